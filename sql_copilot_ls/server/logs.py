"""Logs on standard error that hold nothing of a document unless the level is debug."""

from __future__ import annotations

import logging
import re
import sys
import traceback
from types import TracebackType

_PLACEHOLDER = re.compile(r"\"?%[a-z]\"?")
_LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "info": logging.INFO, "debug": logging.DEBUG}


class _PrivateFormatter(logging.Formatter):
    """Below debug, an exception is shown by its type and place only, and pygls's messages without their arguments:
    both may quote a text."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self.is_open = False

    def format(self, record: logging.LogRecord) -> str:
        """One record as text."""
        if not self.is_open and record.name.startswith("pygls"):
            record = logging.makeLogRecord(
                {**record.__dict__, "msg": _PLACEHOLDER.sub("…", str(record.msg).partition("\n")[0]), "args": ()}
            )
        if not self.is_open:
            record.exc_text = None
        return super().format(record)

    def formatException(  # noqa: N802 - logging's own name
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """An exception without its words."""
        if self.is_open:
            return super().formatException(ei)
        frames = traceback.extract_tb(ei[2])
        places = "".join(f"\n  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames)
        return f"{getattr(ei[0], '__name__', ei[0])}{places}"


_FORMATTER = _PrivateFormatter()


def set_up_logs() -> None:
    """Write warnings and worse to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_FORMATTER)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    set_log_level("warning")


def set_log_level(name: str) -> None:
    """One of error, warning, info and debug. pygls logs whole message bodies below warning, so it stays there unless
    debugging."""
    level = _LEVELS[name]
    _FORMATTER.is_open = level == logging.DEBUG
    logging.getLogger("sql_copilot_ls").setLevel(level)
    logging.getLogger().setLevel(max(level, logging.WARNING))
    logging.getLogger("pygls").setLevel(logging.DEBUG if level == logging.DEBUG else max(level, logging.WARNING))
