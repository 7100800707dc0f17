"""Checks what the pipe of "User created" events does with stream records, and the examples of docs/events.md.

The records in e2e/stream_records come from the emulator of e2e/tests/user_events.test.js. A name that begins with
`emits-` stands for an event.
"""

import copy
import json
import re

import user_events
from cloudformation import ROOT
from replay_user_events import HIDDEN_SECONDS

PAGE = ROOT / "docs" / "events.md"
MARK = ROOT / "shared" / "record-templates" / "src" / "user_event.rs"
RECORDS = ROOT / "e2e" / "stream_records"


def record_findings(pipe):
    """What the pipe does with each recorded stream record, and with a marked one after each change."""
    files = sorted(RECORDS.glob("*.json"))
    records = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in files}
    findings = [] if len(records) > 8 else [f"{RECORDS} has only {len(records)} records"]
    for name, record in records.items():
        findings += (f"{name}: {one}" for one in entry_findings(pipe, record, name.startswith("emits-")))
    marked = records["emits-confirmation"]
    for change, is_sent, changed in changes(marked):
        findings += (f"a record {change}: {one}" for one in entry_findings(pipe, changed, is_sent))
    return findings


def entry_findings(pipe, record, is_sent):
    try:
        entries = user_events.entries(pipe, record)
    except (LookupError, ValueError) as error:
        return [f"the pipe fails: {error}"]
    if len(entries) != is_sent:
        return [f"the pipe sends {len(entries)} events"]
    return [finding for entry in entries for finding in event_findings(record, user_events.event(entry))]


def event_findings(record, event):
    """The event has what the record has, and nothing else of it."""
    mark = {name: value["S"] for name, value in record["dynamodb"]["NewImage"]["userEvent"]["M"].items()}
    expected = {"id": record["eventID"], "key": record["dynamodb"]["Keys"], **mark}
    wrong = [] if event["detail"] == expected else [f"the detail is {event['detail']}, not {expected}"]
    return wrong + user_events.schema_findings(event)


def changes(record):
    """Changes of a marked record, and whether the pipe sends an event for the changed one."""

    def changed(change):
        copied = copy.deepcopy(record)
        change(copied, copied["dynamodb"], copied["dynamodb"]["NewImage"])
        return copied

    for name in ("MODIFY", "REMOVE"):
        yield f"with {name}", False, changed(lambda record, stream, image, name=name: record.update(eventName=name))
    yield "without the mark", False, changed(lambda record, stream, image: image.pop("userEvent"))
    yield "without an image", False, changed(lambda record, stream, image: stream.pop("NewImage"))
    yield "with a text as mark", False, changed(lambda record, stream, image: image.update(userEvent={"S": "x"}))
    for name in record["dynamodb"]["NewImage"]["userEvent"]["M"]:
        lacking = changed(lambda record, stream, image, name=name: image["userEvent"]["M"].pop(name))
        yield f"without {name} in the mark", False, lacking
    for odd in ('"', "\\", "<$.eventID>", "</script>", "$", "{}", "\n", "\u2028", "\U0001f600", "é"):
        other = changed(lambda record, stream, image, odd=odd: stream["Keys"].update(userId={"S": odd}))
        yield f"with the key {odd!r}", True, other
    backfill = {"source": {"S": "backfill"}, "clientId": {"S": ""}}
    yield "of a backfill", True, changed(lambda record, stream, image: image["userEvent"]["M"].update(backfill))
    number, sort = {"userId": {"N": "7"}}, {"sk": {"S": "PROFILE"}}
    yield "with a number as key", True, changed(lambda record, stream, image: stream["Keys"].update(number))
    yield "with a sort key", True, changed(lambda record, stream, image: stream["Keys"].update(sort))


def page_findings(pipe):
    """Differences between docs/events.md and the schema, the pipe, its replay and the size of the mark."""
    page = PAGE.read_text(encoding="utf-8")
    [event, pattern] = map(json.loads, re.findall(r"^```json\n(.*?)^```$", page, re.M | re.S))
    yield from user_events.schema_findings(event)
    if not user_events.matches(pattern, event):
        yield "the pattern does not match the event"
    age = pipe["SourceParameters"]["DynamoDBStreamParameters"]["MaximumRecordAgeInSeconds"]
    [size] = re.findall(r"MAX_BYTES: usize = (\d+);", MARK.read_text(encoding="utf-8"))
    hidden = f"the message returns after {HIDDEN_SECONDS // 60} minutes"
    for fact in (f"until a record is {age // 3_600} hours old", f"at most {size} bytes", hidden):
        if fact not in page:
            yield f'the page does not say "{fact}"'
