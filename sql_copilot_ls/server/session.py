"""The session: what features stand on.

What a feature module may use (each exposes `register(server: SqlCopilotServer) -> None` and is listed in `wiring`;
handlers name their first parameter `ls`):

- `server.document(uri) -> Document`: an immutable view of the present text, with `text`, `version`, `language_id`,
  `offset_at(position)`, `position_at(offset)`, `range_at(start, end)`; offsets count code points, positions are in
  the client's units.
- `await server.parts_read(document)`: its SQL, read off the event loop and kept from version to version;
  `await server.reading(document)`: the same with the schema as it sees it, to be looked at off the event loop.
- `server.index.schema_for(uri) -> FolderSchema`: `schema` (everything the document's folder declares, the open
  documents' unsaved text included), `dialect`, `linked()` (the `linking.SchemaIndex`, built once), `vocabulary`
  (case-folded names), `version` (grows with every change).
- `server.index.files(uri) -> list[Path]` and `server.text_of(path) -> Document`: the folder's SQL files, for
  references and rename.
- a handler may return `protocol.Json`, its result written out, where answers are long.
- `server.settings_for(uri) -> Settings`, `server.dialect_for(uri) -> str` (setting, else detected, else "").
- `server.location(source: schema.model.Source) -> Location`: where a schema item was declared, in the client's units.
- `await server.aside(function, *arguments)`: run work that a request at a cursor needs off the event loop, in the
  order of the requests; `await server.in_background(function, *arguments)`: the same for work over whole files. Both
  are given up over their budget, and dropped when the request was cancelled before they began. What the work is about
  (document, schema, settings) is looked up before, on the event loop.
- `server.on_document_change(callback)`, `server.on_schema_change(callback)`: called on the event loop with the
  document's URI, debounced (on opening at once); and with the folder's URI for schemas. Register diagnostics here.
- `server.add_code_actions(provider)`: `provider(ls, params) -> list[CodeAction]`, plain or async; there is one
  `textDocument/codeAction` handler.
- `server.acceptance`: what becomes of suggestions (see `acceptance.py`); `server.recollections`: what is remembered.
- `server.suggester`: generation (see `suggesting.py`). `server.show_once(message)`: a warning shown once per text.
"""

from __future__ import annotations

import asyncio
import inspect
import logging
import sys
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar, cast
from urllib.parse import unquote

from lsprotocol import types
from pygls.exceptions import FeatureNotificationError, JsonRpcException
from pygls.io_ import StdoutWriter, run_async
from pygls.lsp.server import LanguageServer

from sql_copilot_ls.files import UnreadableError, read_file
from sql_copilot_ls.schema.model import Source
from sql_copilot_ls.schema.sources import MAX_FILE_BYTES, decode
from sql_copilot_ls.server.acceptance import STANDS_SECONDS, Acceptance
from sql_copilot_ls.server.background import Background
from sql_copilot_ls.server.documents import Document, Documents, OpenDocument, encoding_name
from sql_copilot_ls.server.ending import Ending
from sql_copilot_ls.server.framing import FramedInput, FramedReader
from sql_copilot_ls.server.protocol import Protocol
from sql_copilot_ls.server.recollections import Recollections
from sql_copilot_ls.server.scripts import Part, ReadAs, Reading, Scripts
from sql_copilot_ls.server.settings import Settings
from sql_copilot_ls.server.status import STATUS, Status
from sql_copilot_ls.server.suggesting import Engine, Suggester
from sql_copilot_ls.versions import package_version
from sql_copilot_ls.workspace.indexing import LOOSE, WorkspaceIndex
from sql_copilot_ls.workspace.uris import uri_of_file

_LOG = logging.getLogger(__name__)
_T = TypeVar("_T")
CHANGE_SECONDS = 0.2
CodeActionProvider = Callable[
    ["SqlCopilotServer", types.CodeActionParams], "list[types.CodeAction] | Awaitable[list[types.CodeAction]]"
]


