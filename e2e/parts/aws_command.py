"""Runs a documented command of the AWS CLI against an emulated AWS. The CLI is not installed with the tests.

usage: aws_command.py [--validate] COMMAND

botocore, the base of the CLI, reads AWS_ENDPOINT_URL and the credentials. The answer is printed as JSON, or with
`--output text` as it is. With --validate, the service, operation and options are checked, and nothing is sent.
"""

import json
import shlex
import sys

import botocore.session
import jmespath
from botocore import xform_name
from botocore.validate import ParamValidator

CONVERSIONS = {"integer": int, "string": str}


def main(command, validate=False):
    _, service, operation, *words = shlex.split(command)
    options = dict(zip(words[::2], words[1::2], strict=True))
    query, output = options.pop("--query", "@"), options.pop("--output", "json")
    model = botocore.session.get_session().get_service_model(service)
    [name] = [name for name in model.operation_names if xform_name(name, "-") == operation]
    shape = model.operation_model(name).input_shape
    members = {f"--{xform_name(member, '-')}": (member, part.type_name) for member, part in shape.members.items()}
    parameters = {}
    for option, value in options.items():
        member, kind = members[option]
        parameters[member] = CONVERSIONS[kind](value)
    errors = ParamValidator().validate(parameters, shape)
    if errors.has_errors():
        sys.exit(errors.generate_report())
    if validate:
        return
    client = botocore.session.get_session().create_client(service)
    answer = getattr(client, xform_name(name))(**parameters)
    del answer["ResponseMetadata"]
    found = jmespath.search(query, answer)
    print(found if output == "text" else json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[-1], validate=sys.argv[1] == "--validate")
