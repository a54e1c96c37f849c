#!/usr/bin/env python3
"""One command for each chore: `python3 dev.py demo | test [--quick] | fix | lint | types [--quick] | version | soak |
e2e`.

Runs on a bare Debian or Ubuntu with Python >= 3.10 and a C++ compiler: it makes its own virtual environment in .venv,
installs what the chore needs, and says what is missing otherwise.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
QUICK = "--quick"
WITH_TORCH = ("e2e", "compression", "native_runtime")
"""Rooms of tests that need more than the package and the extra `test`."""
CPP = ["native_runtime", "tests/native_runtime/cpp"]
DEMO = [
    ("examples/shop", "names of the 5 customers with the most orders"),
    ("examples/shop", "average price of products per category"),
    ("examples/shop-zh", "每个城市有多少客户"),
]


def fail(message: str) -> None:
    """Stop with a message for a person."""
    sys.exit(f"\n{message}\n")


def check_machine() -> None:
    """Stop early, naming the package, when something that pip cannot install is missing."""
    if sys.version_info < (3, 10):  # noqa: UP036 - the message is for those who have an older one
        fail(f"Python 3.10 or newer is needed; this is {sys.version.split()[0]}.")
    missing = []
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        missing.append("the venv module (Debian, Ubuntu: apt-get install python3-venv)")
    if not (os.environ.get("CXX") or shutil.which("g++") or shutil.which("clang++")):
        missing.append("a C++20 compiler (Debian, Ubuntu: apt-get install g++)")
    if not (Path(sysconfig.get_paths()["include"]) / "Python.h").exists():
        missing.append("Python's C headers (Debian, Ubuntu: apt-get install python3-dev)")
    if missing:
        fail("Missing on this machine:\n" + "".join(f"  - {m}\n" for m in missing))


def run(*command: str | Path, env: dict[str, str] | None = None) -> None:
    """Run a command from the root; stop with its status if it fails."""
    print("$", " ".join(str(c) for c in command), flush=True)
    status = subprocess.run(
        [str(c) for c in command], cwd=ROOT, env={**os.environ, **(env or {})}, check=False
    ).returncode
    if status:
        sys.exit(status)


def tools(*distributions: str) -> None:
    """Make .venv hold some of the tools that the extra `dev` pins, without building anything of ours."""
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", ENVIRONMENT)
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    pinned = [re.findall(rf'"({name}[=><][^"]*)"', text)[0] for name in distributions]
    run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *pinned)


def install(extras: Sequence[str]) -> None:
    """Make .venv hold this package, built from the working tree, with the extras; quick when nothing changed."""
    check_machine()
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", ENVIRONMENT)
    sources = [ROOT / "pyproject.toml", ROOT / "CMakeLists.txt"]
    for folder in ("sql_copilot_ls", "compression", "native_runtime"):
        sources += sorted(p for p in (ROOT / folder).rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    digest = hashlib.sha256(repr(sorted(extras)).encode())
    for source in sources:
        digest.update(str(source.relative_to(ROOT)).encode() + source.read_bytes())
    stamp = ENVIRONMENT / "installed"
    if stamp.exists() and stamp.read_text() == digest.hexdigest():
        return
    target = f".[{','.join(extras)}]" if extras else "."
    run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", target)
    stamp.write_text(digest.hexdigest())


def demo() -> None:
    """Comments become SQL over the example schemas."""
    install([])
    command = ENVIRONMENT / "bin" / "sqlcopilot-ls"
    for schema, comment in DEMO:
        print(f"\n-- {comment}    ({schema})", flush=True)
        run(command, "generate", "--schema", schema, comment)
    print('\nTry your own:  .venv/bin/sqlcopilot-ls generate --schema FOLDER_OF_SQL_FILES "your question"')


def fix() -> None:
    """Format and repair what can be repaired by machine."""
    tools("ruff", "clang-format")
    run(PYTHON, "-m", "ruff", "check", "--fix", ".")
    run(PYTHON, "-m", "ruff", "format", ".")
    run(ENVIRONMENT / "bin" / "clang-format", "-i", *cpp_files())


def cpp_files() -> list[Path]:
    """Our C++ sources."""
    return sorted(p for folder in CPP for ext in ("*.cpp", "*.h", "*.hpp", "*.inl") for p in (ROOT / folder).rglob(ext))


def lint() -> None:
    """ruff and clang-format; needs no compiler and no torch."""
    tools("ruff", "clang-format")
    run(PYTHON, "-m", "ruff", "check", ".")
    run(PYTHON, "-m", "ruff", "format", "--check", ".")
    run(ENVIRONMENT / "bin" / "clang-format", "--dry-run", "--Werror", *cpp_files())


def version() -> None:
    """Whether the package, the extension, the changelog and, in a release, the tag say one version."""
    said = {
        "pyproject.toml": re.findall(r'^version = "(.*)"', read("pyproject.toml"), re.MULTILINE)[0],
        "vscode-extension/package.json": json.loads(read("vscode-extension/package.json"))["version"],
        "CHANGELOG.md": re.findall(r"^## \[(\d[^]]*)\]", read("CHANGELOG.md"), re.MULTILINE)[0],
    }
    if os.environ.get("TAG"):
        said["the tag"] = os.environ["TAG"].removeprefix("v")
    if len(set(said.values())) > 1:
        fail("The versions differ:\n" + "".join(f"  {where}: {number}\n" for where, number in said.items()))
    print(said["pyproject.toml"])


def read(path: str) -> str:
    """A file's text."""
    return (ROOT / path).read_text(encoding="utf-8")


def types() -> None:
    """mypy, strict; --quick: of what needs no torch."""
    if QUICK in sys.argv:
        install(["test"])
        tools("mypy", "types-PyYAML")
        left_out = f"^tests/({'|'.join(WITH_TORCH)})/"
        run(PYTHON, "-m", "mypy", "dev.py", "sql_copilot_ls", "fuzz", "tests", "--exclude", left_out)
        return
    install(["dev", "test", "build-model", "llama", "board"])
    run(
        PYTHON,
        "-m",
        "mypy",
        "dev.py",
        "sql_copilot_ls",
        "compression/sql_copilot_compression",
        "fuzz",
        "benchmarks",
        "tests",
    )


def test() -> None:
    """Lint, types and every test but the editors'; --quick: of all three what needs no torch and no minutes."""
    lint()
    types()
    if QUICK in sys.argv:
        run(PYTHON, "-m", "pytest", "tests", "-m", "not slow", *(f"--ignore=tests/{room}" for room in WITH_TORCH))
        return
    run(PYTHON, "-m", "pytest", "tests", "--ignore=tests/e2e")


def soak() -> None:
    """Edit and ask for two minutes: neither memory nor latency may grow."""
    install(["test"])
    run(PYTHON, "-m", "benchmarks.soak", "--minutes", "2", "--tables", "60")


def e2e() -> None:
    """Drive real editors (installs a browser and editors; needs root on Debian or Ubuntu)."""
    run(ROOT / "tests" / "e2e" / "run")


CHORES = {f.__name__: f for f in (demo, test, fix, lint, types, version, soak, e2e)}


def main() -> None:
    """Run the chores named on the command line, in order."""
    chosen = [word for word in sys.argv[1:] if word != QUICK]
    if not chosen or any(c not in CHORES for c in chosen):
        fail("usage: python3 dev.py CHORE…\n\n" + "".join(f"  {n:8} {f.__doc__}\n" for n, f in CHORES.items()))
    for chore in chosen:
        CHORES[chore]()


if __name__ == "__main__":
    main()
