"""The packaged server works without a network, opens no socket to anything, logs no text of a document, and of an
accepted suggestion remembers the comment and query alone.

Run as root, or where user namespaces are allowed: privacy.py SERVER WORKSPACE. It needs strace and unshare.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from client import Client

SECRET = "confidential_4711"
TEXT = f"-- how many customers are in each city\n\nSELECT {SECRET} FROM customers;\n"
# A pair of connected sockets within the process wakes an event loop from another thread; it leads nowhere.
HARMLESS = re.compile(r"^(socketpair\(AF_UNIX, |(getsockname|getsockopt|setsockopt|sendto|recvfrom|shutdown)\(\d+, )")


def isolated() -> list[str]:
    """What puts a command where there is no network; stops with a message where that is not allowed."""
    for command in (["unshare", "--net"], ["unshare", "--net", "--map-root-user"]):
        if subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:
            return command
    sys.exit("privacy: this machine allows no network namespace (unshare --net); run as root")


def suggestions(client: Client, document: dict[str, str]) -> list[dict[str, Any]]:
    """Ask as an editor does until the server has read the schema."""
    parameters = {"textDocument": document, "position": {"line": 1, "character": 0}, "context": {"triggerKind": 1}}
    end = time.monotonic() + 20
    while time.monotonic() < end:
        answer = client.ask("textDocument/inlineCompletion", parameters)
        items = answer["items"] if isinstance(answer, dict) else answer
        if items:
            return list(items)
        time.sleep(0.02)
    sys.exit("privacy: no suggestion came")


def use(client: Client, workspace: Path) -> None:
    """Everything that a session does."""
    client.start(workspace)
    document = client.open(workspace / "query.sql", TEXT)
    at = {"textDocument": document, "position": {"line": 0, "character": 5}}
    assert "SELECT" in suggestions(client, document)[0]["insertText"].upper()
    span = {"start": at["position"], "end": at["position"]}
    actions = client.ask(
        "textDocument/codeAction", {"textDocument": document, "range": span, "context": {"diagnostics": []}}
    )
    assert actions, "no code action"
    if "edit" not in actions[0]:
        assert client.ask("codeAction/resolve", actions[0])["edit"]
    for method, position in (("completion", (2, 8)), ("hover", (2, 35)), ("definition", (2, 35))):
        parameters = {"textDocument": document, "position": {"line": position[0], "character": position[1]}}
        client.ask(f"textDocument/{method}", parameters)
    where = {"uri": document["uri"], "position": at["position"]}
    assert client.command("sqlCopilot.alternatives", where)["suggestions"]
    assert client.command("sqlCopilot.generateFromComment", where)["applied"]
    assert client.command("sqlCopilot.schema", {})["folders"]
    assert client.command("sqlCopilot.status", {})["model"]["loaded"]
    accept(client, document, suggestions(client, document)[0]["insertText"])
    assert client.stop() == 0


def accept(client: Client, document: dict[str, str], sql: str) -> None:
    """Let a suggestion stand below the comment until the server has seen that."""
    first, _, rest = TEXT.partition("\n")
    change = {"textDocument": {**document, "version": 2}, "contentChanges": [{"text": f"{first}\n{sql}\n{rest}"}]}
    client.tell("textDocument/didChange", change)
    end = time.monotonic() + 20
    while time.monotonic() < end:
        (folder,) = client.command("sqlCopilot.remembered", {})["folders"]
        if folder["entries"]:
            kept = Path(folder["path"]).read_bytes()
            assert b"customers are in each city" in kept
            assert SECRET.encode() not in kept
            assert client.command("sqlCopilot.forget", {})["forgotten"] == 1
            assert not Path(folder["path"]).exists()
            return
        time.sleep(0.05)
    sys.exit("privacy: an accepted suggestion was not remembered")


def network_calls(trace: str) -> list[str]:
    """The system calls of a trace that could reach out of the process."""
    calls = []
    for line in trace.splitlines():
        call = re.sub(r"^\d+\s+", "", line)
        if re.match(r"[a-z_0-9]+\(", call) and not HARMLESS.match(call):
            calls.append(call)
    return calls


def main() -> None:
    """Use the server under strace in an empty network namespace; say what was seen."""
    server, workspace = Path(sys.argv[1]), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        trace = Path(folder) / "trace"
        watch = ["strace", "--follow-forks", "--trace=%network", "--quiet=all", f"--output={trace}"]
        with Client([*isolated(), *watch, str(server), "--stdio"]) as client:
            use(client, workspace)
            time.sleep(0.2)
            log = client.errors.decode(errors="replace")
        seen = network_calls(trace.read_text())
    if seen:
        sys.exit("privacy: the server tried\n" + "\n".join(seen))
    for text in (SECRET, "each city", "customers"):
        if text in log:
            sys.exit(f"privacy: the log at the default level holds text of a document ({text!r}):\n{log}")
    print("privacy: works without a network, opens no socket, logs no text of a document")


if __name__ == "__main__":
    main()
