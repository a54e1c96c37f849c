"""The end of the process: soon after the client is gone, whatever still runs."""

from __future__ import annotations

import faulthandler
import logging
import os
import threading
from typing import NoReturn

PATIENCE_SECONDS = 0.3
"""For what is being written to be finished."""
_LAST_SECONDS = 0.9
"""For a thread that does not let go of the interpreter."""


class Ending:
    """Threads that run on would hold the interpreter up when it exits, so it is not left to end by itself.

    The last resort ends the process with 1, whatever was meant. So 0 is never left to a race with it: a client that
    shut the server down and says `exit` has been waited for, and the thread that hears of it ends the process. Every
    other end is an error, and has 1 from all who may bring it about.
    """

    def __init__(self) -> None:
        self._begun = threading.Event()

    def begin(self) -> None:
        """From any thread: the process ends within a second, with 1."""
        if self._begun.is_set():
            return
        self._begun.set()
        threading.Thread(target=self._wait, name="ending", daemon=True).start()
        # Its thread needs no interpreter. It writes where everyone was, which is of no use any more.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        faulthandler.dump_traceback_later(_LAST_SECONDS, exit=True, file=nowhere)

    def end(self, code: int = 1) -> NoReturn:
        """End the process now. Python's own way waits for threads, and meanwhile no other of ours gets its turn."""
        logging.shutdown()
        os._exit(code)

    def _wait(self) -> None:
        threading.Event().wait(PATIENCE_SECONDS)
        os._exit(1)
