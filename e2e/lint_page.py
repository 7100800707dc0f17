"""Checks docs/operate.md against the alarms of a template and the log of the functions."""

import re

from cloudformation import of_type
from telemetry import messages, query_findings

ALARM = "AWS::CloudWatch::Alarm"


def page_checks(template, page):
    """Name and findings of each check that needs no parameters."""
    yield "docs/operate.md describes exactly the alarms", list(heading_findings(template, page))
    yield "every query of docs/operate.md reads fields of the log", list(query_block_findings(page))
    yield "docs/operate.md explains every message of the log", list(message_findings(page))


def heading_findings(template, page):
    named = {anchor for _, one in of_type(template, ALARM) for anchor in described(one)}
    documented = anchors(page, "Alarms")
    yield from (f"no alarm leads to docs/operate.md#{anchor}" for anchor in sorted(documented - named))
    if not named:
        yield "the template has no alarm"


def query_block_findings(page):
    blocks = re.findall(r"^```\n(.*?)^```$", page, re.M | re.S)
    queries = [block.strip() for block in blocks if block.startswith(("filter", "fields"))]
    if len(queries) < 5:
        yield f"docs/operate.md has {len(queries)} queries"
    for query in queries:
        yield from query_findings(query)


def message_findings(page):
    known = messages()
    for message in known:
        spans = re.findall(r"`([^`\n]+)`", page)
        if not any(message.startswith(span.removesuffix("…")) for span in spans if len(span) > 3):
            yield f'docs/operate.md does not explain "{message}"'
    for name, level in re.findall(r"^\| `([^`]+)` \| `(ERROR|WARN)` \|", page.split("### Other lines")[1], re.M):
        if not any(message.startswith(name.removesuffix("…")) and level in known[message] for message in known):
            yield f'no line has the message "{name}" with level {level}'


def count_findings(stack, variant, page):
    rows = re.findall(r"^\| (.+?) \| (\d+) \| \$(\d\.\d\d) \|$", page, re.M)
    count = len(list(of_type(stack, ALARM)))
    stated = [(int(number), price) for name, number, price in rows if name == variant]
    if variant.startswith("`") or variant == "the defaults":
        if stated != [(count, f"{count / 10:.2f}")]:
            yield f"with {variant} there are {count} alarms; docs/operate.md says {stated}"
        if count and not re.search(rf"\b{count}\b", stack["Parameters"]["Alarms"]["Description"]):
            yield f"with {variant} there are {count} alarms, which the description of the parameter does not say"


def anchors(page, heading):
    """The anchors of the headings below a heading of the second level."""
    section = page.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return {title.lower().replace(" ", "-").replace("`", "") for title in re.findall(r"^### (.+)$", section, re.M)}


def described(alarm):
    return re.findall(r"docs/operate\.md#([\w-]+)", alarm.get("AlarmDescription", ""))
