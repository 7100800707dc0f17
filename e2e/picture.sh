#!/usr/bin/env bash
# Takes a picture of a mail as a browser shows it: picture.sh <mail.html> <picture.png>
set -euo pipefail

mail=$(realpath "${1:?the mail}")
picture=$(realpath --canonicalize-missing "${2:?the picture}")
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
  echo "no Chromium found; on Debian: apt install chromium" >&2
  exit 1
}
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

# The networking flags keep the browser from looking for its maker's servers.
"$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --no-first-run --disable-background-networking \
  --disable-component-update --disable-sync --user-data-dir="$profile" --window-size=680,760 \
  --screenshot="$picture" "file://$mail" 2>/dev/null
echo "$picture"
