"""The arguments of the Terraform module that the checks require, by the sentence that they keep."""

FUNCTION, ROLE, GROUP = "aws_lambda_function.trigger", "aws_iam_role.function", "aws_cloudwatch_log_group.function"
POLICY, DOCUMENT = "aws_iam_role_policy.function", "data.aws_iam_policy_document.function"
GROUPS_POLICY, GROUPS_DOCUMENT = "aws_iam_role_policy.groups", "data.aws_iam_policy_document.groups"
PERMISSION, TABLE = "aws_lambda_permission.cognito", "aws_dynamodb_table.records"
LAYER, ARCHIVE = "aws_lambda_layer_version.content", "data.archive_file.content"
POOL, CLIENT = "aws_cognito_user_pool.new", "aws_cognito_user_pool_client.new"
EACH = {"for_each": "${local.functions}"}
KEY = '${var.record_key == "" ? "userId" : var.record_key}'
WITH_CONTENT = {"count": '${var.content_pack == "" ? 0 : 1}'}
NEW_POOL = {"count": "${var.create_user_pool ? 1 : 0}"}


def optional(name):
    """The expression of an argument that is left out if the variable is empty."""
    return f'${{var.{name} == "" ? null : var.{name}}}'


def arn(service, resource):
    """The expression of an ARN in the region and account of the module."""
    parts = [f'"arn:${{data.aws_partition.current.partition}}:{service}"', "data.aws_region.current.id"]
    return f'join(":", [{", ".join([*parts, "data.aws_caller_identity.current.account_id", resource])}])'


