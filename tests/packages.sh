#!/usr/bin/env bash
# Makes the packages of talkpress for this machine, installs each from its local file, and tries it. Installs the tools it
# needs; what cannot be tried here, it names at the end.
#
#   tests/packages.sh [KIND …]      crate wheel npm deb archive static workflows; by default all
#
# PROFILE=dist in the environment takes the profile that releases have, which compiles for longer.
set -euo pipefail
cd "$(dirname "$0")/.."

export PROFILE=${PROFILE:-release}
# An address that cannot exist: the real one is the owner's.
export TALKPRESS_MAINTAINER="Nobody <nobody@talkpress.invalid>"
machine=$(uname -m)
target=$machine-unknown-linux-gnu
out=$PWD/target/packages
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
skipped=()

say() { echo "packages: $*"; }
skip() { skipped+=("$1"); say "skipped: $1"; }
fail() { echo "packages: FAILED: $*" >&2; exit 1; }

get() { # get COMMAND PACKAGE: whether the command is there or could be installed
  command -v "$1" >/dev/null && return
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  [ -n "${updated:-}" ] || { apt-get update -qq; updated=1; }
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" >/dev/null && command -v "$1" >/dev/null
}

need() { get "$1" "$2" || fail "\`$1\` is missing; install your system's package \`$2\`"; }

# Tools from the Python registry, in a place of their own.
python_tools() {
  need python3 python3
  python3 -c 'import ensurepip' 2>/dev/null || get no-such-command python3-venv || true
  [ -x target/package-tools/bin/pip ] || python3 -m venv target/package-tools
  target/package-tools/bin/pip install -q --disable-pip-version-check -r .ci/requirements.txt
  export PATH="$PWD/target/package-tools/bin:$PATH"
}

# A site with an image, code and a table, without the sample texts of `init`.
write_site() { # write_site PROGRAM… ; in an empty folder
  "$@" init site >/dev/null
  rm -r site/content/talks
  mkdir -p site/content/talks
  printf 'title = "Tried"\nbase_url = "https://talks.example/"\n\n[speaker]\nname = "Ada Example"\n' >site/talkpress.toml
  printf -- '---\ntitle: Tried\n---\n\nA site that was built by a package.\n' >site/content/index.md
  cat >site/content/talks/tried.md <<'TALK'
---
title: A talk for every package
date: 2026-05-12
category: talk
---

----

![A lighthouse at night.](/img/first-talk/hello.svg)

Somebody said this.

```rust
fn main() {}
```

----

![The next slide.](/img/first-talk/next.svg)

| a | b |
|---|---|
| 1 | 2 |
TALK
}

# Makes a site with the program, compares its pages with those of the original, and asks its preview for one.
try_program() { # try_program NAME PROGRAM…
  local name=$1 folder=$work/$1
  shift
  rm -rf "$folder"
  mkdir -p "$folder"
  (
    cd "$folder"
    [[ $("$@" --version) == "talkpress $version" ]] || fail "$name: another version"
    write_site "$@"
    "$@" build --strict --today 2026-11-21 site >/dev/null
    if [ -e "$work/original" ] && ! diff -r "$work/original/site/public" site/public >/dev/null; then
      fail "$name: its pages differ from those of the original"
    fi
    try_preview "$name" "$@"
  )
  say "$name works"
}

try_preview() { # try_preview NAME PROGRAM…
  local name=$1 address='' pid status=0
  shift
  "$@" serve --port 0 site >serve.log 2>&1 &
  pid=$!
  for _ in $(seq 600); do
    address=$(grep -o 'http://[0-9.:]*/' serve.log | head -n 1) && break
    kill -0 "$pid" 2>/dev/null || fail "$name: serve ended: $(cat serve.log)"
    sleep 0.1
  done
  python3 - "$address" <<'PY' || fail "$name: no page from $address"
import sys, urllib.request
page = urllib.request.urlopen(sys.argv[1] + "talks/tried/", timeout=60).read().decode()
assert "Somebody said this." in page
PY
  kill -INT "$pid"
  wait "$pid" || status=$?
  [ "$status" = 130 ] || fail "$name: serve ended with $status, not 130"
}

