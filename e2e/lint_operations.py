"""Checks the alarms of a stack, their metric filters and their topic, against docs/operate.md and the code."""

import json
import re

from cloudformation import ROOT, attribute, differences, of_type, resolved, target, with_parameters
from lint_dashboard import VALUES, dashboard_findings, filtered_metrics, logical_id, metric_findings
from lint_page import anchors, count_findings, described, page_checks
from telemetry import LAMBDA_FIELDS, messages, outcomes, own_metrics, read

ALARM, FILTER, FUNCTION = "AWS::CloudWatch::Alarm", "AWS::Logs::MetricFilter", "AWS::Lambda::Function"
EMAIL = "operations@example.com"
TOPIC = "arn:aws:sns:eu-west-1:111122223333:operations"
# Parameters by the name of the variant. docs/operate.md states the number of alarms of those without a topic.
VARIANTS = {
    "the defaults": {},
    "`BackfillSchedule=manual`": {"BackfillSchedule": "manual"},
    "`BackfillSchedule=rate(1 day)`": {"BackfillSchedule": "rate(1 day)"},
    "`UserEvents=on`": {"UserEvents": "on"},
    "`DefaultGroups=members`": {"DefaultGroups": "members"},
    "`Alarms=off`": {"Alarms": "off"},
    "an address": {"AlarmEmail": EMAIL, "BackfillSchedule": "rate(1 day)"},
    "groups": {"BackfillSchedule": "manual", "DefaultGroups": "members", "BackfillGroups": "on"},
    "a topic": {"AlarmTopicArn": TOPIC, "Dashboard": "on"},
    "a dashboard": {"BackfillSchedule": "rate(1 day)", "Dashboard": "on"},
}
# Longest time that CloudWatch evaluates, in seconds, with periods below and from an hour.
LONGEST_EVALUATION, LONGEST_WITH_HOURS = 86_400, 7 * 86_400
LONGEST_DESCRIPTION = 1_024
COGNITO_TIMEOUT_SECONDS = 5
# Nothing happens most of the time, and no metric is published then. But a pipe that AWS has stopped after failures
# publishes nothing, either, and its failure lasts.
NO_DATA, NO_DATA_OF = "notBreaching", {"UserEventsFailedAlarm": "ignore"}
CONDITION = re.compile(r'\$\.([\w.]+) (?:= "([^"]*)"|> 0)')


def checks(template):
    """Name and findings of each check, for the template with each set of parameters."""
    page = read(ROOT / "docs" / "operate.md")
    yield from page_checks(template, page)
    for variant, parameters in VARIANTS.items():
        stack = with_parameters(template, parameters)
        for name, findings in (
            ("every alarm has a metric, a valid evaluation and a next step", alarm_findings(stack, page)),
            ("every alarm goes to the topic, if there is one", action_findings(stack, parameters)),
            ("alarms watch every trigger and every log", coverage_findings(stack)),
            ("every metric filter matches lines of the log", filter_findings(stack)),
            ("the dashboard has only metrics, fields and logs that exist", dashboard_findings(stack)),
            ("docs/operate.md has the number of alarms", count_findings(stack, variant, page)),
        ):
            yield f"{name}, with {variant}", list(findings)


def alarm_findings(stack, page):
    documented = anchors(page, "Alarms")
    for name, alarm in of_type(stack, ALARM):
        dimensions = {one["Name"]: target(one["Value"]) for one in alarm.get("Dimensions", [])}
        namespace = resolved(alarm["Namespace"], VALUES, logical_id)
        yield from (f"{name}: {one}" for one in metric_findings(stack, namespace, alarm["MetricName"], dimensions))
        period, periods = alarm["Period"], alarm["EvaluationPeriods"]
        if period * periods > (LONGEST_WITH_HOURS if period >= 3_600 else LONGEST_EVALUATION):
            yield f"{name}: CloudWatch does not evaluate {period * periods} s"
        if not 1 <= alarm["DatapointsToAlarm"] <= periods:
            yield f"{name}: {alarm['DatapointsToAlarm']} of {periods} periods cannot breach"
        statistic = {"ExtendedStatistic": "p99"} if alarm["MetricName"] == "Duration" else {"Statistic": "Sum"}
        yield from differences(name, alarm, statistic | {"TreatMissingData": NO_DATA_OF.get(name, NO_DATA)})
        if alarm["MetricName"] == "Duration" and not 0 < alarm["Threshold"] < COGNITO_TIMEOUT_SECONDS * 1_000:
            yield f"{name}: {alarm['Threshold']} ms is no warning before Cognito's timeout"
        if len(described(alarm)) != 1 or not set(described(alarm)) <= documented:
            yield f"{name}: its description leads to {described(alarm)}, not to a heading of docs/operate.md"
        if not 0 < len(alarm.get("AlarmDescription", "")) <= LONGEST_DESCRIPTION:
            yield f"{name}: its description is missing or too long"


