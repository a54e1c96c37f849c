"""A language client of a page, for tests that need the packaged server without an editor; standard library only."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

ENCODING = "utf-16"


class Client:
    """Speaks to one server process and answers what it asks of an editor."""

    def __init__(self, command: Sequence[str], settings: dict[str, Any] | None = None) -> None:
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.settings = settings or {}
        self.edits: list[dict[str, Any]] = []
        self.notifications: list[dict[str, Any]] = []
        self.errors = bytearray()
        self._answers: dict[int, queue.Queue[dict[str, Any]]] = {}
        self._last = 0
        for work in (self._read, self._read_errors):
            threading.Thread(target=work, daemon=True).start()

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def start(self, workspace: Path) -> dict[str, Any]:
        """Initialize with one folder; the server's capabilities."""
        folder = {"uri": workspace.as_uri(), "name": workspace.name}
        capabilities = {
            "general": {"positionEncodings": [ENCODING]},
            "workspace": {
                "configuration": True,
                "workspaceFolders": True,
                "applyEdit": True,
                "didChangeWatchedFiles": {"dynamicRegistration": True},
            },
            "textDocument": {
                "inlineCompletion": {},
                "codeAction": {
                    "codeActionLiteralSupport": {"codeActionKind": {"valueSet": [""]}},
                    "resolveSupport": {"properties": ["edit"]},
                    "dataSupport": True,
                },
                "publishDiagnostics": {},
            },
        }
        parameters = {
            "processId": None,
            "rootUri": folder["uri"],
            "workspaceFolders": [folder],
            "capabilities": capabilities,
        }
        answer = self.ask("initialize", parameters)
        self.tell("initialized", {})
        return dict(answer["capabilities"])

    def open(self, path: Path, text: str) -> dict[str, str]:
        """Open a document; its identifier."""
        document = {"uri": path.as_uri(), "languageId": "sql", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return {"uri": path.as_uri()}

    def ask(self, method: str, parameters: Any, seconds: float = 20) -> Any:
        """A request's result; an error of the server is raised."""
        self._last += 1
        answers: queue.Queue[dict[str, Any]] = queue.Queue()
        self._answers[self._last] = answers
        self._send({"id": self._last, "method": method, "params": parameters})
        answer = answers.get(timeout=seconds)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    def command(self, name: str, argument: dict[str, Any]) -> Any:
        """One of the server's commands."""
        return self.ask("workspace/executeCommand", {"command": name, "arguments": [argument]})

    def tell(self, method: str, parameters: Any) -> None:
        """A notification."""
        self._send({"method": method, "params": parameters})

    def stop(self) -> int:
        """Shut the server down as an editor does; its exit status."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        return self.process.wait(timeout=10)

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _read(self) -> None:
        stream = self.process.stdout
        assert stream
        while line := stream.readline():
            length = 0
            while line.strip():
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
                line = stream.readline()
            message = json.loads(stream.read(length))
            if "method" not in message:
                self._answers.pop(message["id"]).put(message)
            elif "id" in message:
                self._send({"id": message["id"], "result": self._serve(message["method"], message.get("params"))})
            else:
                self.notifications.append(message)
        for answers in list(self._answers.values()):
            answers.put({"error": f"the server ended: {self.errors.decode(errors='replace')}"})

    def _serve(self, method: str, parameters: Any) -> Any:
        if method == "workspace/configuration":
            return [self.settings for _ in parameters["items"]]
        if method == "workspace/applyEdit":
            self.edits.append(parameters["edit"])
            return {"applied": True}
        return None

    def _read_errors(self) -> None:
        assert self.process.stderr
        while data := self.process.stderr.readline():
            self.errors += data
