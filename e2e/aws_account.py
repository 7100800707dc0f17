"""The AWS account and region that boto3 and SAM use, with clients that count their requests."""

from collections import Counter

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError, NoRegionError, ProfileNotFound

NO_CREDENTIALS = "there are no AWS credentials: run aws sso login, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
# SAM and boto3 do not read AWS_REGION.
NO_REGION = "no AWS region is set: set AWS_DEFAULT_REGION, or region in the AWS profile or in samconfig.toml"


class AccountError(Exception):
    """Reason why no request can be sent. The text names the next step."""


class Account:
    """One account and region. `id` is known after `check`."""

    def __init__(self, profile=None, region=None):
        try:
            self.session = boto3.Session(profile_name=profile, region_name=region)
        except ProfileNotFound as error:
            raise AccountError(f"{error}; name another one with AWS_PROFILE") from error
        self.region = self.session.region_name
        self.requests = Counter()
        self.session.events.register("before-call", self.count)

    def count(self, model, **_):
        self.requests[model.service_model.service_id] += 1

    def client(self, service):
        return self.session.client(service, config=Config(connect_timeout=5, retries={"mode": "standard"}))

    def check(self):
        """Asks AWS for the account of the credentials. Raises AccountError."""
        if not self.region:
            raise AccountError(NO_REGION)
        try:
            self.id = self.client("sts").get_caller_identity()["Account"]
        except NoRegionError as error:
            raise AccountError(NO_REGION) from error
        except NoCredentialsError as error:
            raise AccountError(NO_CREDENTIALS) from error
        except ClientError as error:
            code = error.response["Error"]["Code"]
            raise AccountError(f"AWS refuses the credentials ({code}): log in again, for example with aws sso login") from error
        except BotoCoreError as error:
            raise AccountError(f"AWS cannot be reached or the login has expired: {error}") from error

    def stack(self, name):
        """The description of a stack, or None if there is no such stack."""
        try:
            return self.client("cloudformation").describe_stacks(StackName=name)["Stacks"][0]
        except ClientError as error:
            # CloudFormation has no error code of its own for this.
            if "does not exist" in error.response["Error"]["Message"]:
                return None
            raise


def outputs(stack):
    """The outputs of a described stack, by key."""
    return {one["OutputKey"]: one["OutputValue"] for one in stack["Outputs"]}