size() { say "$(basename "$1"): $(du -h --apparent-size "$1" | cut -f1)"; }

original() {
  .ci/package binary "$target"
  program=$PWD/target/$target/$PROFILE/talkpress
  try_program original "$program"
  # Sorted by version, the last name of a needed version of glibc is at most the promised one.
  local newest
  newest=$(objdump -T "$program" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -n 1)
  [ "$(printf '%s\nGLIBC_2.17\n' "$newest" | sort -V | tail -n 1)" = GLIBC_2.17 ] || fail "the program needs $newest"
  say "the newest symbol is $newest"
}

try_wheel() {
  rm -f "$out"/*.whl
  .ci/package wheel "$target" >"$work/wheel.log" 2>&1 || fail "wheel: $(tail -n 20 "$work/wheel.log")"
  local wheel
  wheel=$(echo "$out"/talkpress-*.whl)
  size "$wheel"
  [[ $wheel == *manylinux_2_17_"$machine"* ]] || fail "the wheel has the tag of another system: $wheel"
  twine check --strict "$wheel" >/dev/null || fail "twine does not like the wheel"
  auditwheel show "$wheel" | tr '\n' ' ' | grep -q "manylinux_2_17_$machine" || fail "auditwheel finds another tag"
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install -q --disable-pip-version-check --no-index "$wheel"
  [ -e "$work/venv/share/man/man1/talkpress-build.1" ] || fail "the wheel has no pages for man"
  try_program wheel "$work/venv/bin/talkpress"
}

try_npm() {
  need npm npm
  rm -f "$out"/*.tgz
  .ci/package npm "$target"
  size "$out/talkpress-$version.tgz"
  local cpu project=$work/npm-project
  cpu=$(node -p process.arch)
  size "$out/talkpress-linux-$cpu-$version.tgz"
  mkdir -p "$project"
  (cd "$project" && npm init -y >/dev/null && npm install --silent --offline --no-audit --no-fund --omit=optional \
    "$out/talkpress-$version.tgz" >/dev/null)
  local status=0
  "$project/node_modules/.bin/talkpress" --version >"$work/npm.log" 2>&1 || status=$?
  { [ "$status" = 1 ] && grep -q pipx "$work/npm.log"; } || fail "npm: without its program: $status: $(cat "$work/npm.log")"
  (cd "$project" && npm install --silent --offline --no-audit --no-fund --omit=optional "$out/talkpress-linux-$cpu-$version.tgz")
  try_program npm "$project/node_modules/.bin/talkpress"
}

try_deb() {
  if ! command -v dpkg-deb >/dev/null; then skip "the .deb: no dpkg-deb"; return; fi
  rm -f "$out"/*.deb
  (unset TALKPRESS_MAINTAINER && ! .ci/package deb "$target" 2>/dev/null) || fail "a .deb was made without a maintainer"
  .ci/package deb "$target"
  local deb
  deb=$(echo "$out"/talkpress_*.deb)
  size "$deb"
  if get lintian lintian; then
    lintian --fail-on error "$deb" || fail "lintian finds errors"
  else
    skip "lintian"
  fi
  if [ "$(id -u)" != 0 ]; then skip "installing the .deb: not root"; return; fi
  dpkg -i "$deb" >/dev/null
  # An ordinary user tries it.
  chmod 755 "$work"
  install -d -o nobody "$work/home" "$work/deb"
  declare -f try_program write_site try_preview say fail >"$work/functions"
  (cd / && setpriv --reuid=nobody --regid=nogroup --clear-groups env HOME="$work/home" version="$version" \
    work="$work/deb" bash -c "set -euo pipefail; source $work/functions; try_program deb /usr/bin/talkpress")
  diff -r "$work/original/site/public" "$work/deb/deb/site/public" >/dev/null || fail "deb: its pages differ"
  dpkg -r talkpress >/dev/null
  ! dpkg -L talkpress 2>/dev/null | grep -q bin/talkpress || fail "dpkg -r left files"
  for left in /usr/bin/talkpress /usr/share/doc/talkpress /usr/share/man/man1/talkpress.1.gz; do
    [ ! -e "$left" ] || fail "dpkg -r left $left"
  done
}

try_crate() {
  rm -f "$out"/*.crate
  .ci/package crate 2>"$work/crate.log" || fail "crate: $(tail -n 20 "$work/crate.log")"
  size "$out/talkpress-$version.crate"
  tar -xf "$out/talkpress-$version.crate" -C "$work"
  # Its dependencies are those that were compiled before.
  (cd "$work/talkpress-$version" && cargo build --quiet --locked --release --target-dir "$OLDPWD/target")
  try_program crate "$PWD/target/release/talkpress"
}

try_archive() {
  .ci/package archive "$target"
  local archive=$out/talkpress-$version-$target.tar.gz
  size "$archive"
  cp "$archive" "$work/first.tar.gz"
  .ci/package archive "$target"
  cmp "$archive" "$work/first.tar.gz" || fail "the archive differs the second time"
  tar -xf "$archive" -C "$work"
  try_program archive env -i "$work/talkpress-$version-$target/talkpress"
}

# Stands in for the image: the program alone in an empty root.
try_static() {
  .ci/package binary "$target-static"
  local program=$PWD/target/static/$target/$PROFILE/talkpress root=$work/root
  try_program static "$program"
  hadolint Dockerfile || fail "hadolint finds mistakes in the Dockerfile"
  if ! unshare --mount true 2>/dev/null; then skip "the static program alone in a root: this system lets nobody make one"; return; fi
  # As in every container, only these two folders come from the system.
  mkdir -p "$root/tmp" "$root/proc" "$root/dev"
  cp "$program" "$root/talkpress"
  (cd "$root" && write_site "$program")
  # shellcheck disable=SC2016 # The dollars are those of the inner shell.
  unshare --mount sh -c 'mount --rbind /dev "$0/dev" && mount --rbind /proc "$0/proc" && exec chroot "$0" "$@"' \
    "$root" /talkpress build --strict --today 2026-11-21 /site >/dev/null || fail "static: it does not run alone"
  diff -r "$work/original/site/public" "$root/site/public" >/dev/null || fail "static: its pages differ"
  say "the static program works in an empty root"
}

try_workflows() {
  # Those of the project, and those that `init --ci` writes.
  mkdir -p "$work/hosts"
  (cd "$work/hosts" && write_site "$program")
  for host in github gitlab codeberg netlify cloudflare; do "$program" init --ci "$host" "$work/hosts/site" >/dev/null; done
  local written=$work/hosts/site/.github/workflows/talks.yml
  actionlint .github/workflows/*.yml "$written"
  zizmor --offline --quiet --config .github/zizmor.yml .github/workflows "$written" || fail "zizmor finds mistakes"
  check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml "$written" >/dev/null
  check-jsonschema --builtin-schema vendor.gitlab-ci "$work/hosts/site/.gitlab-ci.yml" >/dev/null
  check-jsonschema --builtin-schema vendor.woodpecker-ci "$work/hosts/site/.woodpecker.yml" >/dev/null
  # The linters must find mistakes.
  mkdir -p "$work/planted"
  sed 's/needs: .*/needs: nobody/' .github/workflows/release.yml >"$work/planted/a.yml"
  ! actionlint "$work/planted/a.yml" >/dev/null || fail "actionlint does not find a job that is missing"
  # shellcheck disable=SC2016 # The dollar is that of the workflow.
  sed 's/      - run: \(.*\)/      - run: echo ${{ github.event.head_commit.message }}/' .github/workflows/release.yml >"$work/planted/b.yml"
  ! { actionlint "$work/planted/b.yml" && zizmor --offline --quiet "$work/planted/b.yml"; } >/dev/null 2>&1 ||
    fail "the linters do not find a title in a line of shell"
  say "workflows are sound, and planted mistakes are found"
}

kinds=("$@")
[ $# -gt 0 ] || kinds=(wheel npm deb archive static crate workflows)
need cc build-essential
need objdump binutils
python_tools
original
for kind in "${kinds[@]}"; do "try_$kind"; done
[ ${#skipped[@]} -eq 0 ] || printf 'packages: skipped: %s\n' "${skipped[@]}"
say "all packages work (${SECONDS} s)"
