#!/bin/sh
# Delivers the failed events of a stack to its function again, about one per second. Events that fail again stay in the
# queue. Usage: ./redrive.sh STACK. Needs the AWS CLI 2 and jq.
set -eu

stack=${1:?name the stack, for example: ./redrive.sh welcome-email}
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT

output() {
  aws cloudformation describe-stacks --stack-name "$stack" --output text \
    --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue"
}

# Delivers the event of a message. Fails if the function fails, or if Lambda does not accept the event.
deliver() {
  # Lambda wraps an event that it gives up; EventBridge does not.
  event=$(printf '%s' "$1" | jq -c '.Body | fromjson | .requestPayload // .')
  error=$(aws lambda invoke --function-name "$function" --cli-binary-format raw-in-base64-out --payload "$event" \
    --output text --query FunctionError "$folder/answer") || return 1
  [ "$error" = None ] || { jq -r '.errorMessage' "$folder/answer" >&2; return 1; }
}

queue=$(output FailedEventsQueueUrl)
function=$(output WelcomeEmailFunctionName)
delivered=0
failed=0
: > "$folder/known"
while true; do
  # Ten events take less than 900 seconds.
  messages=$(aws sqs receive-message --queue-url "$queue" --max-number-of-messages 10 --wait-time-seconds 2 \
    --visibility-timeout 900 --output json)
  [ -n "$messages" ] || break
  printf '%s' "$messages" | jq -c '.Messages[]' > "$folder/messages"
  : > "$folder/delivered"
  while IFS= read -r message; do
    # A message that failed comes back after 900 seconds. It was delivered and counted.
    id=$(printf '%s' "$message" | jq -r '.MessageId')
    if grep -Fqx -e "$id" "$folder/known"; then continue; fi
    echo "$id" >> "$folder/known"
    if deliver "$message"; then
      printf '%s\n' "$message" >> "$folder/delivered"
      delivered=$((delivered + 1))
    else
      failed=$((failed + 1))
    fi
  done < "$folder/messages"
  [ -s "$folder/delivered" ] || continue
  aws sqs delete-message-batch --queue-url "$queue" \
    --entries "$(jq -cs 'map({Id: .MessageId, ReceiptHandle})' "$folder/delivered")" > /dev/null
done
echo "$delivered delivered, $failed failed again"
[ "$failed" = 0 ]
