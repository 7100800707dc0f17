"""Checks the Terraform module: its references, the arguments of its resources, and its user pool."""

import mutants
import terraform
from cloudformation import differences
from lint_roles import KEY_ACTIONS
from terraform_facts import ARGUMENTS, DOCUMENT, FUNCTION, GROUPS_POLICY, OF_TEMPLATE, POLICY, POOL, ROLE

# Attributes that the module reads. A mistyped one would be found by Terraform only.
ATTRIBUTES = {
    "aws_caller_identity": {"account_id"},
    "aws_cloudwatch_log_group": {"arn", "name"},
    "aws_cognito_user_pool": {"arn", "id"},
    "aws_cognito_user_pool_client": {"id"},
    "aws_dynamodb_table": {"arn", "name"},
    "aws_iam_policy_document": {"json"},
    "aws_iam_role": {"arn", "name"},
    "aws_lambda_function": {"arn", "function_name"},
    "aws_lambda_layer_version": {"arn"},
    "aws_partition": {"dns_suffix", "partition"},
    "aws_region": {"id"},
    "archive_file": {"output_base64sha256", "output_path"},
}
DYNAMODB = "dynamodb.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}"
# Actions of Lambda in a network, those of Amazon's policy AWSLambdaVPCAccessExecutionRole without its log.
NETWORK_ACTIONS = {
    *(f"ec2:{action}NetworkInterface" for action in ("Create", "Delete")),
    *("ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"),
    *(f"ec2:{action}PrivateIpAddresses" for action in ("Assign", "Unassign")),
}
ROLE_PARTS = (ROLE, POLICY, GROUPS_POLICY)
WRITES, TABLE = "contains(local.writers, each.key)", "[local.table_arn] : []"
# Rights besides the log: when a role has them, the actions, the resource, and the condition.
RIGHTS = {
    f"${{{WRITES} ? {TABLE}}}": ({"dynamodb:PutItem"}, "${statement.value}", None),
    f'${{each.key == "post-authentication" && var.record_check == "read" ? {TABLE}}}':
        ({"dynamodb:GetItem"}, "${statement.value}", None),
    "${local.networks}": (NETWORK_ACTIONS, "*", ("Null", "lambda:SourceFunctionArn", "true")),
    f'${{{WRITES} && var.table_kms_key_arn != "" ? [var.table_kms_key_arn] : []}}':
        (KEY_ACTIONS, "${statement.value}", ("StringEquals", "kms:ViaService", DYNAMODB)),
}
# Arguments that may have any value, by the end of their path.
FREE = {"description", "name", "function_name", "layer_name", "statement_id", "error_message", "output_path"}


def checks(parts, pool, client):
    """The checks of the module with their findings. `pool` and `client` are properties of template.yaml."""
    return [
        ("every reference leads to a part and a known attribute", reference_findings(parts)),
        ("no parts refer to each other in a circle", circle_findings(parts)),
        ("every variable, local value and data source is used", unused_findings(parts)),
        ("every variable and output has a type and a description", variable_findings(parts)),
        *((name, argument_findings(parts, arguments)) for name, arguments in ARGUMENTS.items()),
        ("every trigger has its function", trigger_findings(parts)),
        ("only some roles may add records, and no role has another right", right_findings(parts)),
        ("the new pool is that of template.yaml", pool_findings(parts, pool, client)),
    ]


def blind_findings(parts, pool, client):
    """Arguments that could have another value without a finding."""
    check = lambda wrong: any(findings for _, findings in checks(wrong, pool, client))
    return [f"no check reads {'/'.join(map(str, path))}" for path in mutants.survivors(parts, check, is_free)]


def is_free(path):
    address, argument = path[0], path[-1]
    # Settings are compared as text.
    others = address.startswith("var.") or address in ("terraform", "local.settings", "local.functions")
    return others or (argument in FREE and address.startswith(("aws_", "data.archive_file.", "output.")))


def reference_findings(parts):
    """References to parts that nobody declares, and to unknown attributes."""
    findings = []
    for owner, body in parts.items():
        for address, attribute in sorted(terraform.references(body), key=str):
            type_name = address.removeprefix("data.").split(".")[0]
            if address not in parts:
                findings.append(f"{owner} refers to {address}, which nothing declares")
            elif attribute and type_name in ATTRIBUTES and attribute not in ATTRIBUTES[type_name]:
                findings.append(f"{owner} reads {address}.{attribute}, which ATTRIBUTES lacks")
    return findings


