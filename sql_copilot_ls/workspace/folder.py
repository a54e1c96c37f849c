"""One folder of the workspace: its schema files as they stand on disk or in open documents, folded into a schema."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from sql_copilot_ls.analysis.scoping.table_lookup import catalog
from sql_copilot_ls.files import TooLargeError, UnreadableError, link_refusal, read_file, refusal
from sql_copilot_ls.linking import SchemaIndex
from sql_copilot_ls.schema import Declarations, Kept, Refolding, Standpoints, became, declarations
from sql_copilot_ls.schema.model import Example, Schema, Skipped
from sql_copilot_ls.schema.source_queries import MAX_SOURCE, is_program
from sql_copilot_ls.schema.sources import MAX_FILE_BYTES, MAX_FILES, decode
from sql_copilot_ls.schema.terms import is_glossary
from sql_copilot_ls.workspace.cache import IndexCache, content_key
from sql_copilot_ls.workspace.folder_schema import VERSIONS, FolderSchema
from sql_copilot_ls.workspace.gitignore import NAME as GITIGNORE
from sql_copilot_ls.workspace.gitignore import Ignored
from sql_copilot_ls.workspace.globs import Globs
from sql_copilot_ls.workspace.options import IndexOptions

_LOG = logging.getLogger(__name__)
MAX_PROGRAMS = 5000
"""Programs of a folder that are looked through for queries; the rest is left out."""


@dataclass(slots=True)
class _File:
    key: str
    declared: Declarations
    stamp: tuple[int, int] | None


@dataclass
class Progress:
    """How far a scan is: files done, of how many; `cached` of them were known."""

    done: int = 0
    total: int = 0
    cached: int = 0


@dataclass
class Step:
    """What a folder is busy with, for those who watch: a text's name, or empty; how long it is; since when."""

    at: Path | str = ""
    size: int = 0
    since: float = 0.0

    def begin(self, at: Path | str = "", size: int = 0) -> None:
        """Another one begins."""
        self.at, self.size, self.since = at, size, time.monotonic()


