"""What a folder of the workspace declares, at one moment, with all that is worked out of it on demand."""

from __future__ import annotations

import re
import threading
import weakref
from functools import cached_property
from itertools import count
from pathlib import Path

from sql_copilot_ls.glossary import Worded, worded
from sql_copilot_ls.hanzi import HANZI
from sql_copilot_ls.linking import SchemaIndex
from sql_copilot_ls.own_queries import OwnQueries
from sql_copilot_ls.schema import Standpoints
from sql_copilot_ls.schema.model import Example, Schema

_NOTE = re.compile(r"[(（:：,，;；]")
"""What parts a comment's word for the thing from what it says of it."""
_PART = re.compile(rf"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[{HANZI}]+")
VERSIONS = count(1)
"""Numbers of what folders declare, each another."""
_SEEN = 16
"""Views of a folder that are kept, each with what is worked out of it."""


class FolderSchema:
    """What a folder declares, at one moment. Immutable but for what is worked out on demand; safe to share between
    threads."""

    def __init__(
        self,
        uri: str,
        schema: Schema,
        dialect: str,
        *,
        files: tuple[Path, ...] = (),
        version: int = 0,
        linked: SchemaIndex | None = None,
        former: FolderSchema | None = None,
        examples: tuple[Example, ...] = (),
        standpoints: Standpoints | None = None,
    ) -> None:
        self.uri = uri
        self.schema = schema
        self.dialect = dialect
        self.files = files
        self.version = version
        self.examples = examples
        self._lock = threading.Lock()
        self._linked = linked
        self._former = former.__dict__.get("worded") if former is not None else None
        self._standpoints = standpoints
        self._seen: dict[int, FolderSchema] = {}

    def seen_from(self, file: str) -> FolderSchema:
        """What one of the folder's files, or one that would lie there, sees of it: this very object where that is all
        there is to see."""
        if self._standpoints is None:
            return self
        return self.as_schema(self._standpoints.seen_from(file))

    def as_schema(self, schema: Schema) -> FolderSchema:
        """The folder with another schema made of its own; for one that says the same, the same object."""
        if schema is self.schema:
            return self
        with self._lock:
            known = self._seen.get(id(schema))
            if known is None or known.schema is not schema:
                alike = (s for s in self._seen.values() if s.schema.tables == schema.tables)
                known = next(alike, None) if schema.homes == self.schema.homes else None
            if known is None:
                version = next(VERSIONS)
                known = FolderSchema(
                    self.uri, schema, self.dialect, files=self.files, version=version, examples=self.examples
                )
                self._seen[id(schema)] = known
                while len(self._seen) > _SEEN:
                    self._seen.pop(next(iter(self._seen)))
        return known

    def linked(self) -> SchemaIndex:
        """The schema made ready for linking; built on first use."""
        with self._lock:
            if self._linked is None:
                self._linked = SchemaIndex(self.worded.schema)
            return self._linked

    @cached_property
    def worded(self) -> Worded:
        """The schema with the words of the folder's glossaries, and which of these mean nothing over it."""
        found = worded(self.schema, self._former)
        self._former = None
        return found

    @cached_property
    def own_queries(self) -> OwnQueries:
        """The folder's queries with a comment above them."""
        this = weakref.ref(self)  # or each version would wait for the collector of cycles, with all that hangs on it

        def names() -> frozenset[str]:
            folder = this()
            return folder.vocabulary if folder is not None else frozenset()

        return OwnQueries(self.examples, self.schema, self.dialect, names)

    @cached_property
    def files_with_examples(self) -> frozenset[str]:
        """The folder's files that have such queries, by their paths in it."""
        return frozenset(example.file for example in self.examples if not example.was_accepted)

    @property
    def known_index(self) -> SchemaIndex | None:
        """What `linked` gives, if it has been asked for."""
        return self._linked

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Case-folded words that speak of the schema: names of tables and columns, a glossary's among them, the parts
        of compound table names, short comments, and values in hanzi with what codes mean: in Latin letters they are
        words of any text ("open", "new").
        """
        names: set[str] = set()
        for table in self.worded.schema.tables:
            names.add(table.name.casefold())
            names.update(p.casefold() for p in _PART.findall(table.name) if len(p) > 3 or not p.isascii())
            names.update(name.casefold() for name in table.names)
            for column in table.columns:
                names.add(column.name.casefold())
                names.update(name.casefold() for name in column.names)
                called = [name for _, name in column.wording.value_names] if column.wording is not None else []
                names.update(name.casefold() for name in called)
                names.update(v.casefold() for v in (*column.values, *column.labels) if len(v) > 1 and not v.isascii())
            for comment in (table.comment, *(c.comment for c in table.columns)):
                said = _NOTE.split(comment, maxsplit=1)[0]
                if 2 <= len(said) <= 12:
                    names.add(said.casefold().removesuffix("表"))
        return frozenset(names)
