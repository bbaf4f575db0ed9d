#!/bin/sh
# Makes .venv from a lock file: `requirements/install.sh run` or `dev`. Does nothing when nothing changed.
set -eu
cd "$(dirname "$0")/.."
wanted=$1
here=$(pwd -P)

say() { printf '%s\n' "$*"; }
refuse() { printf '%s\n' "$*" >&2; exit 1; }

# The system's own before one built by hand, as pyenv builds them: distributions build it a fifth faster, and keep it patched.
NAMES="/usr/bin/python3 python3 python3.13 python3.12 python3.11 python"
usable() { command -v "$1" >/dev/null 2>&1 && "$1" -c "import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, $2))" 2>/dev/null; }
find_python() {
    for newest in 13 99; do
        for name in ${PYTHON:-$NAMES}; do
            if usable "$name" "$newest"; then say "$name"; return; fi
        done
    done
}

fingerprint() { cat requirements/*.txt requirements/install.sh | cksum; say "$here"; }
stamp=.venv/alongside-installed
# The larger set serves for the smaller one, and an environment for development stays one.
if [ -f "$stamp-dev" ]; then wanted=dev; fi
current=$(fingerprint)
if [ -x .venv/bin/python ] && .venv/bin/python -c '' 2>/dev/null; then
    if [ -f "$stamp-$wanted" ] && [ "$(cat "$stamp-$wanted")" = "$current" ]; then exit 0; fi
fi

python=$(find_python)
[ -n "$python" ] || refuse "Python 3.11 or newer, with its venv module, is missing${PYTHON:+ at $PYTHON}. Install it (on Debian and Ubuntu: apt install python3-venv), then run the same command again."
free=$(df -Pk . | awk 'NR == 2 { print $4 }')
[ "$free" -gt 700000 ] || refuse "The disk is nearly full: the environment needs 700 MB here, and $((free / 1024)) MB are free."
[ -w . ] || refuse "$here is locked for this account. Give it the right to write there."

if ! [ -x .venv/bin/python ] || ! .venv/bin/python -c '' 2>/dev/null; then
    say "Making the environment (.venv) with $("$python" --version)"
    rm -rf .venv
    "$python" -m venv .venv
fi
rm -f "$stamp"-*
quiet="--quiet --disable-pip-version-check --no-input"
if ! .venv/bin/uv --version >/dev/null 2>&1; then
    .venv/bin/python -m pip install $quiet --require-hashes -r requirements/uv.txt || refuse "The installer could not be fetched. Check the network, then run the same command again."
fi
say "Installing what requirements/$wanted.txt names"
if ! .venv/bin/uv pip sync --quiet --system-certs --require-hashes --python .venv/bin/python "requirements/$wanted.txt" 2>.venv/uv-said; then
    # uv does not read pip's own settings, where a company may name its mirror.
    .venv/bin/python -m pip install $quiet --require-hashes -r "requirements/$wanted.txt" || {
        cat .venv/uv-said >&2
        refuse "Not everything could be fetched. Check the network and the disk, then run the same command again."
    }
fi

# The console script, without building a package.
site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
say "$here" > "$site/alongside.pth"
{
    say '#!/bin/sh'
    say "exec '$here/.venv/bin/python' -P -c 'from alongside.config.commandline import main; main()' \"\$@\""
} > .venv/bin/alongside
chmod +x .venv/bin/alongside
say "$current" > "$stamp-$wanted"
