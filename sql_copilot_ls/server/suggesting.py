"""Generation as the server needs it: loaded in the background, one at a time, the newest request first, with a
memory."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sql_copilot_ls.analysis.ide.continuation import continued
from sql_copilot_ls.linking import SchemaIndex
from sql_copilot_ls.own_queries import OwnQueries
from sql_copilot_ls.server.gate import CancelFlag, Gate
from sql_copilot_ls.workspace.folder_schema import FolderSchema

_LOG = logging.getLogger(__name__)
REMEMBERED = 128
STUCK_SECONDS = 5.0
"""A generation that runs on so long after it was told to stop never will."""
_REST = "Everything but suggestions works."


class Change(Protocol):
    """What is read of `generation.changes.Change`."""

    @property
    def action(self) -> str: ...  # noqa: D102
    @property
    def table(self) -> str: ...  # noqa: D102
    @property
    def condition(self) -> str: ...  # noqa: D102
    @property
    def count(self) -> str: ...  # noqa: D102


class UnusedWord(Protocol):
    """What is read of `generation.coverage.UnusedWord`."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def is_known(self) -> bool: ...  # noqa: D102


class Suggestion(Protocol):
    """What is read of `generation.Suggestion`."""

    @property
    def sql(self) -> str: ...  # noqa: D102
    @property
    def confidence(self) -> float: ...  # noqa: D102
    @property
    def should_show(self) -> bool: ...  # noqa: D102
    @property
    def limit(self) -> float: ...  # noqa: D102
    @property
    def change(self) -> Change | None: ...  # noqa: D102
    @property
    def unused(self) -> Sequence[UnusedWord]: ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102


class Copilot(Protocol):
    """What is called of `generation.Copilot`."""

    @property
    def versions(self) -> Mapping[str, str]: ...  # noqa: D102
    @property
    def threshold(self) -> float: ...  # noqa: D102

    def suggest(  # noqa: D102
        self,
        question: str,
        schema_index: SchemaIndex,
        *,
        dialect: str = ...,
        alternatives: int = ...,
        prefix: str = ...,
        match_case: bool = ...,
        aliases: bool = ...,
        own_queries: OwnQueries | None = ...,
        cancel: Any = ...,
    ) -> Sequence[Suggestion]: ...


@dataclass(frozen=True, slots=True)
class Engine:
    """How a model is opened and a generation stopped."""

    open: Callable[[Path | None], Copilot]
    flag: Callable[[], CancelFlag]


def native_engine() -> Engine:
    """Our model and engine; importing them is left to the thread that loads the model."""

    def open_copilot(path: Path | None) -> Copilot:
        from sql_copilot_ls.generation import Copilot as NativeCopilot

        return NativeCopilot(path)

    def flag() -> CancelFlag:
        import native_runtime

        return native_runtime.CancelFlag()

    return Engine(open_copilot, flag)


class TimeIsUpError(Exception):
    """A suggestion was not worked out in the time there was; nothing is known of whether there is one."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One generation."""

    question: str
    schema: FolderSchema
    file: str
    prefix: str
    alternatives: int
    match_case: bool
    aliases: bool


