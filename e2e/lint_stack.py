"""Checks the pool, the functions, the names and the state machine of a stack."""

import json

from cloudformation import attribute, differences, listed, of_type, resolved, statements, target

COGNITO_TIMEOUT_SECONDS = 5
POOL = "AWS::Cognito::UserPool"
# Properties of a pool that require EmailSendingAccount DEVELOPER. Source: the API reference of Cognito
# (VerificationMessageTemplateType, MessageTemplateType, EmailConfigurationType, CreateUserPool, EmailMfaConfigType).
ONLY_WITH_SES = (
    *(f"VerificationMessageTemplate/{name}" for name in ("EmailMessage", "EmailMessageByLink")),
    *(f"VerificationMessageTemplate/{name}" for name in ("EmailSubject", "EmailSubjectByLink")),
    *(f"AdminCreateUserConfig/InviteMessageTemplate/{name}" for name in ("EmailMessage", "EmailSubject")),
    *(f"EmailConfiguration/{name}" for name in ("From", "ConfigurationSet")),
    *("EmailVerificationMessage", "EmailVerificationSubject"),
    *("EmailAuthenticationMessage", "EmailAuthenticationSubject"),
)
# Maximum length of a name, by resource type and property.
MAX_LENGTHS = {
    ("AWS::CloudWatch::Alarm", "MetricName"): 255,
    ("AWS::CloudWatch::Dashboard", "DashboardName"): 255,
    ("AWS::Cognito::UserPool", "UserPoolName"): 128,
    ("AWS::Cognito::UserPoolClient", "ClientName"): 128,
    ("AWS::DynamoDB::Table", "TableName"): 255,
    ("AWS::IAM::ManagedPolicy", "ManagedPolicyName"): 128,
    ("AWS::IAM::Policy", "PolicyName"): 128,
    ("AWS::IAM::Role", "RoleName"): 64,
    ("AWS::Lambda::Function", "FunctionName"): 64,
    ("AWS::Logs::LogGroup", "LogGroupName"): 512,
    ("AWS::SQS::Queue", "QueueName"): 80,
    ("AWS::SNS::Topic", "TopicName"): 256,
    ("AWS::Scheduler::Schedule", "Name"): 64,
    ("AWS::StepFunctions::StateMachine", "StateMachineName"): 80,
}
# Properties that refer to another resource by its name.
REFERENCES = {
    ("AWS::Lambda::Permission", "FunctionName"),
    ("AWS::Logs::MetricFilter", "LogGroupName"),
    ("AWS::Scheduler::Schedule", "GroupName"),
}
# The longest parts of a name. Source: the limits of CloudFormation and of AWS's regions.
LONGEST_PARTS = {"AWS::StackName": "s" * 128, "AWS::Region": "ap-southeast-7", "AWS::AccountId": "1" * 12}
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
RETAINED = {POOL: {"DeletionProtection": "ACTIVE"}, "AWS::DynamoDB::Table": {"DeletionProtectionEnabled": True}}


def trigger_findings(template, expected):
    pools = [pool.get("LambdaConfig", {}) for _, pool in of_type(template, POOL)]
    return [f"the pool has {sorted(pool)}, not {sorted(expected)}" for pool in pools if set(pool) != expected]


def permission_findings(template):
    findings = []
    permissions = [properties for _, properties in of_type(template, "AWS::Lambda::Permission")]
    for pool_id, pool in of_type(template, POOL):
        triggers = pool.get("LambdaConfig", {})
        if not triggers:
            findings.append(f"{pool_id} has no trigger")
        for trigger, function in triggers.items():
            expected = {
                "Action": "lambda:InvokeFunction",
                "FunctionName": function,
                "Principal": "cognito-idp.amazonaws.com",
                "SourceArn": attribute(pool_id, "Arn"),
                "SourceAccount": {"Ref": "AWS::AccountId"},
            }
            own = [one for one in permissions if target(one.get("FunctionName")) == target(function)]
            if len(own) != 1:
                findings.append(f"{trigger} of {pool_id} has {len(own)} permissions")
            for one in own:
                findings += differences(f"the permission of {trigger}", one, expected)
    return findings


def retention_findings(template):
    findings = []
    for kind, protection in RETAINED.items():
        found = list(of_type(template, kind))
        if not found:
            findings.append(f"the stack has no {kind}")
        for logical_id, properties in found:
            policies = {"DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain"}
            findings += differences(logical_id, template["Resources"][logical_id], policies)
            findings += differences(logical_id, properties, protection)
    return findings


def function_findings(template):
    functions = list(of_type(template, "AWS::Lambda::Function"))
    findings = [] if functions else ["the stack has no function"]
    pools = [pool.get("LambdaConfig", {}) for _, pool in of_type(template, POOL)]
    triggers = {target(function) for pool in pools for function in pool.values()}
    for logical_id, properties in functions:
        timeout = {"Timeout": COGNITO_TIMEOUT_SECONDS} if logical_id in triggers else {}
        findings += differences(logical_id, properties, {"Runtime": "provided.al2023"} | timeout)
    return findings


def sender_findings(template):
    findings = []
    for logical_id, properties in of_type(template, POOL):
        found = [path for path in ONLY_WITH_SES if inside(properties, path) is not None]
        if inside(properties, "EmailConfiguration/EmailSendingAccount") != "DEVELOPER":
            findings += [f"{logical_id}: {path} needs an identity of Amazon SES" for path in sorted(found)]
        elif "VerificationMessageTemplate/EmailSubject" not in found:
            findings.append(f"{logical_id} has no subject of its own")
    return findings


def inside(value, path):
    """The value at a path of names, or None."""
    for name in path.split("/"):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def name_findings(template):
    findings = []
    parts = LONGEST_PARTS | {name: longest(one) for name, one in template["Parameters"].items()}
    for logical_id, resource in template["Resources"].items():
        for name, value in resource.get("Properties", {}).items():
            key = (resource["Type"], name)
            if not (name == "Name" or name.endswith("Name")) or key in REFERENCES:
                continue
            length = len(resolved(value, parts, unsupported))
            if key not in MAX_LENGTHS:
                findings.append(f"{logical_id}: MAX_LENGTHS lacks the limit of {name}")
            elif length > MAX_LENGTHS[key]:
                findings.append(f"{logical_id}: {name} can have {length} characters, the limit is {MAX_LENGTHS[key]}")
    return findings


def longest(parameter):
    """A text as long as the longest value of a parameter."""
    values = [str(one) for one in parameter.get("AllowedValues", [])]
    return max(values, key=len) if values else "p" * parameter.get("MaxLength", 4_096)


def unsupported(operand):
    raise LookupError(f"this script does not support {operand} in a name")


def machine_findings(template):
    """Properties that the emulator of the end-to-end tests does not enforce."""
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
