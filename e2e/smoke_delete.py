"""Deletes a stack of the smoke test, with the resources that the template protects from a deletion of the stack."""

from botocore.exceptions import ClientError

from aws_account import outputs

TABLE, POOL = "AWS::DynamoDB::Table", "AWS::Cognito::UserPool"


def delete(account, stack):
    """Deletes the stack, then the pool and the table that outlive it, and the uploaded code."""
    before = retained(account, stack)
    cloudformation = account.client("cloudformation")
    cloudformation.delete_stack(StackName=stack)
    cloudformation.get_waiter("stack_delete_complete").wait(StackName=stack)
    # An interrupted deployment may create a pool or a table between the first list and the deletion.
    kept = sorted(before | retained(account, stack))
    for kind, name in kept:
        unless_gone(delete_table if kind == TABLE else delete_pool, account, name)
    delete_code(account, stack)
    print(f"ok deleted {', '.join([stack, *(name for _, name in kept)])}", flush=True)


def retained(account, stack):
    """Type and physical id of each resource that outlives the stack."""
    return {(kind, name) for kind, name in resources(account, stack) if kind in (TABLE, POOL)}


def resources(account, stack):
    """Type and physical id of each resource of a stack that exists or existed."""
    # A name would only find a stack that still exists, and the id also one that is deleted.
    found = [one for one in stacks(account) if one["StackName"] == stack]
    if found:
        lister = account.client("cloudformation").get_paginator("list_stack_resources")
        for page in lister.paginate(StackName=found[0]["StackId"]):
            for one in page["StackResourceSummaries"]:
                if one.get("PhysicalResourceId"):
                    yield one["ResourceType"], one["PhysicalResourceId"]


def stacks(account):
    for page in account.client("cloudformation").get_paginator("list_stacks").paginate():
        yield from page["StackSummaries"]


def unless_gone(remove, account, name):
    try:
        remove(account, name)
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceNotFoundException":
            raise


def delete_table(account, name):
    dynamodb = account.client("dynamodb")
    dynamodb.update_table(TableName=name, DeletionProtectionEnabled=False)
    dynamodb.get_waiter("table_exists").wait(TableName=name)
    dynamodb.delete_table(TableName=name)


def delete_pool(account, name):
    cognito = account.client("cognito-idp")
    # This resets each setting of the pool, which is about to be deleted.
    cognito.update_user_pool(UserPoolId=name, DeletionProtection="INACTIVE")
    cognito.delete_user_pool(UserPoolId=name)


def delete_code(account, stack):
    """Deletes the code that sam deploy has uploaded for this stack. SAM's bucket stays, because other stacks use it."""
    managed = account.stack("aws-sam-cli-managed-default")
    # SAM creates it at its first deployment in an account.
    if managed is None:
        return
    bucket = outputs(managed)["SourceBucket"]
    s3 = account.client("s3")
    for page in s3.get_paginator("list_object_versions").paginate(Bucket=bucket, Prefix=f"{stack}/"):
        for one in page.get("Versions", []) + page.get("DeleteMarkers", []):
            s3.delete_object(Bucket=bucket, Key=one["Key"], VersionId=one["VersionId"])
