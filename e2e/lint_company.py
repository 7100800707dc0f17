"""Checks what companies insist on: boundary and path of roles, keys of logs, and the network of functions."""

from cloudformation import differences, listed, of_type, statements, target

# Actions that Lambda needs to connect a function to a network, those of the policy AWSLambdaVPCAccessExecutionRole.
# Source: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaVPCAccessExecutionRole.html
NETWORK_ACTIONS = {
    *("ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces"),
    *("ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses", "ec2:DescribeSubnets"),
}
NETWORK_STATEMENT = {
    "Effect": "Allow",
    "Resource": "*",
    # The code of a function has the rights of its role, but not these.
    "Condition": {"Null": {"lambda:SourceFunctionArn": "true"}},
}


def given(template, name):
    """A reference to a parameter of `with_parameters` that has a value, or None."""
    return {"Ref": name} if template["Parameters"].get(name, {}).get("Given") else None


def identity_findings(template, path=None, boundary=None):
    """Every role has this path and boundary, and every managed policy this path."""
    findings = []
    for logical_id, properties in of_type(template, "AWS::IAM::Role"):
        findings += differences(logical_id, properties, {"Path": path, "PermissionsBoundary": boundary})
    for logical_id, properties in of_type(template, "AWS::IAM::ManagedPolicy"):
        findings += differences(logical_id, properties, {"Path": path})
    return findings


def log_key_findings(template, key=None):
    """Every log group has this key."""
    groups = list(of_type(template, "AWS::Logs::LogGroup"))
    findings = [] if groups else ["the stack has no log group"]
    for logical_id, properties in groups:
        findings += differences(logical_id, properties, {"KmsKeyId": key})
    return findings


def network_findings(template, network=None):
    """Every function has this VpcConfig, and its role exactly the rights that go with it. No other role has such rights."""
    findings, roles = [], set()
    for logical_id, properties in of_type(template, "AWS::Lambda::Function"):
        roles.add(target(properties["Role"]))
        findings += differences(logical_id, properties, {"VpcConfig": network})
    granted = {}
    for owner, statement in statements(template):
        actions = {action for action in listed(statement.get("Action")) if action.startswith("ec2:")}
        if actions:
            granted.setdefault(owner, set()).update(actions)
            findings += differences(f"the rights of {owner} on the network", statement, NETWORK_STATEMENT)
    expected = {role: NETWORK_ACTIONS for role in roles} if network else {}
    if granted != expected:
        findings.append(f"granted is {granted}, not {expected}")
    return findings
