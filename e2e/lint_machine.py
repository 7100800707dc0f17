"""Checks the state machine of a stack. The emulator of the end-to-end tests does not enforce these properties."""

import json

from cloudformation import attribute, differences, listed, of_type, statements, target

# Concurrent executions in a new account.
MIN_CONCURRENT_FUNCTIONS = 10
# Actions that a run of the state machine needs for its parts, for its check for other runs, and for its log.
MACHINE_ACTIONS = {
    *(f"states:{action}Execution" for action in ("Start", "Describe", "Stop", "Redrive")),
    "states:ListExecutions",
    *(f"logs:{action}LogDelivery" for action in ("Create", "Get", "Update", "Delete")),
    *(f"logs:{action}" for action in ("ListLogDeliveries", "PutResourcePolicy")),
    *(f"logs:{action}" for action in ("DescribeResourcePolicies", "DescribeLogGroups")),
}


def machine_findings(template):
    return [
        finding
        for logical_id, properties in of_type(template, "AWS::StepFunctions::StateMachine")
        for finding in (
            *definition_findings(template, logical_id, properties),
            *machine_log_findings(template, logical_id, properties),
            *machine_role_findings(template, logical_id, target(properties["RoleArn"])),
        )
    ]


def definition_findings(template, logical_id, properties):
    definition = json.loads("\n".join(properties["DefinitionString"]["Fn::Join"][1]))
    for one in states(definition):
        if one["Type"] == "Map" and one.get("ToleratedFailurePercentage") != 100:
            yield f"{logical_id}: a part that fails stops the others"
        if one["Type"] == "Map" and one.get("MaxConcurrencyPath") != "$.concurrency":
            yield f"{logical_id}: the concurrency is fixed"
        if one["Type"] == "Task" and "TimeoutSeconds" not in one:
            yield f"{logical_id}: {one['Resource']} has no timeout, and no other run would start"
    concurrency = target(properties.get("DefinitionSubstitutions", {}).get("Concurrency"))
    default = int(template["Parameters"].get(concurrency, {}).get("Default", 0))
    if not 1 <= default <= MIN_CONCURRENT_FUNCTIONS // 2:
        yield f"{logical_id}: its functions leave too few concurrent executions for sign-ups in a new account"


def machine_log_findings(template, logical_id, properties):
    logging = properties.get("LoggingConfiguration", {})
    yield from differences(logical_id, logging, {"Level": "ERROR", "IncludeExecutionData": False})
    destinations = [one["CloudWatchLogsLogGroup"]["LogGroupArn"] for one in logging.get("Destinations", [])]
    groups = [attribute(name, "Arn") for name, _ in of_type(template, "AWS::Logs::LogGroup")]
    if len(destinations) != 1 or destinations[0] not in groups:
        yield f"{logical_id}: logs to {destinations}"


def machine_role_findings(template, logical_id, role):
    own = [one for owner, one in statements(template) if owner == role]
    missing = MACHINE_ACTIONS - {action for one in own for action in listed(one["Action"])}
    yield from (f"{role} may not {action}" for action in sorted(missing))
    for one in own:
        resource = json.dumps(one["Resource"])
        if any(action.startswith("states:") for action in listed(one["Action"])) and logical_id not in resource:
            yield f"{role} has rights on {resource}"


def states(definition):
    """Every state of a state machine, including those inside its maps."""
    for state in definition["States"].values():
        yield state
        if "ItemProcessor" in state:
            yield from states(state["ItemProcessor"])
