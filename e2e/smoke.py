#!/usr/bin/env python3
"""Deploys the environment `workshop` to an AWS account, follows one user through it, and deletes everything again.

The script checks the account and the region before it builds. It creates a stack under a random name, signs up through
the real API with addresses of Amazon SES's mailbox simulator, and reads the log of a function and the record. Each step
prints ok or failed; a failed step does not stop the others. At the end, and after Ctrl-C, it deletes the stack, the
user pool, the table and the uploaded code, and prints the number of requests.

    python e2e/smoke.py                            # asks before it deploys
    python e2e/smoke.py --delete smoke-1a2b3c4d    # deletes the rest of an interrupted run

Exits with 1 if a step failed, and with 2 if the script could not deploy or delete. Profile and region come from the
environment in samconfig.toml, as for `make deploy`, unless an option names them.
"""

import argparse
import re
import secrets
import subprocess
import sys
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError, WaiterError

import sam_parameters
from aws_account import Account, AccountError
from smoke_delete import delete
from smoke_steps import Steps

ROOT = Path(__file__).resolve().parent.parent
CONFIG = ROOT / "samconfig.toml"
ENVIRONMENT = "workshop"
# The prefix protects other stacks from --delete.
NAME = "smoke-[0-9a-f]{8}"


def main():
    arguments = read_arguments()
    settings = sam_parameters.options(CONFIG, ENVIRONMENT)
    arguments.profile = arguments.profile or settings.get("profile")
    arguments.region = arguments.region or settings.get("region")
    try:
        account = Account(arguments.profile, arguments.region)
        account.check()
    except AccountError as error:
        stop(error)
    if arguments.delete:
        clean_up(account, arguments.delete, arguments.profile)
        return
    ask(account, arguments.yes)
    sys.exit(run(account, f"smoke-{secrets.token_hex(4)}", arguments))


def stop(problem):
    print(f"error: {problem}", file=sys.stderr)
    sys.exit(2)


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--profile", help="AWS profile")
    parser.add_argument("--region", help="AWS region, by default that of the AWS profile")
    parser.add_argument("--yes", action="store_true", help="deploy without asking")
    parser.add_argument("--keep", action="store_true", help="keep the stack, and print the command that deletes it")
    parser.add_argument("--delete", metavar="STACK", type=smoke_stack, help="delete the rest of an earlier run only")
    parser.add_argument("--architecture", choices=["arm64", "x86_64"], default="arm64", help="default: arm64")
    parser.add_argument("--template", help="a built template, instead of the result of sam build")
    parser.add_argument("--command", default=ROOT / "target/debug/cognito-triggers", help="the command that has doctor")
    parser.add_argument("--wait", metavar="SECONDS", type=int, default=60, help="patience for a log line or a record")
    return parser.parse_args()


def smoke_stack(name):
    if not re.fullmatch(NAME, name):
        raise argparse.ArgumentTypeError(f"{name} is not the stack of a smoke test, such as smoke-1a2b3c4d")
    return name


def ask(account, is_agreed):
    print(f"account {account.id}, region {account.region}")
    print("creates a stack with a user pool and a table, has Cognito send four emails to SES's simulator, deletes all")
    if not is_agreed and not is_confirmed("Deploy? [y/N] "):
        stop("nothing was deployed")


def is_confirmed(question):
    try:
        return input(question).strip().lower() == "y"
    except EOFError:
        return False


def run(account, stack, arguments):
    """Deploys the stack, runs the steps and deletes the stack. Returns the exit code."""
    try:
        deploy(account, stack, arguments)
        code = 1 if Steps(account, stack, arguments.command, arguments.wait).run() else 0
    except subprocess.CalledProcessError as error:
        print(f"error: {' '.join(error.cmd[:2])} failed", file=sys.stderr)
        code = 2
    except KeyboardInterrupt:
        print("interrupted; deleting", flush=True)
        code = 130
    finally:
        if arguments.keep:
            print(f"kept; to delete it: {deletion(account, stack, arguments.profile)}")
        else:
            clean_up(account, stack, arguments.profile)
        print("requests: " + ", ".join(f"{service} {count}" for service, count in sorted(account.requests.items())))
    return code


def deletion(account, stack, profile):
    """The command that deletes the rest of a run."""
    options = f"--region {account.region}" + (f" --profile {profile}" if profile else "")
    return f"python e2e/smoke.py --delete {stack} {options}"


def clean_up(account, stack, profile):
    try:
        delete(account, stack)
    except (BotoCoreError, ClientError, WaiterError, KeyboardInterrupt) as error:
        problem = error if str(error) else "interrupted"
        stop(f"{stack} is not completely deleted: {problem}\ntry again: {deletion(account, stack, profile)}")


def deploy(account, stack, arguments):
    """Runs sam build and sam deploy with the parameters of the environment, under the name of this run."""
    given, findings = sam_parameters.overrides(CONFIG, ENVIRONMENT)
    if findings:
        stop("\n".join(findings))
    given |= {"PoolName": stack, "Architecture": arguments.architecture}
    common = ["--config-file", str(CONFIG), "--config-env", ENVIRONMENT, "--region", account.region]
    common += ["--profile", arguments.profile] if arguments.profile else []
    parameters = ["--parameter-overrides", *(f"{name}='{value}'" for name, value in given.items())]
    template = ["--template-file", arguments.template] if arguments.template else []
    if not template:
        subprocess.run(["sam", "build", *common, *parameters], check=True, cwd=ROOT)
    names = ["--stack-name", stack, "--s3-prefix", stack, "--no-confirm-changeset"]
    subprocess.run(["sam", "deploy", *common, *template, *names, *parameters], check=True, cwd=ROOT)
    print(f"ok deployed {stack}", flush=True)


if __name__ == "__main__":
    main()