ARGUMENTS = {
    "functions run their zip file with Cognito's timeout": {
        FUNCTION: EACH | {
            "filename": "${local.zips[each.key]}",
            "source_code_hash": "${filebase64sha256(local.zips[each.key])}",
            "lifecycle/precondition/0/condition": "${fileexists(local.zips[each.key])}",
            "lifecycle/precondition/1/condition": f"${{var.record_sort_key != ({KEY[2:-1]})}}",
            "runtime": "provided.al2023",
            "handler": "bootstrap",
            "architectures": ["${var.architecture}"],
            "memory_size": "${var.memory_size}",
            "timeout": 5,
            "environment/variables": "${local.variables[each.key]}",
            "layers": f"${{{LAYER}[*].arn}}",
            "depends_on": [f"${{{POLICY}}}"],
        },
        LAYER: WITH_CONTENT | {
            "filename": f"${{{ARCHIVE}[0].output_path}}",
            "source_code_hash": f"${{{ARCHIVE}[0].output_base64sha256}}",
        },
        ARCHIVE: WITH_CONTENT | {"type": "zip", "source_file": "${var.content_pack}"},
        "local.zips": {
            "": '${{for name in keys(local.functions) : name => "${var.dist_folder}/${name}-${var.architecture}.zip"}}'
        },
    },
    "every function gets its settings that are not empty": {
        "local.variables": {
            "": '${{for name, settings in local.settings : name => merge({LOG_LEVEL = "INFO"}, '
            '{for variable, value in settings : variable => value if value != ""}, '
            "contains(local.writers, name) ? {TABLE_NAME = local.table_name} : {})}}"
        },
    },
    "every function writes JSON to its own log group, and no metric is dropped": {
        FUNCTION: {
            "logging_config/log_group": f"${{{GROUP}[each.key].name}}",
            "logging_config/log_format": "JSON",
            "logging_config/application_log_level": "DEBUG",
        },
        GROUP: EACH | {
            "retention_in_days": "${var.log_retention_in_days}",
            "kms_key_id": optional("log_kms_key_arn"),
        },
    },
    "every function has one permission for its pool and account, before a pool has its triggers": {
        PERMISSION: EACH | {
            "action": "lambda:InvokeFunction",
            "function_name": f"${{{FUNCTION}[each.key].function_name}}",
            "principal": "cognito-idp.amazonaws.com",
            "source_arn": f"${{var.create_user_pool ? {POOL}[0].arn : local.pools_arn}}",
            "source_account": "${data.aws_caller_identity.current.account_id}",
        },
        "local.pools_arn": {
            "": f"""${{{arn("cognito-idp", '"userpool/${var.user_pool_id == "" ? "*" : var.user_pool_id}"')}}}"""
        },
        "output.lambda_config": {"value": "${local.lambda_config}", "depends_on": [f"${{{PERMISSION}}}"]},
    },
    "every function is in the network of the variables": {
        "local.networks": {"": "${length(var.subnet_ids) == 0 ? [] : [var.subnet_ids]}"},
        FUNCTION: {
            "dynamic/vpc_config/for_each": "${local.networks}",
            "dynamic/vpc_config/content/subnet_ids": "${vpc_config.value}",
            "dynamic/vpc_config/content/security_group_ids": "${var.security_group_ids}",
        },
    },
    "every role writes its own log": {
        FUNCTION: {"role": f"${{{ROLE}[each.key].arn}}"},
        ROLE: EACH | {
            "assume_role_policy": "${data.aws_iam_policy_document.lambda.json}",
            "permissions_boundary": optional("permissions_boundary"),
            "path": "${var.role_path}",
        },
        POLICY: EACH | {"role": f"${{{ROLE}[each.key].name}}", "policy": f"${{{DOCUMENT}[each.key].json}}"},
        DOCUMENT: EACH | {
            "statement/actions": ["logs:CreateLogStream", "logs:PutLogEvents"],
            "statement/resources": [f"${{{GROUP}[each.key].arn}}:*"],
        },
        "data.aws_iam_policy_document.lambda": {
            "statement/actions": ["sts:AssumeRole"],
            "statement/principals/type": "Service",
            "statement/principals/identifiers": ["lambda.amazonaws.com"],
        },
    },
    "with default groups, the functions with records may add users to groups of the one pool": {
        GROUPS_POLICY: {
            "for_each":
                '${var.default_groups == "" && var.default_groups_by_client == "" ? toset([]) : local.writers}',
            "role": f"${{{ROLE}[each.key].name}}",
            "policy": f"${{{GROUPS_DOCUMENT}.json}}",
            "lifecycle/precondition/condition": '${var.create_user_pool || var.user_pool_id != ""}',
        },
        GROUPS_DOCUMENT: {
            "statement/actions": ["cognito-idp:AdminAddUserToGroup"],
            "statement/resources": [f"${{var.create_user_pool ? {POOL}[0].arn : local.pools_arn}}"],
        },
    },
    "the table has the key of the settings": {
        TABLE: {
            "count": '${var.table_name == "" ? 1 : 0}',
            "billing_mode": "PAY_PER_REQUEST",
            "hash_key": KEY,
            "range_key": optional("record_sort_key"),
            "attribute/name": KEY,
            "attribute/type": "S",
            "dynamic/0/attribute/for_each": '${var.record_sort_key == "" ? [] : [var.record_sort_key]}',
            "dynamic/0/attribute/content/name": "${attribute.value}",
            "dynamic/0/attribute/content/type": "S",
            "dynamic/1/ttl/for_each": '${var.time_to_live_attribute == "" ? [] : [var.time_to_live_attribute]}',
            "dynamic/1/ttl/content/attribute_name": "${ttl.value}",
            "dynamic/1/ttl/content/enabled": True,
            "dynamic/2/server_side_encryption/for_each":
                '${var.table_kms_key_arn == "" ? [] : [var.table_kms_key_arn]}',
            "dynamic/2/server_side_encryption/content/enabled": True,
            "dynamic/2/server_side_encryption/content/kms_key_arn": "${server_side_encryption.value}",
        },
        "local.table_name": {"": f'${{var.table_name == "" ? {TABLE}[0].name : var.table_name}}'},
        "local.table_arn": {
            "": f"""${{var.table_name == "" ? {TABLE}[0].arn : {arn("dynamodb", '"table/${var.table_name}"')}}}"""
        },
        "output.table_name": {"value": "${local.table_name}"},
    },
    "pool and table outlive the module": {
        POOL: {"deletion_protection": "ACTIVE", "lifecycle/prevent_destroy": True},
        TABLE: {
            "deletion_protection_enabled": True,
            "lifecycle/prevent_destroy": True,
            "point_in_time_recovery/enabled": True,
        },
    },
    "a new pool has the settings that its messages name, and the sender of the variables": {
        POOL: NEW_POOL | {
            "password_policy/temporary_password_validity_days":
                '${var.temporary_password_days == "" ? 7 : tonumber(var.temporary_password_days)}',
            "verification_message_template/default_email_option":
                '${var.verification_method == "link" ? "CONFIRM_WITH_LINK" : "CONFIRM_WITH_CODE"}',
            "verification_message_template/email_subject":
                '${var.ses_identity_arn == "" ? null : "Account verification code"}',
            "email_configuration/email_sending_account":
                '${var.ses_identity_arn == "" ? "COGNITO_DEFAULT" : "DEVELOPER"}',
            "email_configuration/source_arn": optional("ses_identity_arn"),
            "email_configuration/configuration_set": optional("ses_configuration_set"),
            "email_configuration/from_email_address": optional("from_address"),
            "email_configuration/reply_to_email_address": optional("reply_to_address"),
            "schema/string_attribute_constraints/min_length": "0",
            "schema/string_attribute_constraints/max_length": "2048",
        },
        CLIENT: NEW_POOL | {
            "user_pool_id": f"${{{POOL}[0].id}}",
            "auth_session_validity": '${var.mfa_code_minutes == "" ? 3 : tonumber(var.mfa_code_minutes)}',
        },
        "output.user_pool_id": {"value": f"${{one({POOL}[*].id)}}"},
        "output.user_pool_client_id": {"value": f"${{one({CLIENT}[*].id)}}"},
    },
}
# Properties of the pool and of its app client in template.yaml, with their arguments in the module.
OF_TEMPLATE = {
    POOL: {
        "DeletionProtection": "deletion_protection",
        "UserPoolTier": "user_pool_tier",
        "UsernameAttributes": "username_attributes",
        "UsernameConfiguration/CaseSensitive": "username_configuration/case_sensitive",
        "Schema/Name": "schema/name",
        "Schema/AttributeDataType": "schema/attribute_data_type",
        "Schema/Required": "schema/required",
        "Schema/Mutable": "schema/mutable",
        "AutoVerifiedAttributes": "auto_verified_attributes",
        "UserAttributeUpdateSettings/AttributesRequireVerificationBeforeUpdate":
            "user_attribute_update_settings/attributes_require_verification_before_update",
        "AccountRecoverySetting/RecoveryMechanisms/Name": "account_recovery_setting/recovery_mechanism/name",
        "AccountRecoverySetting/RecoveryMechanisms/Priority": "account_recovery_setting/recovery_mechanism/priority",
        "MfaConfiguration": "mfa_configuration",
        "Policies/PasswordPolicy/MinimumLength": "password_policy/minimum_length",
        "Policies/PasswordPolicy/RequireLowercase": "password_policy/require_lowercase",
        "Policies/PasswordPolicy/RequireUppercase": "password_policy/require_uppercase",
        "Policies/PasswordPolicy/RequireNumbers": "password_policy/require_numbers",
        "Policies/PasswordPolicy/RequireSymbols": "password_policy/require_symbols",
        "AdminCreateUserConfig/AllowAdminCreateUserOnly": "admin_create_user_config/allow_admin_create_user_only",
    },
    CLIENT: {
        "GenerateSecret": "generate_secret",
        "ExplicitAuthFlows": "explicit_auth_flows",
        "PreventUserExistenceErrors": "prevent_user_existence_errors",
    },
}
