#!/usr/bin/env python3
"""Refreshes disposable-domains.txt from the PyPI package disposable-email-domains.

    python3 templates/domains/refresh.py                     the newest version
    python3 templates/domains/refresh.py --version 0.0.293   this one

Needs Python 3.11 or newer with pip, and a package index that pip can reach. The script downloads the package into a
temporary folder and reads it as text; it installs and runs nothing. It leaves out domains that disposable-allowed.txt
covers. Read the difference before you commit it: a domain that is listed by mistake locks real people out.

A domain belongs in disposable-allowed.txt when it is in use and meets one of these criteria:

  mailbox       It provides accounts with a password that last until their owner closes them: webmail, internet
                providers, paid mail. Evidence is the provider's help or terms, an entry in Thunderbird's autoconfig
                database, or public addresses of several people over years.
  relay         Each address belongs to a registered person, forwards to their own mailbox until they switch it off, and
                does not expire. The provider may call it disposable.
  organisation  It belongs to an organisation or a person with public addresses, and the block list targets one host
                below it or gives no reason.

In any case, a domain stays refused when anybody can read its mail without an account, when its mailboxes expire, or
when it lends subdomains to strangers. In doubt it stays refused. Review the domains that a refresh adds: compare them
with Thunderbird's database, and read the block list's reason for them.
"""

import argparse
import ast
import datetime
import email.parser
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

PACKAGE = "disposable-email-domains"
MODULE = "disposable_email_domains/__init__.py"
# The licence in the package covers its code; the list in it is a copy of one in the public domain.
UPSTREAM = "disposable-email-domains/disposable-email-domains on GitHub, CC0-1.0"
FOLDER = pathlib.Path(__file__).resolve().parent
LIST = FOLDER / "disposable-domains.txt"
ALLOWED = FOLDER / "disposable-allowed.txt"
# The list has had thousands of domains for years. Fewer mean that it was misread.
FEWEST_DOMAINS = 5_000
# A hundred times the size of the module. A wheel can unpack to far more than its download.
MOST_BYTES = 20_000_000
LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
DOMAIN = re.compile(rf"({LABEL}\.)+{LABEL}")
MOST_CHARACTERS = 253
# The earliest date in a wheel. Reproducible builds write it instead of the real date.
NO_DATE = datetime.date(1980, 1, 1)


