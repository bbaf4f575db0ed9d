#!/bin/sh
# Browser tests need Chromium. As root it is fetched from the system's packages; otherwise they are skipped.
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser tests"
    export DEBIAN_FRONTEND=noninteractive
    if { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } </dev/null >/dev/null 2>&1; then exit 0; fi
fi
echo "Chromium is missing, so the browser tests are skipped. Install it (on Debian: apt install chromium) to run them."
