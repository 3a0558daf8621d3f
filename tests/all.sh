#!/usr/bin/env bash
# Runs all tests: first those of the program, then those that open its pages in Chromium. Installs what they need on a
# Debian-like system if you are root. Otherwise, it prints what to install.
set -euo pipefail
cd "$(dirname "$0")/.."

need() { # need COMMAND PACKAGE
  command -v "$1" >/dev/null || get "$2" "\`$1\` is missing"
}

get() { # get PACKAGE REASON
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    [ -n "${updated:-}" ] || { apt-get update -qq; updated=1; }
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null
  else
    echo "tests/all.sh: $2; install your system's package \`$1\`" >&2
    exit 2
  fi
}

need cc build-essential
need node nodejs
need npm npm
need java default-jre-headless
need pdftotext poppler-utils
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || need chromium chromium
# The tests of line lengths need a font whose widths are like those of the fonts that readers have.
need fc-list fontconfig
[[ $(fc-list) == *Liberation* ]] || get fonts-liberation 'the Liberation fonts are missing'

cargo test --locked
cargo build --release --locked
npm ci --silent --no-audit --no-fund --prefix tests/browser
node --test tests/browser/*.test.mjs
