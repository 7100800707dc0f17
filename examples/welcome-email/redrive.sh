#!/bin/sh
# Delivers the failed events of a stack to its function again. Events that fail again stay in the queue.
# Usage: ./redrive.sh STACK. Needs the AWS CLI and jq.
set -eu

stack=${1:?name the stack, for example: ./redrive.sh welcome-email}
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

output() {
  aws cloudformation describe-stacks --stack-name "$stack" --output text \
    --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue"
}

queue=$(output FailedEventsQueueUrl)
function=$(output WelcomeEmailFunctionName)
delivered=0
failed=0
while true; do
  # A message that fails again must not come back in this run.
  message=$(aws sqs receive-message --queue-url "$queue" --wait-time-seconds 2 --visibility-timeout 900 --output json)
  [ -n "$message" ] || break
  # Lambda wraps an event that it gives up; EventBridge does not.
  event=$(printf '%s' "$message" | jq -c '.Messages[0].Body | fromjson | .requestPayload // .')
  error=$(aws lambda invoke --function-name "$function" --cli-binary-format raw-in-base64-out --payload "$event" \
    --output text --query FunctionError "$answer")
  if [ "$error" = None ]; then
    aws sqs delete-message --queue-url "$queue" \
      --receipt-handle "$(printf '%s' "$message" | jq -r '.Messages[0].ReceiptHandle')"
    delivered=$((delivered + 1))
  else
    jq -r '.errorMessage' "$answer" >&2
    failed=$((failed + 1))
  fi
done
echo "$delivered delivered, $failed failed again"
[ "$failed" = 0 ]
