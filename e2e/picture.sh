#!/usr/bin/env bash
# Takes a picture of an email in a browser: picture.sh <mail.html> <picture.png> <width,height> [dark]
set -euo pipefail

mail=$(realpath "${1:?path of the email is missing}")
picture=$(realpath --canonicalize-missing "${2:?path of the picture is missing}")
size=${3:?size of the picture in pixels is missing, for example 640,760}
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
  echo "no Chromium found; on Debian: apt install chromium" >&2
  exit 1
}
# The numbers of Chromium: 0 prefers dark pages, 1 light ones.
scheme=$([[ ${4:-light} == dark ]] && echo 0 || echo 1)
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

# The flags keep the browser from connecting to its vendor's servers.
"$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --no-first-run --disable-background-networking \
  --disable-component-update --disable-sync --user-data-dir="$profile" --window-size="$size" \
  --blink-settings="preferredColorScheme=$scheme" --screenshot="$picture" "file://$mail" 2>/dev/null
echo "$picture"
