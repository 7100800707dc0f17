#!/usr/bin/env python3
"""Checks what a deployment needs before it compiles for minutes: credentials, region, stack, compiler, disk space.

    python e2e/before_deploy.py eshop    # with the profile, the region and the stack of this environment

Prints the account, the region and the stack. Exits with 1 and one line per problem if the deployment would fail. It
only reads.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError

import sam_parameters
from aws_account import Account, AccountError

ROOT = Path(__file__).resolve().parent.parent
# Measured: the release build of all functions for one architecture.
NEEDED_BYTES = 2 * 10**9
TARGETS = {"arm64": "aarch64-unknown-linux-gnu", "x86_64": "x86_64-unknown-linux-gnu"}
FIRST_FAILED = "its first deployment failed: see docs/upgrade.md, If the first deployment fails"
ROLL_BACK = "a roll back stopped: continue it with aws cloudformation continue-update-rollback --stack-name {}"
# CloudFormation updates no stack in these states.
UNUSABLE = {
    "CREATE_FAILED": FIRST_FAILED,
    "ROLLBACK_COMPLETE": FIRST_FAILED,
    "ROLLBACK_FAILED": FIRST_FAILED,
    "UPDATE_ROLLBACK_FAILED": ROLL_BACK,
    "IMPORT_ROLLBACK_FAILED": "an import failed: delete the stack, which keeps pool and table, and import again",
    "DELETE_FAILED": "it could not be deleted: see its events, and delete it again",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("environment", nargs="?", default="default", help="environment of samconfig.toml")
    parser.add_argument("--config", type=Path, default=ROOT / "samconfig.toml", help="SAM's configuration file")
    arguments = parser.parse_args()
    config = arguments.config.resolve()
    sam_parameters.environments(config, [arguments.environment])
    settings = sam_parameters.options(config, arguments.environment)
    given, _ = sam_parameters.overrides(config, arguments.environment)
    problems = [*compiler_problems(given.get("Architecture", "arm64")), *disk_problems()]
    try:
        problems += account_problems(settings)
    except AccountError as error:
        problems.append(str(error))
    except (BotoCoreError, ClientError) as error:
        problems.append(f"CloudFormation does not answer as expected: {error}")
    if problems:
        sys.exit("\n".join(problems))


def account_problems(settings):
    """Problems with the stack of an environment. Prints where it is deployed."""
    account = Account(settings.get("profile"), settings.get("region"))
    account.check()
    stack = settings["stack_name"]
    found = account.stack(stack)
    status = found and found["StackStatus"]
    print(f"account {account.id}, region {account.region}, stack {stack}: {status or 'new'}", flush=True)
    if status in UNUSABLE:
        yield f"stack {stack} is {status}, because {UNUSABLE[status].format(stack)}"
    elif status and status.endswith("_IN_PROGRESS") and status != "REVIEW_IN_PROGRESS":
        yield f"stack {stack} is {status}: wait until another deployment ends"


def compiler_problems(architecture):
    """Without rustup, nothing can add a missing standard library. With it, cargo-lambda adds the library itself."""
    target = TARGETS.get(architecture)
    if not shutil.which("rustc"):
        yield "rustc is missing; https://rustup.rs installs it"
    elif target and not shutil.which("rustup"):
        asked = ["rustc", "--print", "target-libdir", "--target", target]
        folder = subprocess.run(asked, capture_output=True, text=True).stdout.strip()
        if not Path(folder or "/missing").is_dir():
            yield (
                f"this Rust cannot compile for {architecture}, because it lacks the standard library of {target}: "
                f"install Rust from https://rustup.rs, or set Architecture in samconfig.toml"
            )


def disk_problems():
    free = shutil.disk_usage(ROOT).free
    if free < NEEDED_BYTES:
        yield f"the disk has {free / 1e9:.1f} GB left; a build needs about {NEEDED_BYTES / 1e9:.0f} GB in target/"


if __name__ == "__main__":
    main()
