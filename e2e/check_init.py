#!/usr/bin/env python3
"""Starts the init phase of every function with the parameters of every environment of samconfig.toml.

A wrong parameter stops a function's init phase, which nobody sees before the first sign-up of a deployment. Here the
template is transformed as CloudFormation would do it, the variables of each function are filled in with an
environment's parameters, and the binary runs until it asks Lambda for its first event or reports a failed init phase.
What CloudFormation itself would refuse is a finding, too. Nothing is asked of AWS.

    python e2e/check_init.py            # every environment
    python e2e/check_init.py eshop      # one

Ends with 1 and all findings when there is one.
"""

import argparse
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import init_phase
import sam_parameters
from lint_template import REGION, ROOT, broken_rules, of_type, read_template, transform, with_parameters

# Stand-ins for what only CloudFormation knows; of the right shape, and never asked for anything.
STAND_INS = {
    "AWS::Region": REGION,
    "AWS::AccountId": "123456789012",
    "AWS::Partition": "aws",
    "AWS::StackName": "check-init",
    "AWS::Cognito::UserPool": f"{REGION}_EXAMPLE01",
    "AWS::DynamoDB::Table": "check-init-records",
}


def main():
    arguments = read_arguments()
    try:
        known = sam_parameters.environments(arguments.config)
    except sam_parameters.ConfigError as error:
        sys.exit(f"{arguments.config} {error}")
    chosen = arguments.environments or known
    if unknown := [name for name in chosen if name not in known]:
        sys.exit(f"{arguments.config.name} has no environment {', '.join(unknown)}; it has {', '.join(known)}")
    source = read_template()
    check = Check(source, transform(source), arguments)
    failed = started = 0
    for environment in chosen:
        functions, findings = check.environment(environment)
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
    parser.add_argument("environments", nargs="*", help="environments of samconfig.toml; all unless named")
    parser.add_argument("--config", type=Path, default=ROOT / "samconfig.toml", help="the configuration of sam")
    parser.add_argument(
        "--binaries", type=Path, default=ROOT / "target/debug", help="folder with <function> or <function>/bootstrap"
    )
    arguments = parser.parse_args()
    arguments.config = arguments.config.resolve()
    return arguments


class Check:
    """The template, and where the binaries are."""

    def __init__(self, source, template, arguments):
        self.template = template
        self.config = arguments.config
        self.binaries = arguments.binaries
        self.binary_names = {
            logical_id: resource["Metadata"]["BuildProperties"]["Binary"]
            for logical_id, resource in source["Resources"].items()
            if resource["Type"] == "AWS::Serverless::Function"
        }

    def environment(self, name):
        """The functions that were started for an environment, and all that is wrong with it."""
        given, findings = sam_parameters.overrides(self.config, name)
        findings += [f"parameter {one} {problem}" for one, problem in sam_parameters.refusals(self.template, given)]
        values = sam_parameters.complete(self.template, given)
        findings += broken_rules(self.template, values)
        made = with_parameters(self.template, values)
        functions = list(of_type(made, "AWS::Lambda::Function"))
        with ThreadPoolExecutor(4) as pool:
            results = pool.map(lambda function: self.function(made, values, *function), functions)
            findings += [finding for result in results for finding in result]
        return [self.binary_names[logical_id] for logical_id, _ in functions], findings

    def function(self, made, values, logical_id, properties):
        """All that is wrong with one function: what stops it is set to its default, to see what else would."""
        name = self.binary_names[logical_id]
        variables = properties.get("Environment", {}).get("Variables", {})
        defaults = sam_parameters.complete(self.template, {})
        try:
            filled = {variable: resolved(value, made, values) for variable, value in variables.items()}
            usual = {variable: resolved(value, made, values | defaults) for variable, value in variables.items()}
        except LookupError as error:
            return [f"{name}: {error}"]
        size = sam_parameters.size_problem(filled)
        findings = [f"{name}: {size}"] if size else []
        while failure := init_phase.failure(self.binary(name), own_variables(name, properties) | filled):
            setting, cause = failure
            named = parameters_of(variables.get(setting), values)
            findings.append(f"{name}: {f'parameter {named}: ' if named else ''}{cause}")
            if filled.get(setting) == usual.get(setting):
                break
            filled[setting] = usual[setting]
        return findings

    def binary(self, name):
        for path in (self.binaries / name / "bootstrap", self.binaries / name):
            if path.is_file():
                return path
        sys.exit(f"{self.binaries / name} is missing; run `cargo build --bin {name}`")


def resolved(value, made, values):
    """The text of a variable, as CloudFormation would set it."""
    if not isinstance(value, dict):
        return str(value)
    [(function, operand)] = value.items()
    match function:
        case "Ref" if operand in values:
            return values[operand]
        case "Ref" if operand in STAND_INS:
            return STAND_INS[operand]
        case "Ref" | "Fn::GetAtt":
            return stand_in(operand, made)
        case "Fn::Join":
            return operand[0].join(resolved(part, made, values) for part in operand[1])
        case "Fn::Sub":
            text, own = operand if isinstance(operand, list) else (operand, {})
            own = {name: resolved(one, made, values) for name, one in own.items()}
            return re.sub(r"\$\{([\w:.]+)\}", lambda found: substituted(found[1], own, made, values), text)
    raise LookupError(f"a variable has {function}, which this check does not know")


def substituted(name, own, made, values):
    if name in own:
        return own[name]
    return resolved({"Fn::GetAtt": name.split(".")} if "." in name else {"Ref": name}, made, values)


def stand_in(operand, made):
    """A value of the right shape for a resource: its name, or an ARN for an attribute."""
    logical_id = operand if isinstance(operand, str) else operand[0]
    resource = made["Resources"].get(logical_id)
    if resource is None:
        raise LookupError(f"a variable refers to {logical_id}, which is not there")
    if operand != logical_id and operand[1].endswith("Arn"):
        service = resource["Type"].split("::")[1].lower()
        return f"arn:aws:{service}:{REGION}:{STAND_INS['AWS::AccountId']}:check-init/{logical_id}"
    return STAND_INS.get(resource["Type"], f"check-init-{logical_id}")


def parameters_of(value, values):
    """The parameters that a variable is made of."""
    if isinstance(value, dict):
        [(function, operand)] = value.items()
        if function == "Ref":
            return operand if operand in values else ""
        if function == "Fn::Sub" and isinstance(operand, str):
            return ", ".join(name for name in re.findall(r"\$\{(\w+)\}", operand) if name in values)
        value = operand
    if isinstance(value, list):
        return ", ".join(filter(None, (parameters_of(one, values) for one in value)))
    return ""


def own_variables(name, properties):
    """The variables that Lambda itself sets."""
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
