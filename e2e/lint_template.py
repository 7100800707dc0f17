#!/usr/bin/env python3
"""Checks template.yaml after SAM's transformation, and samconfig.toml. Needs no AWS account and no network.

`sam validate --lint` checks the template before the transformation and misses dependency cycles. This script transforms
the template with AWS's own library, and then runs cfn-lint and the checks below, once for each set of parameters that
creates other resources. It prints a line for each check and exits with an error if a check fails.

Needs the packages aws-sam-translator and cfn-lint: `pip install aws-sam-cli cfn-lint` installs both.
"""

import json
import re
import sys
import tomllib

from cloudformation import REGION, ROOT, of_type, read_template, transform, with_parameters
from cfnlint.api import lint
from cfnlint.config import ManualArgs

import lint_operations
import lint_roles
import lint_stack
import sam_parameters

TRIGGERS = {"PreSignUp", "CustomMessage", "PostConfirmation"}
ALL_TRIGGERS = TRIGGERS | {"PostAuthentication"}
PUT, GET = "dynamodb:PutItem", "dynamodb:GetItem"
RECORDS = {"PostConfirmationRole": {PUT}, "PostAuthenticationRole": {PUT}}
READING = RECORDS | {"PostAuthenticationRole": {PUT, GET}}
BACKFILL = RECORDS | {"BackfillRole": {PUT, GET}}
KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
IDENTITY = "arn:aws:ses:eu-west-1:111122223333:identity/example.com"
# By the parameters that change the resources: the triggers of the pool, and each role's actions in DynamoDB.
VARIANTS = {
    "": (TRIGGERS, RECORDS),
    "EnsureRecordsAtSignIn=on": (ALL_TRIGGERS, RECORDS),
    "EnsureRecordsAtSignIn=on, RecordCheck=read": (ALL_TRIGGERS, READING),
    "BackfillSchedule=manual": (TRIGGERS, BACKFILL),
    "BackfillSchedule=rate(1 day)": (TRIGGERS, BACKFILL),
    f"SesIdentityArn={IDENTITY}": (TRIGGERS, RECORDS),
    f"TableKmsKeyArn={KEY}": (TRIGGERS, RECORDS),
    f"TableKmsKeyArn={KEY}, BackfillSchedule=manual": (TRIGGERS, BACKFILL),
}


def main():
    source = read_template()
    template = transform(source)
    checks = [
        ("cfn-lint finds nothing in the transformed template", lint_findings(template)),
        ("every function builds the crate of its trigger", binary_findings(source)),
        ("every parameter has a description", description_findings(template)),
        ("no parameter creates a trigger and its permission together", order_findings(template)),
        ("Lambda drops no metric", metric_findings(template)),
        ("every locale can be the default", locale_findings(template)),
        ("Java and other engines can read every pattern", pattern_findings(template)),
        ("build and deploy read the same parameters", parameter_findings(template)),
    ]
    for overrides, (triggers, actions) in VARIANTS.items():
        stack = with_parameters(template, dict(override.split("=") for override in overrides.split(", ") if override))
        checks += [
            (f"{name}, with {overrides or 'the defaults'}", findings)
            for name, findings in (
                ("the pool has exactly the expected triggers", lint_stack.trigger_findings(stack, triggers)),
                ("every trigger has one permission for this pool and account", lint_stack.permission_findings(stack)),
                ("pool and table outlive the stack", lint_stack.retention_findings(stack)),
                ("functions run on provided.al2023, triggers with Cognito's timeout", lint_stack.function_findings(stack)),
                ("the pool needs SES only where SES sends its emails", lint_stack.sender_findings(stack)),
                ("every name stays within its limit", lint_stack.name_findings(stack)),
                ("the state machine keeps parts, logs, redrives and free functions", lint_stack.machine_findings(stack)),
                ("roles write records to one table and have no other right there", lint_roles.database_findings(stack, actions)),
                ("every role may write to exactly its own log group", lint_roles.log_findings(stack)),
                ("the table uses the operator's key or none, and every role with records may use it", lint_roles.key_findings(stack)),
                ("only this account's services may assume a role", lint_roles.trust_findings(stack)),
            )
        ]
    checks += lint_operations.checks(template)
    failed = [name for name, findings in checks if report(name, findings)]
    if failed:
        sys.exit(f"{len(failed)} of {len(checks)} checks failed")


