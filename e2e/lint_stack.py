"""Checks the pool, the permissions, the functions and the names of a stack."""

import json

from cloudformation import attribute, differences, of_type, resolved, target

COGNITO_TIMEOUT_SECONDS = 5
COGNITO = "cognito-idp.amazonaws.com"
POOL, TABLE = "AWS::Cognito::UserPool", "AWS::DynamoDB::Table"
# Properties of a pool that require EmailSendingAccount DEVELOPER. Source: the API reference of Cognito
# (VerificationMessageTemplateType, MessageTemplateType, EmailConfigurationType, CreateUserPool, EmailMfaConfigType).
ONLY_WITH_SES = (
    *(f"VerificationMessageTemplate/{name}" for name in ("EmailMessage", "EmailMessageByLink")),
    *(f"VerificationMessageTemplate/{name}" for name in ("EmailSubject", "EmailSubjectByLink")),
    *(f"AdminCreateUserConfig/InviteMessageTemplate/{name}" for name in ("EmailMessage", "EmailSubject")),
    *(f"EmailConfiguration/{name}" for name in ("From", "ConfigurationSet")),
    *("EmailVerificationMessage", "EmailVerificationSubject"),
    *("EmailAuthenticationMessage", "EmailAuthenticationSubject"),
)
# Maximum length of a name, by resource type and property.
MAX_LENGTHS = {
    ("AWS::CloudWatch::Alarm", "MetricName"): 255,
    ("AWS::CloudWatch::Dashboard", "DashboardName"): 255,
    ("AWS::Cognito::UserPool", "UserPoolName"): 128,
    ("AWS::Cognito::UserPoolClient", "ClientName"): 128,
    ("AWS::Cognito::UserPoolGroup", "GroupName"): 128,
    ("AWS::DynamoDB::Table", "TableName"): 255,
    ("AWS::IAM::ManagedPolicy", "ManagedPolicyName"): 128,
    ("AWS::IAM::Policy", "PolicyName"): 128,
    ("AWS::IAM::Role", "RoleName"): 64,
    ("AWS::Lambda::Function", "FunctionName"): 64,
    ("AWS::Logs::LogGroup", "LogGroupName"): 512,
    ("AWS::SQS::Queue", "QueueName"): 80,
    ("AWS::SNS::Topic", "TopicName"): 256,
    ("AWS::Scheduler::Schedule", "Name"): 64,
    ("AWS::StepFunctions::StateMachine", "StateMachineName"): 80,
}
# Properties that refer to another resource by its name.
REFERENCES = {
    ("AWS::Lambda::Permission", "FunctionName"),
    ("AWS::Logs::MetricFilter", "LogGroupName"),
    ("AWS::Scheduler::Schedule", "GroupName"),
}
# The longest parts of a name. Source: the limits of CloudFormation and of AWS's regions.
LONGEST_PARTS = {"AWS::StackName": "s" * 128, "AWS::Region": "ap-southeast-7", "AWS::AccountId": "1" * 12}
RETAINED = {POOL: {"DeletionProtection": "ACTIVE"}, TABLE: {"DeletionProtectionEnabled": True}}


def trigger_findings(template, expected):
    pools = [pool.get("LambdaConfig", {}) for _, pool in of_type(template, POOL)]
    return [f"the pool has {sorted(pool)}, not {sorted(expected)}" for pool in pools if set(pool) != expected]


def permission_findings(template):
    """Each trigger of each pool of the template has exactly one permission, for that pool."""
    findings = []
    for pool_id, pool in of_type(template, POOL):
        triggers = pool.get("LambdaConfig", {})
        if not triggers:
            findings.append(f"{pool_id} has no trigger")
        findings += source_findings(template, map(target, triggers.values()), attribute(pool_id, "Arn"))
    return findings


def source_findings(template, functions, source_arn):
    """Each of these functions, by logical id, has exactly one permission: for Cognito, this source and this account."""
    findings = []
    permissions = [properties for _, properties in of_type(template, "AWS::Lambda::Permission")]
    expected = {
        "Action": "lambda:InvokeFunction",
        "Principal": COGNITO,
        "SourceArn": source_arn,
        "SourceAccount": {"Ref": "AWS::AccountId"},
    }
    for function in functions:
        own = [one for one in permissions if target(one.get("FunctionName")) == function]
        if len(own) != 1:
            findings.append(f"{function} has {len(own)} permissions")
        for one in own:
            findings += differences(f"the permission of {function}", one, expected)
    return findings


