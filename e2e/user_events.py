"""The pipe of template.yaml, applied to records of a DynamoDB stream: its filter, its input template and the event.

Amazon does not publish this part of EventBridge Pipes. `matches` and `transformed` follow its user guide, for exactly
what the template uses, and refuse everything else. e2e/tests/user_events.test.js compares the filter with a second
implementation.

    python e2e/user_events.py entries records.json    # prints the entries for the bus, one list per stream record
    python e2e/user_events.py findings events.json    # prints the differences of each to docs/user-created.schema.json
    python e2e/user_events.py patterns                # prints the filters
"""

import json
import re
import sys
from pathlib import Path

import jsonschema
from cloudformation import ROOT, of_type, read_template, with_parameters

SCHEMA = ROOT / "docs" / "user-created.schema.json"
VARIABLE = re.compile(r"<\$((?:\.[\w-]+)+)>")


def main(command=None, file=None, *_):
    values = json.loads(Path(file).read_text(encoding="utf-8")) if file else None
    pipe = pipe_of(read_template())
    match command:
        case "entries":
            found = [entries(pipe, record) for record in values]
        case "findings":
            found = [schema_findings(event) for event in values]
        case "patterns":
            found = patterns(pipe)
        case _:
            sys.exit(__doc__)
    print(json.dumps(found))


def pipe_of(template):
    """The properties of the one pipe with UserEvents=on."""
    [(_, pipe)] = of_type(with_parameters(template, {"UserEvents": "on"}), "AWS::Pipes::Pipe")
    return pipe


def patterns(pipe):
    return [one["Pattern"] for one in pipe["SourceParameters"]["FilterCriteria"]["Filters"]]


def entries(pipe, record):
    """The entries of PutEvents for one record: one, or none if no filter matches."""
    if not any(matches(json.loads(pattern), record) for pattern in patterns(pipe)):
        return []
    parameters = pipe["TargetParameters"]
    bus = parameters["EventBridgeEventBusParameters"]
    detail = transformed(parameters["InputTemplate"], record)
    return [{"Source": bus["Source"], "DetailType": bus["DetailType"], "Detail": detail}]


def matches(pattern, value):
    """Returns whether a value matches an event pattern of names, texts and `exists`. An absent field is None."""
    if isinstance(pattern, dict):
        fields = value if isinstance(value, dict) else {}
        return all(matches(one, fields.get(name)) for name, one in pattern.items())
    # `exists` and texts match only what is neither an object nor a list.
    is_leaf = value is not None and not isinstance(value, (dict, list))
    return any(is_leaf if one == {"exists": True} else is_leaf and value == text(one) for one in pattern)


def text(one):
    if not isinstance(one, str):
        raise LookupError(f"this script does not support {one} in a pattern")
    return one


def transformed(template, record):
    """The text of an input template in which each variable is replaced by its value as JSON."""

    def value(variable):
        found = record
        for name in variable[1].removeprefix(".").split("."):
            if not isinstance(found, dict) or name not in found:
                raise LookupError(f"the record lacks {variable[0]}, and AWS does not document what follows")
            found = found[name]
        return json.dumps(found)

    replaced = VARIABLE.sub(value, template)
    json.loads(replaced)
    return replaced


def event(entry):
    """The event that a rule of the bus gets for an entry."""
    return {
        **{"version": "0", "id": "6a7e8feb-b491-4cf7-a9f1-bf3703467718", "source": entry["Source"]},
        **{"detail-type": entry["DetailType"], "account": "111122223333", "time": "2026-11-29T09:30:01Z"},
        **{"region": "eu-west-1", "resources": [], "detail": json.loads(entry["Detail"])},
    }


def schema_findings(value):
    """Differences between an event and docs/user-created.schema.json."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    errors = jsonschema.Draft202012Validator(schema).iter_errors(value)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]


if __name__ == "__main__":
    main(*sys.argv[1:])
