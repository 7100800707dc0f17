#!/usr/bin/env python3
"""Checks template.yaml as CloudFormation will see it, and samconfig.toml beside it. Needs no AWS account, no network.

`sam validate --lint` looks at the template before SAM has written out its functions and finds no dependency cycle.
Here the template is transformed first, by the library AWS itself uses, then given to cfn-lint and to the rules below,
once for each set of parameters that makes other resources: one "ok" line for each rule that holds, a non-zero exit when
one does not.

Needs the packages aws-sam-translator and cfn-lint: `pip install aws-sam-cli cfn-lint` brings both.
"""

import json
import os
import re
import sys
import tomllib
from pathlib import Path

# The libraries ask for a region as soon as they are imported. Any would do: nothing is sent anywhere.
os.environ["AWS_DEFAULT_REGION"] = REGION = "eu-west-1"

try:
    from boto3.session import Session
    from cfnlint.api import lint
    from cfnlint.config import ManualArgs
    from cfnlint.decode.decode import decode_str
    from samtranslator.public.exceptions import InvalidDocumentException
    from samtranslator.parser.parser import Parser
    from samtranslator.translator.translator import Translator

    import sam_parameters
except ImportError as error:
    sys.exit(f"{error}: run `pip install aws-sam-cli cfn-lint` and start this script with that Python")

