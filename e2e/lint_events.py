"""Checks what a stack has for "User created" events: stream, pipe, role, queue and log, or none of them."""

import mutants
import user_events
from cloudformation import attribute, differences, listed, of_type, statements, with_parameters
from lint_company import given
from lint_roles import STREAM_ACTIONS
from lint_stack import TABLE
from lint_stream_records import page_findings, record_findings

PIPE, ROLE, QUEUE, LOG = "UserEventsPipe", "UserEventsRole", "UserEventsDeadLetterQueue", "UserEventsLogGroup"
# A stream keeps a record for 24 hours.
KEPT_SECONDS = 24 * 3_600
# Longest time that Amazon SQS keeps a message.
LONGEST_RETENTION = 14 * 24 * 3_600
PUT_EVENTS_LIMIT = 10
BUS = {"Fn::Sub": "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/${EventBusName}"}


def stack_findings(stack, overrides):
    """With UserEvents=on, exactly one stream, pipe, role, queue and log; without, none of them."""
    is_on = overrides.get("UserEvents") == "on"
    kinds = {PIPE: "AWS::Pipes::Pipe", ROLE: "AWS::IAM::Role", QUEUE: "AWS::SQS::Queue", LOG: "AWS::Logs::LogGroup"}
    found = {name for name, kind in kinds.items() if name in dict(of_type(stack, kind))}
    findings = [] if found == (set(kinds) if is_on else set()) else [f"the stack has {sorted(found)}"]
    stream = {"StreamViewType": "NEW_IMAGE"} if is_on else None
    for name, properties in of_type(stack, TABLE):
        findings += differences(name, properties, {"StreamSpecification": stream})
    pipes = [name for name, _ in of_type(stack, kinds[PIPE])]
    if pipes != ([PIPE] if is_on else []):
        findings.append(f"the stack has the pipes {pipes}")
    for function, properties in of_type(stack, "AWS::Lambda::Function"):
        findings += differences(function, *marks(function, properties, overrides, is_on))
    if is_on and not findings:
        findings += [*pipe_findings(stack), *right_findings(stack)]
    return findings


def marks(function, properties, overrides, is_on):
    """The variables of a function with records, and their expected values."""
    variables = properties.get("Environment", {}).get("Variables", {})
    if "TABLE_NAME" not in variables:
        return variables, {"USER_EVENTS": None, "USER_EVENT_RECORD": None}
    silent = function == "BackfillFunction" and overrides.get("BackfillEmits") != "on"
    return variables, {
        "USER_EVENTS": "off" if silent else {"Ref": "UserEvents"},
        "USER_EVENT_RECORD": {"Ref": "UserEventRecord"},
    }


def source_of(stack):
    """The stream of the stack's own table, or the one that is given."""
    return given(stack, "TableStreamArn") or attribute("UserSettingsTable", "StreamArn")


def pipe_findings(stack):
    pipe = dict(of_type(stack, "AWS::Pipes::Pipe"))[PIPE]
    expected = {
        "RoleArn": attribute(ROLE, "Arn"),
        "Source": source_of(stack),
        "Target": BUS,
        # Execution data is the whole record, with personal data.
        "LogConfiguration": {
            "Level": "ERROR",
            "CloudwatchLogsLogDestination": {"LogGroupArn": attribute(LOG, "Arn")},
        },
        "Name": None,
        "DesiredState": None,
        "Enrichment": None,
    }
    yield from differences(PIPE, pipe, expected)
    source = pipe["SourceParameters"]["DynamoDBStreamParameters"]
    yield from differences(PIPE, source, {
        # LATEST loses the records that are created before the pipe reads.
        "StartingPosition": "TRIM_HORIZON",
        "BatchSize": PUT_EVENTS_LIMIT,
        "MaximumBatchingWindowInSeconds": None,
        "OnPartialBatchItemFailure": "AUTOMATIC_BISECT",
        "MaximumRetryAttempts": -1,
        # An outage loses nothing, and the stream still has what the pipe gives up.
        "MaximumRecordAgeInSeconds": KEPT_SECONDS // 2,
        "DeadLetterConfig": {"Arn": attribute(QUEUE, "Arn")},
    })
    bus = {"EventBridgeEventBusParameters": {"Source": "cognito-triggers", "DetailType": "User created"}}
    yield from differences(PIPE, pipe["TargetParameters"], bus)
    queue = dict(of_type(stack, "AWS::SQS::Queue"))[QUEUE]
    retention = {"SqsManagedSseEnabled": True, "MessageRetentionPeriod": LONGEST_RETENTION}
    yield from differences(QUEUE, queue, retention)


def right_findings(stack):
    """The pipe may do exactly what it does. lint_roles checks the right on the key of the table."""
    expected = [
        ("Allow", STREAM_ACTIONS, source_of(stack)),
        ("Allow", {"events:PutEvents"}, BUS),
        ("Allow", {"sqs:SendMessage"}, attribute(QUEUE, "Arn")),
    ]
    granted = [
        (one["Effect"], set(listed(one["Action"])), one["Resource"])
        for owner, one in statements(stack)
        if owner == ROLE and not listed(one["Action"])[0].startswith("kms:")
    ]
    if granted != expected:
        yield f"{ROLE} has {granted}, not {expected}"
    [trust] = dict(of_type(stack, "AWS::IAM::Role"))[ROLE]["AssumeRolePolicyDocument"]["Statement"]
    service = {"Service": "pipes.amazonaws.com"}
    yield from differences(ROLE, trust, {"Effect": "Allow", "Principal": service, "Action": "sts:AssumeRole"})


def checks(template):
    """Name and findings of each check that needs no parameters."""
    pipe = user_events.pipe_of(template)
    yield "the pipe sends one event per marked record, and no personal data", record_findings(pipe)
    yield "docs/events.md has an event of the schema, its pattern and the figures", list(page_findings(pipe))
    yield "every property of the pipe has a check", blind_findings(template)


def blind_findings(template):
    """Properties that could have another value without a finding."""
    overrides = {"UserEvents": "on"}
    stack = with_parameters(template, overrides)
    own = {name: stack["Resources"][name] for name in (PIPE, ROLE, QUEUE, LOG)}

    def check(wrong):
        changed = stack | {"Resources": stack["Resources"] | wrong}
        pipe = wrong[PIPE]["Properties"]
        try:
            return [*stack_findings(changed, overrides), *record_findings(pipe)]
        except (KeyError, ValueError, LookupError) as error:
            return [str(error)]

    survivors = mutants.survivors(own, check, is_free)
    return [f"no check reads {'/'.join(map(str, path))}" for path in survivors]


def is_free(path):
    """Texts for people, and what checks of all roles and log groups read."""
    return path[0] == LOG or path[-1] in {"Condition", "Description", "PolicyName", "Version"} or "Condition" in path
