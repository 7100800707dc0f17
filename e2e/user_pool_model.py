#!/usr/bin/env python3
"""Holds the committed extract of Cognito's API model to the model that botocore installs. Needs no network.

The command `attach` sends every setting of a pool back to Cognito. Its lists, and the test double of Cognito, follow
shared/test-kit/src/user_pool/model.json, an extract of names, types and limits. A field that is new in the API makes
this script fail and name it. `--write` renews the extract; the unit tests of cli/src/attach/fields.rs then name the
lists that lack the field.
"""

import gzip
import json
import sys
from pathlib import Path

import botocore

ROOT = Path(__file__).resolve().parent.parent
EXTRACT = ROOT / "shared/test-kit/src/user_pool/model.json"
# Everything that is read, sent or compared.
SHAPES = [
    "UpdateUserPoolRequest",
    "UserPoolType",
    "GetUserPoolMfaConfigResponse",
    "SetUserPoolMfaConfigRequest",
]
FACTS = ("type", "required", "enum", "min", "max")


def main():
    model = extract(installed_model())
    if sys.argv[1:] == ["--write"]:
        EXTRACT.write_text(json.dumps(model, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return 0
    committed = json.loads(EXTRACT.read_text(encoding="utf-8"))
    findings = differences(committed, model)
    for finding in findings:
        print(f"FAILED {finding}")
    if findings:
        print(f"{EXTRACT.name} is not the model of botocore {botocore.__version__}; if requirements-dev.txt names it,")
        print("run `python e2e/user_pool_model.py --write`, then `make unit`, which names the lists to renew")
        return 1
    fields = sum(len(shape.get("members", ())) for shape in model.values())
    print(f"ok     attach knows all {fields} fields of a user pool (botocore {botocore.__version__})")
    return 0


def installed_model():
    folder = Path(botocore.__file__).parent / "data/cognito-idp"
    newest = max(folder.iterdir())
    with gzip.open(newest / "service-2.json.gz") as file:
        return json.load(file)


def extract(model):
    """The shapes that SHAPES refer to, without documentation."""
    shapes, waiting = {}, list(SHAPES)
    while waiting:
        name = waiting.pop()
        if name in shapes:
            continue
        source = model["shapes"][name]
        shape = {fact: source[fact] for fact in FACTS if fact in source}
        if "members" in source:
            shape["members"] = {field: member["shape"] for field, member in source["members"].items()}
        for part in ("member", "key", "value"):
            if part in source:
                shape[part] = source[part]["shape"]
        shapes[name] = shape
        waiting += list(shape.get("members", {}).values())
        waiting += [shape[part] for part in ("member", "key", "value") if part in shape]
    return shapes


def differences(committed, model):
    """One line for each field or shape that the extract lacks, has too many, or describes differently."""
    findings = []
    for name in sorted(committed.keys() | model.keys()):
        old, new = committed.get(name, {}), model.get(name, {})
        old_fields, new_fields = old.get("members", {}), new.get("members", {})
        findings += [f"{name} has the new field {field}" for field in sorted(new_fields.keys() - old_fields.keys())]
        findings += [f"{name} no longer has {field}" for field in sorted(old_fields.keys() - new_fields.keys())]
        if new_fields.keys() == old_fields.keys() and old != new:
            findings.append(f"{name} is new" if not old else f"{name} has other types or limits")
    return findings


if __name__ == "__main__":
    sys.exit(main())
