"""The sets of parameters with which lint_template.py checks the templates, and what their stacks must then contain."""

from dataclasses import dataclass

from cloudformation import attribute

import lint_roles
import lint_stack
from lint_stack import POOL, TABLE

TRIGGERS = frozenset({"PreSignUp", "CustomMessage", "PostConfirmation"})
ALL_TRIGGERS = TRIGGERS | {"PostAuthentication"}
PUT, GET = "dynamodb:PutItem", "dynamodb:GetItem"
RECORDS = {"PostConfirmationRole": {PUT}, "PostAuthenticationRole": {PUT}}
READING = RECORDS | {"PostAuthenticationRole": {PUT, GET}}
BACKFILL = RECORDS | {"BackfillRole": {PUT, GET}}
ENROLLING = frozenset({"PostConfirmationRole", "PostAuthenticationRole"})
ALL_ENROLLING = ENROLLING | {"BackfillRole"}
KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
SENDER = "SesIdentityArn=arn:aws:ses:eu-west-1:111122223333:identity/example.com"
EXISTING_TABLE = {"Fn::Sub": "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${TableName}"}
SUBNETS, GROUPS = "SubnetIds=subnet-0a1b2c3d,subnet-0a1b2c3e", "SecurityGroupIds=sg-0a1b2c3d"
NETWORK = {name: {"Fn::Split": [",", {"Ref": name}]} for name in ("SubnetIds", "SecurityGroupIds")}
BOUNDARY, PATH = "PermissionsBoundaryArn=arn:aws:iam::111122223333:policy/boundary", "RolePath=/service/shop/"
LOG_KEY = f"LogKmsKeyArn={KEY}"
COMPANY = f"{BOUNDARY}, {PATH}, {LOG_KEY}, {SUBNETS}, {GROUPS}"
STREAM = "arn:aws:dynamodb:eu-west-1:111122223333:table/app/stream/2026-11-29T00:00:00.000"
EXISTING_STREAM = f"UserEvents=on, TableName=app, TableStreamArn={STREAM}, TableKmsKeyArn={KEY}, EventBusName=users"
PRESETS = ("eshop", "notes", "demo", "apppool", "workshop")
POOL_ID = "UserPoolId=eu-west-1_EXAMPLE01"
POOLS = "arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool"


@dataclass
class Variant:
    """Parameters as `Name=value, Other=value`, and what they create."""

    overrides: str = ""
    # The actions of each role in DynamoDB.
    actions: dict = None
    # The triggers of the pool of the stack.
    triggers: frozenset = TRIGGERS
    retained: frozenset = frozenset({POOL, TABLE})
    network: dict = None
    # The pools that may invoke the functions, if the stack has none.
    pools: dict = None
    # The roles that may add users to groups.
    groups: frozenset = frozenset()

    def permission_findings(self, stack):
        if not self.pools:
            return lint_stack.permission_findings(stack)
        functions = [f"{trigger}Function" for trigger in sorted(ALL_TRIGGERS)]
        return lint_stack.source_findings(stack, functions, self.pools)

    def group_findings(self, stack):
        return lint_roles.group_findings(stack, self.groups, self.pools or attribute("UserPool", "Arn"))

    def database_findings(self, stack):
        return lint_roles.database_findings(stack, self.actions or RECORDS, EXISTING_TABLE)


@dataclass
class Expected:
    """The variants of a template, and parameters that a rule stops, with the beginning of its text."""

    variants: list
    broken: dict
    has_pool: bool


BROKEN = {
    "BackfillGroups=on": "BackfillGroups needs DefaultGroups",
    "SignUpPass=required": "SignUpPass needs SignUpPassKeys",
    "RecordKey=pk, RecordSortKey=pk": "RecordSortKey must differ",
    "TableName=app, TimeToLiveAttribute=expiresAt": "TimeToLiveAttribute must be empty",
    "UserEvents=on, TableName=app": "UserEvents with TableName needs",
    f"TableStreamArn={STREAM}": "TableStreamArn needs TableName",
    "BackfillEmits=on": "BackfillEmits needs UserEvents",
    SUBNETS: "SubnetIds needs SecurityGroupIds",
    GROUPS: "SecurityGroupIds needs SubnetIds",
    "AlarmEmail=operations@example.com, AlarmTopicArn=arn:aws:sns:eu-west-1:111122223333:operations": "AlarmEmail must be",
    "Alarms=off, AlarmEmail=operations@example.com": "AlarmEmail and AlarmTopicArn need",
}


