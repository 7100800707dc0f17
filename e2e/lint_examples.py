#!/usr/bin/env python3
"""Checks the CDK construct, the Terraform module and the pages in examples/. Needs no AWS account and no network.

Run `npm test` in examples/cdk before: it compiles the construct. This script synthesizes the example app, and runs
cfn-lint and the checks of template.yaml on its stacks. It parses the Terraform module and checks it against the same
list. It prints a line for each check and exits with an error if a check fails.
"""

import json
import re
import subprocess
import sys

from cloudformation import ROOT, read_template, transform, with_parameters
from lint_template import lint_findings, report

import lint_cdk
import lint_module_use
import lint_terraform
import sam_parameters
import terraform

EXAMPLES = ROOT / "examples"
MODULE = EXAMPLES / "terraform"
sys.path.insert(0, str(EXAMPLES))

import settings

# Maximum number of lines of each page.
PAGES = {
    "cdk/README.md": 60, "terraform/README.md": 60, "amplify.md": 60, "sst.md": 80,
    "webhook/README.md": 140, "welcome-email/README.md": 110,
}
EDGES = ROOT / "contract" / "tests" / "parameters" / "edges.json"


def main():
    template = read_template()
    found = settings.settings(template)
    transformed = transform(template)
    checks = [
        ("the settings of both examples are those of template.yaml", stale_findings(template)),
        ("the construct accepts what template.yaml accepts", typescript_findings(found)),
        ("the module accepts whatever template.yaml accepts", terraform_pattern_findings(found)),
        *cdk_checks(transformed),
        *terraform_checks(defaults_of(transformed, {})["Resources"]),
        *((f"{page}: links and targets exist", page_findings(EXAMPLES / page, limit)) for page, limit in PAGES.items()),
    ]
    failed = [name for name, findings in checks if report(name, findings)]
    if failed:
        sys.exit(f"{len(failed)} of {len(checks)} checks failed")


def cdk_checks(transformed):
    found = []
    for name, stack in lint_cdk.synthesized().items():
        # The construct creates no alarms.
        ensures = {"EnsureRecordsAtSignIn": "on"} if name == "own-pool" else {}
        expected = defaults_of(transformed, {"Alarms": "off"} | ensures)
        plain = {section: one for section, one in stack.items() if section != "Conditions"}
        # CDK adds DependsOn for the role of every function, although a reference implies it (W3005).
        findings = [one for one in lint_findings(plain) if not one.startswith("W3005 ")]
        found += [(f"CDK, {name}: {check}", findings) for check, findings in (
            ("cfn-lint finds nothing", findings),
            *lint_cdk.checks(name, stack, expected),
            ("every property has a check", lint_cdk.blind_findings(name, stack, expected)),
        )]
    return found


def terraform_checks(resources):
    pool, client = (resources[name]["Properties"] for name in ("UserPool", "UserPoolClient"))
    module = terraform.read(MODULE)
    checks = lint_terraform.checks(module, pool, client)
    checks.append(("every argument has a check", lint_terraform.blind_findings(module, pool, client)))
    [block] = re.findall(r"^```hcl\n(.*?)^```$", (MODULE / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    example = terraform.read(MODULE / "example")
    for name, parts in (("example", example), ("README", terraform.parsed(block))):
        checks += [
            (f"{name}: inputs and outputs are those of the module", lint_module_use.use_findings(parts, module)),
            (f"{name}: every reference leads somewhere", lint_terraform.reference_findings(parts)),
        ]
    checks.append(("example: the pool has all triggers", lint_module_use.attach_findings(example, module)))
    return [(f"Terraform: {name}", findings) for name, findings in checks]


def defaults_of(transformed, overrides):
    """template.yaml with these parameters, and otherwise with the defaults."""
    parameters = transformed["Parameters"]

    def resolved(value):
        match value:
            case {"Ref": name} if name in parameters:
                text = str(parameters[name]["Default"])
                return int(text) if text.isdecimal() else text
            case dict():
                return {name: resolved(one) for name, one in value.items()}
            case list():
                return [resolved(one) for one in value]
        return value

    return resolved(with_parameters(transformed, overrides))


def stale_findings(template):
    files = settings.derived(template).items()
    stale = [path.relative_to(ROOT) for path, text in files if path.read_text(encoding="utf-8") != text]
    return [f"{path} differs from template.yaml: run {settings.COMMAND}" for path in stale]


def typescript_findings(found):
    """Differences between CloudFormation and the construct, which use other engines for the same patterns."""
    script = """
        const { accepts } = require("./build/lib/check-settings.js");
        const { RULES } = require("./build/lib/settings.js");
        const edges = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
        const accepted = ([name, rule]) => [name, edges.filter((value) => accepts(rule, value))];
        console.log(JSON.stringify(Object.fromEntries(Object.entries(RULES).map(accepted))));
    """
    command = ["node", "--eval", script, str(EDGES)]
    output = subprocess.run(command, cwd=lint_cdk.CDK, check=True, capture_output=True, text=True).stdout
    construct = json.loads(output)
    findings = []
    for variable, (accepted, refused) in edges(found).items():
        known = construct.get(variable, [])
        findings += [f"{variable}: the construct refuses {one!r}" for one in accepted if one not in known]
        findings += [f"{variable}: the construct accepts {one!r}" for one in refused if one in known]
    return findings


def terraform_pattern_findings(found):
    """The patterns of the module are weaker, but must not refuse a right value, and must refuse some wrong ones."""
    findings = []
    for variable, (accepted, refused) in edges(found).items():
        pattern = settings.re2(found[variable].get("AllowedPattern", r"\\1"))
        if pattern is None:
            continue
        findings += [f"{variable}: the module refuses {one!r}" for one in accepted if not re.fullmatch(pattern, one)]
        if all(re.fullmatch(pattern, one) for one in refused):
            findings.append(f"{variable}: the module accepts every wrong value")
    return findings


def edges(found):
    """The texts that CloudFormation accepts and refuses for each setting. An empty text means that it is not set."""
    values = [one for one in json.loads(EDGES.read_text(encoding="utf-8")) if one]
    divided = {}
    for variable, rules in found.items():
        refused = [one for one in values if sam_parameters.problem_of(one, rules)]
        divided[variable] = ([one for one in values if one not in refused], refused)
    return divided


def page_findings(path, max_lines):
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    findings = [f"it has {lines} lines; the limit is {max_lines}"] if lines > max_lines else []
    for link, anchor in re.findall(r"\]\((?!https://)([^)#]*)#?([^)]*)\)", text):
        target = path.parent / link if link else path
        if not target.exists():
            findings.append(f"{link} does not exist")
        elif anchor and anchor not in anchors(target):
            findings.append(f"{link} has no heading #{anchor}")
    targets = set(re.findall(r"^([a-z0-9]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    used = re.findall(r"\bmake ([a-z0-9]+)", text)
    return findings + [f"make {name} does not exist" for name in used if name not in targets]


def anchors(page):
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


if __name__ == "__main__":
    main()