ROOT = Path(__file__).resolve().parent.parent
SECONDS_COGNITO_WAITS = 5
TRIGGERS = {"PreSignUp", "CustomMessage", "PostConfirmation"}
ADD, LOOK = "dynamodb:PutItem", "dynamodb:GetItem"
RECORDS = {"PostConfirmationRole": {ADD}, "PostAuthenticationRole": {ADD}}
KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
IDENTITY = "arn:aws:ses:eu-west-1:111122223333:identity/example.com"
# Parameters that make other resources, with the triggers and with what each role may do in DynamoDB.
VARIANTS = {
    "": (TRIGGERS, RECORDS),
    "EnsureRecordsAtSignIn=on": (TRIGGERS | {"PostAuthentication"}, RECORDS),
    "EnsureRecordsAtSignIn=on, RecordCheck=read": (
        TRIGGERS | {"PostAuthentication"},
        RECORDS | {"PostAuthenticationRole": {ADD, LOOK}},
    ),
    "BackfillSchedule=manual": (TRIGGERS, RECORDS | {"BackfillRole": {ADD, LOOK}}),
    "BackfillSchedule=rate(1 day)": (TRIGGERS, RECORDS | {"BackfillRole": {ADD, LOOK}}),
    f"SesIdentityArn={IDENTITY}": (TRIGGERS, RECORDS),
    f"TableKmsKeyArn={KEY}": (TRIGGERS, RECORDS),
    f"TableKmsKeyArn={KEY}, BackfillSchedule=manual": (TRIGGERS, RECORDS | {"BackfillRole": {ADD, LOOK}}),
}
# What a principal needs of a customer managed key to read and write a table, but CreateGrant, which is for the one who
# makes the table. Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
KEY_ACTIONS = {
    *("kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext"),
    *("kms:ReEncryptFrom", "kms:ReEncryptTo"),
}
# Properties of a pool that may only be set where EmailSendingAccount is DEVELOPER. Source: the API reference of Cognito
# (VerificationMessageTemplateType, MessageTemplateType, EmailConfigurationType, CreateUserPool, EmailMfaConfigType).
ONLY_WITH_SES = (
    *(("VerificationMessageTemplate", name) for name in ("EmailMessage", "EmailMessageByLink")),
    *(("VerificationMessageTemplate", name) for name in ("EmailSubject", "EmailSubjectByLink")),
    *(("AdminCreateUserConfig", "InviteMessageTemplate", name) for name in ("EmailMessage", "EmailSubject")),
    *(("EmailConfiguration", name) for name in ("From", "ConfigurationSet")),
    *((name,) for name in ("EmailVerificationMessage", "EmailVerificationSubject")),
    *((name,) for name in ("EmailAuthenticationMessage", "EmailAuthenticationSubject")),
)
# The most characters that a name may have, by the type of resource and the property.
LONGEST = {
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
# Names of other resources, which these properties refer to.
REFERENCES = {("AWS::Lambda::Permission", "FunctionName")}
# The longest that a name is made of. Source: the limits of CloudFormation and of AWS's regions.
LONGEST_PARTS = {"AWS::StackName": "s" * 128, "AWS::Region": "ap-southeast-7", "AWS::AccountId": "1" * 12}
LAMBDA = {"Service": "lambda.amazonaws.com"}
# Of a new account.
LEAST_CONCURRENT_FUNCTIONS = 10
# Besides its function, a run needs its parts, a look at other runs, and a log.
MACHINE_ACTIONS = {
    *(f"states:{action}Execution" for action in ("Start", "Describe", "Stop", "Redrive")),
    "states:ListExecutions",
    *(f"logs:{action}LogDelivery" for action in ("Create", "Get", "Update", "Delete")),
    "logs:ListLogDeliveries",
    "logs:PutResourcePolicy",
    "logs:DescribeResourcePolicies",
    "logs:DescribeLogGroups",
}
NO_VALUE = {"Ref": "AWS::NoValue"}
DATA = {
    "AWS::Cognito::UserPool": ("DeletionProtection", "ACTIVE"),
    "AWS::DynamoDB::Table": ("DeletionProtectionEnabled", True),
}


def main():
    source = read_template()
    template = transform(source)
    checks = [
        ("cfn-lint finds nothing in the transformed template", lint_findings(template)),
        ("every function builds the crate of its trigger", binary_findings(source)),
        ("every parameter has a description", description_findings(template)),
        ("no parameter makes a trigger and its permission at once", order_findings(template)),
        ("Lambda drops no metric", metric_findings(template)),
        ("every locale can be the default", locale_findings(template)),
        ("every pattern can be read by Java and by others", pattern_findings(template)),
        ("build and deploy read the same parameters", parameter_findings(template, read_environments())),
    ]
    for overrides, (triggers, actions) in VARIANTS.items():
        made = with_parameters(template, dict(override.split("=") for override in overrides.split(", ") if override))
        checks += [
            (f"{name}, with {overrides or 'the defaults'}", findings)
            for name, findings in (
                ("no other triggers than these are attached", trigger_findings(made, triggers)),
                ("every trigger has one permission that names pool and account", permission_findings(made)),
                ("pool and table outlive the stack", retention_findings(made)),
                ("every function runs on provided.al2023, and every trigger has the 5 s of Cognito", function_findings(made)),
                ("roles add records to one table, and do nothing else there", database_findings(made, actions)),
                ("every role may write to one log group of its own", log_findings(made)),
                ("the pool has what needs SES only where SES sends", sender_findings(made)),
                ("the key of the table is the operator's or none, and who has records has it", key_findings(made)),
                ("every name stays within its limit", name_findings(made)),
                ("no state machine loses a part, a log line or a redrive, nor starves sign-ups", machine_findings(made)),
                ("only this account's services take a role of a state machine or a schedule", trust_findings(made)),
            )
        ]
    failed = [name for name, findings in checks if report(name, findings)]
    if failed:
        sys.exit(f"{len(failed)} of {len(checks)} checks failed")


def report(name, findings):
    """Prints the outcome of one check and returns whether it failed."""
    print(f"FAILED {name}" if findings else f"ok {name}")
    for finding in findings:
        print(f"  {finding}")
    return bool(findings)


def read_template():
    """The template as plain data, short tags such as !Ref written out."""
    template, errors = decode_str((ROOT / "template.yaml").read_text(encoding="utf-8"))
    if errors:
        sys.exit("\n".join(f"template.yaml:{error.linenumber}: {error.message}" for error in errors))
    return json.loads(json.dumps(template))


def read_environments():
    config = tomllib.loads((ROOT / "samconfig.toml").read_text(encoding="utf-8"))
    return {name: commands for name, commands in config.items() if isinstance(commands, dict)}


def transform(source):
    """What CloudFormation makes of the template. Local code stands for an uploaded archive, as after packaging."""
    packaged = json.loads(json.dumps(source))
    for resource in packaged["Resources"].values():
        if "CodeUri" in resource.get("Properties", {}):
            resource["Properties"]["CodeUri"] = "s3://example-bucket/example-key"
        # Written out instead of uploaded, so that it is linted, too.
        if definition := resource.get("Properties", {}).pop("DefinitionUri", None):
            resource["Properties"]["Definition"] = json.loads((ROOT / definition).read_text(encoding="utf-8"))
    session = Session(region_name=REGION)
    translator = Translator(managed_policy_map=None, sam_parser=Parser(), boto_session=session)
    try:
        # The names of Amazon's managed policies are only looked up on AWS when a template uses one. This one does not.
        return translator.translate(packaged, parameter_values={}, get_managed_policy_map=dict)
    except InvalidDocumentException as error:
        sys.exit("\n".join(cause.message for cause in error.causes))


def holds(template, parameters, condition):
    """Whether a condition holds under these parameters."""
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
    sys.exit(f"a condition has {function}, which is not known here")


def broken_rules(template, parameters):
    """The assertions of the template's rules that these parameters break."""
    findings = []
    for rule in template.get("Rules", {}).values():
        if holds(template, parameters, rule.get("RuleCondition", {"Fn::And": []})):
            broken = [one for one in rule["Assertions"] if not holds(template, parameters, one["Assert"])]
            findings += [one["AssertDescription"] for one in broken]
    return findings


def with_parameters(template, overrides):
    """What CloudFormation makes of the conditions: resources and values under these parameters."""
    parameters = {name: one.get("Default") for name, one in template["Parameters"].items()} | overrides
    conditions = template["Conditions"]

    def chosen(value):
        if isinstance(value, dict) and "Fn::If" in value:
            name, one, other = value["Fn::If"]
            return chosen(one if holds(template, parameters, conditions[name]) else other)
        if isinstance(value, dict):
            values = {name: chosen(one) for name, one in value.items()}
            return {name: one for name, one in values.items() if one != NO_VALUE}
        if isinstance(value, list):
            return [one for one in map(chosen, value) if one != NO_VALUE]
        return value

    def is_made(resource):
        return "Condition" not in resource or holds(template, parameters, conditions[resource["Condition"]])

    made = {name: one for name, one in template["Resources"].items() if is_made(one)}
    given = {name: one | {"Given": overrides.get(name)} for name, one in template["Parameters"].items()}
    return {**template, "Parameters": given, "Resources": chosen(made)}


def lint_findings(template):
    matches = lint(json.dumps(template, indent=2), config=ManualArgs(regions=[REGION]))
    return [f"{match.rule.id} at {'/'.join(map(str, match.path or []))}: {match.message}" for match in matches]


def trigger_findings(template, expected):
    pools = [pool.get("LambdaConfig", {}) for _, pool in of_type(template, "AWS::Cognito::UserPool")]
    return [f"the pool has {sorted(pool)}, not {sorted(expected)}" for pool in pools if set(pool) != expected]


def permission_findings(template):
    findings = []
    permissions = [properties for _, properties in of_type(template, "AWS::Lambda::Permission")]
    for pool_id, pool in of_type(template, "AWS::Cognito::UserPool"):
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
            mine = [one for one in permissions if target(one.get("FunctionName")) == target(function)]
            if len(mine) != 1:
                findings.append(f"{trigger} of {pool_id} has {len(mine)} permissions")
            for one in mine:
                wrong = [name for name in expected if one.get(name) != expected[name]]
                findings += [f"the permission of {trigger} has no right {name}" for name in wrong]
    return findings


def order_findings(template):
    """The permission names the pool. One that is made when the pool is told of the trigger comes after that."""
    permissions = [one for one in template["Resources"].items() if one[1]["Type"] == "AWS::Lambda::Permission"]
    return [f"{logical_id} has a condition" for logical_id, resource in permissions if "Condition" in resource]


def metric_findings(template):
    """To Lambda, a metric is a line of level INFO."""
    levels = {
        logical_id: properties.get("LoggingConfig", {}).get("ApplicationLogLevel")
        for logical_id, properties in of_type(template, "AWS::Lambda::Function")
    }
    return [f"{name} has {level}" for name, level in levels.items() if level not in ("TRACE", "DEBUG", "INFO")]


def retention_findings(template):
    findings = []
    for kind, (protection, value) in DATA.items():
        found = list(of_type(template, kind))
        if not found:
            findings.append(f"there is no {kind}")
        for logical_id, properties in found:
            resource = template["Resources"][logical_id]
            for policy in ("DeletionPolicy", "UpdateReplacePolicy"):
                if resource.get(policy) != "Retain":
                    findings.append(f"{logical_id}: {policy} is {resource.get(policy)}, not Retain")
            if properties.get(protection) != value:
                findings.append(f"{logical_id}: {protection} is {properties.get(protection)}, not {value}")
    return findings


def function_findings(template):
    findings = []
    functions = list(of_type(template, "AWS::Lambda::Function"))
    if not functions:
        findings.append("there is no function")
    pools = [pool.get("LambdaConfig", {}) for _, pool in of_type(template, "AWS::Cognito::UserPool")]
    triggers = {target(function) for pool in pools for function in pool.values()}
    for logical_id, properties in functions:
        expected = {"Runtime": "provided.al2023"}
        if logical_id in triggers:
            expected["Timeout"] = SECONDS_COGNITO_WAITS
        for name, value in expected.items():
            if properties.get(name) != value:
                findings.append(f"{logical_id}: {name} is {properties.get(name)}, not {value}")
    return findings


def binary_findings(source):
    findings = []
    for logical_id, resource in source["Resources"].items():
        if resource["Type"] == "AWS::Serverless::Function":
            metadata = resource.get("Metadata", {})
            binary = metadata.get("BuildProperties", {}).get("Binary", "")
            words = "".join(word.capitalize() for word in binary.split("-"))
            if metadata.get("BuildMethod") != "rust-cargolambda" or f"{words}Function" != logical_id:
                findings.append(f"{logical_id}: its Metadata does not build its own binary but \"{binary}\"")
            elif not (ROOT / "functions" / binary / "Cargo.toml").is_file():
                findings.append(f"{logical_id}: there is no functions/{binary}/Cargo.toml")
    return findings


def database_findings(template, expected):
    tables = [attribute(logical_id, "Arn") for logical_id, _ in of_type(template, "AWS::DynamoDB::Table")]
    findings = []
    granted = {}
    for owner, statement in statements(template):
        actions = listed(statement.get("Action"))
        # A wildcard such as * or dyn* would let DynamoDB in without naming it.
        database = [action for action in actions if action.lower().startswith("dynamodb:") or "*" in action]
        granted.setdefault(owner, set()).update(database)
        if database and listed(statement.get("Resource")) not in [[table] for table in tables]:
            findings.append(f"{owner} has rights on {statement.get('Resource')}")
        if "NotAction" in statement:
            findings.append(f"{owner} may do everything but {statement['NotAction']}")
    granted = {owner: actions for owner, actions in granted.items() if actions}
    if granted != expected:
        findings.append(f"granted is {granted}, not {expected}")
    return findings


def log_findings(template):
    findings = []
    granted = {}
    for owner, statement in statements(template):
        if any(action.startswith("logs:") for action in listed(statement.get("Action"))):
            granted.setdefault(owner, []).extend(listed(statement.get("Resource")))
    for logical_id, properties in of_type(template, "AWS::Lambda::Function"):
        role = target(properties.get("Role"))
        group = properties.get("LoggingConfig", {}).get("LogGroup", {}).get("Ref")
        if granted.get(role) != [attribute(group, "Arn")]:
            findings.append(f"{logical_id}: {role} may write to {granted.get(role)}, not only to {group}")
    for logical_id, properties in of_type(template, "AWS::IAM::Role"):
        if properties.get("ManagedPolicyArns"):
            findings.append(f"{logical_id} has managed policies, whose rights are wider")
    return findings


def sender_findings(template):
    findings = []
    for logical_id, properties in of_type(template, "AWS::Cognito::UserPool"):
        found = {"/".join(path) for path in ONLY_WITH_SES if inside(properties, path) is not None}
        if inside(properties, ("EmailConfiguration", "EmailSendingAccount")) != "DEVELOPER":
            findings += [f"{logical_id}: {path} needs an identity of Amazon SES" for path in sorted(found)]
        elif "VerificationMessageTemplate/EmailSubject" not in found:
            findings.append(f"{logical_id} has no subject of its own")
    return findings


def key_findings(template):
    """SSESpecification without a key means the key that AWS manages: it costs, and no other account can use it."""
    key = {"Ref": "TableKmsKeyArn"}
    named = bool(template["Parameters"].get("TableKmsKeyArn", {}).get("Given"))
    expected = {"SSEEnabled": True, "SSEType": "KMS", "KMSMasterKeyId": key} if named else None
    findings = [
        f"{logical_id}: SSESpecification is {properties.get('SSESpecification')}, not {expected}"
        for logical_id, properties in of_type(template, "AWS::DynamoDB::Table")
        if properties.get("SSESpecification") != expected
    ]
    service = {"Fn::Sub": "dynamodb.${AWS::Region}.${AWS::URLSuffix}"}
    granted, records = {}, set()
    for owner, statement in statements(template):
        actions = listed(statement.get("Action"))
        records |= {owner} if any(action.startswith("dynamodb:") for action in actions) else set()
        if any(action.startswith("kms:") for action in actions):
            granted.setdefault(owner, set()).update(actions)
            if listed(statement.get("Resource")) != [key]:
                findings.append(f"{owner} may use the key {statement.get('Resource')}")
            if statement.get("Condition") != {"StringEquals": {"kms:ViaService": service}}:
                findings.append(f"{owner} may use the key without DynamoDB")
    wanted = {owner: KEY_ACTIONS for owner in records} if named else {}
    if granted != wanted:
        findings.append(f"granted is {granted}, not {wanted}")
    return findings


def name_findings(template):
    findings = []
    parts = LONGEST_PARTS | {name: longest(one) for name, one in template["Parameters"].items()}
    for logical_id, resource in template["Resources"].items():
        for name, value in resource.get("Properties", {}).items():
            place = (resource["Type"], name)
            if not (name == "Name" or name.endswith("Name")) or place in REFERENCES:
                continue
            length = len(resolved(value, parts))
            if place not in LONGEST:
                findings.append(f"{logical_id}: the limit of {name} is not known here")
            elif length > LONGEST[place]:
                findings.append(f"{logical_id}: {name} can have {length} characters, {LONGEST[place]} are allowed")
    return findings


def longest(parameter):
    """A text as long as the longest that the parameter accepts."""
    values = [str(one) for one in parameter.get("AllowedValues", [])]
    return max(values, key=len) if values else "p" * parameter.get("MaxLength", 4_096)


def resolved(value, parts):
    """What CloudFormation makes of a text with references."""
    match value:
        case {"Ref": name}:
            return parts[name]
        case {"Fn::Sub": str(text)}:
            for name, part in parts.items():
                text = text.replace("${" + name + "}", part)
            return text
        case str():
            return value
    sys.exit(f"a name is made by {value}, which is not known here")


def pattern_findings(template):
    """CloudFormation reads patterns with Java; emulators of it, cfn-lint and the tests of this project do with others."""
    findings = []
    for name, one in template["Parameters"].items():
        try:
            pattern = re.compile(one.get("AllowedPattern", ""))
        except re.error as error:
            findings.append(f"{name}: {error}")
        else:
            if "AllowedPattern" in one and not pattern.fullmatch(str(one.get("Default", ""))):
                findings.append(f"{name} does not accept its own default")
    return findings


def locale_findings(template):
    """Init refuses a default without a file; the template must not accept it before."""
    tags = sorted(path.stem for path in (ROOT / "templates" / "locales").glob("*.ftl"))
    allowed = template["Parameters"]["DefaultLocale"].get("AllowedValues", [])
    return [] if allowed == tags else [f"AllowedValues of DefaultLocale are {allowed}; they should be {tags}"]


def machine_findings(template):
    """What the emulator of the end-to-end tests does not show."""
    findings = []
    for logical_id, properties in of_type(template, "AWS::StepFunctions::StateMachine"):
        definition = json.loads("\n".join(properties["DefinitionString"]["Fn::Join"][1]))
        maps = [state for state in states(definition) if state["Type"] == "Map"]
        findings += [f"{logical_id}: a part that fails stops the others" for one in maps if one.get("ToleratedFailurePercentage") != 100]
        findings += [f"{logical_id}: the concurrency is fixed" for one in maps if one.get("MaxConcurrencyPath") != "$.concurrency"]
        hangs = [one["Resource"] for one in states(definition) if one["Type"] == "Task" and "TimeoutSeconds" not in one]
        findings += [f"{logical_id}: {resource} may hang, and no other run would start" for resource in hangs]
        substitutions = properties.get("DefinitionSubstitutions", {})
        parameter = template["Parameters"].get(target(substitutions.get("Concurrency")), {})
        if not 1 <= int(parameter.get("Default", 0)) <= LEAST_CONCURRENT_FUNCTIONS // 2:
            findings.append(f"{logical_id}: its functions leave a new account too few for sign-ups")
        logging = properties.get("LoggingConfiguration", {})
        destinations = [one["CloudWatchLogsLogGroup"]["LogGroupArn"] for one in logging.get("Destinations", [])]
        groups = [attribute(name, "Arn") for name, _ in of_type(template, "AWS::Logs::LogGroup")]
        if logging.get("Level") != "ERROR" or logging.get("IncludeExecutionData") is not False:
            findings.append(f"{logical_id}: logs {logging.get('Level')} with data {logging.get('IncludeExecutionData')}")
        if len(destinations) != 1 or destinations[0] not in groups:
            findings.append(f"{logical_id}: logs to {destinations}")
        role = target(properties["RoleArn"])
        actions = {action for owner, one in statements(template) if owner == role for action in listed(one["Action"])}
        findings += [f"{role} may not {action}" for action in sorted(MACHINE_ACTIONS - actions)]
        for owner, one in statements(template):
            resource = json.dumps(one["Resource"])
            if owner == role and any(action.startswith("states:") for action in listed(one["Action"])) and logical_id not in resource:
                findings.append(f"{role} has rights on {resource}")
    return findings


def states(definition):
    """Every state of a state machine, those of its maps included."""
    for state in definition["States"].values():
        yield state
        if "ItemProcessor" in state:
            yield from states(state["ItemProcessor"])


def trust_findings(template):
    findings = []
    for logical_id, properties in of_type(template, "AWS::IAM::Role"):
        for statement in properties["AssumeRolePolicyDocument"]["Statement"]:
            account = statement.get("Condition", {}).get("StringEquals", {}).get("aws:SourceAccount")
            if statement["Principal"] != LAMBDA and account != {"Ref": "AWS::AccountId"}:
                findings.append(f"{logical_id} trusts {statement['Principal']} on behalf of any account")
    return findings


def description_findings(template):
    parameters = template.get("Parameters", {})
    return [f"{name} has none" for name, one in parameters.items() if not one.get("Description", "").strip()]


def parameter_findings(template, environments):
    findings = []
    for name, commands in environments.items():
        for command, sections in commands.items():
            if command != "global" and "parameter_overrides" in sections.get("parameters", {}):
                findings.append(f"[{name}.{command}] has parameters that other commands do not see")
        overrides = commands.get("global", {}).get("parameters", {}).get("parameter_overrides")
        names = list(sam_parameters.parsed(overrides)[0])
        unknown = [one for one in names if one not in template["Parameters"]]
        findings += [f"[{name}] sets {one}, which the template lacks" for one in unknown]
        if "Architecture" not in names:
            findings.append(f"[{name}.global] does not set Architecture")
    return findings


def of_type(template, kind):
    for logical_id, resource in template["Resources"].items():
        if resource["Type"] == kind:
            yield logical_id, resource.get("Properties", {})


def statements(template):
    """Every statement of every policy that grants rights, with the role that has it."""
    for logical_id, properties in of_type(template, "AWS::IAM::Role"):
        for policy in properties.get("Policies", []):
            for statement in listed(policy["PolicyDocument"]["Statement"]):
                yield logical_id, statement
    for kind in ("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy"):
        for logical_id, properties in of_type(template, kind):
            roles = [target(role) for role in listed(properties.get("Roles") or properties.get("RoleName"))]
            for statement in listed(properties["PolicyDocument"]["Statement"]):
                yield from ((role, statement) for role in roles or [logical_id])


def inside(value, path):
    """The value at a path of names, None where there is none."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def attribute(logical_id, name):
    return {"Fn::GetAtt": [logical_id, name]}


def target(value):
    """The logical id that a Ref or a GetAtt points to, or the value itself."""
    if isinstance(value, dict):
        return value.get("Ref") or value.get("Fn::GetAtt", [None])[0]
    return value


def listed(value):
    return value if isinstance(value, list) else [] if value is None else [value]


if __name__ == "__main__":
    main()
