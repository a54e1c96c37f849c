#!/usr/bin/env python3
"""Freeze the server with its libraries, engine, model and interpreter into server/sqlcopilot-ls, for this platform.

Needs Python >= 3.10 with its shared library and headers, and a C++20 compiler. Everything else goes into .build/.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import notices

EXTENSION = Path(__file__).resolve().parent.parent
ROOT = EXTENSION.parent
BUILD = EXTENSION / ".build"
VENV = BUILD / "venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SERVER = EXTENSION / "server" / "sqlcopilot-ls"
PYINSTALLER = "pyinstaller==6.22.3"
REPRODUCIBLE = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "315619200")}
"""With these, compiled Python has its sets in one order, and a program one time: two builds are the same."""
STORED = {"PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0"}
"""Modules lie in the program as they are: to unpack nine megabytes at every start took 50 ms, and the package, which
packs the whole, is smaller so.
"""
SOURCES = ["pyproject.toml", "CMakeLists.txt", "LICENSE", "sql_copilot_ls", "native_runtime", "compression"]


def run(*command: str | Path) -> None:
    """Run a command; stop with its status if it fails."""
    print("$", *command, flush=True)
    environment = {**os.environ, **REPRODUCIBLE, **STORED}
    status = subprocess.run([str(c) for c in command], cwd=EXTENSION, env=environment, check=False).returncode
    if status:
        sys.exit(status)


def digest() -> str:
    """A digest of everything that the frozen server is made of."""
    total = hashlib.sha256(f"{PYINSTALLER} {sys.version}".encode())
    files = [
        p for name in SOURCES for p in ([ROOT / name] if (ROOT / name).is_file() else sorted((ROOT / name).rglob("*")))
    ]
    files += sorted((EXTENSION / "scripts").iterdir())
    for path in files:
        if path.is_file() and "__pycache__" not in path.parts:
            total.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return total.hexdigest()


def install() -> None:
    """Make .build/venv hold the project, built from the working tree, and PyInstaller."""
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", VENV)
    run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PYINSTALLER, ROOT)


def freeze() -> None:
    """Run PyInstaller and put its folder in place of the last one."""
    out = BUILD / "frozen"
    run(PYTHON, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN",
        "--distpath", out, "--workpath", BUILD / "work", EXTENSION / "scripts" / "server.spec")  # fmt: skip
    shutil.rmtree(SERVER, ignore_errors=True)
    SERVER.parent.mkdir(exist_ok=True)
    shutil.move(out / "sqlcopilot-ls", SERVER)


def check() -> None:
    """The frozen server starts on its own, without this machine's Python."""
    begun = time.perf_counter()
    program = SERVER / ("sqlcopilot-ls.exe" if os.name == "nt" else "sqlcopilot-ls")
    keep = {"SYSTEMROOT"} if os.name == "nt" else set()
    environment = {name: value for name, value in os.environ.items() if name in keep}
    version = subprocess.run([program, "--version"], env=environment, capture_output=True, text=True, check=False)
    if version.returncode:
        sys.exit(f"The frozen server does not start:\n{version.stderr}")
    size = sum(p.stat().st_size for p in SERVER.rglob("*") if p.is_file())
    print(f"{version.stdout.strip()}: starts in {time.perf_counter() - begun:.2f} s, {size / 1e6:.1f} MB unpacked")


def main() -> None:
    """Freeze if anything changed since the last time."""
    stamp = SERVER.parent / "digest"
    now = digest()
    if stamp.exists() and stamp.read_text() == now and SERVER.exists():
        print("The frozen server is up to date.")
    else:
        install()
        freeze()
        check()
        stamp.write_text(now)
    notices.write(PYTHON, EXTENSION)


if __name__ == "__main__":
    main()
