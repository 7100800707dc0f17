#!/usr/bin/env python3
"""Compares the pools of samconfig.toml with the table of pools.json, row by row. Needs no AWS account and no network.

This script transforms template.yaml, fills in the parameters of each pool's environment, and reads every row of the table
from the resulting resources: with Cognito's own email, and with Amazon SES. A value of the table stands for all pools, a
list has one value per pool. Then the script changes each value of each pool, and fails if no row notices a change.
"""

import copy
import json
import sys

import sam_parameters
from cloudformation import ROOT, read_template, resolved, transform, with_parameters
from pool_facts import COGNITO, facts

CONFIG = ROOT / "samconfig.toml"
TABLE = json.loads((ROOT / "e2e/pools.json").read_text(encoding="utf-8"))
SES = {"SesIdentityArn": "arn:aws:ses:eu-west-1:111122223333:identity/example.com"}
# Values that the table lacks, by the end of their path.
NO_ROW = {
    *("DeletionProtection", "Priority", "AttributeDataType", "Mutable", "SourceArn", "AuthSessionValidity"),
}
# Properties of which each would change a row.
ADDITIONS = {
    "AliasAttributes": ["phone_number"],
    "DeviceConfiguration": {"ChallengeRequiredOnNewDevice": True},
    "EnabledMfas": ["SOFTWARE_TOKEN_MFA"],
}


def main():
    template = transform(read_template())
    failed = noticed = 0
    for pool in TABLE["pools"]:
        for case, given in (("", {}), (" with SES", SES)):
            rows = expected(pool, with_ses=bool(given))
            deployment = deployed(template, pool, given)
            tried = {change: findings(one, rows) for change, one in changes(deployment)}
            found = findings(deployment, rows) + [f"no row notices: {change}" for change in tried if not tried[change]]
            print(f"FAILED {pool}{case}" if found else f"ok {pool}{case}: {len(rows)} rows")
            print("".join(f"  {finding}\n" for finding in found), end="")
            failed += len(found)
            noticed += len(tried)
    if failed:
        sys.exit(f"{failed} findings: compare template.yaml and samconfig.toml with e2e/pools.json")
    print(f"ok: a row notices each of {noticed} changes")


def expected(pool, with_ses):
    """The value of each row for a pool."""
    rows = TABLE["rows"] | (TABLE["with SES"] if with_ses else {})
    index = TABLE["pools"].index(pool)
    return {name: value[index] if isinstance(value, list) else value for name, value in rows.items()}


def deployed(template, pool, given):
    """The resources of Cognito and the outputs of a pool's stack with parameters filled in, its tags and its brand."""
    values = sam_parameters.complete(template, sam_parameters.overrides(CONFIG, pool)[0] | given)
    stack = with_parameters(template, values)
    resources = {name: one for name, one in stack["Resources"].items() if one["Type"].startswith(COGNITO)}
    stack = {"Resources": filled(resources, values), "Outputs": stack["Outputs"]}
    return {"stack": stack, "tags": sam_parameters.tags(CONFIG, pool), "brand": values["Brand"]}


def filled(value, values):
    """A value of a template, with parameters as text. References to resources stay."""
    if isinstance(value, list):
        return [filled(one, values) for one in value]
    if not isinstance(value, dict):
        return value
    if value.get("Ref") in values or "Fn::Sub" in value:
        return resolved(value, values, str)
    return {name: filled(one, values) for name, one in value.items()}


def findings(deployment, rows):
    """A finding for each row with another value."""
    found = facts(**deployment)
    return [f"{name} is {found[name]!r}, not {value!r}" for name, value in rows.items() if found[name] != value]


def changes(deployment):
    """Each change of one value, with the changed deployment."""
    for path in paths(deployment["stack"]["Resources"]):
        if path[-1] in NO_ROW or path[1] != "Properties":
            continue
        for other in (None, "other"):
            changed = copy.deepcopy(deployment)
            change(changed["stack"]["Resources"], path, other)
            yield f"{'/'.join(map(str, path))} {'is another' if other else 'is missing'}", changed
    for name, value in ADDITIONS.items():
        changed = copy.deepcopy(deployment)
        changed["stack"]["Resources"]["UserPool"]["Properties"][name] = value
        yield f"{name} is added", changed
    for name in deployment["stack"]["Outputs"]:
        if name in ("UserPoolId", "UserPoolArn", "UserPoolClientId", "Region"):
            changed = copy.deepcopy(deployment)
            changed["stack"]["Outputs"][name]["Value"] = {"Ref": "Other"}
            yield f"the output {name} is another", changed
    yield "a tag is added", deployment | {"tags": deployment["tags"] | {"Other": "other"}}
    yield "the brand is another", deployment | {"brand": "other"}


def paths(value, path=()):
    """The path of each value inside of maps and lists. An empty list and a reference are values."""
    entries = value.items() if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else ()
    if not entries or isinstance(value, dict) and {"Ref", "Fn::GetAtt"} & set(value):
        yield path
    for name, one in entries:
        yield from paths(one, (*path, name))


def change(value, path, other):
    """Removes the value at a path, or replaces it by another one of its type."""
    *outer, last = path
    for name in outer:
        value = value[name]
    if other is None:
        del value[last]
    else:
        value[last] = not value[last] if isinstance(value[last], bool) else 99 if str(value[last]).isdigit() else other


if __name__ == "__main__":
    main()
