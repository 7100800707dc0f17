"""Checks the dashboard of a stack: its metrics, its log queries, and the places of its widgets."""

import json
import re

from cloudformation import REGION, of_type, resolved
from telemetry import AWS_METRICS, own_metrics, query_findings

COLUMNS = 24
VALUES = {"AWS::StackName": "stack", "AWS::Region": REGION, "AWS::AccountId": "111122223333", "AWS::Partition": "aws"}
# A pool of the stack, or the parameter with the id of an existing pool.
POOLS = {"UserPool", "UserPoolId"}
SEARCH = re.compile(r"""(?:SUM\()?SEARCH\('\{([\w,]+)\} MetricName="(\w+)" UserPoolId="(\w+)"', 'Sum', 300\)\)?""")


def logical_id(operand):
    """Stands in for a resource in a text: its logical id."""
    return operand if isinstance(operand, str) else operand[0]


def dashboard_findings(stack):
    for name, properties in of_type(stack, "AWS::CloudWatch::Dashboard"):
        try:
            widgets = json.loads(resolved(properties["DashboardBody"], VALUES, logical_id))["widgets"]
        except json.JSONDecodeError as error:
            yield f"{name}: its body is not JSON: {error}"
            continue
        yield from place_findings(widgets)
        for widget in widgets:
            yield from (f'{name}, "{widget["properties"]["title"]}": {one}' for one in widget_findings(stack, widget))


def place_findings(widgets):
    """Each widget is inside the grid and covers no other one."""
    taken = set()
    for widget in widgets:
        columns = range(widget["x"], widget["x"] + widget["width"])
        cells = {(x, y) for x in columns for y in range(widget["y"], widget["y"] + widget["height"])}
        if columns.stop > COLUMNS or cells & taken:
            yield f'"{widget["properties"]["title"]}" leaves the grid or covers another widget'
        taken |= cells


def widget_findings(stack, widget):
    properties = widget["properties"]
    if properties["region"] != REGION:
        yield f'its region is {properties["region"]}'
    if widget["type"] == "log":
        yield from log_findings(stack, properties["query"])
    for metric in properties.get("metrics", []):
        options = metric[-1] if isinstance(metric[-1], dict) else {}
        if "expression" in options:
            yield from search_findings(options["expression"])
        else:
            namespace, name, *dimensions = [one for one in metric if one is not options]
            yield from metric_findings(stack, namespace, name, dict(zip(dimensions[::2], dimensions[1::2])))
            if "stat" not in options and "stat" not in properties:
                yield f"{name} has no statistic"


def log_findings(stack, query):
    groups = {name for name, _ in of_type(stack, "AWS::Logs::LogGroup")}
    sources = re.findall(r"SOURCE '(\w+)' \| ", query)
    yield from (f"{source} is not a log group of the stack" for source in sources if source not in groups)
    if not sources:
        yield "its query reads no log group"
    yield from query_findings(re.sub(r"SOURCE '\w+' \| ", "", query))


def search_findings(expression):
    if not (parsed := SEARCH.fullmatch(expression)):
        yield f"{expression} has another form than the others"
        return
    namespace, metrics = own_metrics()
    schema, name, pool = parsed.groups()
    if name not in metrics or schema != ",".join([namespace, *metrics.get(name, [])]):
        yield f"the functions publish no metric {name} with {schema}"
    if pool not in POOLS:
        yield f"{name} belongs to {pool}"


def metric_findings(stack, namespace, name, dimensions):
    """Findings about a metric that is read: who publishes it?"""
    own, metrics = own_metrics()
    if namespace == own:
        wanted = dict.fromkeys(metrics.get(name, []))
        if name not in metrics or set(dimensions) != set(wanted):
            yield f"the functions publish no metric {name} with {sorted(dimensions)}"
        elif dimensions["UserPoolId"] not in POOLS:
            yield f"{name} belongs to {dimensions['UserPoolId']}"
        elif dimensions["Function"] not in function_names(stack):
            yield f"{name} belongs to {dimensions['Function']}, which is not a function"
    elif namespace in AWS_METRICS:
        names, dimension, kind = AWS_METRICS[namespace]
        owners = {owner for owner, _ in of_type(stack, kind)}
        if name not in names or list(dimensions) != [dimension] or dimensions[dimension] not in owners:
            yield f"{namespace} publishes no metric {name} with {dimensions}"
    elif (namespace, name, dimensions) not in filtered_metrics(stack):
        yield f"no metric filter publishes {name} in {namespace} with {dimensions}"


def function_names(stack):
    """The names that the functions use in metrics: PreSignUpFunction is pre-sign-up."""
    ids = [name.removesuffix("Function") for name, _ in of_type(stack, "AWS::Lambda::Function")]
    return {re.sub(r"(?<!^)([A-Z])", r"-\1", name).lower() for name in ids}


def filtered_metrics(stack):
    """The metrics that the metric filters of the stack publish, without dimensions."""
    return [
        (resolved(one["MetricNamespace"], VALUES, logical_id), one["MetricName"], {})
        for _, properties in of_type(stack, "AWS::Logs::MetricFilter")
        for one in properties["MetricTransformations"]
    ]
