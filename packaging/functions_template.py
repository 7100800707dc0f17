#!/usr/bin/env python3
"""Derives functions.yaml, the template for a user pool that exists, from template.yaml. `make functions.yaml` runs this.

The derived template lacks the pool, its client, domain and group, and every parameter, condition, mapping, rule and
output that only they need. functions_overlay.yaml adds the few parts that template.yaml lacks. The script copies lines,
so that comments and the order stay.

    python packaging/functions_template.py            # writes functions.yaml
    python packaging/functions_template.py --check    # exits with 1 if functions.yaml is stale
"""

import argparse
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import template_names

ROOT = Path(__file__).resolve().parent.parent
SOURCE, OVERLAY, RESULT = ROOT / "template.yaml", ROOT / "packaging/functions_overlay.yaml", ROOT / "functions.yaml"
HEADER = """\
# Derived from template.yaml. Do not edit: change template.yaml or packaging/functions_overlay.yaml, then run
# `make functions.yaml`.
"""
# Resources of this service are those of a pool.
POOL_TYPE = "    Type: AWS::Cognito::"
ANY_POOL = "arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool"
# References to the pool, and their replacements. If no pool is named, any pool of the account may invoke a function.
REFERENCES = {
    "      SourceArn: !GetAtt UserPool.Arn\n": f"""\
      SourceArn: !If
        - NamesUserPool
        - !Sub {ANY_POOL}/${{UserPoolId}}
        - !Sub {ANY_POOL}/*
""",
    "!GetAtt UserPool.Arn": f"!Sub {ANY_POOL}/${{UserPoolId}}",
    "!Ref UserPool\n": "!Ref UserPoolId\n",
    "!Ref UserPool,": "!Ref UserPoolId,",
    "!Ref UserPool]": "!Ref UserPoolId]",
    "${UserPool}": "${UserPoolId}",
}
# Lines of the groups of parameters: one label and one list per group.
LABEL, LIST, GROUPED = "      - Label:\n          default: ", "        Parameters:\n", "          - "


@dataclass
class Block:
    """A key with everything below it, as lines. `lead` has the comments and empty lines above it."""

    name: str
    lead: list
    header: str
    lines: list

    @property
    def text(self):
        return "".join([*self.lead, self.header, *self.lines])

    def entries(self):
        """The blocks below the key, if its value is a map."""
        indent = len(self.header) - len(self.header.lstrip()) + 2
        return blocks(self.lines, indent) if self.header.rstrip().endswith(":") else []

    def set_entries(self, entries):
        self.lines = "".join(entry.text for entry in entries).splitlines(keepends=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="only compare with functions.yaml")
    arguments = parser.parse_args()
    derived = derive(SOURCE.read_text(encoding="utf-8"), OVERLAY.read_text(encoding="utf-8"))
    if not arguments.check:
        RESULT.write_text(derived, encoding="utf-8")
    elif not RESULT.is_file() or RESULT.read_text(encoding="utf-8") != derived:
        sys.exit("functions.yaml does not follow from template.yaml; run `make functions.yaml`")


def derive(source, overlay):
    """The text of functions.yaml."""
    sections = blocks(source.splitlines(keepends=True), 0)
    remove_pool({section.name: section for section in sections})
    added = blocks(overlay.splitlines(keepends=True), 0)
    # The comment of the overlay is about the overlay.
    added[0].lead = []
    merge(sections, added, depth=0)
    while remove_unused(sections):
        pass
    by_name = {section.name: section for section in sections}
    update_groups(by_name["Metadata"], [entry.name for entry in by_name["Parameters"].entries()])
    text = HEADER + "".join(section.text for section in sections)
    if unknown := template_names.unknown(text):
        sys.exit(f"functions.yaml would refer to {', '.join(sorted(unknown))}, which it lacks")
    return text


def blocks(lines, indent):
    """The blocks whose keys have this indentation."""
    found, lead = [], []
    for line in lines:
        depth = len(line) - len(line.lstrip())
        if match := re.match(rf" {{{indent}}}([\w:]+):", line):
            found.append(Block(match[1], lead, line, []))
            lead = []
        elif not line.strip() or (depth <= indent and line.lstrip().startswith("#")):
            lead.append(line)
        else:
            found[-1].lines += [*lead, line]
            lead = []
    if found:
        found[-1].lines += lead
    return found


def remove_pool(sections):
    """Removes the resources of a pool and the outputs about them, and replaces all other references to the pool."""
    resources = sections["Resources"].entries()
    pool = {one.name for one in resources if any(line.startswith(POOL_TYPE) for line in one.lines)}
    kept = [one for one in resources if one.name not in pool]
    for resource in kept:
        text = "".join(resource.lines)
        for reference, replacement in REFERENCES.items():
            text = text.replace(reference, replacement)
        resource.lines = text.splitlines(keepends=True)
    sections["Resources"].set_entries(kept)
    outputs = sections["Outputs"].entries()
    sections["Outputs"].set_entries([one for one in outputs if not template_names.used(one.text) & pool])


def merge(known, added, depth):
    """Adds blocks, and merges those whose name is known, down to the properties of an entry."""
    by_name = {block.name: block for block in known}
    for block in added:
        own = by_name.get(block.name)
        entries = block.entries() if depth < 2 else []
        if own is None:
            known.append(block)
        elif entries:
            merged = own.entries()
            merge(merged, entries, depth + 1)
            own.set_entries(merged)
        else:
            own.header, own.lines = block.header, block.lines


def remove_unused(sections):
    """Removes definitions that nothing needs. Returns whether there was one."""
    by_name = {section.name: section for section in sections}
    used = template_names.used("".join(section.text for section in sections if section.name not in ("Metadata", "Rules")))
    removed = set()
    for section in (by_name[name] for name in ("Parameters", "Mappings", "Conditions") if name in by_name):
        removed |= {entry.name for entry in section.entries()} - used
        section.set_entries([entry for entry in section.entries() if entry.name not in removed])
    rules = by_name["Rules"].entries()
    by_name["Rules"].set_entries([rule for rule in rules if not template_names.used(rule.text) & removed])
    sections[:] = [section for section in sections if section.lines or not section.header.rstrip().endswith(":")]
    return removed


def update_groups(metadata, parameters):
    """Removes what is not a parameter from the groups of parameters, and puts a parameter without a group first."""
    text = "".join(metadata.lines)
    for name in re.findall(rf"^{GROUPED}(\w+)$", text, re.M):
        if name not in parameters:
            text = text.replace(f"{GROUPED}{name}\n", "")
    text = re.sub(rf"{LABEL}.*\n{LIST}(?!{GROUPED})", "", text)
    first = "".join(f"{GROUPED}{name}\n" for name in parameters if name not in re.findall(r"\w+", text))
    metadata.lines = text.replace(LIST, LIST + first, 1).splitlines(keepends=True)


if __name__ == "__main__":
    main()