def circle_findings(parts):
    """Parts that refer to themselves over others."""
    # The validation of a variable may name the variable, and others.
    owners = {owner: body for owner, body in parts.items() if not owner.startswith("var.")}
    uses = {owner: {one for one, _ in terraform.references(body)} & owners.keys() for owner, body in owners.items()}
    while free := {owner for owner, used in uses.items() if not used}:
        uses = {owner: used - free for owner, used in uses.items() if owner not in free}
    return [f"{', '.join(sorted(uses))} refer to each other in a circle"] if uses else []


def unused_findings(parts):
    used = {address for owner, body in parts.items() for address, _ in terraform.references(body) if address != owner}
    declared = [address for address in parts if address.startswith(("var.", "local.", "data."))]
    return [f"nothing refers to {address}" for address in declared if address not in used]


def variable_findings(parts):
    findings = []
    for address in (one for one in parts if one.startswith(("var.", "output."))):
        if not parts[address].get("description", "").endswith("."):
            findings.append(f"{address} has no description")
    for address in (one for one in parts if one.startswith("var.")):
        if "type" not in parts[address]:
            findings.append(f"{address} has no type")
        if not all(one["error_message"].endswith(".") for one in parts[address].get("validation", [])):
            findings.append(f"{address}: Terraform wants an error message that ends with a full stop")
    return findings


def argument_findings(parts, expected):
    findings = []
    for address, arguments in expected.items():
        actual = {path: terraform.inside(parts.get(address, {}), path) for path in arguments}
        findings += differences(address, actual, arguments)
    return findings


def trigger_findings(parts):
    """Each trigger has the function of its name, and a new pool has all of them."""
    arn = lambda name: f'{FUNCTION}["{name}"].arn'
    expected = {name.replace("-", "_"): f"${{{arn(name)}}}" for name in parts["local.settings"]}
    last = arn("post-authentication")
    expected["post_authentication"] = f"${{var.ensure_records_at_sign_in ? {last} : null}}"
    findings = differences("local.lambda_config", parts["local.lambda_config"], expected)
    attached = terraform.inside(parts[POOL], "lambda_config/0")
    wanted = {name: f"${{local.lambda_config.{name}}}" for name in expected}
    if attached != wanted:
        findings.append(f"the new pool has {attached}, not {wanted}")
    if parts["local.functions"].keys() != parts["local.settings"].keys():
        findings.append("local.functions and local.settings have different functions")
    kinds = ("aws_lambda_function.", "aws_lambda_permission.", "aws_iam_")
    others = {one for one in parts if one.startswith(kinds)} - {FUNCTION, "aws_lambda_permission.cognito", *ROLE_PARTS}
    return findings + [f"no check reads {other}" for other in sorted(others)]


def right_findings(parts):
    """Every statement besides the log is one of RIGHTS."""
    findings, missing = [], dict(RIGHTS)
    for statement in (one["statement"] for one in parts[DOCUMENT].get("dynamic", [])):
        content = terraform.inside(statement, "content/0")
        actions, resource, condition = missing.pop(statement["for_each"], (set(), None, None))
        if set(content["actions"]) != actions:
            findings.append(f"a statement with {statement['for_each']} grants {content['actions']}")
        names = ("test", "variable", "values")
        wanted = condition and [dict(zip(names, (*condition[:2], [condition[2]]), strict=True))]
        findings += differences("a statement", content, {"resources": [resource], "condition": wanted})
    if parts["local.writers"] != '${toset(["post-confirmation", "post-authentication"])}':
        findings.append(f"the functions that write records are {parts['local.writers']}")
    return findings + [f"no statement has {condition}" for condition in missing]


def pool_findings(parts, pool, client):
    """Differences between the new pool of the module, and the properties of the template's pool and app client."""
    findings = []
    for (address, arguments), properties in zip(OF_TEMPLATE.items(), (pool, client), strict=True):
        for path, argument in arguments.items():
            actual, expected = terraform.inside(parts[address], argument), terraform.inside(properties, path)
            if actual != expected or expected is None:
                findings.append(f"{address}: {argument} is {actual}; in template.yaml, {path} is {expected}")
    return findings