class Suggester:
    """Suggestions for comments. Called on the event loop; the model runs in one private thread.

    `problem` says why there can be none and what to do, or is empty. `on_change` is called when that, or whether one
    is being worked
    out, changes.
    """

    def __init__(
        self,
        engine: Engine | None = None,
        *,
        on_change: Callable[[], None] = lambda: None,
        stuck_seconds: float = STUCK_SECONDS,
    ) -> None:
        self._engine = engine or native_engine()
        self._on_change = on_change
        self._worker = _new_worker()
        self._stuck_seconds = stuck_seconds
        self._overdue: Future[Any] | None = None
        self._copilot: Copilot | None = None
        self._loading: asyncio.Task[None] | None = None
        self.gate = Gate()
        self._memory: OrderedDict[tuple[object, ...], Sequence[Suggestion]] = OrderedDict()
        self.model_path: str | None = None
        self.problem = ""
        self.versions: dict[str, str] = {}
        self.load_milliseconds: float | None = None
        self.last_milliseconds: float | None = None
        self.count = 0
        self._times: deque[float] = deque(maxlen=200)

    @property
    def is_loaded(self) -> bool:
        """Whether a model is in use."""
        return self._copilot is not None

    @property
    def threshold(self) -> float | None:
        """The confidence from which the model in use would have a suggestion shown unasked; None without a model."""
        return None if self._copilot is None else self._copilot.threshold

    @property
    def is_running(self) -> bool:
        """Whether a suggestion is being worked out."""
        return self.gate.is_busy

    @property
    def median_milliseconds(self) -> float | None:
        """How long a suggestion takes."""
        return sorted(self._times)[len(self._times) // 2] if self._times else None

    def use(self, model_path: str) -> None:
        """Load this model (empty: the package's own) in the background, unless it is the one in use."""
        if model_path != self.model_path:
            self.model_path = model_path
            self._loading = asyncio.get_running_loop().create_task(self._load(model_path))

    async def loaded(self) -> bool:
        """Wait until the model is loaded; whether there is one."""
        if self._loading is not None:
            await asyncio.shield(self._loading)
        return self._copilot is not None

    async def prepare(self, schema: FolderSchema) -> None:
        """Make a schema ready before the first question about it."""
        await asyncio.get_running_loop().run_in_executor(await self._free_worker(), schema.linked)

    async def suggest(
        self,
        question: str,
        schema: FolderSchema,
        *,
        file: str = "",
        prefix: str = "",
        alternatives: int = 4,
        match_case: bool = False,
        aliases: bool = False,
        asked: bool = False,
        idle: bool = False,
        seconds: float | None = None,
    ) -> Sequence[Suggestion]:
        """Suggestions for a question, best first; none when there is no model or a newer request came. Raises
        `TimeIsUpError` after so many seconds.

        An unasked request gives way to every later one, one that the user asked for does not; an `idle` one, for what
        is said beside the text, makes none give way. With `prefix`, all suggestions begin with it. Queries of the
        `file` that the question stands in are no examples for it.
        """
        if not await self.loaded():
            return []
        if not idle:
            self.gate.stop_unasked()
        file = file if file in schema.files_with_examples else ""
        base: tuple[object, ...] = (schema.uri, schema.version, question, file, alternatives, match_case, aliases)
        free, forced = (*base, ""), (*base, prefix)
        known = self._memory.get(free)
        through = [s for s in known or () if continued(prefix, s.sql) is not None]
        if through or (known is not None and not prefix):
            self._memory.move_to_end(free)
            return through
        if forced in self._memory:
            return self._memory[forced]
        wanted = _Wanted(question, schema, file, prefix, alternatives, match_case, aliases)
        found = await self._generate(wanted, asked=asked, seconds=seconds)
        if found is None:
            return []
        self._memory[forced] = found
        while len(self._memory) > REMEMBERED:
            self._memory.popitem(last=False)
        return found

    def close(self) -> None:
        """Stop what runs; the process is about to end."""
        self.gate.stop_all()
        self._worker.shutdown(wait=False, cancel_futures=True)

    async def _generate(self, wanted: _Wanted, *, asked: bool, seconds: float | None) -> Sequence[Suggestion] | None:
        """None when stopped or failed."""
        copilot = self._copilot
        assert copilot is not None
        flag, is_over = self._engine.flag(), False

        def work() -> Sequence[Suggestion] | None:
            if is_over:
                return None
            started = time.perf_counter()
            found = copilot.suggest(
                wanted.question,
                wanted.schema.linked(),
                dialect=wanted.schema.dialect or "sqlite",
                alternatives=wanted.alternatives,
                prefix=wanted.prefix,
                match_case=wanted.match_case,
                aliases=wanted.aliases,
                own_queries=wanted.schema.own_queries.besides(wanted.file),
                cancel=flag,
            )
            self.last_milliseconds = (time.perf_counter() - started) * 1000
            self._times.append(self.last_milliseconds)
            self.count += 1
            return found

        job = (await self._free_worker()).submit(work)
        try:
            with self.gate.running(flag, asked=asked):
                self._on_change()
                return await asyncio.wait_for(asyncio.wrap_future(job), seconds)
        except asyncio.TimeoutError:
            self._overdue = job
            raise TimeIsUpError from None
        except asyncio.CancelledError:
            raise
        except Exception as error:
            if type(error).__name__ != "Cancelled":
                _LOG.exception("a suggestion failed")
            return None
        finally:
            is_over = True
            self._on_change()

    async def _free_worker(self) -> ThreadPoolExecutor:
        """The thread that the model runs in; another one when that did not stop when told to."""
        job = self._overdue
        if job is not None and not job.done():
            await asyncio.wait([asyncio.wrap_future(job)], timeout=self._stuck_seconds)
            if self._overdue is job and not job.done():
                _LOG.error("a suggestion runs on %g s after it was told to stop: left to itself", self._stuck_seconds)
                self._worker.shutdown(wait=False)
                self._worker = _new_worker()
        self._overdue = None
        return self._worker

    async def _load(self, model_path: str) -> None:
        started = time.perf_counter()
        path = Path(model_path).expanduser() if model_path else None
        try:
            worker = await self._free_worker()
            opened = await asyncio.get_running_loop().run_in_executor(worker, self._engine.open, path)
        except Exception as error:
            if self.model_path == model_path:
                _LOG.warning("the model cannot be used: %s", error)
                self._copilot = None
                self.problem = _advice(path, error)
        else:
            if self.model_path == model_path:
                self._copilot, self.problem = opened, ""
                self.versions = dict(opened.versions)
                self._memory.clear()
                self.load_milliseconds = (time.perf_counter() - started) * 1000
        self._on_change()


def _new_worker() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="suggest")


def _advice(path: Path | None, error: Exception) -> str:
    """Why a model cannot be used and what to do, in one sentence each."""
    if isinstance(error, ImportError):
        return f"The engine cannot be loaded: {error}. Reinstall SQL Copilot for this platform. {_REST}"
    if path is None:
        return f"The model inside the package cannot be used: {error}. Reinstall SQL Copilot. {_REST}"
    cause = f"{path}: {error}" if path.exists() else f"there is no file {path}"
    remedy = "Correct the setting, or clear it to use the model inside the package."
    return f"The model of the setting sqlCopilot.modelPath cannot be used: {cause}. {remedy} {_REST}"
