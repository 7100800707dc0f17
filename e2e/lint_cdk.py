"""Checks the stacks of the CDK construct with the checks of template.yaml, and compares the resources of both."""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from cloudformation import ROOT, differences, listed, of_type

import lint_roles
import lint_stack
import mutants

CDK = ROOT / "examples" / "cdk"
APP = CDK / "build" / "bin" / "app.js"
FUNCTIONS = ["pre-sign-up", "custom-message", "post-confirmation", "post-authentication"]
FUNCTION, PERMISSION, CLIENT = "AWS::Lambda::Function", "AWS::Lambda::Permission", "AWS::Cognito::UserPoolClient"
ROLE, GROUP = "AWS::IAM::Role", "AWS::Logs::LogGroup"
PUT = {"dynamodb:PutItem"}
# The logical ids of template.yaml for those of the construct, which have a prefix and a checksum.
LOGICAL_IDS = {"Table": "UserSettingsTable", "PoolUserPool": "UserPool", "PoolUserPoolClient": "UserPoolClient"}
# The template's pool and its parts. With another pool, the construct has none of them.
OF_POOL = {"UserPool", "UserPoolClient"}
# Properties that differ: names, zip files, the variables of the example, the sender, and defaults that CDK writes.
OWN_PROPERTIES = {
    FUNCTION: {"Code", "Environment", "Tags"},
    PERMISSION: {"SourceArn"},
    GROUP: {"LogGroupName"},
    ROLE: {"Description"},
    lint_stack.POOL: {"UserPoolName", "EmailConfiguration"},
    CLIENT: {
        *("ClientName", "AllowedOAuthFlowsUserPoolClient", "SupportedIdentityProviders"),
        *("RefreshTokenValidity", "TokenValidityUnits"),
    },
}


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


def checks(name, stack, template):
    """The checks of one stack with their findings. `template` is template.yaml with the same parameters."""
    found = [
        ("the resources are those of template.yaml", same_findings(stack, template)),
        ("every permission is for the pool and this account", permission_findings(name, stack)),
        ("functions run on provided.al2023, triggers with Cognito's timeout", lint_stack.function_findings(stack)),
        ("roles write records to one table and have no other right there", database_findings(stack)),
        ("every role may write to exactly its own log group", lint_roles.log_findings(stack)),
        ("the table uses DynamoDB's key", lint_roles.key_findings(stack)),
        ("only this account's services may assume a role", lint_roles.trust_findings(stack)),
        ("every name stays within its limit", lint_stack.name_findings(stack)),
    ]
    if name != "imported-pool":
        found.append(("the pool has the triggers of template.yaml", trigger_findings(stack, template)))
        found.append(("pool and table outlive the stack", lint_stack.retention_findings(stack)))
    if name == "new-pool":
        found.append(("the pool needs SES only where SES sends its emails", lint_stack.sender_findings(stack)))
    if name == "own-pool":
        found.append(("the permissions exist before the triggers", order_findings(stack)))
    return found


def blind_findings(name, stack, template):
    """Properties that could have another value without a finding."""
    check = lambda wrong: any(findings for _, findings in checks(name, wrong, template))
    paths = mutants.survivors({"Resources": stack["Resources"]}, lambda wrong: check(stack | wrong), is_free(stack))
    return [f"no check reads {'/'.join(map(str, path))}" for path in paths]


def is_free(stack):
    def free(path):
        logical_id, section, *names = path[1:]
        kind = stack["Resources"][logical_id]["Type"]
        is_own_pool = kind == lint_stack.POOL and not logical_id.startswith("Triggers")
        own = is_own_pool or names[:1] and names[0] in OWN_PROPERTIES.get(kind, ())
        # CDK repeats dependencies, and chooses the name of the only policy of a role. Checks look up resources by type.
        return own or section in ("DependsOn", "Type") or names[-1:] == ["PolicyName"]

    return free


def same_findings(stack, template):
    """Differences between the resources of the construct and those of template.yaml, except for another pool."""
    actual, expected = comparable(stack), comparable(template)
    findings = [f"{one} is missing" for one in sorted(expected.keys() - actual.keys() - OF_POOL)]
    for logical_id, resource in actual.items():
        wanted = expected.get(logical_id, {})
        findings += differences(logical_id, resource, wanted)
        findings += [f"{logical_id}: template.yaml has no {name}" for name in resource.keys() - wanted.keys()]
    return findings