def report(name, findings):
    """Prints the outcome of a check. Returns whether it failed."""
    print(f"FAILED {name}" if findings else f"ok {name}")
    for finding in findings:
        print(f"  {finding}")
    return bool(findings)


def lint_findings(template):
    matches = lint(json.dumps(template, indent=2), config=ManualArgs(regions=[REGION]))
    return [f"{match.rule.id} at {'/'.join(map(str, match.path or []))}: {match.message}" for match in matches]


def binary_findings(source):
    findings = []
    for logical_id, properties in source["Resources"].items():
        if properties["Type"] == "AWS::Serverless::Function":
            metadata = properties.get("Metadata", {})
            binary = metadata.get("BuildProperties", {}).get("Binary", "")
            words = "".join(word.capitalize() for word in binary.split("-"))
            if metadata.get("BuildMethod") != "rust-cargolambda" or f"{words}Function" != logical_id:
                findings.append(f'{logical_id}: its Metadata builds "{binary}" instead of its own binary')
            elif not (ROOT / "functions" / binary / "Cargo.toml").is_file():
                findings.append(f"{logical_id}: functions/{binary}/Cargo.toml is missing")
    return findings


def description_findings(template):
    parameters = template.get("Parameters", {})
    return [f"{name} has no description" for name, one in parameters.items() if not one.get("Description", "").strip()]


def order_findings(template):
    """A permission names the pool. With a condition, it could only be created after the trigger is attached."""
    permissions = [one for one in template["Resources"].items() if one[1]["Type"] == "AWS::Lambda::Permission"]
    return [f"{logical_id} has a condition" for logical_id, resource in permissions if "Condition" in resource]


def metric_findings(template):
    """Lambda treats a metric as a log line of level INFO."""
    levels = {
        logical_id: properties.get("LoggingConfig", {}).get("ApplicationLogLevel")
        for logical_id, properties in of_type(template, "AWS::Lambda::Function")
    }
    return [f"{name} has {level}" for name, level in levels.items() if level not in ("TRACE", "DEBUG", "INFO")]


def locale_findings(template):
    """The init phase fails for a default locale without a file, so the template must not allow one."""
    tags = sorted(path.stem for path in (ROOT / "templates" / "locales").glob("*.ftl"))
    allowed = template["Parameters"]["DefaultLocale"].get("AllowedValues", [])
    return [] if allowed == tags else [f"AllowedValues of DefaultLocale are {allowed}; they should be {tags}"]


def pattern_findings(template):
    """CloudFormation reads patterns with Java; its emulators, cfn-lint and this project's tests use other engines."""
    findings = []
    for name, one in template["Parameters"].items():
        try:
            pattern = re.compile(one.get("AllowedPattern", ""))
        except re.error as error:
            findings.append(f"{name}: {error}")
        else:
            if "AllowedPattern" in one and not pattern.fullmatch(str(one.get("Default", ""))):
                findings.append(f"{name} does not accept its own default")
    return findings


def parameter_findings(template):
    config = tomllib.loads((ROOT / "samconfig.toml").read_text(encoding="utf-8"))
    findings = []
    for name, commands in config.items():
        if not isinstance(commands, dict):
            continue
        for command, sections in commands.items():
            if command != "global" and "parameter_overrides" in sections.get("parameters", {}):
                findings.append(f"[{name}.{command}] has parameters that other commands do not read")
        overrides = commands.get("global", {}).get("parameters", {}).get("parameter_overrides")
        names = list(sam_parameters.parsed(overrides)[0])
        unknown = [one for one in names if one not in template["Parameters"]]
        findings += [f"[{name}] sets {one}, which the template lacks" for one in unknown]
        if "Architecture" not in names:
            findings.append(f"[{name}.global] does not set Architecture")
    return findings


if __name__ == "__main__":
    main()
