"""Checks the rights of the roles of a stack."""

from cloudformation import attribute, differences, listed, of_type, statements, target

LAMBDA = {"Service": "lambda.amazonaws.com"}
# Actions on a customer managed key that are needed to read and write a table. Only the principal that creates the table
# needs CreateGrant. Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
KEY_ACTIONS = {
    *("kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext"),
    *("kms:ReEncryptFrom", "kms:ReEncryptTo"),
}

# Actions of a pipe on the stream of a table, which e2e/lint_events.py checks, and on the key of the table.
STREAM_ACTIONS = {f"dynamodb:{name}" for name in ("DescribeStream", "GetRecords", "GetShardIterator", "ListStreams")}
STREAM_KEY_ACTIONS = {"kms:Decrypt"}


def database_findings(template, expected, existing_table=None):
    """Exactly these roles have exactly these rights, on a table of the template or on the existing one, by its ARN."""
    tables = [attribute(logical_id, "Arn") for logical_id, _ in of_type(template, "AWS::DynamoDB::Table")]
    tables = tables or [existing_table]
    findings = []
    granted = {}
    for owner, statement in statements(template):
        # A wildcard such as * or dyn* includes DynamoDB.
        actions = listed(statement.get("Action"))
        database = {action for action in actions if action.lower().startswith("dynamodb:") or "*" in action}
        if database - STREAM_ACTIONS:
            granted.setdefault(owner, set()).update(database)
            if listed(statement.get("Resource")) not in [[table] for table in tables]:
                findings.append(f"{owner} has rights on {statement.get('Resource')}")
        if "NotAction" in statement:
            findings.append(f"{owner} may do everything except {statement['NotAction']}")
    if granted != expected:
        findings.append(f"granted is {granted}, not {expected}")
    return findings


def group_findings(template, expected, pool):
    """Exactly these roles may add users to groups, of this pool and of no other, and do nothing else to users."""
    findings, granted = [], set()
    for owner, statement in statements(template):
        actions = listed(statement.get("Action"))
        if any(action.startswith("cognito-idp:") and action != "cognito-idp:ListUsers" for action in actions):
            granted.add(owner)
            wanted = {"Effect": "Allow", "Action": "cognito-idp:AdminAddUserToGroup", "Resource": pool}
            findings += differences(f"the right of {owner}", statement, wanted)
    if granted != expected:
        findings.append(f"{sorted(granted)} may add users to groups, not {sorted(expected)}")
    return findings


def log_findings(template):
    granted = {}
    for owner, statement in statements(template):
        if any(action.startswith("logs:") for action in listed(statement.get("Action"))):
            granted.setdefault(owner, []).extend(listed(statement.get("Resource")))
    findings = []
    for logical_id, properties in of_type(template, "AWS::Lambda::Function"):
        role = target(properties.get("Role"))
        group = properties.get("LoggingConfig", {}).get("LogGroup", {}).get("Ref")
        if granted.get(role) != [attribute(group, "Arn")]:
            findings.append(f"{logical_id}: {role} may write to {granted.get(role)}, not only to {group}")
    for logical_id, properties in of_type(template, "AWS::IAM::Role"):
        own = [{"Ref": name} for name, _ in of_type(template, "AWS::IAM::ManagedPolicy")]
        if foreign := [policy for policy in properties.get("ManagedPolicyArns", []) if policy not in own]:
            findings.append(f"{logical_id} has the managed policies {foreign}, which grant more rights")
    return findings


def key_findings(template):
    """SSESpecification without a key selects the AWS managed key, which costs money and excludes other accounts."""
    key = {"Ref": "TableKmsKeyArn"}
    given = bool(template.get("Parameters", {}).get("TableKmsKeyArn", {}).get("Given"))
    encryption = {"SSEEnabled": True, "SSEType": "KMS", "KMSMasterKeyId": key} if given else None
    findings = []
    for logical_id, properties in of_type(template, "AWS::DynamoDB::Table"):
        findings += differences(logical_id, properties, {"SSESpecification": encryption})
    granted, record_owners, stream_readers = {}, set(), set()
    service = {"Fn::Sub": "dynamodb.${AWS::Region}.${AWS::URLSuffix}"}
    expected = {"Resource": [key], "Condition": {"StringEquals": {"kms:ViaService": service}}}
    for owner, statement in statements(template):
        actions = listed(statement.get("Action"))
        if any(action.startswith("dynamodb:") for action in actions):
            (stream_readers if STREAM_ACTIONS.issuperset(actions) else record_owners).add(owner)
        if any(action.startswith("kms:") for action in actions):
            granted.setdefault(owner, set()).update(actions)
            actual = statement | {"Resource": listed(statement.get("Resource"))}
            findings += differences(f"the right of {owner} to use a key", actual, expected)
    wanted = {owner: STREAM_KEY_ACTIONS for owner in stream_readers} | {owner: KEY_ACTIONS for owner in record_owners}
    wanted = wanted if given else {}
    if granted != wanted:
        findings.append(f"granted is {granted}, not {wanted}")
    return findings


def trust_findings(template):
    findings = []
    for logical_id, properties in of_type(template, "AWS::IAM::Role"):
        for statement in properties["AssumeRolePolicyDocument"]["Statement"]:
            account = statement.get("Condition", {}).get("StringEquals", {}).get("aws:SourceAccount")
            if statement["Principal"] != LAMBDA and account != {"Ref": "AWS::AccountId"}:
                findings.append(f"{logical_id} trusts {statement['Principal']} on behalf of any account")
    return findings
