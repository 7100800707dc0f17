"""The metrics, log fields and codes of the functions, read from their source, and those of the AWS services in use."""

import re

from cloudformation import ROOT

TRIGGER = ROOT / "shared" / "trigger" / "src"
# Metrics and dimension by namespace. Sources: the user guides of Lambda, Step Functions, EventBridge and Amazon SQS.
AWS_METRICS = {
    "AWS/Lambda": ({"Errors", "Throttles", "Duration"}, "FunctionName", "AWS::Lambda::Function"),
    "AWS/States": (
        {"ExecutionsStarted", "ExecutionsSucceeded", "ExecutionsFailed", "ExecutionsTimedOut"},
        "StateMachineArn",
        "AWS::StepFunctions::StateMachine",
    ),
    "AWS/Scheduler": (
        {"TargetErrorCount", "InvocationDroppedCount"},
        "ScheduleGroup",
        "AWS::Scheduler::ScheduleGroup",
    ),
    "AWS/EventBridge/Pipes": ({"ExecutionFailed"}, "PipeName", "AWS::Pipes::Pipe"),
    "AWS/SQS": ({"ApproximateNumberOfMessagesVisible"}, "QueueName", "AWS::SQS::Queue"),
}
# Fields of Lambda's own lines in JSON. Source: the schema reference of Lambda's telemetry API.
LAMBDA_FIELDS = {
    *("type", "record.requestId", "record.status", "record.errorType"),
    *("record.metrics.durationMs", "record.metrics.initDurationMs", "record.metrics.maxMemoryUsedMB"),
}
# Fields that CloudWatch Logs adds to each line.
CLOUDWATCH_FIELDS = {"@timestamp", "@message", "@log", "@logStream"}


def read(path):
    return path.read_text(encoding="utf-8")


def found(pattern, text, count):
    """All matches of a pattern, at least `count`: in a source of another form, checks would find nothing."""
    matches = re.findall(pattern, text, re.M | re.S)
    if len(matches) < count:
        raise LookupError(f"the source has {len(matches)} matches of {pattern}, not {count}")
    return matches


def own_metrics():
    """Every metric of the functions with its dimensions, and their namespace."""
    source = read(TRIGGER / "metric.rs")
    [declared] = found(r"^metric_names! \{\n(.*?)^\}", source, 1)
    [by_rule] = found(r"fn is_by_rule.*?matches!\(self, (.*?)\)", source, 1)
    [namespace] = found(r'NAMESPACE: &str = "(\w+)"', source, 1)
    [listed] = found(r"DIMENSIONS: \[&str; 3\] = \[(.*?)\]", source, 1)
    dimensions = found(r'"(\w+)"', listed, 3)
    names = found(r"^    (\w+),$", declared, 5)
    return namespace, {name: dimensions[: 3 if f"Self::{name}" in by_rule else 2] for name in names}


def outcomes():
    return set(found(r'^        \w+ = "(\w+)",$', read(TRIGGER / "outcome.rs").split("Reason {")[0], 5))


def messages():
    """The messages of all log lines, each with its levels."""
    levels = {}
    paths = [path for folder in ("functions", "shared") for path in (ROOT / folder).rglob("src/**/*.rs")]
    sources = [read(path).split("#[cfg(test)]")[0] for path in paths]
    for level, call in found(r"tracing::(\$?\w+)!\((.*?)\);?\n", "".join(sources), 5):
        # The longest text of a call is its message. A message with values has arguments, which can be texts, too.
        text = max(re.findall(r'"([^"]*)"', call), key=len)
        levels.setdefault(text, set()).add(level.upper())
    return levels


def log_fields():
    """The fields of the lines that the functions write."""
    lines = [read(TRIGGER / "log_line.rs"), read(ROOT / "functions" / "backfill" / "src" / "runtime.rs")]
    calls = [call for text in lines for call in found(r"tracing::(?:\$level|info)!\((.*?)\);?\n", text, 1)]
    own = {name for call in calls for name in re.findall(r"(?:^|\s)([a-z_]+)(?:,| =)", call)}
    return own | {"timestamp", "level", "message", "setting", "file", "line"}


def query_findings(query):
    """Findings about the fields, outcomes and messages in a query of CloudWatch Logs Insights."""
    plain = re.sub(r"'[^']*'|\"[^\"]*\"", "''", query)
    aliases = set(re.findall(r"\bas (\w+)", plain))
    commands = "filter|stats|sort|fields|limit|by|as|desc|asc|and|or|in"
    plain = re.sub(rf"\b({commands})\b|\b\w+(?=\()|\b\d+\b", " ", plain)
    known = log_fields() | LAMBDA_FIELDS | CLOUDWATCH_FIELDS | aliases
    names = set(re.findall(r"@?[A-Za-z_][\w.]*", plain))
    yield from (f"no log line has the field {name}: {query}" for name in sorted(names - known))
    for field, values in (("outcome", outcomes()), ("message", messages())):
        for value in re.findall(rf"\b{field} = ['\"]([^'\"]*)['\"]", query):
            if value not in values:
                yield f'no log line has the {field} "{value}": {query}'
