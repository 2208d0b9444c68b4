# Sourced by script/run and script/test. Sets $PYTHON to a Python that holds what the named list of packages asks for.
# DOING_WITH_VENV may name another folder for the virtual environment than .venv here.

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# Prints the first Python that is 3.11 or newer.
find_python() {
    local candidate
    for candidate in python3 python3.11 python3.12 python3.13 python3.14; do
        if command -v "$candidate" >/dev/null &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

# make_venv LIST: makes the environment when there is none, and installs LIST when it changed since the last time.
make_venv() {
    local list=$1 venv=${DOING_WITH_VENV:-.venv} base stamp wanted
    PYTHON="$venv/bin/python"
    if ! "$PYTHON" -c 'import pip' 2>/dev/null; then
        base=$(find_python) || fail \
            'Doing With needs Python 3.11 or newer, and this machine has none. On Debian:' \
            '    sudo apt-get install python3 python3-venv'
        "$base" -c 'import ensurepip, venv' 2>/dev/null || fail \
            "Python at $base cannot make a virtual environment. On Debian:" \
            '    sudo apt-get install python3-venv'
        echo "Setting up Python packages in $venv. The first time takes a few minutes."
        "$base" -m venv --clear "$venv" || fail "The virtual environment in $venv could not be made."
    fi
    stamp="$venv/.installed-$list"
    wanted=$(cat requirements.txt "$list" | sha256sum)
    if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
        echo "Installing what $list names."
        "$PYTHON" -m pip install -qq --disable-pip-version-check --no-input -r "$list" || fail \
            "The packages in $list could not be installed; what pip says stands above."
        printf '%s\n' "$wanted" >"$stamp"
        # The developers' list holds the other one.
        cat requirements.txt requirements.txt | sha256sum >"$venv/.installed-requirements.txt"
    fi
}