def action_findings(stack, parameters):
    email, topic = parameters.get("AlarmEmail"), parameters.get("AlarmTopicArn")
    expected = [{"Ref": "AlarmTopicArn"}] if topic else [{"Ref": "AlarmTopic"}] if email else None
    for name, alarm in of_type(stack, ALARM):
        yield from differences(name, alarm, {"AlarmActions": expected})
    topics = dict(of_type(stack, "AWS::SNS::Topic"))
    if set(topics) != ({"AlarmTopic"} if email else set()):
        yield f"the stack has the topics {sorted(topics)}"
    for name, properties in topics.items():
        subscription = [{"Protocol": "email", "Endpoint": {"Ref": "AlarmEmail"}}]
        # CloudWatch cannot use a key unless the policy of the key says so, and that of alias/aws/sns does not.
        yield from differences(name, properties, {"Subscription": subscription, "KmsMasterKeyId": None})
    policies = [one for _, one in of_type(stack, "AWS::SNS::TopicPolicy")]
    statements = [one for policy in policies for one in policy["PolicyDocument"]["Statement"]]
    account = {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}}
    service = {"Service": "cloudwatch.amazonaws.com"}
    granted = {"Effect": "Allow", "Action": "sns:Publish", "Resource": {"Ref": "AlarmTopic"}}
    if email and statements != [granted | {"Principal": service, "Condition": account}]:
        yield f"CloudWatch of this account, and nobody else, should publish: {json.dumps(statements)}"


def coverage_findings(stack):
    alarms = [one for _, one in of_type(stack, ALARM)]
    filters = [one for _, one in of_type(stack, FILTER)]
    if stack["Parameters"]["Alarms"]["Given"] == "off":
        yield from (f"Alarms=off leaves {one}" for one in alarms + filters)
        return
    dimensions = [(one["MetricName"], value) for one in alarms for value in one.get("Dimensions", [])]
    watched = {(name, target(value["Value"])) for name, value in dimensions}
    for function in triggers(stack):
        # Lambda counts each refusal of pre-sign-up as an error.
        wanted = {"Throttles", "Duration"} | ({"Errors"} if function != "PreSignUpFunction" else set())
        missing = {name for name in wanted if (name, function) not in watched}
        yield from (f"no alarm watches {name} of {function}" for name in sorted(missing))
    if ("Errors", "PreSignUpFunction") in watched:
        yield "an alarm counts the refusals of pre-sign-up as errors"
    for metric in {name for _, name, _ in filtered_metrics(stack)}:
        if not any(one["MetricName"] == metric and "Dimensions" not in one for one in alarms):
            yield f"no alarm watches {metric} of the metric filters"
    for function, properties in of_type(stack, FUNCTION):
        # Only in JSON, Lambda's own lines have fields that a filter can read.
        yield from differences(function, properties["LoggingConfig"], {"LogFormat": "JSON"})
        group = target(properties["LoggingConfig"]["LogGroup"])
        own = [one for one in filters if target(one["LogGroupName"]) == group]
        found = {change["MetricName"] for one in own for change in one["MetricTransformations"]}
        missing = published(stack, properties) - found
        yield from (f"no metric filter finds {name} of {function}" for name in sorted(missing))
    for name, schedule in of_type(stack, "AWS::Scheduler::Schedule"):
        if (metric := ("InvocationDroppedCount", target(schedule.get("GroupName")))) not in watched:
            yield f"no alarm watches {metric[0]} of {metric[1]}, the group of {name}"


def published(stack, properties):
    """The metrics for alarms that lines of this function count."""
    variables = properties.get("Environment", {}).get("Variables", {})
    names = {"Failures"} | ({"RecordsFailed"} if "TABLE_NAME" in variables else set())
    names |= {"GroupsFailed"} if has_groups(stack, variables) else set()
    names |= {"MessagesLeftToCognito"} if "VERIFICATION_METHOD" in variables else set()
    return names | ({"UnknownTriggerSources"} if properties["Timeout"] == COGNITO_TIMEOUT_SECONDS else set())


def has_groups(stack, variables):
    """Whether a function with these variables adds users to groups."""
    parameter = target(variables.get("DEFAULT_GROUPS"))
    return bool(parameter and stack["Parameters"][parameter]["Given"])


def triggers(stack):
    """The functions with Cognito's timeout. The pool may be in another stack."""
    return [name for name, one in of_type(stack, FUNCTION) if one["Timeout"] == COGNITO_TIMEOUT_SECONDS]


def filter_findings(stack):
    groups = {name for name, _ in of_type(stack, "AWS::Logs::LogGroup")}
    known = {"message": messages(), "outcome": outcomes()}
    for name, properties in of_type(stack, FILTER):
        if target(properties["LogGroupName"]) not in groups:
            yield f"{name}: {target(properties['LogGroupName'])} is not a log group of the stack"
        conditions = properties["FilterPattern"].removeprefix("{ ").removesuffix(" }").split(" || ")
        parsed = [CONDITION.fullmatch(one.removeprefix("(").removesuffix(")")) for one in conditions]
        if not all(parsed):
            yield f"{name}: {properties['FilterPattern']} has another form than the others"
            continue
        for field, value in (one.groups() for one in parsed):
            is_own = field in own_metrics()[1] if value is None else value in known.get(field, ())
            if not is_own and (value is None or field not in LAMBDA_FIELDS):
                yield f"{name}: no log line has {field} with this value"
        [change] = properties["MetricTransformations"]
        # Without a default, the metric costs nothing until a line matches.
        values = {"DefaultValue": None, "MetricValue": "1" if parsed[0][2] is not None else f"$.{parsed[0][1]}"}
        yield from differences(name, change, values)
