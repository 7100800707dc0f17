"""Sends the "User created" events again that the pipe gave up, and deletes their messages from the dead-letter queue.

A message has the position of a batch in the table's stream: other records lie between those of the events, and the stream
returns them in pages. The script reads them all, and applies the pipe of template.yaml. If anything fails, the message
returns to the queue after 15 minutes. An event that is sent twice has the same `detail.id` both times.

    python e2e/replay_user_events.py <UserEventsDeadLetterQueueUrl> <EventBusName>

Credentials come from the environment, as for the AWS CLI. Exits with 1 if a message stays in the queue.
"""

import base64
import json
import re
import sys

import boto3
from botocore.exceptions import BotoCoreError, ClientError, ParamValidationError

import user_events
from cloudformation import read_template

QUEUE_URL = re.compile(r"https://sqs\.([a-z0-9-]+)\.[a-z.]+/[0-9]{12}/[\w-]+")
# Limit of entries in one request to an event bus.
PUT_EVENTS_LIMIT = 10
# A message must not return while the script is at work.
HIDDEN_SECONDS = 900
# Before the last record of a batch, a stream answers with few empty pages.
MOST_EMPTY_PAGES = 100


class ReplayError(Exception):
    """The events of a message could not be sent."""


def main(queue_url=None, bus_name=None, *_):
    region = QUEUE_URL.fullmatch(queue_url or "")
    if not region or not bus_name:
        sys.exit("usage: python e2e/replay_user_events.py <UserEventsDeadLetterQueueUrl> <EventBusName>")
    session = boto3.Session(region_name=region[1])
    pipe = user_events.pipe_of(read_template())
    sent, failed = 0, 0
    try:
        # EventBridge accepts events for a bus that does not exist, and drops them.
        session.client("events").describe_event_bus(Name=bus_name)
        for body, delete in messages(session.client("sqs"), queue_url):
            try:
                sent += replay(session, pipe, body, bus_name)
                delete()
            except (ReplayError, ClientError, ParamValidationError) as error:
                failed += 1
                print(f"error: {error}", file=sys.stderr)
    except (BotoCoreError, ClientError) as error:
        sys.exit(f"error: {error}")
    print(f"{sent} events sent, {failed} messages left in the queue")
    sys.exit(1 if failed else 0)


def messages(queue, url):
    """The body of each message, and a function that deletes the message."""
    while True:
        received = queue.receive_message(QueueUrl=url, VisibilityTimeout=HIDDEN_SECONDS, WaitTimeSeconds=2)
        if not received.get("Messages"):
            return
        for message in received["Messages"]:
            handle = message["ReceiptHandle"]
            yield message["Body"], lambda handle=handle: queue.delete_message(QueueUrl=url, ReceiptHandle=handle)


def replay(session, pipe, body, bus_name):
    """Sends the events of one message, and returns their number."""
    try:
        batch = json.loads(body)["DDBStreamBatchInfo"]
        position = batch["streamArn"], batch["shardId"], batch["startSequenceNumber"], int(batch["endSequenceNumber"])
    except (ValueError, LookupError, TypeError):
        raise ReplayError("a message has no position in a stream; look at it, then delete it") from None
    entries = []
    for record in records(session.client("dynamodbstreams"), *position):
        entries += (entry | {"EventBusName": bus_name} for entry in user_events.entries(pipe, record))
    bus = session.client("events")
    for start in range(0, len(entries), PUT_EVENTS_LIMIT):
        put(bus, entries[start : start + PUT_EVENTS_LIMIT])
    return len(entries)


def records(streams, stream, shard, first, last):
    """The records of a shard from a sequence number to another, as the pipe sees them."""
    start = {"ShardIteratorType": "AT_SEQUENCE_NUMBER", "SequenceNumber": first}
    try:
        iterator = streams.get_shard_iterator(StreamArn=stream, ShardId=shard, **start)["ShardIterator"]
    except (streams.exceptions.TrimmedDataAccessException, streams.exceptions.ResourceNotFoundException):
        raise ReplayError(
            f"the stream no longer has the records from {first}; read the field userEvent in the table, see "
            "docs/events.md#send-events-again"
        ) from None
    empty = 0
    while iterator and empty < MOST_EMPTY_PAGES:
        page = streams.get_records(ShardIterator=iterator)
        for record in page["Records"]:
            yield json.loads(json.dumps(record, default=plain))
            if int(record["dynamodb"]["SequenceNumber"]) >= last:
                return
        iterator = page.get("NextShardIterator")
        empty = 0 if page["Records"] else empty + 1
    raise ReplayError(f"the shard {shard} ends before {last}; look at the message, and run this again")


def plain(value):
    """The JSON of a binary key, and of a time, which the pipe does not read."""
    return base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)


def put(bus, entries):
    answer = bus.put_events(Entries=entries)
    if answer["FailedEntryCount"]:
        codes = sorted({one["ErrorCode"] for one in answer["Entries"] if "ErrorCode" in one})
        raise ReplayError(f"the bus refused {answer['FailedEntryCount']} events: {', '.join(codes)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