class SqlCopilotServer(LanguageServer):
    """State shared by the features: documents, settings, index and suggester. All of it lives on the event loop."""

    protocol: Protocol

    def __init__(
        self,
        *,
        engine: Engine | None = None,
        cache_root: Path | None = None,
        data_root: Path | None = None,
        stands_seconds: float = STANDS_SECONDS,
    ) -> None:
        super().__init__(
            "sqlcopilot-ls",
            package_version(),
            protocol_cls=Protocol,
            notebook_document_sync=types.NotebookDocumentSyncOptions(
                notebook_selector=[types.NotebookDocumentFilterWithNotebook(notebook="jupyter-notebook")]
            ),
        )
        self.index = WorkspaceIndex(cache_root=cache_root, on_change=self._schema_changed, on_progress=self._progressed)
        self.suggester = Suggester(engine, on_change=self.publish_status)
        self.acceptance = Acceptance(stands_seconds=stands_seconds)
        self.recollections = Recollections(data_root)
        self.status = Status(self.index, self.suggester, self.settings_for)
        self._background = Background()
        self._near = Background(threads=1)
        self._scripts = Scripts(self.in_background, self.aside)
        self.started = asyncio.Event()
        self._settings: dict[str, Settings] = {LOOSE: Settings()}
        self.ending = Ending()
        self._document_callbacks: list[Callable[[str], None]] = []
        self._close_callbacks: list[Callable[[str], None]] = []
        self._schema_callbacks: list[Callable[[str], None]] = []
        self._progress_callbacks: list[Callable[[int, int], None]] = []
        self._code_actions: list[CodeActionProvider] = []
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._shown: set[str] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._published: dict[str, Any] = {}
        self.watched_patterns: tuple[str, ...] = ()
        self.locale = ""
        self.client_commands: frozenset[str] = frozenset()
        """Commands that the client has of its own, which lenses may name."""

    # Documents

    def adopt_documents(self) -> None:
        """Replace pygls's store of documents by ours; called once, while initializing."""
        old = self.workspace
        self.protocol._workspace = Documents(
            old.root_uri, types.TextDocumentSyncKind.Incremental, list(old.folders.values()), old.position_encoding
        )

    def document(self, uri: str) -> Document:
        """The present text of a document; a file that is not open is read from disk, and empty when it cannot be."""
        opened = self.workspace.text_documents.get(unquote(uri))
        if opened is not None:
            return cast(OpenDocument, opened).view
        document = Document(uri, "", None, "", self.position_encoding)
        if document.path is not None:
            try:
                text, _ = decode(read_file(document.path, MAX_FILE_BYTES))
            except (OSError, UnreadableError):
                return document
            document = Document(uri, text, None, "", self.position_encoding)
        return document

    def text_of(self, path: Path) -> Document:
        """The present text of a file: the open document's, else the one on disk."""
        return self.document(self.uri_of(path))

    def uri_of(self, path: Path) -> str:
        """A file's URI, spelled as the client does when it is open."""
        for document in list(self.workspace.text_documents.values()):  # also asked in other threads
            if document.path and Path(document.path) == path:
                return str(document.uri)
        return uri_of_file(path)

    def open_documents(self) -> list[Document]:
        """Every document the client has open."""
        return [cast(OpenDocument, d).view for d in self.workspace.text_documents.values()]

    async def document_read(self, uri: str) -> Document:
        """As `document`, a file that is not open being read off the event loop."""
        if unquote(uri) in self.workspace.text_documents:
            return self.document(uri)
        return await self.in_background(self.document, uri)

    async def parts_read(self, document: Document) -> tuple[Part, ...]:
        """The SQL of a document; only what changed since the last call for it is read again."""
        return await self._scripts.parts_read(document, self._read_as(document.uri))

    async def parts_reader(self, document: Document) -> Callable[[], tuple[Part, ...]]:
        """As `parts_read`, to be called off the event loop by who uses it: reading and using it are one way."""
        read_as = self._read_as(document.uri)
        await self._scripts.long_read(document, read_as)
        return lambda: self._scripts.parts(document, read_as)

    async def reading(self, document: Document) -> Reading:
        """A document's SQL and what it sees, to be looked at in `aside`: reading and using it are one way."""
        schema, session = self.index.schema_for(document.uri).schema, [document]
        notebook = self.workspace.get_notebook_document(cell_uri=document.uri)
        if notebook is not None:
            cells = [c.document for c in notebook.cells]
            opened = self.workspace.text_documents
            session = [document if c == document.uri else self.document(c) for c in cells if c in opened]
        reading = Reading(self._scripts, document, schema, [(d, self._read_as(d.uri)) for d in session])
        await self._scripts.long_read(document, self._read_as(document.uri))
        return reading

    def _read_as(self, uri: str) -> ReadAs:
        return ReadAs(self.dialect_for(uri), self.settings_for(uri).embedded_sql)

    @property
    def position_encoding(self) -> str:
        """The negotiated unit of positions."""
        return encoding_name(self.workspace.position_encoding)

    def location(self, source: Source) -> types.Location:
        """Where a schema item was declared."""
        path = Path(source.file)
        document = self.text_of(path) if path.is_absolute() else self.document(source.file)
        start = document.position_of(source.line, source.column)
        return types.Location(
            document.uri, types.Range(start, document.position_of(source.end_line, source.end_column))
        )

    # Settings

    def settings_for(self, uri: str) -> Settings:
        """The settings of the document's folder."""
        return self._settings.get(self.index.folder_of(uri).uri, self._settings[LOOSE])

    @property
    def settings(self) -> Settings:
        """The settings that hold for no folder in particular."""
        return self._settings[LOOSE]

    def set_settings(self, folder_uri: str, settings: Settings) -> None:
        """Remember a folder's settings; the caller tells the index."""
        self._settings[folder_uri] = settings

    def dialect_for(self, uri: str) -> str:
        """The dialect the user chose for the folder, else the one its DDL is in, else empty."""
        return self.settings_for(uri).forced_dialect or self.index.schema_for(uri).dialect

    # Work

    async def in_background(self, function: Callable[..., _T], *arguments: Any) -> _T:
        """The function's result, worked out in another thread; given up, with an error, when that takes too long."""
        return await self._background.run(function, *arguments)

    async def aside(self, function: Callable[..., _T], *arguments: Any) -> _T:
        """As `in_background`, for what is soon done: it does not wait for work over whole files."""
        return await self._near.run(function, *arguments)

    def start(self, work: Awaitable[Any]) -> None:
        """Let something go on by itself; a failure is logged."""
        task = asyncio.ensure_future(self._guarded(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _guarded(self, work: Awaitable[Any]) -> None:
        try:
            await work
        except asyncio.CancelledError:
            raise
        except Exception:
            _LOG.exception("background work failed")

    def speak(self, framed: FramedInput) -> None:
        """Answer what comes in, on standard output, until it ends or the client says so: pygls's `start_io` with a
        reader of our own."""
        self._stop_event = threading.Event()
        self.protocol.set_writer(StdoutWriter(sys.stdout.buffer))
        reader = FramedReader(framed, self.thread_pool)
        try:
            logger = logging.getLogger("pygls.server")  # under its own name: what it says may quote a message
            asyncio.run(run_async(self._stop_event, reader, self.protocol, logger, self.report_server_error))
        except BrokenPipeError:
            _LOG.error("the client is gone")
        except (KeyboardInterrupt, SystemExit):
            pass
        finally:
            self.shutdown()  # type: ignore[no-untyped-call]

    def close(self) -> None:
        """Stop all threads; the process is about to end."""
        self.suggester.close()
        self.index.close()
        self._background.close()
        self._near.close()

    # Changes

    def on_document_change(self, callback: Callable[[str], None]) -> None:
        """Call back with the URI of a document that was opened or, after a pause, edited."""
        self._document_callbacks.append(callback)

    def on_document_close(self, callback: Callable[[str], None]) -> None:
        """Call back with the URI of a document that the client has no longer open."""
        self._close_callbacks.append(callback)

    def on_schema_change(self, callback: Callable[[str], None]) -> None:
        """Call back with the URI of a folder whose schema or settings changed."""
        self._schema_callbacks.append(callback)

    def on_index_progress(self, callback: Callable[[int, int], None]) -> None:
        """Call back with how many schema files have been read, of how many."""
        self._progress_callbacks.append(callback)

    def document_changed(self, uri: str, *, at_once: bool = False) -> None:
        """Tell those who follow documents, after a pause unless told otherwise."""
        timer = self._timers.pop(uri, None)
        if timer is not None:
            timer.cancel()

        def tell() -> None:
            self._timers.pop(uri, None)
            if unquote(uri) in self.workspace.text_documents:
                _tell(self._document_callbacks, uri)

        self._timers[uri] = asyncio.get_running_loop().call_later(0 if at_once else CHANGE_SECONDS, tell)

    def document_closed(self, uri: str) -> None:
        """Forget what was planned for a document, and tell those who follow documents."""
        timer = self._timers.pop(uri, None)
        if timer is not None:
            timer.cancel()
        _tell(self._close_callbacks, uri)

    def _schema_changed(self, folder_uri: str) -> None:
        _tell(self._schema_callbacks, folder_uri)
        self.publish_status()

    def _progressed(self, done: int, total: int) -> None:
        self.status.indexed = done, total
        for callback in self._progress_callbacks:
            callback(done, total)
        self.publish_status()

    # Code actions

    def add_code_actions(self, provider: CodeActionProvider) -> None:
        """Let a feature add to the answers of `textDocument/codeAction`."""
        self._code_actions.append(provider)

    async def code_actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """What all providers offer."""
        found: list[types.CodeAction] = []
        for provider in self._code_actions:
            offered = provider(self, params)
            found += await offered if inspect.isawaitable(offered) else offered
        return found

    # Messages

    def show_once(self, message: str, kind: types.MessageType = types.MessageType.Warning) -> None:
        """Show a message unless it was shown before."""
        if message not in self._shown:
            self._shown.add(message)
            self.window_show_message(types.ShowMessageParams(kind, message))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """A fault of ours goes to the log: a message box for each would be in the way."""
        name = getattr(source, "__name__", source)
        is_untold = source is FeatureNotificationError  # where a request failed pygls has told already
        _LOG.error("a handler failed (%s): %s", name, type(error).__name__, exc_info=is_untold)
        if source is JsonRpcException:
            self.protocol.cannot_read(error)

    def publish_status(self) -> None:
        """Tell the client the state when it is another one."""
        status = self.status.now()
        if status != self._published and self.protocol.writer is not None and self.started.is_set():
            self._published = status
            self.protocol.notify(STATUS, status)


def _tell(callbacks: list[Callable[[str], None]], uri: str) -> None:
    for callback in callbacks:
        try:
            callback(uri)
        except Exception:
            _LOG.exception("following a change failed")
