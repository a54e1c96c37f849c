"""Logs on standard error that hold nothing of a document unless the level is debug."""

from __future__ import annotations

import logging
import queue
import re
import sys
import threading
import traceback
from types import TracebackType
from typing import TextIO

_PLACEHOLDER = re.compile(r"\"?%[a-z]\"?")
_MOST_WAITING = 1_000
"""Messages that wait to be written."""
_LAST_SECONDS = 0.3
"""For the last messages of a process, which has half a second to end in."""
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


class _Aside(logging.Handler):
    """Messages written by a thread of its own: a client that does not read them holds nothing up. What then finds no
    room is left out and counted."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self._stream = stream
        self._waiting: queue.Queue[str] = queue.Queue(_MOST_WAITING)
        self._left_out = 0
        threading.Thread(target=self._write, name="log", daemon=True).start()

    def emit(self, record: logging.LogRecord) -> None:
        """Put a record where it will be written from."""
        try:
            self._waiting.put_nowait(self.format(record))
        except queue.Full:
            self._left_out += 1

    def flush(self) -> None:
        """Wait a little for what is not written yet."""
        with self._waiting.all_tasks_done:
            self._waiting.all_tasks_done.wait_for(lambda: not self._waiting.unfinished_tasks, _LAST_SECONDS)

    def _write(self) -> None:
        while True:
            text = self._waiting.get()
            left_out, self._left_out = self._left_out, 0
            if left_out:
                text = f"{text}\n({left_out} messages were left out: nobody was reading)"
            try:
                self._stream.write(f"{text}\n")
                self._stream.flush()
            except (OSError, ValueError):  # closed: there is nobody to tell, and nothing to wait for
                pass
            self._waiting.task_done()


_FORMATTER = _PrivateFormatter()


def set_up_logs() -> None:
    """Write warnings and worse to standard error."""
    handler = _Aside(sys.stderr)
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
