"""The template parameters of each environment of samconfig.toml, and what CloudFormation would refuse about them.

SAM CLI's own code reads them, because SAM takes a list, a string and a table, and drops what it cannot read in silence.
"""

import os
import re
from pathlib import Path

# SAM CLI counts what it is used for. Nothing here may be sent.
os.environ["SAM_CLI_TELEMETRY"] = "0"

import click
import regex
from samcli.cli.types import CfnParameterOverridesType
from samcli.lib.config.exceptions import SamConfigFileReadException, SamConfigVersionException
from samcli.lib.config.samconfig import SamConfig

# https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
BYTES_OF_ALL_VARIABLES = 4096
JAVA_CLASSES = {
    r"\w": "[0-9A-Za-z_]",
    r"\W": "[^0-9A-Za-z_]",
    r"\d": "[0-9]",
    r"\D": "[^0-9]",
    r"\s": r"[ \t\n\x0b\f\r]",
    r"\S": r"[^ \t\n\x0b\f\r]",
}


class ConfigError(Exception):
    """Why the environments cannot be read, as the rest of a sentence about the file."""


def environments(file):
    """The names of the environments of a configuration file, one at least. Raises ConfigError."""
    if not file.is_file():
        raise ConfigError("is not there")
    try:
        names = SamConfig(file.parent, file.name).get_stage_configuration_names()
    except SamConfigFileReadException as error:
        raise ConfigError(f"is not TOML: {error.__cause__ or error}") from error
    except SamConfigVersionException as error:
        raise ConfigError(f"is of no version that SAM reads: {error}") from error
    if not names:
        raise ConfigError("has no environment")
    return names


def overrides(file, environment):
    """The parameters that `sam deploy` would set, as text by their names, and the findings about how they are written."""
    given = SamConfig(file.parent, file.name).get_all(["deploy"], "parameters", environment)
    return parsed(given.get("parameter_overrides"))


def parsed(given):
    """Parameters as SAM reads them from what stands in its configuration, and the findings about that."""
    plain = given.unwrap() if hasattr(given, "unwrap") else given
    try:
        return CfnParameterOverridesType().convert(plain, None, None), lost_text(plain)
    except click.ClickException as error:
        return {}, [error.format_message()]


def lost_text(given):
    """SAM ends a value at the first space outside quotation marks, and drops the rest."""
    findings = []
    items = given if isinstance(given, list) else [given]
    for item in (item for item in items if isinstance(item, str) and not item.startswith("file://")):
        patterns = CfnParameterOverridesType.ordered_pattern_match
        pattern = next((one for one in patterns if re.search(one, f" {item.strip()}")), "$")
        if lost := re.sub(pattern, "", f" {item.strip()}").strip():
            findings.append(f"SAM drops '{lost}' of {item}; put the value in quotation marks")
    return findings


def complete(template, given):
    """Every parameter of the template as text: the given value or the default, nothing where there is neither."""
    defaults = {name: one["Default"] for name, one in template["Parameters"].items() if "Default" in one}
    return {name: str(value) for name, value in (defaults | given).items()}


def refusals(template, given):
    """Why CloudFormation would refuse these values: (parameter, problem) each."""
    values = complete(template, given)
    for name in given:
        if name not in template["Parameters"]:
            yield name, "is not in the template; upper and lower case matter"
    for name, rules in template["Parameters"].items():
        if name not in values:
            yield name, "is not set and has no default"
        elif problem := problem_of(values[name], rules):
            yield name, f'is "{values[name]}", {problem}'


def problem_of(value, rules):
    """What is wrong with the value of one parameter, as the rest of a sentence."""
    is_number = rules["Type"] == "Number"
    if is_number and number(value) is None:
        return "not a number"
    allowed = [str(one) for one in rules.get("AllowedValues", [])]
    if allowed and value not in allowed and not (is_number and number(value) in map(number, allowed)):
        return f"not one of {', '.join(allowed)}"
    size = number(value) if is_number else len(value)
    unit = "" if is_number else " characters"
    kind = "Value" if is_number else "Length"
    if f"Min{kind}" in rules and size < float(rules[f"Min{kind}"]):
        return f"less than {rules[f'Min{kind}']}{unit}"
    if f"Max{kind}" in rules and size > float(rules[f"Max{kind}"]):
        return f"more than {rules[f'Max{kind}']}{unit}"
    if "AllowedPattern" in rules and not matches(rules["AllowedPattern"], value):
        return f"not {rules.get('ConstraintDescription', rules['AllowedPattern'])}"
    return None


def matches(pattern, value):
    """Whether the whole value matches an expression of Java's, in which \\w, \\d and \\s mean ASCII and \\p does not."""
    java = re.sub(r"\\[\\wWdDsS]", lambda found: JAVA_CLASSES.get(found[0], found[0]), pattern)
    return regex.fullmatch(java, value, regex.V1) is not None


def number(text):
    try:
        return float(text)
    except ValueError:
        return None


def size_problem(variables):
    """Why Lambda would refuse these environment variables together."""
    size = sum(len(name.encode()) + len(value.encode()) for name, value in variables.items())
    if size > BYTES_OF_ALL_VARIABLES:
        return f"its variables have {size} bytes together, Lambda takes {BYTES_OF_ALL_VARIABLES}"
    return None