class Refused(Exception):
    """An error that the script reports without a traceback."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Refreshes disposable-domains.txt from PyPI.")
    parser.add_argument("--version", metavar="X.Y.Z", type=version, help="default: the newest version")
    arguments = parser.parse_args()
    try:
        refresh(arguments.version)
    except (Refused, OSError, zipfile.BadZipFile) as error:
        sys.exit(f"refresh.py: {error}; {LIST.name} is unchanged")


def version(text: str) -> str:
    """Accepts a version only: pip would also accept options and addresses in this argument."""
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)*", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a version such as 0.0.293")
    return text


def refresh(wanted: str | None) -> None:
    allowed = set(domains_in(ALLOWED))
    old = set(domains_in(LIST)) if LIST.exists() else set()
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(download(wanted, pathlib.Path(folder))) as wheel:
        listed = block_list(wheel)
        header = header_of(wheel)
    new = {domain for domain in listed if not covers(allowed, domain)}
    write([*header, *sorted(new)])
    print(f"{len(new)} kept, {len(listed) - len(new)} removed because {ALLOWED.name} covers them")
    print(f"{len(new - old)} added and {len(old - new)} removed since the last list")
    for domain in sorted(allowed):
        if covers(listed, domain):
            print(f"note: {domain} is allowed although the package lists it or a domain above it")


def download(wanted: str | None, folder: pathlib.Path) -> pathlib.Path:
    requirement = f"{PACKAGE}=={wanted}" if wanted else PACKAGE
    # pip would run the build of a source package; it only unpacks a wheel.
    command = ["download", "--no-deps", "--only-binary=:all:", "--quiet", "--disable-pip-version-check"]
    pip = [sys.executable, "-m", "pip", *command, "--dest", str(folder), requirement]
    run = subprocess.run(pip, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        # pip's last line is the reason; the lines before it list every version.
        reason = (run.stderr.strip() or "it gave no reason").splitlines()[-1].removeprefix("ERROR: ")
        raise Refused(f"pip could not download {requirement}: {reason}")
    wheels = list(folder.glob("*.whl"))
    if len(wheels) != 1:
        raise Refused(f"pip brought {len(wheels)} wheels of {requirement} instead of one")
    return wheels[0]


def block_list(wheel: zipfile.ZipFile) -> set[str]:
    """Returns the set that the module assigns to `blocklist`, read as a literal."""
    if MODULE not in wheel.namelist():
        raise Refused(f"the package has no {MODULE} any more")
    if wheel.getinfo(MODULE).file_size > MOST_BYTES:
        raise Refused(f"{MODULE} in the package is larger than {MOST_BYTES} bytes")
    try:
        module = ast.parse(wheel.read(MODULE).decode())
    except (UnicodeDecodeError, SyntaxError, ValueError) as error:
        raise Refused(f"{MODULE} in the package is not Python: {error}") from error
    values = [value for statement in module.body if (value := assigned(statement, "blocklist"))]
    if len(values) != 1:
        raise Refused(f"{MODULE} assigns blocklist {len(values)} times instead of once")
    try:
        entries = ast.literal_eval(values[0])
    except ValueError as error:
        raise Refused("blocklist in the package is not a plain literal any more") from error
    if not isinstance(entries, set | frozenset | list | tuple) or not all(isinstance(entry, str) for entry in entries):
        raise Refused("blocklist in the package is not a set of strings any more")
    wrong = sorted(entry for entry in entries if not is_domain(entry))
    if wrong:
        raise Refused(f"{len(wrong)} entries of blocklist are not lower-case ASCII domains, such as {wrong[0]!r}")
    if len(entries) < FEWEST_DOMAINS:
        raise Refused(f"blocklist has only {len(entries)} domains; fewer than {FEWEST_DOMAINS} cannot be right")
    return set(entries)


def assigned(statement: ast.stmt, name: str) -> ast.expr | None:
    """Returns the expression that `statement` assigns to `name`, with or without a type."""
    match statement:
        case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
            return value
        case ast.AnnAssign(target=ast.Name(id=target), value=value) if target == name:
            return value
    return None


def header_of(wheel: zipfile.ZipFile) -> list[str]:
    """Returns the origin of the list as comments."""
    metadata = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
    if len(metadata) != 1:
        raise Refused("the package has no METADATA file with its version and licence")
    fields = email.parser.BytesParser().parsebytes(wheel.read(metadata[0]), headersonly=True)
    released = datetime.date(*wheel.getinfo(MODULE).date_time[:3])
    today = datetime.datetime.now(datetime.UTC).date()
    licence = (fields["License-Expression"] or fields["License"] or "not given").splitlines()[0]
    date = f"refreshed: {today}" if released == NO_DATE else f"released: {released}"
    return [
        f"# Disposable email domains, written by {pathlib.Path(__file__).name}, which overwrites manual changes.",
        f"# To accept a domain, add it to {ALLOWED.name}. To refuse one, add it to denied-domains.txt.",
        f"# source: PyPI package {PACKAGE} {fields['Version']}",
        f"# licence of the list: {UPSTREAM}",
        f"# licence of the package: {ascii(licence)[1:-1]}",
        f"# {date}",
    ]


def domains_in(path: pathlib.Path) -> list[str]:
    """Returns the domains of a list. A misspelt domain would never match, so it is an error."""
    domains = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        domain = line.partition("#")[0].strip()
        if domain and not is_domain(domain):
            raise Refused(f"{path.name}, line {number}: {domain!r} is not a lower-case ASCII domain")
        if domain:
            domains.append(domain)
    return domains


def is_domain(text: str) -> bool:
    return len(text) <= MOST_CHARACTERS and DOMAIN.fullmatch(text) is not None


def covers(domains: set[str], domain: str) -> bool:
    """Returns whether `domain` is one of `domains` or below one, on label boundaries."""
    labels = domain.split(".")
    return any(".".join(labels[start:]) in domains for start in range(len(labels)))


def write(lines: list[str]) -> None:
    # Replaces the file in one step, so that an interrupted refresh leaves the old list.
    unfinished = LIST.with_suffix(".new")
    unfinished.write_bytes("".join(f"{line}\n" for line in lines).encode("ascii"))
    unfinished.replace(LIST)


if __name__ == "__main__":
    main()
