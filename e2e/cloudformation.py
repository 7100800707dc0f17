"""A template as CloudFormation sees it: the SAM transformation, conditions, rules, and look-ups in the result."""

import json
import os
import re
import sys
from pathlib import Path

# The libraries need a region when they are imported. Nothing is sent to AWS.
os.environ["AWS_DEFAULT_REGION"] = REGION = "eu-west-1"

try:
    from boto3.session import Session
    from cfnlint.decode.decode import decode_str
    from samtranslator.parser.parser import Parser
    from samtranslator.public.exceptions import InvalidDocumentException
    from samtranslator.translator.translator import Translator
except ImportError as error:
    sys.exit(f"{error}: run `pip install aws-sam-cli cfn-lint` and start this script with that Python")

ROOT = Path(__file__).resolve().parent.parent
NO_VALUE = {"Ref": "AWS::NoValue"}


def read_template(name="template.yaml"):
    """A template of this folder as plain data. Short tags such as !Ref are expanded."""
    try:
        template, errors = decode_str((ROOT / name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        sys.exit(f"{name} does not exist")
    if errors:
        sys.exit("\n".join(f"{name}:{error.linenumber}: {error.message}" for error in errors))
    return json.loads(json.dumps(template))


def transform(source):
    """The template after SAM's transformation, with a placeholder for the uploaded code."""
    packaged = json.loads(json.dumps(source))
    for resource in packaged["Resources"].values():
        if "CodeUri" in resource.get("Properties", {}):
            resource["Properties"]["CodeUri"] = "s3://example-bucket/example-key"
        # cfn-lint checks only an inline definition.
        if definition := resource.get("Properties", {}).pop("DefinitionUri", None):
            resource["Properties"]["Definition"] = json.loads((ROOT / definition).read_text(encoding="utf-8"))
    session = Session(region_name=REGION)
    translator = Translator(managed_policy_map=None, sam_parser=Parser(), boto_session=session)
    try:
        # SAM requests the names of managed policies from AWS only for a template that uses one. This one does not.
        transformed = translator.translate(packaged, parameter_values={}, get_managed_policy_map=dict)
    except InvalidDocumentException as error:
        sys.exit("\n".join(cause.message for cause in error.causes))
    # Sends nothing, and prevents a warning about metrics that nobody published.
    translator.metrics.publish()
    return transformed


def holds(template, parameters, condition):
    """Returns whether a condition holds with these parameters."""
    [(function, operand)] = condition.items()
    match function:
        case "Condition":
            return holds(template, parameters, template["Conditions"][operand])
        case "Fn::Equals":
            one, other = (parameters[side["Ref"]] if isinstance(side, dict) else side for side in operand)
            return one == other
        case "Fn::Not":
            return not holds(template, parameters, operand[0])
        case "Fn::And":
            return all(holds(template, parameters, one) for one in operand)
        case "Fn::Or":
            return any(holds(template, parameters, one) for one in operand)
    sys.exit(f"this script does not support {function} in a condition")


def broken_rules(template, parameters):
    """The descriptions of those assertions in the template's rules that do not hold with these parameters."""
    return [
        assertion["AssertDescription"]
        for rule in template.get("Rules", {}).values()
        if holds(template, parameters, rule.get("RuleCondition", {"Fn::And": []}))
        for assertion in rule["Assertions"]
        if not holds(template, parameters, assertion["Assert"])
    ]


def with_parameters(template, overrides):
    """The template after CloudFormation has evaluated the conditions with these parameters."""
    parameters = {name: one.get("Default") for name, one in template["Parameters"].items()} | overrides
    conditions = template["Conditions"]

    def key(value):
        return parameters[value["Ref"]] if isinstance(value, dict) else value

    def evaluated(value):
        if isinstance(value, dict) and "Fn::If" in value:
            name, one, other = value["Fn::If"]
            return evaluated(one if holds(template, parameters, conditions[name]) else other)
        if isinstance(value, dict) and "Fn::FindInMap" in value:
            name, one, other = value["Fn::FindInMap"]
            # The value of a parameter that CloudFormation refuses is not a key.
            return template["Mappings"][name].get(key(one), {}).get(key(other))
        if isinstance(value, dict):
            values = {name: evaluated(one) for name, one in value.items()}
            return {name: one for name, one in values.items() if one != NO_VALUE}
        if isinstance(value, list):
            return [one for one in map(evaluated, value) if one != NO_VALUE]
        return value

    def is_created(resource):
        return "Condition" not in resource or holds(template, parameters, conditions[resource["Condition"]])

    created = {name: one for name, one in template["Resources"].items() if is_created(one)}
    given = {name: one | {"Given": overrides.get(name)} for name, one in template["Parameters"].items()}
    return {**template, "Parameters": given, "Resources": evaluated(created)}


def resolved(value, values, stand_in):
    """The text that CloudFormation makes of a value. `stand_in` replaces a resource: it gets `Name` or `[Name, Attribute]`."""
    if not isinstance(value, dict):
        return str(value)
    [(function, operand)] = value.items()
    match function:
        case "Ref" | "Fn::GetAtt":
            return values[operand] if isinstance(operand, str) and operand in values else stand_in(operand)
        case "Fn::Join":
            return operand[0].join(resolved(part, values, stand_in) for part in operand[1])
        case "Fn::Sub":
            text, own = operand if isinstance(operand, list) else (operand, {})
            known = values | {name: resolved(one, values, stand_in) for name, one in own.items()}
            reference = lambda name: {"Fn::GetAtt": name.split(".")} if "." in name else {"Ref": name}
            return re.sub(r"\$\{([\w:.]+)\}", lambda found: resolved(reference(found[1]), known, stand_in), text)
    raise LookupError(f"this script does not support {function} in a text")


def of_type(template, kind):
    """Logical id and properties of every resource of a type."""
    for logical_id, resource in template["Resources"].items():
        if resource["Type"] == kind:
            yield logical_id, resource.get("Properties", {})


def statements(template):
    """Every statement of every policy that grants rights, with the logical id of its role."""
    roles = dict(of_type(template, "AWS::IAM::Role"))
    for logical_id, properties in roles.items():
        for policy in properties.get("Policies", []):
            for statement in listed(policy["PolicyDocument"]["Statement"]):
                yield logical_id, statement
    for kind in ("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy"):
        for logical_id, properties in of_type(template, kind):
            owners = [target(role) for role in listed(properties.get("Roles") or properties.get("RoleName"))]
            owners += [name for name, role in roles.items() if {"Ref": logical_id} in role.get("ManagedPolicyArns", [])]
            for statement in listed(properties["PolicyDocument"]["Statement"]):
                yield from ((role, statement) for role in owners or [logical_id])


def differences(owner, actual, expected):
    """A finding for each value in `expected` that `actual` lacks."""
    return [
        f"{owner}: {name} is {actual.get(name)}, not {value}"
        for name, value in expected.items()
        if actual.get(name) != value
    ]


def attribute(logical_id, name):
    return {"Fn::GetAtt": [logical_id, name]}


def target(value):
    """The logical id that a Ref or a GetAtt refers to, or the value itself."""
    if isinstance(value, dict):
        return value.get("Ref") or value.get("Fn::GetAtt", [None])[0]
    return value


def listed(value):
    return value if isinstance(value, list) else [] if value is None else [value]
