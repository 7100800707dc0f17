#!/usr/bin/env python3
"""Runs the init phase of every function with the parameters of every environment of samconfig.toml.

An invalid parameter fails a function's init phase, but only the first sign-up after a deployment shows it. This script
transforms the environment's template as CloudFormation does, fills in the variables of each function from its parameters,
and runs the binary until it requests an event or reports a failed init phase. Values that CloudFormation would refuse
are also findings. The script sends nothing to AWS.

    python e2e/check_init.py            # every environment
    python e2e/check_init.py eshop      # one environment

Exits with 1 if there is a finding.
"""

import argparse
import json
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import init_phase
import sam_parameters
from cloudformation import REGION, ROOT, broken_rules, of_type, read_template, resolved, transform, with_parameters

ACCOUNT = "123456789012"
# Values of CloudFormation's pseudo parameters.
PSEUDO_PARAMETERS = {
    "AWS::Region": REGION,
    "AWS::AccountId": ACCOUNT,
    "AWS::Partition": "aws",
    "AWS::StackName": "check-init",
}
# Names of resources in the format that AWS gives them, by type.
RESOURCE_NAMES = {"AWS::Cognito::UserPool": f"{REGION}_EXAMPLE01", "AWS::DynamoDB::Table": "check-init-records"}


def main():
    arguments = read_arguments()
    known = sam_parameters.environments(arguments.config, arguments.environments)
    chosen = arguments.environments or known
    checks = {}
    failed = started = 0
    for environment in chosen:
        file = sam_parameters.template_file(arguments.config, environment)
        if file not in checks:
            checks[file] = Check(read_template(file), arguments)
        functions, findings = checks[file].environment(environment)
        started += len(functions)
        failed += len(findings)
        print(f"FAILED {environment}" if findings else f"ok {environment}: {', '.join(functions)}", flush=True)
        for finding in findings:
            print(f"  {finding}", flush=True)
    if failed:
        sys.exit(f"{failed} findings: change {arguments.config.name}, or the files under templates/, before you deploy")
    print(f"ok: {len(chosen)} environments, {started} functions started")


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("environments", nargs="*", help="environments of samconfig.toml, by default all")
    parser.add_argument("--config", type=Path, default=ROOT / "samconfig.toml", help="SAM's configuration file")
    parser.add_argument(
        "--binaries", type=Path, default=ROOT / "target/debug", help="folder with <function> or <function>/bootstrap"
    )
    arguments = parser.parse_args()
    arguments.config = arguments.config.resolve()
    return arguments


class Check:
    """Checks environments with one template and one folder of binaries."""

    def __init__(self, source, arguments):
        self.template = transform(source)
        self.config = arguments.config
        self.binaries = arguments.binaries
        self.binary_names = {
            logical_id: resource["Metadata"]["BuildProperties"]["Binary"]
            for logical_id, resource in source["Resources"].items()
            if resource["Type"] == "AWS::Serverless::Function"
        }

    def environment(self, name):
        """The functions of an environment, and the findings about it."""
        given, findings = sam_parameters.overrides(self.config, name)
        findings += [f"parameter {one} {problem}" for one, problem in sam_parameters.refusals(self.template, given)]
        values = sam_parameters.complete(self.template, given)
        findings += broken_rules(self.template, values)
        stack = with_parameters(self.template, values)
        functions = list(of_type(stack, "AWS::Lambda::Function"))
        with ThreadPoolExecutor(4) as pool:
            results = pool.map(lambda function: self.function(stack, values, *function), functions)
            findings += [finding for result in results for finding in result]
        return [self.binary_names[logical_id] for logical_id, _ in functions], findings

    def function(self, stack, values, logical_id, properties):
        """The findings about one function. Each failing setting gets its default, to find further ones."""
        name = self.binary_names[logical_id]
        variables = properties.get("Environment", {}).get("Variables", {})
        defaults = values | sam_parameters.complete(self.template, {})
        try:
            filled, usual = (texts(variables, stack, parameters) for parameters in (values, defaults))
        except LookupError as error:
            return [f"{name}: {error}"]
        size = sam_parameters.size_problem(filled)
        findings = [f"{name}: {size}"] if size else []
        while failure := init_phase.failure(self.binary(name), own_variables(name, properties) | filled):
            setting, cause = failure
            parameters = parameters_of(variables.get(setting), values)
            findings.append(f"{name}: {f'parameter {parameters}: ' if parameters else ''}{cause}")
            if filled.get(setting) == usual.get(setting):
                break
            filled[setting] = usual[setting]
        return findings

    def binary(self, name):
        for path in (self.binaries / name / "bootstrap", self.binaries / name):
            if path.is_file():
                return path
        sys.exit(f"{self.binaries / name} is missing; run `cargo build --bin {name}`")


def texts(variables, stack, parameters):
    """The texts that CloudFormation makes of a function's variables."""

    def stand_in(operand):
        return resource_text(operand, stack)

    return {name: resolved(value, PSEUDO_PARAMETERS | parameters, stand_in) for name, value in variables.items()}


def resource_text(operand, stack):
    """The name of a resource, or the ARN for an attribute, in the format of AWS."""
    logical_id, *attributes = [operand] if isinstance(operand, str) else operand
    resource = stack["Resources"].get(logical_id)
    if resource is None:
        raise LookupError(f"a variable refers to {logical_id}, which the stack lacks")
    if attributes and attributes[0].endswith("Arn"):
        service = resource["Type"].split("::")[1].lower()
        return f"arn:aws:{service}:{REGION}:{ACCOUNT}:check-init/{logical_id}"
    return RESOURCE_NAMES.get(resource["Type"], f"check-init-{logical_id}")


def parameters_of(value, values):
    """The names of the parameters in a variable's value."""
    return ", ".join(name for name in re.findall(r"\w+", json.dumps(value)) if name in values)


def own_variables(name, properties):
    """The variables that Lambda sets."""
    return {
        "AWS_LAMBDA_FUNCTION_NAME": name,
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "128",
        "AWS_LAMBDA_LOG_FORMAT": properties.get("LoggingConfig", {}).get("LogFormat", "Text"),
        "AWS_LAMBDA_LOG_LEVEL": "DEBUG",
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": "check-init",
        "AWS_SECRET_ACCESS_KEY": "check-init",
        "AWS_SESSION_TOKEN": "check-init",
        "AWS_EC2_METADATA_DISABLED": "true",
    }


if __name__ == "__main__":
    main()