def comparable(stack):
    """The properties of each resource by the logical id of template.yaml, without what may differ."""
    names = names_of(stack)
    resources = {}
    for logical_id, resource in stack["Resources"].items():
        kind = resource["Type"]
        if kind == lint_stack.POOL and names[logical_id] not in OF_POOL:
            continue
        own = OWN_PROPERTIES.get(kind, set())
        properties = {name: one for name, one in resource["Properties"].items() if name not in own}
        if "Policies" in properties and kind == ROLE:
            documents = [policy["PolicyDocument"] for policy in properties["Policies"]]
            properties["Policies"] = [statement for document in documents for statement in rights(document)]
        keeps = {name: resource.get(name, "Delete") for name in ("DeletionPolicy", "UpdateReplacePolicy")}
        resources[names[logical_id]] = renamed({"Type": kind} | keeps | properties, names)
    return resources


def names_of(stack):
    """The logical ids of template.yaml by those of the stack."""
    names = {one: re.sub(r"^Triggers(\w+)[0-9A-F]{8}$", r"\1", one) for one in stack["Resources"]}
    return {one: LOGICAL_IDS.get(name, name) for one, name in names.items()}


def rights(document):
    """The statements of a policy, each with the policy's version and a list of actions."""
    for statement in listed(document["Statement"]):
        yield {"Version": document["Version"]} | statement | {"Action": listed(statement["Action"])}


def renamed(value, names):
    """The value with the logical ids of template.yaml, with lists in one order, and without a default of Cognito."""
    match value:
        case {"Ref": name}:
            return {"Ref": names.get(name, name)}
        case {"Fn::GetAtt": [name, attribute]}:
            return {"Fn::GetAtt": [names.get(name, name), attribute]}
        case dict():
            return {key: renamed(one, names) for key, one in value.items() if key != "AttributeDataType"}
        case list():
            return sorted((renamed(one, names) for one in value), key=str)
    return value


def trigger_findings(stack, template):
    """The pool of the app has the same triggers as that of template.yaml."""
    attached = [renamed(pool.get("LambdaConfig"), names_of(stack)) for _, pool in of_type(stack, lint_stack.POOL)]
    expected = [pool["LambdaConfig"] for _, pool in of_type(template, lint_stack.POOL)]
    return [] if attached == expected else [f"the triggers are {attached}, not {expected}"]


def permission_findings(name, stack):
    pool = next((one for one, _ in of_type(stack, lint_stack.POOL)), None)
    partition, region, account = ({"Ref": f"AWS::{one}"} for one in ("Partition", "Region", "AccountId"))
    start = ["arn:", partition, ":cognito-idp:", region, ":", account]
    source = {
        "new-pool": {"Fn::GetAtt": [pool, "Arn"]},
        "own-pool": {"Fn::Join": ["", [*start, ":userpool/*"]]},
        "imported-pool": {"Fn::Join": ["", [*start, ":userpool/eu-west-1_EXAMPLE01"]]},
    }[name]
    permissions = [one for _, one in of_type(stack, PERMISSION)]
    return [finding for one in permissions for finding in differences("a permission", one, {"SourceArn": source})]


def database_findings(stack):
    roles = [one for one, _ in of_type(stack, ROLE)]
    writers = [one for one in roles if re.fullmatch(r"TriggersPost(Confirmation|Authentication)Role[0-9A-F]{8}", one)]
    return lint_roles.database_findings(stack, {role: PUT for role in writers})


def order_findings(stack):
    """Without this order, users could not sign up in a pool that is deployed already, until the permissions exist."""
    permissions = {one for one, _ in of_type(stack, PERMISSION)}
    pools = [one for one in stack["Resources"].values() if one["Type"] == lint_stack.POOL]
    missing = [permissions - set(one.get("DependsOn", [])) for one in pools]
    return [f"the pool does not wait for {sorted(one)}" for one in missing if one]