def service_findings(template, has_pool):
    """A template without a pool must not be able to change or delete one, or a part of it."""
    found = [name for name, one in template["Resources"].items() if one["Type"].startswith("AWS::Cognito::")]
    return [] if bool(found) == has_pool else [f"the resources of Cognito are {found}"]


def unnamed_pool_findings(template):
    """Without UserPoolId, a reference to it would be an empty text."""
    parameter = template.get("Parameters", {}).get("UserPoolId", {"Given": True})
    text = json.dumps(template["Resources"])
    found = '{"Ref": "UserPoolId"}' in text or "${UserPoolId}" in text
    return ["a resource refers to UserPoolId, which is empty"] if found and not parameter["Given"] else []


def retention_findings(template, expected=frozenset(RETAINED)):
    """Exactly these types of resources with data are in the stack, and they outlive it."""
    findings = []
    for kind, protection in RETAINED.items():
        found = list(of_type(template, kind))
        if bool(found) != (kind in expected):
            findings.append(f"the stack has {len(found)} resources of type {kind}")
        for logical_id, properties in found:
            policies = {"DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain"}
            findings += differences(logical_id, template["Resources"][logical_id], policies)
            findings += differences(logical_id, properties, protection)
    return findings


def function_findings(template):
    functions = list(of_type(template, "AWS::Lambda::Function"))
    findings = [] if functions else ["the stack has no function"]
    triggers = set(cognito_functions(template))
    for logical_id, properties in functions:
        timeout = {"Timeout": COGNITO_TIMEOUT_SECONDS} if logical_id in triggers else {}
        findings += differences(logical_id, properties, {"Runtime": "provided.al2023"} | timeout)
    return findings


def cognito_functions(template):
    """The logical ids of the functions that Cognito may invoke."""
    permissions = [one for _, one in of_type(template, "AWS::Lambda::Permission") if one.get("Principal") == COGNITO]
    return [target(one.get("FunctionName")) for one in permissions]


def sender_findings(template):
    findings = []
    for logical_id, properties in of_type(template, POOL):
        found = [path for path in ONLY_WITH_SES if inside(properties, path) is not None]
        if inside(properties, "EmailConfiguration/EmailSendingAccount") != "DEVELOPER":
            findings += [f"{logical_id}: {path} needs an identity of Amazon SES" for path in sorted(found)]
        elif "VerificationMessageTemplate/EmailSubject" not in found:
            findings.append(f"{logical_id} has no subject of its own")
    return findings


def email_findings(template, expected, option):
    """Each pool sends as expected, and verifies with this option."""
    return [
        finding
        for logical_id, pool in of_type(template, POOL)
        for finding in (
            *differences(f"{logical_id}/EmailConfiguration", pool.get("EmailConfiguration", {}), expected),
            *differences(logical_id, pool.get("VerificationMessageTemplate", {}), {"DefaultEmailOption": option}),
        )
    ]


def table_findings(template, table):
    """Each function with records writes to this table."""
    findings = []
    for logical_id, properties in of_type(template, "AWS::Lambda::Function"):
        variables = properties.get("Environment", {}).get("Variables", {})
        if "RECORD_KEY" in variables:
            findings += differences(logical_id, variables, {"TABLE_NAME": table})
    return findings


def inside(value, path):
    """The value at a path of names, or None."""
    for name in path.split("/"):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def name_findings(template):
    findings = []
    parts = LONGEST_PARTS | {name: longest(one) for name, one in template.get("Parameters", {}).items()}
    for logical_id, resource in template["Resources"].items():
        for name, value in resource.get("Properties", {}).items():
            key = (resource["Type"], name)
            if not (name == "Name" or name.endswith("Name")) or key in REFERENCES:
                continue
            length = len(resolved(value, parts, unsupported))
            if key not in MAX_LENGTHS:
                findings.append(f"{logical_id}: MAX_LENGTHS lacks the limit of {name}")
            elif length > MAX_LENGTHS[key]:
                findings.append(f"{logical_id}: {name} can have {length} characters, the limit is {MAX_LENGTHS[key]}")
    return findings


def longest(parameter):
    """A text as long as the longest value of a parameter."""
    values = [str(one) for one in parameter.get("AllowedValues", [])]
    return max(values, key=len) if values else "p" * parameter.get("MaxLength", 4_096)


def unsupported(operand):
    raise LookupError(f"this script does not support {operand} in a name")