@dataclass
class Folder:
    """The files of one folder. All methods but `wants` are called from one worker thread."""

    uri: str
    path: Path | None
    options: IndexOptions
    cache: IndexCache | None
    shunned: dict[Path | str, str] = field(default_factory=dict)
    """Texts that were given up, and why they count for nothing; an open document, until it is another one."""
    step: Step = field(default_factory=Step)
    successor: Folder | None = None
    """Takes the place of a folder that its worker did not come back from."""
    remembered: tuple[Example, ...] = ()
    """Accepted suggestions that count as examples besides those of files."""
    closed: threading.Event = field(default_factory=threading.Event)
    """Set when nobody wants to know of it any more: a walk, which may be one of a whole disk, ends."""
    _files: dict[Path, _File] = field(default_factory=dict)
    _open: dict[Path | str, _File] = field(default_factory=dict)
    _kept: dict[Path | str, Kept] = field(default_factory=dict)
    _known: dict[str, Declarations] | None = None
    _folded: FolderSchema | None = None
    _refolding: Refolding = field(default_factory=Refolding)
    _programs: list[Path] = field(default_factory=list)
    """Found by the last walk …"""
    _unread_programs: list[Path] | None = None
    """… and not read yet; None before a scan."""
    _unreadable: list[Skipped] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._include = Globs(self.options.schema_globs)
        self._exclude = Globs(self.options.exclude_globs)
        self._ignored = Ignored(self.path) if self.path is not None and not self.options.index_ignored_files else None

    def wants(self, path: Path) -> bool:
        """Whether a path is one of the folder's schema files or programs, unless Git ignores it; looks at no file, so
        that one which leads up and down again is none of them."""
        if self.path is None:
            return True
        if ".." in path.parts:
            return False
        try:
            relative = path.relative_to(self.path).as_posix()
        except ValueError:
            return False
        return self._is_wanted(relative)

    def walk(self) -> Iterator[Path]:
        """The folder's schema files, in the order of their paths; excluded folders are not entered. Programs are told
        apart, to be read when nobody waits for tables.
        """
        self._programs = []
        if self.path is None:
            return
        pending = [self.path]
        found = 0
        while pending and not self.closed.is_set():
            folder = pending.pop()
            try:
                entries = sorted(os.scandir(folder), key=lambda e: e.name)
            except OSError as error:
                self._unreadable.append(Skipped(str(folder), 0, f"the folder cannot be read: {error.strerror}"))
                continue
            inner = []
            for entry in entries:
                path = Path(entry.path)
                relative = path.relative_to(self.path).as_posix()
                try:
                    is_folder = entry.is_dir(follow_symlinks=False)
                    if is_folder:
                        if not self._exclude.match(relative + "/") and not self._is_ignored(path, is_folder=True):
                            inner.append(path)
                        continue
                    wanted = self._is_wanted(relative)
                    if wanted and not (entry.is_symlink() and link_refusal(path, self.path)):
                        wanted = entry.is_file()  # what is refused is told of where it would be read
                except OSError:
                    continue
                if wanted and not self._is_ignored(path):
                    if self._is_program(entry.name):
                        self._programs += [path] * (len(self._programs) < MAX_PROGRAMS)
                        continue
                    found += 1
                    if found > MAX_FILES:
                        _LOG.warning("more than %d schema files in a folder; the rest is not indexed", MAX_FILES)
                        return
                    yield path
            pending.extend(reversed(inner))

    @property
    def latest(self) -> Folder:
        """The folder, or what has taken its place."""
        folder = self
        while folder.successor is not None:
            folder = folder.successor
        return folder

    def succeeded(self) -> Folder:
        """The folder as its worker should have left it, without the text that it did not come back from."""
        key = self.step.at
        reason = "takes too long to read: see whether it is what its name says"
        shunned = {**self.shunned, key: reason} if key else self.shunned
        other = Folder(self.uri, self.path, self.options, self.cache, shunned, remembered=self.remembered)
        other._files = {path: file for path, file in self._files.copy().items() if path != key}
        other._open = {name: file for name, file in self._open.copy().items() if name != key}
        self.successor = other
        return other

    def scan(self, *, use_cache: bool, report: Callable[[Progress], None], stop: threading.Event) -> FolderSchema:
        """Read every schema file, those whose content is known from the cache; then save what is known now."""
        self._look_anew()
        if not use_cache:
            self._known, self._files = {}, {}
        paths = list(self.walk())
        progress = Progress(0, len(paths))
        report(progress)
        files: dict[Path, _File] = {}
        for path in paths:
            if stop.is_set() or self.closed.is_set():
                break
            known = self._files.get(path)
            files[path], was_known = self._read(path, known)
            progress.done += 1
            progress.cached += was_known
            report(progress)
        else:
            for path in self._files.keys() - files.keys() - set(self._programs):
                self._files.pop(path)
        self._files.update(files)
        self._unread_programs = list(reversed(self._programs))
        if not stop.is_set() and not self.closed.is_set():
            self._save()
        return self.fold()

    def read_programs(self, most: int) -> bool:
        """After a scan: look some more programs through for queries with comments. Whether there are more."""
        left = self._unread_programs
        if left is None:
            return False
        for path in [left.pop() for _ in range(min(most, len(left)))]:
            self._files[path], _ = self._read(path, self._files.get(path))
        if not left:
            self._unread_programs = None
            self._save()
        return bool(left)

    def with_programs(self) -> FolderSchema | None:
        """What is known when they are read; None when they hold no example."""
        found = any(file.declared.examples for path, file in self._files.items() if self._is_program(path.name))
        return self.fold() if found else None

    def refresh(self, paths: list[Path] | None = None) -> FolderSchema | None:
        """Look again at these files (or at all): new, changed and deleted ones. None when nothing changed."""
        if paths is None or any(path.name == GITIGNORE for path in paths):
            paths = None
            self._look_anew()
        wanted = [*self.walk(), *self._programs] if paths is None else paths
        changed = False
        for path in wanted:
            known = self._files.get(path)
            stamp = None if paths is not None and self._lies_in_ignored(path) else self._stamp(path)
            if stamp is None:
                changed |= self._files.pop(path, None) is not None
            elif known is None or known.stamp != stamp:
                file, _ = self._read(path, known)
                changed |= known is None or known.key != file.key
                self._files[path] = file
        if paths is None:
            for path in self._files.keys() - set(wanted):
                self._files.pop(path)
                changed = True
        if not changed:
            return None
        self._save()
        return self.fold()

    def put(self, key: Path | str, text: str) -> bool:
        """An open document's text stands for the file on disk from now on. Whether that changes what is declared."""
        if isinstance(key, Path) and self._lies_in_ignored(key):
            return False
        before = self._open.get(key) or (self._files.get(key) if isinstance(key, Path) else None)
        content = self._key(key, text.encode("utf-8", "surrogatepass"))
        if before is not None and before.key == content:
            self._open[key] = before
            return False
        self.step.begin(key, len(text))
        self.shunned.pop(key, None)
        kept = self._kept.setdefault(key, Kept())
        declared = declarations(text, dialect=self.options.dialect, file=str(key), kept=kept)
        self._open[key] = _File(content, declared, None)
        was = before.declared if before is not None else None
        return was is None or (was.events, was.skipped, was.terms, was.objects) != (
            declared.events,
            declared.skipped,
            declared.terms,
            declared.objects,
        )

    def remember(self, examples: tuple[Example, ...]) -> FolderSchema | None:
        """From now on these suggestions were accepted; None where nothing is read yet that would be another."""
        self.remembered = examples
        return self.fold() if self._folded is not None else None

    def close(self, key: Path | str) -> bool:
        """The file on disk counts again. Whether that changes what is declared."""
        self._kept.pop(key, None)
        closed = self._open.pop(key, None)
        if closed is None:
            return False
        on_disk = self._files.get(key) if isinstance(key, Path) else None
        return on_disk is None or on_disk.key != closed.key

    def fold(self) -> FolderSchema:
        """The schema of all files as they stand now."""
        self.step.begin()
        standing: dict[str, _File] = {str(path): file for path, file in self._files.items()}
        standing.update((str(key), file) for key, file in self._open.items())
        ordered = [standing[name] for name in sorted(standing)]
        declared = [file.declared for file in ordered]
        schema = self._refolding.fold(declared, dialect=self.options.dialect)
        schema = replace(schema, former=became(declared, schema))
        if self._unreadable:
            schema = replace(schema, skipped=(*self._unreadable, *schema.skipped))
        former = self._folded
        dialect = self.options.dialect or schema.dialect
        version = next(VERSIONS)
        linked: SchemaIndex | None = None
        examples = tuple(self._examples())
        if former is not None and _speaks_alike(former, schema, dialect):
            linked = former.known_index
            version = former.version if former.examples == examples else version
        files = tuple(sorted(p for p in self._files if not is_glossary(p.name) and not self._is_program(p.name)))
        self._folded = FolderSchema(
            self.uri,
            schema,
            dialect,
            files=files,
            version=version,
            linked=linked,
            former=former,
            examples=examples,
            standpoints=Standpoints(declared, schema),
        )
        catalog(schema)  # here, where nobody waits for it, as what open documents see
        for key in self._open:
            catalog(self._folded.seen_from(str(key)).schema)
        _ = self._folded.own_queries  # and so is this
        return self._folded

    def _examples(self) -> Iterator[Example]:
        """The queries with comments of the files as they stand on disk, by the paths in the folder: what is being
        written is none. Then what was accepted and left, where no file that is at rest says otherwise.
        """
        written: set[str] = set()
        for path in sorted(self._files):
            for example in self._files[path].declared.examples:
                name = path.relative_to(self.path).as_posix() if self.path is not None else path.name
                if path not in self._open:
                    written.add(example.comment)
                yield replace(example, file=name)
        yield from (example for example in self.remembered if example.comment not in written)

    def _is_wanted(self, relative: str) -> bool:
        """Whether a file counts by its path: schema files as the globs say, glossaries and programs everywhere."""
        name = relative.rpartition("/")[2]
        is_included = self._include.match(relative) or is_glossary(name) or self._is_program(name)
        return is_included and not self._exclude.match(relative)

    def _is_program(self, name: str) -> bool:
        return self.options.programs and is_program(name)

    def _is_ignored(self, path: Path, *, is_folder: bool = False) -> bool:
        """Of what lies in a folder that is not ignored."""
        return self._ignored is not None and self._ignored.ignores(path, is_folder=is_folder)

    def _lies_in_ignored(self, path: Path) -> bool:
        return self._ignored is not None and self._ignored.holds(path)

    def _look_anew(self) -> None:
        """Forget what was seen on disk but for the files' contents."""
        self._unreadable.clear()
        if self._ignored is not None:
            self._ignored.forget()

    def _read(self, path: Path, known: _File | None) -> tuple[_File, bool]:
        self.step.begin(path)
        stamp = self._stamp(path)
        if known is not None and stamp is not None and known.stamp == stamp:
            return known, True
        dialect = self.options.dialect
        is_plain = not self._is_program(path.name)  # what is wrong with a program is not ours to say
        try:
            data = read_file(path, MAX_FILE_BYTES if is_plain else MAX_SOURCE, within=self.path)
        except (OSError, UnreadableError) as error:
            return self._unread(path, stamp, _why(error) if is_plain else "")
        if path in self.shunned:
            return self._unread(path, stamp, self.shunned[path])
        key = self._key(path, data)
        if known is not None and known.key == key:
            known.stamp = stamp
            return known, True
        if self._known is None:
            self._known = self.cache.load() if self.cache else {}
        declared = self._known.get(key)
        if declared is not None:
            return _File(key, declared, stamp), True
        self.step.begin(path, len(data))
        text, note = decode(data)
        declared = declarations(text, dialect=dialect, file=str(path))
        if note and is_plain:
            declared = replace(declared, skipped=(Skipped(str(path), 0, note), *declared.skipped))
        return _File(key, declared, stamp), False

    def _stamp(self, path: Path) -> tuple[int, int] | None:
        """Tells one content of a file from the next; None where there is no file that may be looked at."""
        if refusal(path, self.path) or (path.is_symlink() and link_refusal(path, self.path)):
            return None
        try:
            status = path.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size

    def _unread(self, path: Path, stamp: tuple[int, int] | None, reason: str) -> tuple[_File, bool]:
        skipped = (Skipped(str(path), 0, reason),) if reason else ()
        return _File("", Declarations(str(path), "", skipped=skipped), stamp), False

    def _key(self, name: Path | str, data: bytes) -> str:
        """Declarations hold their file's path, so the path is part of what they are kept under."""
        return content_key(os.fsencode(str(name)) + b"\0" + data, self.options.dialect)

    def _save(self) -> None:
        """Keep what the present files declare, and programs not read yet; not when the cache holds just that."""
        present = {file.key: file.declared for file in self._files.values() if file.key}
        if self._unread_programs:
            known = self._known or {}
            present = {key: one for key, one in known.items() if is_program(one.file)} | present
        if self.cache and (self._known is None or present.keys() != self._known.keys()):
            self.cache.save(present)
        self._known = present


def _why(error: Exception) -> str:
    """Why a file is not read."""
    if isinstance(error, TooLargeError):
        limit = MAX_FILE_BYTES // 1024 // 1024
        return f"larger than {limit} MB: keep the CREATE TABLE statements in a file of their own"
    return f"cannot be read: {error.strerror}" if isinstance(error, OSError) else str(error)


def _speaks_alike(former: FolderSchema, schema: Schema, dialect: str) -> bool:
    """Whether questions about one schema have the same answers over the other."""
    known = former.schema
    return (known.tables, known.literals, known.terms, former.dialect) == (
        schema.tables,
        schema.literals,
        schema.terms,
        dialect,
    )
