#!/usr/bin/env bash
# Takes a picture of an email in a browser: picture.sh <mail.html> <picture.png> [dark]
set -euo pipefail

mail=$(realpath "${1:?path of the email is missing}")
picture=$(realpath --canonicalize-missing "${2:?path of the picture is missing}")
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
  echo "no Chromium found; on Debian: apt install chromium" >&2
  exit 1
}
# The numbers of Chromium: 0 prefers dark pages, 1 light ones.
scheme=$([[ ${3:-light} == dark ]] && echo 0 || echo 1)
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

# The flags keep the browser from connecting to its vendor's servers.
"$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --no-first-run --disable-background-networking \
  --disable-component-update --disable-sync --user-data-dir="$profile" --window-size=680,760 \
  --blink-settings="preferredColorScheme=$scheme" --screenshot="$picture" "file://$mail" 2>/dev/null
echo "$picture"
