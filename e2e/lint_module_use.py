"""Checks the configurations that use the Terraform module."""

import terraform
from cloudformation import differences

# Arguments of every module.
OF_TERRAFORM = {"source", "version", "count", "for_each", "providers", "depends_on"}


def use_findings(parts, module):
    """Each use of the module sets the variables that it needs and no others, and reads its outputs."""
    uses = {address: body for address, body in parts.items() if address.startswith("module.")}
    findings = [] if uses else ["nothing uses the module"]
    variables = {address.removeprefix("var."): one for address, one in module.items() if address.startswith("var.")}
    required = {name for name, one in variables.items() if "default" not in one}
    for address, body in uses.items():
        given = body.keys() - OF_TERRAFORM
        findings += [f"{address} sets {name}, which the module lacks" for name in sorted(given - variables.keys())]
        findings += [f"{address} does not set {name}" for name in sorted(required - given)]
    for owner, body in parts.items():
        for address, output in terraform.references(body):
            if address.startswith("module.") and f"output.{output}" not in module:
                findings.append(f"{owner} reads {address}.{output}, which is no output of the module")
    return findings


def attach_findings(parts, module):
    """The pool has exactly the triggers of the module's output."""
    pools = terraform.of_type(parts, "aws_cognito_user_pool")
    findings = [] if len(pools) == 1 else [f"there are {len(pools)} pools"]
    wanted = [{name: f"${{module.cognito_triggers.lambda_config.{name}}}" for name in module["local.lambda_config"]}]
    for address, body in pools.items():
        findings += differences(address, body, {"lambda_config": wanted})
    return findings
