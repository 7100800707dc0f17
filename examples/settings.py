#!/usr/bin/env python3
"""Derives the settings of the CDK construct and of the Terraform module from template.yaml.

`.venv/bin/python examples/settings.py` writes the two files, and `make examples` fails if one of them is out of date. A
setting is a variable of a function that a parameter of the template sets. Its description, values and pattern are those
of the parameter.
"""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "e2e"))

import cloudformation

COMMAND = ".venv/bin/python examples/settings.py"
HEAD = f"Derived from template.yaml. `{COMMAND}` renews this file."
# Variables that each example sets from a resource.
FROM_RESOURCES = {"TABLE_NAME", "USER_POOL_ID"}
# Descriptions that are true of the template only, with those of the examples.
OTHER_DESCRIPTIONS = {
    "RecordKey": "Name of the table's partition key. Its value is the field of that name in templates/records, or the "
    "user's sub if there is none. It cannot be changed later: the table would be replaced by an empty one.",
    "RecordSortKey": "Name of the table's sort key. Every file in templates/records must have a field of that name. "
    "Without a sort key, each partition key holds one record. It cannot be changed later.",
    "UserEvents": 'Whether one record of each user gets the mark of the event "User created". A stream of the table and a '
    "pipe that send the event are not included; docs/events.md describes them.",
    "VerificationMethod": "Method of verifying an email address at sign-up. A link needs a domain on the pool.",
}


def main():
    for path, text in derived(cloudformation.read_template()).items():
        path.write_text(text, encoding="utf-8")


def derived(template):
    """The text of each file, by its path."""
    found = settings(template)
    return {
        ROOT / "examples/cdk/lib/settings.ts": typescript(found),
        ROOT / "examples/terraform/settings.tf": terraform(found),
    }


def settings(template):
    """The settings of the triggers by variable: the parameter with its `Name`, and the `Functions` that read it."""
    shared = template["Globals"]["Function"]["Environment"]["Variables"]
    found = {}
    for resource in template["Resources"].values():
        if resource["Type"] != "AWS::Serverless::Function" or "Condition" in resource:
            continue
        function = resource["Metadata"]["BuildProperties"]["Binary"]
        for variable, value in (shared | resource["Properties"]["Environment"]["Variables"]).items():
            if variable not in FROM_RESOURCES:
                parameter = template["Parameters"][value["Ref"]] | {"Name": value["Ref"], "Functions": []}
                found.setdefault(variable, parameter)["Functions"].append(function)
    return dict(sorted(found.items()))


def description(parameter, names, spelling):
    """The description of a parameter, with other parameters in the spelling of an example."""
    text = OTHER_DESCRIPTIONS.get(parameter["Name"], parameter["Description"])
    for word in ("template ", "CloudFormation"):
        if word in text:
            sys.exit(f'the description of {parameter["Name"]} names "{word.strip()}": add it to OTHER_DESCRIPTIONS')
    # A single word names a parameter only inside a sentence.
    names_in_text = r"\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b|(?<=[a-z] )[A-Z][a-z]+\b"
    is_name = lambda word: word in names or not word[1:].islower()
    return re.sub(names_in_text, lambda found: spelling(found[0], names) if is_name(found[0]) else found[0], text)


def snake(name):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def re2(pattern):
    """A weaker pattern in the syntax of Terraform, which has no lookaheads. None if it has references or \\u."""
    while found := re.search(r"\(\?[=!]", pattern):
        end, depth, in_class = found.end(), 1, False
        while depth:
            letter = pattern[end]
            if letter == "\\":
                end += 1
            elif letter in "[]":
                in_class = letter == "["
            elif not in_class:
                depth += {"(": 1, ")": -1}.get(letter, 0)
            end += 1
        pattern = pattern[: found.start()] + pattern[end:]
    return None if re.search(r"\\[1-9u]", pattern) else pattern


def typescript(found):
    names = {parameter["Name"]: variable for variable, parameter in found.items()}
    camel = lambda name, names: names.get(name, name[0].lower() + name[1:])
    fields, rules = [], []
    for variable, parameter in found.items():
        allowed = parameter.get("AllowedValues")
        kind = " | ".join(json.dumps(value) for value in allowed) if allowed else "string"
        text = description(parameter, names, camel)
        fields.append(f"  /** {text} */\n  readonly {variable}?: {kind};\n")
        rule = {"functions": parameter["Functions"]}
        if allowed:
            rule["allowed"] = allowed
        else:
            rule |= {"pattern": parameter["AllowedPattern"], "maxLength": parameter["MaxLength"]}
            rule["expected"] = parameter["ConstraintDescription"]
        rules.append(f"  {variable}: {json.dumps(rule)},\n")
    return f"""// {HEAD}

/** Settings of the functions by the name of their variable; docs/settings.md explains them. */
export interface Settings {{
{''.join(fields)}}}

/** A rule that the values of a setting follow. */
export interface Rule {{
  /** Names of the functions that read the setting. */
  readonly functions: readonly string[];
  /** All values, or none if there is a pattern. */
  readonly allowed?: readonly string[];
  /** Regular expression that matches the whole value. */
  readonly pattern?: string;
  /** Maximum number of characters. */
  readonly maxLength?: number;
  /** Description of the values that match the pattern. */
  readonly expected?: string;
}}

/** The rule of each setting. */
export const RULES: Readonly<Record<keyof Settings, Rule>> = {{
{''.join(rules)}}};
"""


def terraform(found):
    names = {parameter["Name"]: variable.lower() for variable, parameter in found.items()}
    variables = [terraform_variable(variable, parameter, names) for variable, parameter in found.items()]
    width = max(map(len, found))
    functions = dict.fromkeys(function for parameter in found.values() for function in parameter["Functions"])
    maps = []
    for function in functions:
        read = [variable for variable, parameter in found.items() if function in parameter["Functions"]]
        lines = "".join(f"      {one:<{width}} = var.{one.lower()}\n" for one in read)
        maps.append(f'    "{function}" = {{\n{lines}    }}\n')
    return f"""# {HEAD}

{''.join(variables)}locals {{
  # Settings of each function by the name of their variable; docs/settings.md explains them.
  settings = {{
{''.join(maps)}  }}
}}
"""


def terraform_variable(variable, parameter, names):
    name = variable.lower()
    text = description(parameter, names, lambda other, names: names.get(other, snake(other)))
    if allowed := parameter.get("AllowedValues"):
        condition = f'contains({json.dumps(["", *allowed])}, var.{name})'
        expected = f"{', '.join(allowed[:-1])} or {allowed[-1]}"
    else:
        limit = parameter["MaxLength"]
        expected = f"{parameter['ConstraintDescription'].removeprefix('empty, or ')}; at most {limit} characters"
        condition = f"length(var.{name}) <= {limit}"
        if pattern := re2(parameter["AllowedPattern"]):
            regex = json.dumps(f"^({pattern})$").replace("${", "$${").replace("%{", "%%{")
            condition += f' && (var.{name} == "" || can(regex({regex}, var.{name})))'
    return f"""variable "{name}" {{
  description = {json.dumps(text, ensure_ascii=False)}
  type        = string
  default     = ""
  nullable    = false

  validation {{
    condition     = {condition}
    error_message = {json.dumps(f"{name} must be {expected}.", ensure_ascii=False)}
  }}
}}

"""


if __name__ == "__main__":
    main()
