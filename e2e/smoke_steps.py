"""The steps of the smoke test: one user, from a refused sign-up to the record."""

import re
import secrets
import subprocess
import time

from botocore.exceptions import ClientError

from aws_account import outputs

# https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html: accepts any label after a plus sign.
SIMULATOR = "success+{}@simulator.amazonses.com"
REFUSED = "smoke@mailinator.com"
POLL_SECONDS = 1


class StepFailed(Exception):
    """Reason why a step failed."""


class Steps:
    """The steps, in their order. Each method prints nothing and returns a text about its success."""

    def __init__(self, account, stack, command, patience):
        self.account, self.stack, self.command, self.patience = account, stack, command, patience
        self.cognito = account.client("cognito-idp")
        self.outputs = outputs(account.stack(stack))
        self.pool, self.client = self.outputs["UserPoolId"], self.outputs["UserPoolClientId"]
        self.email = SIMULATOR.format(secrets.token_hex(4))
        self.sub = None
        # Letters of both cases, a digit and a symbol, as the pool requires.
        self.password = f"{secrets.token_hex(12)}-Aa1"

    def run(self):
        """Runs each step and prints its outcome. Returns the number of failed steps."""
        steps = [
            ("doctor", self.doctor),
            ("refused sign-up", self.refused_sign_up),
            ("sign-up", self.sign_up),
            ("email of the sign-up", lambda: self.written("CustomMessage_SignUp")),
            ("another code", self.another_code),
            ("confirmation", self.confirmation),
            ("record", self.record),
            ("sign-in", self.sign_in),
            ("forgotten password", self.forgotten_password),
            ("invitation", self.invitation),
        ]
        failed = 0
        for name, step in steps:
            try:
                print(f"ok {name}: {step()}", flush=True)
            except (ClientError, StepFailed) as error:
                failed += 1
                print(f"failed {name}: {error}", flush=True)
        return failed

    def doctor(self):
        options = ["--user-pool-id", self.pool, "--region", self.account.region]
        expected = ["--expect", "pre-sign-up,custom-message,post-confirmation"]
        done = subprocess.run([self.command, "doctor", *options, *expected], capture_output=True, text=True)
        if done.returncode != 0:
            raise StepFailed(f"exit code {done.returncode}\n{done.stdout}{done.stderr}")
        return f"{len(done.stdout.splitlines())} lines, nothing failed"

    def refused_sign_up(self):
        try:
            self.register(REFUSED)
        except self.cognito.exceptions.UserLambdaValidationException as error:
            text = error.response["Error"]["Message"]
            if "EMAIL_NOT_ACCEPTED" in text:
                return text
            raise StepFailed(f"another refusal: {text}") from error
        raise StepFailed(f"{REFUSED} was accepted")

    def sign_up(self):
        """Cognito's own sender is documented to refuse a subject of custom-message with an error."""
        self.sub = self.register(self.email)["UserSub"]
        return "Cognito's default sender accepts a subject and a body of custom-message"

    def register(self, email):
        attributes = [{"Name": "email", "Value": email}]
        return self.cognito.sign_up(
            ClientId=self.client, Username=email, Password=self.password, UserAttributes=attributes
        )

    def another_code(self):
        self.cognito.resend_confirmation_code(ClientId=self.client, Username=self.email)
        return self.written("CustomMessage_ResendCode")

    def confirmation(self):
        self.cognito.admin_confirm_sign_up(UserPoolId=self.pool, Username=self.email)
        return "AdminConfirmSignUp"

    def record(self):
        if not self.sub:
            raise StepFailed("needs the sign-up")
        table = self.outputs["UserSettingsTableName"]
        key = {"userId": {"S": self.sub}}
        dynamodb = self.account.client("dynamodb")
        read = lambda: dynamodb.get_item(TableName=table, Key=key, ConsistentRead=True).get("Item")
        return f"{len(self.wait(read, 'AdminConfirmSignUp did not lead to a record'))} fields"

    def sign_in(self):
        credentials = {"USERNAME": self.email, "PASSWORD": self.password}
        answer = self.cognito.initiate_auth(
            ClientId=self.client, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=credentials
        )
        return f"tokens for {answer['AuthenticationResult']['ExpiresIn']} s"

    def forgotten_password(self):
        verified = [{"Name": "email_verified", "Value": "true"}]
        self.cognito.admin_update_user_attributes(UserPoolId=self.pool, Username=self.email, UserAttributes=verified)
        self.cognito.forgot_password(ClientId=self.client, Username=self.email)
        return self.written("CustomMessage_ForgotPassword")

    def invitation(self):
        email = SIMULATOR.format(secrets.token_hex(4))
        attributes = [{"Name": "email", "Value": email}]
        self.cognito.admin_create_user(UserPoolId=self.pool, Username=email, UserAttributes=attributes)
        return self.written("CustomMessage_AdminCreateUser")

    def written(self, trigger_source):
        """Waits for the log line of custom-message about a message."""
        logs = self.account.client("logs")
        group = f"/aws/lambda/{self.stack}-custom-message"
        pattern = f'{{ $.trigger_source = "{trigger_source}" }}'
        find = lambda: outcome(logs.filter_log_events(logGroupName=group, filterPattern=pattern)["events"])
        found = self.wait(find, f"custom-message logged nothing about {trigger_source}")
        if found != "message_written":
            raise StepFailed(f"{trigger_source}: custom-message logged {found}")
        return f"{trigger_source}, {found}"

    def wait(self, find, problem):
        """Calls `find` until it returns something. CloudWatch shows a log line some seconds after the request."""
        until = time.monotonic() + self.patience
        while not (found := find()):
            if time.monotonic() > until:
                raise StepFailed(problem)
            time.sleep(POLL_SECONDS)
        return found


def outcome(events):
    """The outcome of the last invocation among log events, or None. Lambda's own lines may be plain text."""
    for event in reversed(events):
        found = re.search(r'"outcome": ?"(\w+)"', event["message"])
        if found:
            return found[1]
    return None
