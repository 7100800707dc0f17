#!/usr/bin/env python3
"""Writes what CloudFormation needs to take a retained user pool and table into a new stack.

    python packaging/import_template.py eshop --user-pool-id eu-west-1_Example12 --table eshop-UserSettingsTable-1ABC

An import cannot create resources, so the template has only the two. The script transforms template.yaml as SAM does,
removes everything else, writes target/import/template.json, resources.json and parameters.json, and prints the
commands. It sends nothing to AWS.
"""

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "e2e"))

import sam_parameters
from cloudformation import read_template, transform

FOLDER = ROOT / "target" / "import"
POOL, TABLE = "UserPool", "UserSettingsTable"
SECTIONS = ("Conditions", "Mappings", "Parameters")


def main():
    arguments = read_arguments()
    config = ROOT / "samconfig.toml"
    sam_parameters.environments(config, [arguments.environment])
    given, findings = sam_parameters.overrides(config, arguments.environment)
    if findings:
        sys.exit("\n".join(findings))
    identifiers = {POOL: ("UserPoolId", arguments.user_pool_id), TABLE: ("TableName", arguments.table)}
    kept = [name for name, (_, value) in identifiers.items() if value]
    template = reduced(transform(read_template("template.yaml")), kept)
    resources = [
        {
            "ResourceType": template["Resources"][name]["Type"],
            "LogicalResourceId": name,
            "ResourceIdentifier": {key: value},
        }
        for name, (key, value) in identifiers.items()
        if value
    ]
    parameters = [
        {"ParameterKey": name, "ParameterValue": value}
        for name, value in given.items()
        if name in template["Parameters"]
    ]
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in ("template", template), ("resources", resources), ("parameters", parameters):
        (FOLDER / f"{name}.json").write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    settings = sam_parameters.options(config, arguments.environment)
    print_commands(arguments.stack_name or settings["stack_name"], settings)


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("environment", help="environment of samconfig.toml, whose parameters apply")
    parser.add_argument("--user-pool-id", help="id of the retained user pool")
    parser.add_argument("--table", help="name of the retained table")
    parser.add_argument("--stack-name", help="name of the new stack, by default that of the environment")
    arguments = parser.parse_args()
    if not (arguments.user_pool_id or arguments.table):
        parser.error("name at least one of --user-pool-id and --table")
    return arguments


def reduced(template, kept):
    """The template with these resources and the parts to which they refer, without triggers."""
    resources = {name: template["Resources"][name] for name in kept}
    # The functions do not exist yet. The next deployment attaches them.
    resources.get(POOL, {}).get("Properties", {}).pop("LambdaConfig", None)
    for resource in resources.values():
        # A condition decides whether a deployment creates the resource. An import always has it.
        resource.pop("Condition", None)
    result = {"AWSTemplateFormatVersion": template["AWSTemplateFormatVersion"], "Resources": resources}
    # A condition may refer to other conditions, so each pass may find more parts.
    text = None
    while text != (text := json.dumps(result)):
        for section in SECTIONS:
            for name, part in template.get(section, {}).items():
                if f'"{name}"' in text or f"${{{name}}}" in text:
                    result.setdefault(section, {})[name] = part
    return result


def print_commands(stack, settings):
    change = f"--stack-name {stack} --change-set-name import"
    files = ("template-body", "template"), ("resources-to-import", "resources"), ("parameters", "parameters")
    options = " ".join(f"--{option} file://target/import/{name}.json" for option, name in files)
    account = "".join(f" --{name} {settings[name]}" for name in ("profile", "region") if name in settings)
    for command in (
        f"create-change-set {change} --change-set-type IMPORT {options}",
        f"wait change-set-create-complete {change}",
        f"execute-change-set {change}",
        f"wait stack-import-complete --stack-name {stack}",
    ):
        print(f"aws cloudformation {command}{account}")


if __name__ == "__main__":
    main()
