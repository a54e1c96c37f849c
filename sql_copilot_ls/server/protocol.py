"""The protocol's answers as bytes: results that are JSON already are sent as they are.

A list as long as a file costs more to turn into objects, dictionaries and text than to find, so the features that
answer for a whole file write its JSON themselves.
"""

from __future__ import annotations

import asyncio
import inspect
import json
from dataclasses import dataclass
from typing import Any

from lsprotocol.types import ResponseError
from pygls.protocol import LanguageServerProtocol


@dataclass(frozen=True, slots=True)
class Json:
    """A handler's result, written out. The text is ASCII: what is not must be escaped, as `json.dumps` does."""

    text: str


class Protocol(LanguageServerProtocol):
    """pygls's protocol, with handlers that may return `Json`."""

    def _send_response(self, msg_id: str | int, result: Any | None = None, error: ResponseError | None = None) -> None:
        # pygls has no public hook below the converter; tests/server holds this one to what pygls sends.
        if error is not None or not isinstance(result, Json) or self.writer is None:
            super()._send_response(msg_id, result, error)
            return
        self._result_types.pop(msg_id, None)
        body = f'{{"id":{json.dumps(msg_id)},"jsonrpc":"{self.VERSION}","result":{result.text}}}'
        header = ""
        if self._include_headers:
            header = f"Content-Length: {len(body)}\r\nContent-Type: {self.CONTENT_TYPE}; charset={self.CHARSET}\r\n\r\n"
        written = self.writer.write((header + body).encode("ascii"))
        if inspect.isawaitable(written):
            self._sending = asyncio.ensure_future(written)  # kept, else it may be collected before it ran
