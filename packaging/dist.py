"""Packages prebuilt functions with bills of materials and checksums. `make dist` runs this script."""

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import bill
import function_zip

TARGETS = {"x86_64": "x86_64-unknown-linux-gnu", "arm64": "aarch64-unknown-linux-gnu"}
SUMS = "SHA256SUMS"


def main():
    options = arguments()
    folder = options.into
    folder.mkdir(parents=True, exist_ok=True)
    for name in options.functions:
        stem = folder / f"{name}-{options.arch}"
        binary = existing(options.binaries / name / "bootstrap", "make build")
        function_zip.write(binary.read_bytes(), f"{stem}.zip")
        bill.write(name, TARGETS[options.arch], "", f"{stem}.cdx.json")
    if options.command:
        host, version = host_target(), workspace_version()
        stem = folder / f"cognito-triggers-{version}-{host}"
        shutil.copyfile(existing(options.command, "make dist"), stem)
        stem.chmod(0o755)
        bill.write("cognito-triggers", host, "aws", f"{stem}.cdx.json")
    files = sorted(path for path in folder.iterdir() if path.name != SUMS)
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (folder / SUMS).write_text("".join(sums), encoding="utf-8")
    for path in [*files, folder / SUMS]:
        print(f"{path.name}: {path.stat().st_size:,} bytes", flush=True)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=bill.ROOT / "dist", help="output folder")
    parser.add_argument("--binaries", type=Path, default=bill.ROOT / "target/lambda", help="folder with <function>/bootstrap")
    parser.add_argument("--arch", choices=TARGETS, required=True, help="architecture of the binaries")
    parser.add_argument("--command", type=Path, help="release binary of cognito-triggers")
    parser.add_argument("functions", nargs="+", metavar="function")
    return parser.parse_args()


def existing(path, remedy):
    if not path.is_file():
        sys.exit(f"{path} is missing: run {remedy}")
    return path


def host_target():
    version = subprocess.run(["rustc", "--version", "--verbose"], check=True, stdout=subprocess.PIPE, text=True).stdout
    return re.search(r"^host: (\S+)$", version, re.M)[1]


def workspace_version():
    return tomllib.loads((bill.ROOT / "Cargo.toml").read_text(encoding="utf-8"))["workspace"]["package"]["version"]


if __name__ == "__main__":
    main()
