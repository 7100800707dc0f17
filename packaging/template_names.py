"""The names that parts of a template refer to: parameters, conditions, mappings and resources."""

import re

import yaml

# Names that every template has.
PSEUDO = "AWS::"


class Loader(yaml.SafeLoader):
    """Reads YAML with the short tags of CloudFormation."""


def tagged(loader, suffix, node):
    """A short tag as CloudFormation's long form."""
    name = suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}"
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
        return {name: value.split(".", 1) if suffix == "GetAtt" else value}
    if isinstance(node, yaml.SequenceNode):
        return {name: loader.construct_sequence(node, deep=True)}
    return {name: loader.construct_mapping(node, deep=True)}


Loader.add_multi_constructor("!", tagged)


def used(text):
    """The names to which a part of a template refers."""
    return set(references(yaml.load(text, Loader)))


def unknown(text):
    """The names to which a template refers and which it does not define."""
    template = yaml.load(text, Loader)
    sections = ("Parameters", "Mappings", "Conditions", "Resources")
    defined = {name for section in sections for name in template.get(section, {})}
    return set(references(template)) - defined


def references(value):
    if isinstance(value, list):
        for one in value:
            yield from references(one)
    if not isinstance(value, dict):
        return
    for function, operand in value.items():
        yield from filter(lambda name: not name.startswith(PSEUDO), own_references(function, operand))
        yield from references(operand)


def own_references(function, operand):
    match function:
        # IAM policies also have a key of this name, with a map.
        case "Ref" | "Condition" if isinstance(operand, str):
            yield operand
        case "Fn::GetAtt" | "Fn::If" | "Fn::FindInMap":
            yield operand[0]
        case "DependsOn":
            yield from [operand] if isinstance(operand, str) else operand
        case "Fn::Sub":
            text, own = operand if isinstance(operand, list) else (operand, {})
            yield from (name for name in re.findall(r"\$\{([\w:]+)", text) if name not in own)
