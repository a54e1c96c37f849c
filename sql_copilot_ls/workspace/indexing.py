"""The index of the open folders: kept up to date off the event loop, debounced, and read by features without
waiting."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
import threading
import time
from collections.abc import Callable, Coroutine, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from functools import lru_cache
from operator import methodcaller
from os.path import normcase
from pathlib import Path
from typing import Any, TypeVar

from sql_copilot_ls.schema import joined
from sql_copilot_ls.schema.model import Example, Schema
from sql_copilot_ls.schema.terms import is_glossary
from sql_copilot_ls.workspace.cache import IndexCache
from sql_copilot_ls.workspace.folder import Folder, Progress
from sql_copilot_ls.workspace.folder_schema import FolderSchema
from sql_copilot_ls.workspace.gitignore import NAME as GITIGNORE
from sql_copilot_ls.workspace.options import IndexOptions
from sql_copilot_ls.workspace.uris import file_of, uri_of_file

_LOG = logging.getLogger(__name__)
_T = TypeVar("_T")
DEBOUNCE_SECONDS = 0.12
GLOSSARY_SECONDS = 0.02
"""The same for a glossary, which is short, and whose words the next suggestion is to know."""
PROGRESS_SECONDS = 0.1
LARGE_TEXT = 400_000
"""Characters; the schema of a longer document follows its edits after a longer pause."""
BUDGET_SECONDS = 30.0
"""For one step of the index: a file read, or all folded. The longest that is known takes a tenth of it."""
_CHARACTERS_A_BUDGET = 4_000_000
"""A long text has as much time again for each so many characters."""
_PROGRAMS_AT_ONCE = 20
"""Programs that are read before edits have their turn."""
_LOOKS = 30
"""How often a step is looked at in its time."""
LOOSE = ""
"""The folder of documents that belong to none."""


class OverBudgetError(Exception):
    """A step of the index did not come back; the log names it."""


class _ClosedError(Exception):
    """A folder was closed, or opened anew, before its turn came."""


class WorkspaceIndex:
    """Folders and their schemas. Every method is called on the event loop; reading files and DDL happens in one
    private thread.

    `on_change(folder_uri)` is called when a folder's schema is another one, `on_progress(done, total)` while files
    are read.
    """

    def __init__(
        self,
        *,
        cache_root: Path | None = None,
        on_change: Callable[[str], None] = lambda _uri: None,
        on_progress: Callable[[int, int], None] = lambda _done, _total: None,
        budget_seconds: float = BUDGET_SECONDS,
    ) -> None:
        self._folders: dict[str, Folder] = {}
        self._schemas: dict[str, FolderSchema] = {}
        self._cache_root = cache_root
        self._on_change = on_change
        self._on_progress = on_progress
        self._budget = budget_seconds
        self._worker = _new_worker()
        self._call: Future[Any] | None = None
        """What the worker was told last."""
        self._joined: tuple[list[Schema], FolderSchema] | None = None
        """What documents outside all folders see, and of which schemas it is made."""
        self._stop = threading.Event()
        self._texts: dict[str, tuple[Folder, Path | str, str]] = {}
        self._paths: dict[str, set[Path]] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._scanning = 0
        self.milliseconds: float | None = None
        self.edit_milliseconds: float | None = None
        self.edits = 0
        self._put_folder(LOOSE, IndexOptions())

    # What features read

    def schema_for(self, uri: str) -> FolderSchema:
        """What a document sees of what its folder declares now. One outside all folders sees the workspace's tables,
        and those that it and its like declare besides."""
        folder = self.folder_of(uri)
        schema = self._schemas[folder.uri]
        if folder.uri != LOOSE:
            return schema.seen_from(str(file_of(uri) or uri))
        others = [s for u, s in self._schemas.items() if u != LOOSE and s.schema.tables]
        if not others:
            return schema.seen_from(uri)
        if len(others) == 1 and not schema.schema.tables:
            return others[0]
        parts = [*(s.schema for s in others), schema.schema]
        if self._joined is None or [id(p) for p in self._joined[0]] != [id(p) for p in parts]:
            self._joined = parts, others[0].as_schema(joined(parts))
        return self._joined[1]

    def files(self, uri: str) -> list[Path]:
        """The schema and query files of the document's folder."""
        return list(self._schemas[self.folder_of(uri).uri].files)

    def name_in_folder(self, uri: str) -> str:
        """A document's path in its folder; empty where it lies in none."""
        folder, path = self.folder_of(uri).path, file_of(uri)
        if folder is None or path is None or not path.is_relative_to(folder):
            return ""
        return path.relative_to(folder).as_posix()

    def folder_of(self, uri: str) -> Folder:
        """The innermost folder that holds the document."""
        around = _around(uri)
        holding = [f for f in self._folders.values() if f.path is not None and normcase(f.path) in around]
        return max(holding, key=lambda f: len(f.path.parts) if f.path else 0) if holding else self._folders[LOOSE]

    @property
    def folders(self) -> list[FolderSchema]:
        """Every folder's schema, that of loose documents only when it has tables."""
        return [s for uri, s in self._schemas.items() if uri != LOOSE or s.schema.tables]

    @property
    def is_indexing(self) -> bool:
        """Whether files are being read for the first time or anew."""
        return self._scanning > 0

    # What changes it

    def set_folder(self, uri: str, options: IndexOptions) -> asyncio.Task[None] | None:
        """Add a folder, or give it other options, and begin to read it; None when there is nothing to read anew.

        Open documents are put in again by the caller.
        """
        known = self._folders.get(uri)
        if known is not None and known.options == options:
            return None
        self._put_folder(uri, options)
        return None if uri == LOOSE else self._start(self.scan(uri))

    def remove_folder(self, uri: str) -> None:
        """Forget a folder; that of loose documents stays, whatever a client calls its own."""
        if uri == LOOSE:
            return
        folder = self._folders.pop(uri, None)
        if folder is not None:
            folder.closed.set()
        self._schemas.pop(uri, None)
        self._on_change(uri)

    def scan(self, uri: str, *, use_cache: bool = True) -> Coroutine[object, object, None]:
        """Read a folder's files; the former schema counts until done. It is being read from the call on."""
        return self._scan_of(self._folders[uri], use_cache=use_cache)

    def text_changed(self, uri: str, text: str) -> None:
        """An open document has this text now."""
        folder, key = self._key(uri)
        if key is not None:
            self._texts[uri] = folder, key, text
            is_word = isinstance(key, Path) and is_glossary(key.name) and not self._paths and len(self._texts) == 1
            self._schedule(GLOSSARY_SECONDS if is_word else 0.6 if len(text) > LARGE_TEXT else DEBOUNCE_SECONDS)

    def text_closed(self, uri: str) -> None:
        """A document is open no more: its file counts again."""
        self._texts.pop(uri, None)
        folder, key = self._key(uri)
        if key is not None:
            self._start(self._close(folder, key))

    def files_changed(self, paths: Iterable[Path]) -> None:
        """Files were created, changed or deleted, says the client."""
        for path in paths:
            folder = self.folder_of(uri_of_file(path))
            if folder.uri != LOOSE and (path.name == GITIGNORE or folder.wants(path)):
                self._paths.setdefault(folder.uri, set()).add(path)
        self._schedule(DEBOUNCE_SECONDS)

    def look_again(self, uri: str) -> None:
        """For clients that do not watch files: see what changed on disk in the document's folder."""
        folder = self.folder_of(uri)
        if folder.uri != LOOSE:
            self._start(self._refresh(folder, None))

    def remember(self, uri: str, examples: tuple[Example, ...]) -> None:
        """A folder's suggestions that were accepted and left: from now on these."""
        folder = self._folders.get(uri)
        if folder is not None and folder.remembered != examples:
            self._start(self._remember(folder, examples))

    async def settled(self) -> None:
        """Wait until every change that is known has been worked in."""
        while self._timer is not None or self._tasks or self._scanning:
            if self._timer is not None:
                self._timer.cancel()
                self._flush()
            if self._tasks:
                await asyncio.wait(set(self._tasks))
            else:
                await asyncio.sleep(0.01)

    def close(self) -> None:
        """Stop reading; the process is about to end."""
        self._stop.set()
        if self._timer is not None:
            self._timer.cancel()
        self._worker.shutdown(wait=False, cancel_futures=True)

    def finish(self, seconds: float) -> None:
        """After `close`, let what is being done, which may be the writing of a cache, be finished if it soon is."""
        if self._call is not None:
            wait([self._call], seconds)

    # How

    def _put_folder(self, uri: str, options: IndexOptions) -> None:
        path = file_of(uri)
        cache = IndexCache(path, root=self._cache_root) if path else None
        known = self._folders.get(uri)
        remembered = known.remembered if known is not None else ()
        if known is not None:
            known.closed.set()
        self._folders[uri] = Folder(uri, path, options, cache, remembered=remembered)
        self._schemas.setdefault(uri, FolderSchema(uri, Schema(), options.dialect))

    def _key(self, uri: str) -> tuple[Folder, Path | str | None]:
        folder = self.folder_of(uri)
        if folder.uri == LOOSE:
            return folder, uri
        path = file_of(uri)
        return folder, path if path is not None and folder.wants(path) else None

    def _schedule(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(seconds, self._flush)

    def _flush(self) -> None:
        self._timer = None
        texts, self._texts = list(self._texts.values()), {}
        paths, self._paths = self._paths, {}
        for folder in {id(f): f for f, _, _ in texts}.values():
            mine = [(key, text) for f, key, text in texts if f is folder]
            self._start(self._edit(folder, mine))
        for uri, changed in paths.items():
            if uri in self._folders:
                self._start(self._refresh(self._folders[uri], sorted(changed)))

    def _start(self, work: Coroutine[object, object, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(_logged(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _scan(self, folder: Folder, *, use_cache: bool) -> None:
        loop = asyncio.get_running_loop()
        started = last = time.perf_counter()

        def report(progress: Progress) -> None:
            nonlocal last
            now = time.perf_counter()
            if progress.done in (0, progress.total) or now - last > PROGRESS_SECONDS:
                last = now
                loop.call_soon_threadsafe(self._on_progress, progress.done, progress.total)

        try:
            schema = await self._work(folder, lambda it: it.scan(use_cache=use_cache, report=report, stop=self._stop))
        except _ClosedError:
            return
        finally:
            self._scanning -= 1
        gc.collect()  # or what is frozen with the index stays, garbage too
        gc.freeze()  # the index lives long: the collector need not go through it again and again
        self.milliseconds = (time.perf_counter() - started) * 1000
        self._publish(folder, schema)
        self._start(self._read_programs(folder))

    async def _read_programs(self, folder: Folder) -> None:
        while await self._work(folder, methodcaller("read_programs", _PROGRAMS_AT_ONCE)):
            if self._stop.is_set():
                return
        self._publish(folder, await self._work(folder, Folder.with_programs))

    async def _edit(self, folder: Folder, texts: list[tuple[Path | str, str]]) -> None:
        started = time.perf_counter()
        changed = False
        for key, text in texts:
            with suppress(OverBudgetError):  # the others count all the same
                changed |= await self._work(folder, methodcaller("put", key, text))
        if changed:
            self._publish(folder, await self._work(folder, Folder.fold))
        self.edit_milliseconds = (time.perf_counter() - started) * 1000
        self.edits += 1

    async def _close(self, folder: Folder, key: Path | str) -> None:
        self._publish(folder, await self._work(folder, lambda it: it.fold() if it.close(key) else None))

    async def _refresh(self, folder: Folder, paths: list[Path] | None) -> None:
        self._publish(folder, await self._work(folder, lambda it: it.refresh(paths)))

    async def _remember(self, folder: Folder, examples: tuple[Example, ...]) -> None:
        self._publish(folder, await self._work(folder, lambda it: it.remember(examples)))

    async def _work(self, folder: Folder, work: Callable[[Folder], _T]) -> _T:
        """What the worker makes of a folder. Raises `OverBudgetError` when a step does not come back; what waits
        behind it is done by the next worker; and `_ClosedError` for a folder that nobody wants to know of any more.
        Once the index is closed, all work is cancelled."""
        while True:
            if self._stop.is_set():
                raise asyncio.CancelledError
            if folder.latest.closed.is_set():
                raise _ClosedError
            worker, it, has_begun = self._worker, folder.latest, threading.Event()

            def watched(it: Folder = it, has_begun: threading.Event = has_begun) -> _T:
                it.step.begin()
                has_begun.set()
                return work(it)

            self._call = call = worker.submit(watched)
            job = asyncio.wrap_future(call)
            while not job.done() and worker is self._worker:
                await asyncio.wait([job], timeout=self._budget / _LOOKS)
                if has_begun.is_set() and not job.done() and self._is_overdue(it):
                    self._give_up(it)
                    raise OverBudgetError
            if job.done() and not job.cancelled():
                return job.result()

    def _is_overdue(self, folder: Folder) -> bool:
        allowed = self._budget * (1 + folder.step.size / _CHARACTERS_A_BUDGET)
        return time.monotonic() - folder.step.since > allowed

    def _give_up(self, folder: Folder) -> None:
        """Leave the worker to itself; another one goes on, without the text that it did not come back from."""
        _LOG.error("given up after %g s: indexing %s", self._budget, folder.step.at or folder.uri)
        self._worker.shutdown(wait=False, cancel_futures=True)
        self._worker = _new_worker()
        successor = folder.succeeded()
        if self._folders.get(folder.uri) is folder:
            self._folders[folder.uri] = successor
            if folder.step.at:  # else all would be as before
                self._start(self._scan_of(successor, use_cache=True))

    def _scan_of(self, folder: Folder, *, use_cache: bool) -> Coroutine[object, object, None]:
        self._scanning += 1
        return self._scan(folder, use_cache=use_cache)

    def _publish(self, folder: Folder, schema: FolderSchema | None) -> None:
        if schema is not None and self._folders.get(folder.uri) is folder.latest:
            self._schemas[folder.uri] = schema
            self._on_change(folder.uri)


@lru_cache(maxsize=1024)
def _around(uri: str) -> frozenset[str]:
    """A file's path and those of all folders around it, none for what is no file."""
    path = file_of(uri)
    return frozenset(map(normcase, (path, *path.parents))) if path is not None else frozenset()


def _new_worker() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="index")


async def _logged(work: Coroutine[object, object, None]) -> None:
    try:
        await work
    except (asyncio.CancelledError, OverBudgetError):
        raise
    except _ClosedError:
        return
    except Exception:
        _LOG.exception("the index could not follow a change")


def share_the_interpreter() -> None:
    """Typing never waits: the event loop takes over within a millisecond, and garbage is collected in large lots, not
    looking through modules and classes again."""
    sys.setswitchinterval(0.001)
    gc.set_threshold(20_000, 20, 20)
    gc.freeze()
    gc.enable()
