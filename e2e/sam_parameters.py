"""Template, parameters and tags of each environment of samconfig.toml, and the values that CloudFormation would refuse.

This module uses SAM CLI's own parser. SAM accepts a list, a string and a table, and silently drops text that it cannot
parse.
"""

import os
import re
import sys
from pathlib import Path

# Without this variable, SAM CLI sends usage data.
os.environ["SAM_CLI_TELEMETRY"] = "0"

import click
import regex
from samcli.cli.types import CfnParameterOverridesType, CfnTags
from samcli.lib.config.exceptions import SamConfigFileReadException, SamConfigVersionException
from samcli.lib.config.samconfig import SamConfig

DEFAULT_TEMPLATE = "template.yaml"
# https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
MAX_VARIABLES_BYTES = 4096
# The ASCII character classes of Java's regular expressions.
JAVA_CLASSES = {
    r"\w": "[0-9A-Za-z_]",
    r"\W": "[^0-9A-Za-z_]",
    r"\d": "[0-9]",
    r"\D": "[^0-9]",
    r"\s": r"[ \t\n\x0b\f\r]",
    r"\S": r"[^ \t\n\x0b\f\r]",
}


def environments(file, chosen=()):
    """The names of all environments in a configuration file, at least one. Ends the program with one line if the file is
    unusable or lacks a chosen environment."""
    if not file.is_file():
        sys.exit(f"{file} does not exist")
    try:
        names = SamConfig(file.parent, file.name).get_stage_configuration_names()
    except SamConfigFileReadException as error:
        sys.exit(f"{file} is not TOML: {error.__cause__ or error}")
    except SamConfigVersionException as error:
        sys.exit(f"{file} has a version that SAM does not read: {error}")
    if not names:
        sys.exit(f"{file} has no environment")
    if unknown := [name for name in chosen if name not in names]:
        sys.exit(f"{file.name} has no environment {', '.join(unknown)}; it has {', '.join(names)}")
    return names


def options(file, environment, command="deploy"):
    """The options of a command of SAM in an environment, such as stack_name, profile and region."""
    return SamConfig(file.parent, file.name).get_all([command], "parameters", environment)


def template_file(file, environment, command="build"):
    """The name of the template that `sam build` or `sam validate` would use. `sam deploy` uses the built template."""
    return str(options(file, environment, command).get("template_file", DEFAULT_TEMPLATE))


def tags(file, environment):
    """The tags that `sam deploy` would give to the stack and its resources."""
    return CfnTags().convert(options(file, environment).get("tags", ""), None, None)


def overrides(file, environment):
    """The parameters that `sam deploy` would set, as text by name, and the findings about their syntax."""
    return parsed(options(file, environment).get("parameter_overrides"))


def parsed(given):
    """The parameters that SAM parses from a configured value, and the findings about its syntax."""
    plain = given.unwrap() if hasattr(given, "unwrap") else given
    try:
        return CfnParameterOverridesType().convert(plain, None, None), lost_text(plain)
    except click.ClickException as error:
        return {}, [error.format_message()]


def lost_text(given):
    """Findings about text that SAM drops, because it ends a value at the first space outside quotation marks."""
    findings = []
    items = given if isinstance(given, list) else [given]
    for item in (item for item in items if isinstance(item, str) and not item.startswith("file://")):
        patterns = CfnParameterOverridesType.ordered_pattern_match
        pattern = next((one for one in patterns if re.search(one, f" {item.strip()}")), "$")
        if lost := re.sub(pattern, "", f" {item.strip()}").strip():
            findings.append(f"SAM drops '{lost}' of {item}; put the value in quotation marks")
    return findings


def complete(template, given):
    """Every parameter that has a given value or a default, as text by name."""
    defaults = {name: one["Default"] for name, one in template["Parameters"].items() if "Default" in one}
    return {name: str(value) for name, value in (defaults | given).items()}


def refusals(template, given):
    """The parameters that CloudFormation would refuse, as pairs of parameter and problem."""
    values = complete(template, given)
    for name in given:
        if name not in template["Parameters"]:
            yield name, "is not in the template; upper and lower case matter"
    for name, rules in template["Parameters"].items():
        if name not in values:
            yield name, "is not set and has no default"
        elif problem := problem_of(values[name], rules):
            # A set of keys may contain a private key by mistake.
            value = "a set of keys" if '"keys"' in values[name] else f'"{values[name]}"'
            yield name, f"is {value}, {problem}"


def problem_of(value, rules):
    """Problem with the value of a parameter, as the rest of a sentence, or None."""
    is_number = rules["Type"] == "Number"
    if is_number and number(value) is None:
        return "not a number"
    allowed = [str(one) for one in rules.get("AllowedValues", [])]
    if allowed and value not in allowed and not (is_number and number(value) in map(number, allowed)):
        return f"not one of {', '.join(allowed)}"
    size, kind, unit = (number(value), "Value", "") if is_number else (len(value), "Length", " characters")
    if size < float(rules.get(f"Min{kind}", "-inf")):
        return f"less than {rules[f'Min{kind}']}{unit}"
    if size > float(rules.get(f"Max{kind}", "inf")):
        return f"more than {rules[f'Max{kind}']}{unit}"
    if "AllowedPattern" in rules and not matches(rules["AllowedPattern"], value):
        return f"not {rules.get('ConstraintDescription', rules['AllowedPattern'])}"
    return None


def matches(pattern, value):
    """Returns whether the whole value matches a pattern of Java, in which \\w, \\d and \\s match ASCII only, but \\p does not."""
    java = re.sub(r"\\[\\wWdDsS]", lambda found: JAVA_CLASSES.get(found[0], found[0]), pattern)
    return regex.fullmatch(java, value, regex.V1) is not None


def number(text):
    try:
        return float(text)
    except ValueError:
        return None


def size_problem(variables):
    """Problem with the total size of environment variables, or None."""
    size = sum(len(name.encode()) + len(value.encode()) for name, value in variables.items())
    if size > MAX_VARIABLES_BYTES:
        return f"its variables have {size} bytes in total; Lambda allows {MAX_VARIABLES_BYTES}"
    return None
