#!/usr/bin/env python3
"""Checks template.yaml and functions.yaml after SAM's transformation, and samconfig.toml. Needs no account and no network.

`sam validate --lint` checks a template before the transformation and misses dependency cycles. This script transforms
both templates with AWS's own library, and then runs cfn-lint and the checks below, once for each set of parameters that
creates other resources. It prints a line for each check and exits with an error if a check fails.

Needs the packages aws-sam-translator and cfn-lint: `pip install aws-sam-cli cfn-lint` installs both.
"""

import json
import sys

from cloudformation import REGION, ROOT, broken_rules, of_type, read_template, transform, with_parameters
from cfnlint.api import lint
from cfnlint.config import ManualArgs

import lint_company
import lint_events
import lint_machine
import lint_operations
import lint_parameters
import lint_roles
import lint_stack
import lint_variants
import sam_parameters
from lint_company import given


def main():
    sources = {name: read_template(name) for name in lint_variants.TEMPLATES}
    templates = {name: transform(source) for name, source in sources.items()}
    checks = [("build and deploy read the same parameters", lint_parameters.environment_findings(templates))]
    for name, expected in lint_variants.TEMPLATES.items():
        checks += template_checks(name, sources[name], templates[name], expected)
        for variant in expected.variants:
            checks += stack_checks(name, templates[name], variant)
        checks += [(f"{name}: {check}", found) for check, found in lint_operations.checks(templates[name])]
        checks += [(f"{name}: {check}", found) for check, found in lint_events.checks(templates[name])]
    failed = [name for name, findings in checks if report(name, findings)]
    if failed:
        sys.exit(f"{len(failed)} of {len(checks)} checks failed")
    print(f"ok: {len(checks)} checks")


def template_checks(file, source, template, expected):
    """The checks that need no parameters."""
    checks = [
        ("cfn-lint finds nothing in the transformed template", lint_findings(template)),
        ("every function builds the crate of its trigger", binary_findings(source)),
        ("every parameter has a description", lint_parameters.description_findings(template)),
        ("only template.yaml has resources of Cognito", lint_stack.service_findings(template, expected.has_pool)),
        ("every parameter is in one group", lint_parameters.group_findings(template)),
        ("no parameter creates a trigger and its permission together", order_findings(template)),
        ("Lambda drops no metric", metric_findings(template)),
        ("every locale can be the default", lint_parameters.locale_findings(template)),
        ("Java and other engines can read every pattern", lint_parameters.pattern_findings(template)),
        ("every rule stops what it describes", lint_parameters.rule_findings(template, expected.broken)),
    ]
    return [(f"{file}: {name}", findings) for name, findings in checks]


def stack_checks(file, template, variant):
    """The checks of the stack that these parameters create."""
    overrides = lint_parameters.parsed(variant.overrides)
    stack = with_parameters(template, overrides)
    path, boundary, key = (given(stack, name) for name in ("RolePath", "PermissionsBoundaryArn", "LogKmsKeyArn"))
    table = given(stack, "TableName") or {"Ref": "UserSettingsTable"}
    option = "CONFIRM_WITH_LINK" if overrides.get("VerificationMethod") == "link" else "CONFIRM_WITH_CODE"
    checks = [
        ("no rule stops these parameters", broken_rules(template, sam_parameters.complete(template, overrides))),
        ("the pool has exactly the expected triggers", lint_stack.trigger_findings(stack, variant.triggers)),
        ("every trigger has one permission for its pool and account", variant.permission_findings(stack)),
        ("nothing refers to a pool that is not named", lint_stack.unnamed_pool_findings(stack)),
        ("pool and table outlive the stack", lint_stack.retention_findings(stack, variant.retained)),
        ("functions run on provided.al2023, triggers with Cognito's timeout", lint_stack.function_findings(stack)),
        ("the pool needs SES only where SES sends its emails", lint_stack.sender_findings(stack)),
        ("the pool sends and verifies by its parameters", lint_stack.email_findings(stack, email(stack), option)),
        ("every name stays within its limit", lint_stack.name_findings(stack)),
        ("the state machine keeps parts, logs, redrives and free functions", lint_machine.machine_findings(stack)),
        ("roles write records to one table and have no other right there", variant.database_findings(stack)),
        ("roles add users to groups of the one pool, if there are default groups", variant.group_findings(stack)),
        ("every function with records writes to that table", lint_stack.table_findings(stack, table)),
        ("every role may write to exactly its own log group", lint_roles.log_findings(stack)),
        ("the table uses the operator's key or none, and every role with records may use it", lint_roles.key_findings(stack)),
        ("only this account's services may assume a role", lint_roles.trust_findings(stack)),
        ("user events have a pipe with the least rights, or nothing", lint_events.stack_findings(stack, overrides)),
        ("every role has the path and the boundary", lint_company.identity_findings(stack, path, boundary)),
        ("every log group has the key", lint_company.log_key_findings(stack, key)),
        ("every function is in the network, with no other right there", lint_company.network_findings(stack, variant.network)),
    ]
    return [(f"{file}: {name}, with {variant.overrides or 'the defaults'}", findings) for name, findings in checks]


def email(stack):
    """The EmailConfiguration of the pool."""
    return {
        "EmailSendingAccount": "DEVELOPER" if given(stack, "SesIdentityArn") else "COGNITO_DEFAULT",
        "SourceArn": given(stack, "SesIdentityArn"),
        "ConfigurationSet": given(stack, "SesConfigurationSet"),
        "From": given(stack, "FromAddress"),
        "ReplyToEmailAddress": given(stack, "ReplyToAddress"),
    }


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


if __name__ == "__main__":
    main()
