"""Messages as they come over standard input: what is no frame is passed over, not fatal."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from concurrent.futures import Executor
from typing import BinaryIO

MAX_BYTES = 256 * 1024 * 1024
"""The longest message; a length beyond it is taken to be wrong."""
_LONGEST_LINE = 64 * 1024
_LENGTH = re.compile(rb"content-length:[ \t]*([0-9]{1,12})[ \t]*\r?\n", re.IGNORECASE)
_LONE = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F]|\xed[\xa0-\xbf]"
)
"""Half of a character of UTF-16: JSON may hold it, but no text in UTF-8 can, so not every answer could be written."""
_HEADER = re.compile(rb"[A-Za-z-]{1,64}:[^\r\n]*\r?\n")
BAD_FRAME = "$/badFrame"
"""The method of the message that stands for input that is no frame."""


class FramedInput:
    """The messages on a stream, header by header and body by body.

    Where a header is wrong, the stream is followed to the next `Content-Length`, and a message `BAD_FRAME` stands for
    what was lost. `on_end` is called, on the reading thread, when the client has closed the stream.
    """

    def __init__(self, stream: BinaryIO, on_end: Callable[[], None] = lambda: None) -> None:
        self._stream = stream
        self._on_end = on_end
        self._body: bytes | None = None
        self._following: int | None = None
        self._is_lost = False

    def message(self) -> bytes | None:
        """The body of the next message, None at the end."""
        length = self._next_length()
        if length is not None and self._body is not None:
            body, self._body = self._body, None
            return body
        body = self._stream.read(length) if length is not None else b""
        if length is None or len(body) < length:
            self._on_end()
            return None
        return _whole_characters(body) if _LONE.search(body) else body

    def _next_length(self) -> int | None:
        """The length of the next message, None at the end."""
        length, self._following = self._following, None
        if length is not None:
            return length
        is_wrong = False
        while True:
            line = self._stream.readline(_LONGEST_LINE)
            if not line:
                return None
            if line in (b"\r\n", b"\n"):
                if is_wrong and not self._is_lost:
                    self._is_lost = length is None
                    return self._bad_frame(length)
                if length is not None:
                    self._is_lost = False
                    return length
                is_wrong = True
                continue
            found = _LENGTH.search(line)
            if found is not None and found.end() == len(line):
                is_wrong |= found.start() > 0
                length = int(found.group(1))
                if not 0 < length <= MAX_BYTES:
                    is_wrong, length = True, None
            elif _HEADER.fullmatch(line) is None or line[:15].lower() == b"content-length:":
                is_wrong, length = True, None

    def _bad_frame(self, following: int | None) -> int:
        """Put a message of our own before the one that follows what was no frame; its length."""
        self._body = json.dumps({"jsonrpc": "2.0", "method": BAD_FRAME, "params": None}).encode()
        self._following = following
        return len(self._body)


def _whole_characters(body: bytes) -> bytes:
    """A body with U+FFFD for each half of a character, which is as long in UTF-16."""
    try:
        text = json.dumps(json.loads(body), ensure_ascii=False)
    except (ValueError, RecursionError):  # to be refused by who reads it
        return body
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


class FramedReader:
    """A `FramedInput` as pygls reads a stream: lines of a header, then a body.

    pygls asks for two lines and a body, and the thread that reads is called three times a message, which costs more
    than most answers; here it is called once.
    """

    def __init__(self, framed: FramedInput, executor: Executor) -> None:
        self._framed = framed
        self._executor = executor
        self._lines: list[bytes] = []
        self._body = b""

    async def readline(self) -> bytes:
        """A line of the header of the next message: its length, then nothing; empty at the end."""
        if not self._lines:
            body = await asyncio.get_running_loop().run_in_executor(self._executor, self._framed.message)
            if body is None:
                return b""
            self._body = body
            self._lines = [b"Content-Length: %d\r\n" % len(body), b"\r\n"]
        return self._lines.pop(0)

    async def readexactly(self, n: int) -> bytes:
        """The body that the header announced; `n` is its length."""
        body, self._body = self._body, b""
        return body[:n]