def attachable(overrides="", **expected):
    """A variant of functions.yaml: no pool, and permissions for the named pool or for any pool of the account."""
    pools = {"Fn::Sub": f"{POOLS}/${{UserPoolId}}" if POOL_ID in overrides else f"{POOLS}/*"}
    return Variant(overrides, **{"retained": frozenset({TABLE}), "pools": pools} | expected)


TEMPLATES = {
    "template.yaml": Expected(
        [
            Variant(),
            Variant("EnsureRecordsAtSignIn=on", triggers=ALL_TRIGGERS),
            Variant("EnsureRecordsAtSignIn=on, RecordCheck=read", READING, ALL_TRIGGERS),
            Variant("BackfillSchedule=manual", BACKFILL),
            Variant("DefaultGroupsByClient=1example=members", groups=ENROLLING),
            Variant("UserPoolPreset=demo, DefaultGroups=Development, BackfillSchedule=manual", BACKFILL, groups=ENROLLING),
            Variant(f"DefaultGroups=a, BackfillGroups=on, BackfillSchedule=manual, {PATH}", BACKFILL, groups=ALL_ENROLLING),
            Variant("BackfillSchedule=rate(1 day)", BACKFILL),
            Variant(f"{SENDER}, FromAddress=a@example.com, SesConfigurationSet=events, ReplyToAddress=b@example.com"),
            Variant("ReplyToAddress=b@example.com"),
            Variant(f"TableKmsKeyArn={KEY}"),
            Variant(f"TableKmsKeyArn={KEY}, BackfillSchedule=manual", BACKFILL),
            Variant(f"TableName=app, TableKmsKeyArn={KEY}", retained=frozenset({POOL})),
            Variant("DomainPrefix=shop, VerificationMethod=link"),
            *(Variant(overrides) for overrides in (BOUNDARY, PATH, LOG_KEY)),
            Variant(f"{SUBNETS}, {GROUPS}", network=NETWORK),
            Variant(f"{COMPANY}, BackfillSchedule=rate(1 day)", BACKFILL, network=NETWORK),
            Variant("UserEvents=on"),
            Variant(f"UserEvents=on, EventBusName=users, TableKmsKeyArn={KEY}"),
            Variant(f"{EXISTING_STREAM}, {COMPANY}", retained=frozenset({POOL}), network=NETWORK),
            Variant("UserEvents=on, BackfillEmits=on, BackfillSchedule=manual", BACKFILL),
            *(Variant(f"UserPoolPreset={preset}") for preset in PRESETS),
        ],
        BROKEN
        | {
            "FromAddress=shop@example.com": "FromAddress needs SesIdentityArn",
            "SesConfigurationSet=events": "SesConfigurationSet needs SesIdentityArn",
        },
        has_pool=True,
    ),
    "functions.yaml": Expected(
        [
            attachable(),
            attachable(POOL_ID),
            attachable("RecordCheck=read", actions=READING),
            attachable(f"{POOL_ID}, BackfillSchedule=manual", actions=BACKFILL),
            attachable(f"{POOL_ID}, DefaultGroups=members", groups=ENROLLING),
            attachable(f"{POOL_ID}, BackfillSchedule=rate(1 day), TableKmsKeyArn={KEY}", actions=BACKFILL),
            attachable(f"TableName=app, TableKmsKeyArn={KEY}", retained=frozenset()),
            attachable("UserEvents=on"),
            attachable(EXISTING_STREAM, retained=frozenset()),
            attachable(f"{POOL_ID}, UserEvents=on, BackfillSchedule=manual", actions=BACKFILL),
            *(attachable(overrides) for overrides in (BOUNDARY, PATH, LOG_KEY)),
            attachable(f"{SUBNETS}, {GROUPS}", network=NETWORK),
            attachable(f"{POOL_ID}, {COMPANY}, BackfillSchedule=rate(1 day)", actions=BACKFILL, network=NETWORK),
        ],
        BROKEN
        | {
            "BackfillSchedule=manual": "BackfillSchedule needs UserPoolId",
            "Dashboard=on": "Dashboard needs UserPoolId",
            "DefaultGroups=members": "DefaultGroups need UserPoolId",
            "DefaultGroupsByClient=1example=members": "DefaultGroups need UserPoolId",
        },
        has_pool=False,
    ),
}
