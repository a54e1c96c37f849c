"""Write ThirdPartyNotices.txt: the licences of everything in the package that is not ours."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

BUILD_ONLY = {
    "altgraph",
    "macholib",
    "packaging",
    "pefile",
    "pip",
    "pyinstaller-hooks-contrib",
    "pywin32-ctypes",
    "setuptools",
    "sqlcopilot-ls",
    "wheel",
}
LICENCE_FILE = re.compile(r"^(licen[cs]e|copying|notice)", re.IGNORECASE)
LIST_DISTRIBUTIONS = """
import importlib.metadata, json
print(json.dumps([{
    "name": d.metadata["Name"], "version": d.version,
    "licence": d.metadata.get("License-Expression") or d.metadata.get("License") or "",
    "files": [str(d.locate_file(f)) for f in d.files or ()],
} for d in importlib.metadata.distributions()]))
"""
PYTHON_LICENCE = "https://docs.python.org/3/license.html"
BOOTLOADER = """The program that starts the interpreter is PyInstaller's bootloader, unmodified. It is under
GPL-2.0-or-later with an exception that lets the programs it starts be distributed under any terms:
https://github.com/pyinstaller/pyinstaller"""
COMPILER = """Compiler run-time libraries beside the interpreter (libstdc++, libgcc), unmodified, are under GPL-3.0 with
the GCC Runtime Library Exception: https://gcc.gnu.org/onlinedocs/libstdc++/manual/license.html"""


def write(python: Path, extension: Path) -> None:
    """Collect from the environment that was frozen and the bundle that esbuild made; stop where one is missing."""
    parts = ["SQL Copilot contains the following third-party software.\n"]
    parts += [_part(name, version, text) for name, version, text in sorted({*_python(python), *_node(extension)})]
    parts += [_interpreter(python), COMPILER + "\n"]
    (extension / "ThirdPartyNotices.txt").write_text("\n".join(parts), encoding="utf-8")


def _part(name: str, version: str, text: str) -> str:
    return f"{'=' * 80}\n{name} {version}\n{'=' * 80}\n{text.strip()}\n"


def _texts(files: Iterable[Path]) -> str:
    licences = sorted(file for file in files if LICENCE_FILE.search(file.name) and file.is_file())
    return "\n\n".join(file.read_text(encoding="utf-8", errors="replace") for file in licences)


def _python(python: Path) -> list[tuple[str, str, str]]:
    listed = subprocess.run([python, "-c", LIST_DISTRIBUTIONS], capture_output=True, text=True, check=True).stdout
    found: list[tuple[str, str, str]] = []
    distributions: list[dict[str, Any]] = json.loads(listed)
    for distribution in distributions:
        name, version = distribution["name"], distribution["version"]
        if name.lower() in BUILD_ONLY:
            continue
        if name.lower() == "pyinstaller":
            found.append(("PyInstaller bootloader", version, BOOTLOADER))
            continue
        text = _texts(Path(file) for file in distribution["files"])
        if not text and not distribution["licence"]:
            sys.exit(f"{name} has neither a licence file nor a licence field: look it up before distributing it.")
        found.append((name, version, text or f"Licence: {distribution['licence']}"))
    return found


def _node(extension: Path) -> list[tuple[str, str, str]]:
    inputs: dict[str, Any] = json.loads((extension / "dist" / "meta.json").read_text(encoding="utf-8"))["inputs"]
    roots = {match.group(0) for name in inputs if (match := re.match(r"(.*/)?node_modules/(@[^/]+/)?[^/]+", name))}
    found = []
    for root in sorted(roots):
        package = json.loads((extension / root / "package.json").read_text(encoding="utf-8"))
        text = _texts((extension / root).iterdir())
        found.append((package["name"], package["version"], text or f"Licence: {package['license']}"))
    return found


def _interpreter(python: Path) -> str:
    script = "import sys, sysconfig; print(sys.version.split()[0]); print(sysconfig.get_paths()['stdlib'])"
    output = subprocess.run([python, "-c", script], capture_output=True, text=True, check=True).stdout
    version, library = output.splitlines()
    debian = Path(f"/usr/share/doc/python{'.'.join(version.split('.')[:2])}/copyright")
    for place in (Path(library) / "LICENSE.txt", Path(library).parent / "LICENSE.txt", debian):
        if place.exists():
            return _part("CPython", version, place.read_text(encoding="utf-8", errors="replace"))
    return _part("CPython", version, f"Python Software Foundation License, version 2: {PYTHON_LICENCE}")
