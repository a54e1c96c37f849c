"""An OpenAI-style API over one language model, on loopback only: models, completions and chat, whole or streamed."""

from __future__ import annotations

import ipaddress
import json
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Any

from sql_copilot_compression.llama.endpoint import require_loopback
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.masked_writing import schema_in, spoken
from sql_copilot_compression.llama.speakers import Speaker
from sql_copilot_ls.schema.model import Schema

LARGEST_BODY = 1 << 20
"""Bytes of a request at most."""


class BadRequestError(Exception):
    """A request that cannot be answered, with its HTTP status."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


class LocalServer(ThreadingHTTPServer):
    """Serves until it is closed; answers are written one at a time."""

    daemon_threads = True

    def __init__(self, host: str, port: int, speaker: Speaker, schema: Schema | None, longest: int) -> None:
        require_loopback(f"http://{f'[{host}]' if ':' in host else host}")
        self.speaker, self.schema, self.longest = speaker, schema, longest
        self.name = speaker.path.stem
        self.writing = threading.Lock()
        self.numbers = count(1)
        try:
            super().__init__((host, port), _Handler)
        except OSError as error:
            raise LanguageModelError(f"port {port} of {host} cannot be had: {error.strerror}") from error

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://{self.server_address[0]!s}:{self.server_address[1]}/v1"

    # ---- answers

    def chat(self, body: Mapping[str, Any]) -> Iterator[str]:
        """A query for the last question of a conversation, under the grammar mask; CREATE TABLEs may stand in a system
        message.
        """
        messages = body.get("messages")
        if not isinstance(messages, list) or not all(isinstance(m, Mapping) for m in messages):
            raise BadRequestError("messages must be a list of objects")
        said: dict[str, list[str]] = {"system": [], "user": []}
        for message in messages:
            said.setdefault(str(message.get("role")), []).append(str(message.get("content", "")))
        if not said["user"] or not said["user"][-1].strip():
            raise BadRequestError("there is no question: the last user message is it")
        try:
            schema = schema_in("\n".join(said["system"])) if said["system"] else self.schema
        except LanguageModelError as error:
            raise BadRequestError(str(error)) from error
        if schema is None:
            raise BadRequestError("there is no schema: put CREATE TABLEs into a system message, or serve with --schema")
        return spoken(self.speaker, schema, said["user"][-1], mask=True, longest=self._longest(body))

    def complete(self, body: Mapping[str, Any]) -> Iterator[str]:
        """The likeliest continuation of a prompt, free of any grammar, up to one of `stop`."""
        prompt, stop = body.get("prompt"), body.get("stop") or []
        stops = [stop] if isinstance(stop, str) else stop
        if not isinstance(prompt, str) or not prompt:
            raise BadRequestError("prompt must be a text")
        if not isinstance(stops, list) or not all(isinstance(s, str) and s for s in stops):
            raise BadRequestError("stop must be a text or a list of texts")
        return self._continued(prompt, stops, self._longest(body))

    def _continued(self, prompt: str, stops: list[str], longest: int) -> Iterator[str]:
        pieces, reader = self.speaker.pieces, self.speaker.reader()
        reader.read(pieces.encode(prompt))
        written, told = b"", ""
        for _ in range(longest):
            token = reader.best(1)[0][0]
            if token == self.speaker.end:
                break
            written += pieces.bytes_of(token) or b""
            text = written.decode("utf-8", errors="ignore")
            ends = [text.find(stop) for stop in stops if stop in text]
            if ends:
                yield text[len(told) : min(ends)] if min(ends) > len(told) else ""
                return
            safe = len(text) - max((len(stop) - 1 for stop in stops), default=0)  # a stop may have begun
            if safe > len(told):
                yield text[len(told) : safe]
                told = text[:safe]
            reader.read([token])
        yield written.decode("utf-8", errors="replace")[len(told) :]

    def _longest(self, body: Mapping[str, Any]) -> int:
        asked = body.get("max_tokens", body.get("max_completion_tokens", self.longest))
        if type(asked) is not int or asked < 1:
            raise BadRequestError("max_tokens must be a whole number above 0")
        if body.get("n", 1) != 1:
            raise BadRequestError("answers are the likeliest ones, so that there is one: n must be 1")
        return min(asked, self.longest)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: LocalServer

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Questions are nobody's business: nothing is logged."""

    def do_GET(self) -> None:
        """The list of models."""
        try:
            self._require_own_host()
            if self.path != "/v1/models":
                raise BadRequestError(f"{self.path} is not served", 404)
        except BadRequestError as error:
            return self._fail(error)
        model = {"id": self.server.name, "object": "model", "owned_by": "local"}
        return self._send(200, {"object": "list", "data": [model]})

    def do_POST(self) -> None:
        """Completions and chat."""
        try:
            self._require_own_host()
            body = self._body()
            if self.path not in ("/v1/completions", "/v1/chat/completions"):
                raise BadRequestError(f"{self.path} is not served", 404)
            is_chat = self.path == "/v1/chat/completions"
            parts = self.server.chat(body) if is_chat else self.server.complete(body)
            with self.server.writing:
                first = next(parts, "")
                if body.get("stream"):
                    return self._stream(first, parts, is_chat=is_chat)
                text = first + "".join(parts)
        except (LanguageModelError, RuntimeError) as error:  # RuntimeError: the engine's own
            return self._fail(BadRequestError(str(error)))
        except BadRequestError as error:
            return self._fail(error)
        said = {"message": {"role": "assistant", "content": text}} if is_chat else {"text": text}
        choice = {"index": 0, **said, "finish_reason": "stop"}
        return self._send(200, {**self._head(is_chat=is_chat, chunk=False), "choices": [choice]})

    def _stream(self, first: str, parts: Iterator[str], *, is_chat: bool) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        head = self._head(is_chat=is_chat, chunk=True)

        def event(part: str, reason: str | None) -> None:
            said: dict[str, Any] = {"delta": {"content": part} if part else {}} if is_chat else {"text": part}
            choice = {"index": 0, **said, "finish_reason": reason}
            self.wfile.write(f"data: {json.dumps({**head, 'choices': [choice]}, ensure_ascii=False)}\n\n".encode())
            self.wfile.flush()

        try:
            event(first, None)
            for part in parts:
                event(part, None)
            event("", "stop")
            self.wfile.write(b"data: [DONE]\n\n")
        except ConnectionError:
            return  # whoever asked has gone: nothing more is written

    def _head(self, *, is_chat: bool, chunk: bool) -> dict[str, Any]:
        kind = ("chat.completion.chunk" if chunk else "chat.completion") if is_chat else "text_completion"
        return {"id": f"local-{next(self.server.numbers)}", "object": kind, "model": self.server.name}

    def _require_own_host(self) -> None:
        """A page of the web that has its name point here is refused: the header then names another host."""
        host = (self.headers.get("Host") or "").rsplit(":", 1)[0].strip("[]")
        try:
            own = host == "localhost" or ipaddress.ip_address(host).is_loopback
        except ValueError:
            own = False
        if not own or self.headers.get("Origin"):
            raise BadRequestError("only programs of this machine are answered", 403)

    def _body(self) -> Mapping[str, Any]:
        length = self.headers.get("Content-Length") or ""
        if not length.isdigit():
            raise BadRequestError("Content-Length is missing", 411)
        if int(length) > LARGEST_BODY:
            self.rfile.read(min(int(length), 2 * LARGEST_BODY))  # who is still sending does not hear the answer
            raise BadRequestError(f"a request has at most {LARGEST_BODY:,} bytes", 413)
        try:
            body = json.loads(self.rfile.read(int(length)))
        except ValueError as error:
            raise BadRequestError(f"the request is not JSON: {error}") from error
        if not isinstance(body, Mapping):
            raise BadRequestError("the request must be an object")
        return body

    def _fail(self, error: BadRequestError) -> None:
        self.close_connection = True  # what was sent may not have been read
        self._send(error.status, {"error": {"message": str(error), "type": "invalid_request_error"}})

    def _send(self, status: int, body: Mapping[str, Any]) -> None:
        data = json.dumps(body, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
