#!/bin/sh
# Browser tests need Chromium; its shell without windows does them in half the time. As root either is fetched from the
# system's packages; without one of them these tests are skipped.
have() { for name; do if command -v "$name" >/dev/null 2>&1; then return 0; fi; done; return 1; }
fetch() { apt-get install -y -qq --no-install-recommends "$1" </dev/null >/dev/null 2>&1; }

have chromium-headless-shell && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser tests"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq </dev/null >/dev/null 2>&1
    fetch chromium-headless-shell && exit 0
    have chromium chromium-browser google-chrome || fetch chromium
fi
have chromium chromium-browser google-chrome && exit 0
echo "Chromium is missing, so the browser tests are skipped. Install it (on Debian: apt install chromium-headless-shell) to run them."
