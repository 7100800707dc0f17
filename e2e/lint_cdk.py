"""Checks the stacks that the CDK construct creates, with the checks of template.yaml."""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from cloudformation import ROOT, differences, of_type, target

import lint_roles
import lint_stack

CDK = ROOT / "examples" / "cdk"
APP = CDK / "build" / "bin" / "app.js"
FUNCTIONS = ["pre-sign-up", "custom-message", "post-confirmation", "post-authentication"]
TRIGGERS = {"PreSignUp", "CustomMessage", "PostConfirmation"}
PUT = {"dynamodb:PutItem"}
ACCOUNT_POOLS = [
    "arn:",
    {"Ref": "AWS::Partition"},
    ":cognito-idp:",
    {"Ref": "AWS::Region"},
    ":",
    {"Ref": "AWS::AccountId"},
]
# Properties of the pool and its app client that the construct leaves to CDK: names, references, and Cognito's defaults.
OWN_PROPERTIES = {"UserPoolName", "EmailConfiguration", "LambdaConfig", "ClientName", "UserPoolId"}
DEFAULTS = {"RefreshTokenValidity", "TokenValidityUnits"}


def synthesized():
    """The templates of the example app by the name of their stack. Its functions are stand-ins for the zip files."""
    if not APP.is_file():
        sys.exit(f"{APP} is missing: run npm test in {CDK}")
    with tempfile.TemporaryDirectory() as folder:
        for name in FUNCTIONS:
            (Path(folder) / f"{name}-arm64.zip").write_text(f"stand-in for {name}", encoding="utf-8")
        out = Path(folder) / "cdk.out"
        environment = os.environ | {"CDK_OUTDIR": str(out), "CDK_CONTEXT_JSON": json.dumps({"dist": folder})}
        subprocess.run(["node", str(APP)], env=environment, check=True)
        files = sorted(out.glob("*.template.json"))
        # The checks of template.yaml also read sections that these templates lack.
        read = lambda file: {"Conditions": {}} | json.loads(file.read_text(encoding="utf-8"))
        return {file.name.split(".")[0]: read(file) for file in files}


def stack_checks(name, stack):
    """The checks of one stack, with their names."""
    sources = {
        "new-pool": {"Fn::GetAtt": [next((one for one, _ in of_type(stack, lint_stack.POOL)), ""), "Arn"]},
        "own-pool": {"Fn::Join": ["", [*ACCOUNT_POOLS, ":userpool/*"]]},
        "imported-pool": {"Fn::Join": ["", [*ACCOUNT_POOLS, ":userpool/eu-west-1_EXAMPLE01"]]},
    }
    triggers = {"new-pool": TRIGGERS, "own-pool": TRIGGERS | {"PostAuthentication"}, "imported-pool": None}[name]
    checks = [
        ("every function has one permission for its pool and account", permission_findings(stack, sources[name])),
        ("functions run on provided.al2023 with Cognito's timeout", function_findings(stack)),
        ("roles write records to one table and have no other right there", database_findings(stack)),
        ("every role may write to exactly its own log group", lint_roles.log_findings(stack)),
        ("the table uses DynamoDB's key", lint_roles.key_findings(stack)),
        ("only this account's services may assume a role", lint_roles.trust_findings(stack)),
        ("every name stays within its limit", lint_stack.name_findings(stack)),
    ]
    if triggers:
        checks += [
            ("the pool has exactly the expected triggers", lint_stack.trigger_findings(stack, triggers)),
            ("pool and table outlive the stack", lint_stack.retention_findings(stack)),
        ]
    if name == "new-pool":
        checks.append(("the pool needs SES only where SES sends its emails", lint_stack.sender_findings(stack)))
    if name == "own-pool":
        checks.append(("the permissions exist before the triggers", order_findings(stack)))
    return [(f"CDK, {name}: {check}", findings) for check, findings in checks]


def permission_findings(stack, source_arn):
    """Also for a function that is not attached yet."""
    expected = {
        "Action": "lambda:InvokeFunction",
        "Principal": "cognito-idp.amazonaws.com",
        "SourceArn": source_arn,
        "SourceAccount": {"Ref": "AWS::AccountId"},
    }
    permissions = [one for _, one in of_type(stack, "AWS::Lambda::Permission")]
    findings = [finding for one in permissions for finding in differences("a permission", one, expected)]
    permitted = sorted(target(one.get("FunctionName")) for one in permissions)
    functions = sorted(logical_id for logical_id, _ in of_type(stack, "AWS::Lambda::Function"))
    return findings + ([] if permitted == functions else [f"permissions are for {permitted}, not for {functions}"])


def function_findings(stack):
    expected = {"Runtime": "provided.al2023", "Handler": "bootstrap", "Timeout": 5, "Architectures": ["arm64"]}
    logging = {"LogFormat": "JSON", "ApplicationLogLevel": "DEBUG"}
    functions = list(of_type(stack, "AWS::Lambda::Function"))
    findings = [] if len(functions) == len(FUNCTIONS) else [f"there are {len(functions)} functions"]
    for logical_id, properties in functions:
        findings += differences(logical_id, properties, expected)
        findings += differences(logical_id, properties.get("LoggingConfig", {}), logging)
    return findings


def database_findings(stack):
    roles = [one for one, _ in of_type(stack, "AWS::IAM::Role")]
    writers = [one for one in roles if re.fullmatch(r"TriggersPost(Confirmation|Authentication)Role[0-9A-F]{8}", one)]
    return lint_roles.database_findings(stack, {role: PUT for role in writers})


def order_findings(stack):
    """Without this order, users could not sign up in a pool that is deployed already, until the permissions exist."""
    permissions = {one for one, _ in of_type(stack, "AWS::Lambda::Permission")}
    pools = [one for one in stack["Resources"].values() if one["Type"] == lint_stack.POOL]
    missing = [permissions - set(one.get("DependsOn", [])) for one in pools]
    return [f"the pool does not wait for {sorted(one)}" for one in missing if one]


def pool_findings(stack, pool, client):
    """Differences between the new pool of the construct, and the properties of the template's pool and app client."""
    findings = []
    for kind, expected in ((lint_stack.POOL, pool), ("AWS::Cognito::UserPoolClient", client)):
        wanted = {name: ordered(one) for name, one in expected.items() if name not in OWN_PROPERTIES | DEFAULTS}
        for logical_id, actual in of_type(stack, kind):
            findings += differences(logical_id, {name: ordered(one) for name, one in actual.items()}, wanted)
    return findings


def ordered(value):
    """The value, with lists of texts in one order, and without the type of an attribute, which is String by default."""
    if isinstance(value, list):
        return sorted(value) if all(isinstance(one, str) for one in value) else [ordered(one) for one in value]
    if isinstance(value, dict):
        return {name: ordered(one) for name, one in value.items() if name != "AttributeDataType"}
    return value
