"""The protocol's edges: every request is answered, errors with the specification's codes and nothing of a document.

A list as long as a file costs more to turn into objects, dictionaries and text than to find, so the features that
answer for a whole file write its JSON themselves, and it is sent as it is.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cattrs.errors import BaseValidationError
from lsprotocol import types
from lsprotocol.types import ErrorCodes, ResponseError
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol

from sql_copilot_ls.server.framing import BAD_FRAME
from sql_copilot_ls.workspace.uris import is_uri

_LOG = logging.getLogger(__name__)
_INTERNAL = "an internal error; the server's log says where"


@dataclass(frozen=True, slots=True)
class Json:
    """A handler's result, written out. The text is ASCII: what is not must be escaped, as `json.dumps` does."""

    text: str


@dataclass(frozen=True, slots=True)
class _Unfit:
    """A message that is none of the specification's; `id` is None where it asks for no answer."""

    method: str
    id: str | int | None
    error: ResponseError


class Protocol(LanguageServerProtocol):
    """pygls's protocol, with handlers that may return `Json`, and answers where pygls gives none."""

    _is_initialized = False

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A decoded object as a message; one that does not fit its type is answered, not dropped."""
        if "jsonrpc" not in data:
            return data
        identifier, method = data.get("id"), data.get("method")
        if "id" in data and (isinstance(identifier, bool) or not isinstance(identifier, str | int)):
            return _invalid("an id is a text or a whole number", None)
        if not isinstance(method, str):
            return self._response(data) if "id" in data and method is None else _invalid("no method", identifier)
        if data["jsonrpc"] != self.VERSION:
            return _invalid(f"jsonrpc is {self.VERSION}", identifier)
        try:
            return super().structure_message(data)
        except (JsonRpcException, BaseValidationError, TypeError, ValueError, AttributeError, KeyError):
            message = f"the parameters are not those of {method}"
            return _Unfit(method, identifier, ResponseError(ErrorCodes.InvalidParams, message))

    def _response(self, data: dict[str, Any]) -> Any:
        try:
            return super().structure_message(data)
        except JsonRpcException:
            future = self._request_futures.pop(data["id"], None)
            if future is not None and not future.done():
                future.set_exception(JsonRpcException("the client's answer does not have the specification's type"))
            return _invalid("an answer that does not fit its request", None)

    def _execute_handler(
        self,
        msg_id: str | int,
        handler: Callable[..., Any],
        callback: Callable[[Any], None],
        args: tuple[Any, ...] | None = None,
        kwargs: dict[str, Any] | None = None,
    ) -> None:
        # pygls forgets the futures of requests only: each notification's would stay for good. It walks through them
        # when it shuts down and cancels what runs, so none goes meanwhile.
        def done(future: Any) -> None:
            loop = asyncio.get_running_loop()
            if future.cancelled():
                loop.call_soon(callback, future)
            else:
                callback(future)
            loop.call_soon(forget, future)

        def forget(future: Any) -> None:
            if self._request_futures.get(msg_id) is future:
                del self._request_futures[msg_id]

        super()._execute_handler(msg_id, handler, done, args, kwargs)

    def handle_message(self, message: Any) -> None:
        """Delegate a message, or refuse what has no place here or now."""
        method = getattr(message, "method", "")
        identifier = getattr(message, "id", None)
        if isinstance(message, _Unfit):
            self._refuse(message)
        elif not hasattr(message, "jsonrpc"):
            self._refuse(_invalid("a message is an object with jsonrpc", None))
        elif method == BAD_FRAME:
            error = ResponseError(ErrorCodes.ParseError, "a message without a usable Content-Length was passed over")
            self._refuse(_Unfit("", None, error), answered=True)
        elif self._shutdown and method and method != types.EXIT:
            self._refuse(_invalid("the server was told to shut down", identifier), answered=identifier is not None)
        elif not self._is_initialized and method and method not in (types.INITIALIZE, types.EXIT):
            error = ResponseError(ErrorCodes.ServerNotInitialized, "initialize comes first")
            self._refuse(_Unfit(method, identifier, error), answered=identifier is not None)
        elif self._is_initialized and method == types.INITIALIZE:
            self._refuse(_invalid("initialize comes once", identifier))
        elif method == types.INITIALIZE and not is_uri(message.params.root_uri or ""):
            error = ResponseError(ErrorCodes.InvalidParams, "rootUri is no URI")
            self._refuse(_Unfit(method, identifier, error))
        else:
            self._is_initialized |= method == types.INITIALIZE
            super().handle_message(message)

    @property
    def was_shut_down(self) -> bool:
        """Whether the client asked for it, as it must before `exit`."""
        return bool(self._shutdown)

    def cannot_read(self, error: Exception) -> None:
        """A body that is no JSON, or nested too deep."""
        if isinstance(error, ValueError | RecursionError):
            self._refuse(_Unfit("", None, ResponseError(ErrorCodes.ParseError, "a message is JSON")), answered=True)

    def _refuse(self, unfit: _Unfit, *, answered: bool | None = None) -> None:
        _LOG.warning("refused %s: %s", unfit.method or "a message", unfit.error.message)
        is_answered = unfit.id is not None or unfit.error.code == ErrorCodes.InvalidRequest
        if is_answered if answered is None else answered:
            error = {"code": unfit.error.code, "message": unfit.error.message}
            self._send_data({"jsonrpc": self.VERSION, "id": unfit.id, "error": error})

    def _send_response(self, msg_id: str | int, result: Any | None = None, error: ResponseError | None = None) -> None:
        # pygls has no public hook below the converter; tests/server holds this one to what pygls sends.
        if error is not None and error.code == ErrorCodes.InternalError:
            error = ResponseError(error.code, _INTERNAL)  # pygls sends the exception's words, and where it was raised
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


def _invalid(message: str, identifier: str | int | None) -> _Unfit:
    return _Unfit("", identifier, ResponseError(ErrorCodes.InvalidRequest, message))
