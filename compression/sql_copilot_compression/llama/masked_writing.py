"""Writes a query with a language model so that every piece keeps it parseable and bound over the schema.

The grammar mask (`sql_endings`): of the likeliest pieces the first is taken after which the text can still be ended;
where none of them serves, the model writes the next piece of the ending that is known. A text that grows too long is
ended so. Nothing depends on time: how much is tried is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.prompts import BEGINNING, nsql_prompt, schema_text
from sql_copilot_compression.llama.records import SCHEMA_LIMIT
from sql_copilot_compression.llama.speakers import WIDTH, Pieces, Prompts, Reader, Speaker
from sql_copilot_compression.llama.sql_endings import Endings
from sql_copilot_ls.schema import parse_ddl, read_schema
from sql_copilot_ls.schema.model import Schema

LONGEST = 128
"""Tokens of an answer at most."""
PREPARED_A_PIECE = 600
"""Statements that SQLite is given for one piece at most; then the known ending is followed."""


@dataclass(frozen=True)
class Answer:
    """What was written."""

    sql: str
    tokens: int
    """Of the answer."""
    refused: int = 0
    """Pieces that the model liked better than the one that was taken."""
    ended: bool = True
    """By the model; else by the limit."""


def prompt_of(schema: Schema, question: str, dialect: str = "sqlite") -> str:
    """What a model is asked."""
    return nsql_prompt(schema_text(schema, question, SCHEMA_LIMIT), question, dialect)


class MaskedText:
    """A query as it grows; iterate to have its pieces as they are written, then look at `answer`."""

    def __init__(self, reader: Reader, pieces: Pieces, end: int, endings: Endings, longest: int = LONGEST) -> None:
        self._reader, self._pieces, self._end, self._endings = reader, pieces, end, endings
        self._longest = longest
        self._text, self._begun = BEGINNING, b""
        self._ending = endings.ending(BEGINNING) or ""
        self.answer = Answer("", 0)

    def __iter__(self) -> Iterator[str]:
        """Write; the reader must have read the prompt, which ends in SELECT."""
        told, refused, tokens, ended = "", 0, 0, False
        while tokens < self._longest:
            yield self._text[len(told) :]
            told = self._text
            chosen, passed = self._next()
            refused += passed
            if chosen is None:
                ended = True
                break
            tokens += 1
            if tokens < self._longest:
                self._reader.read([chosen])
        whole = self._text + self._ending
        yield whole[len(told) :]
        self.answer = Answer(" ".join(whole.split()), tokens, refused, ended)

    def _next(self) -> tuple[int | None, int]:
        """(The next token, None for the end; how many were refused before it)."""
        before = self._endings.prepared
        passed = 0
        for token, _ in self._reader.best(WIDTH):
            if token == self._end or self._is_over(token):
                if not self._ending:
                    return None, passed
            elif self._takes(token):
                return token, passed
            passed += 1
            if self._endings.prepared - before > PREPARED_A_PIECE:
                break
        if not self._ending:
            return None, passed
        known = self._known()
        return (known if known is not None and self._takes(known) else None), passed

    def _known(self) -> int | None:
        """The next piece of the ending that is known, behind what has begun of a character."""
        for begun in (self._begun, b""):  # what fits no piece of the ending is forgotten
            self._begun, at = begun, 0
            for token in self._pieces.encode(self._ending) if self._ending.encode().startswith(begun) else ():
                if at == len(begun):
                    return token
                at += len(self._pieces.bytes_of(token) or b"")
        return None

    def _is_over(self, token: int) -> bool:
        """Whether a piece says, as the end does, that the query is over: a semicolon, or an empty line."""
        said = self._pieces.bytes_of(token) or b""
        rest = said.lstrip()
        space = self._text[-1:].encode() + said[: len(said) - len(rest)]
        return not _in_quotes(self._text) and (rest.startswith(b";") or b"\n\n" in space)

    def _takes(self, token: int) -> bool:
        """Whether a piece may come next; then it is written."""
        piece = self._pieces.bytes_of(token)
        if not piece:
            return False
        decoded = _decoded(self._begun + piece)
        if decoded is None:
            return False
        more, begun = decoded
        text = self._text + more
        if begun and not _in_quotes(text) and not self._endings.may_be_name(text, begun):
            return False
        if self._ending.startswith(more):
            ending: str | None = self._ending[len(more) :]
        else:
            ending = self._endings.ending(text)
        if ending is None:
            return False
        self._text, self._begun, self._ending = text, begun, ending
        return True


def _decoded(text: bytes) -> tuple[str, bytes] | None:
    """(The characters that are all there, the bytes of one that has begun); None for bytes that are no text."""
    try:
        return text.decode(), b""
    except UnicodeDecodeError as error:
        if error.reason != "unexpected end of data":
            return None
        return text[: error.start].decode(), text[error.start :]


def _in_quotes(text: str) -> bool:
    return text.count("'") % 2 == 1 or text.count('"') % 2 == 1


def written(reader: Reader, speaker: Speaker, schema: Schema, longest: int = LONGEST) -> Answer:
    """The query of a reader that has read its prompt, under the mask."""
    endings = Endings(schema)
    try:
        text = MaskedText(reader, speaker.pieces, speaker.end, endings, longest)
        for _ in text:
            pass
        return text.answer
    finally:
        endings.close()


def write_query(
    speaker: Speaker,
    schema: Schema,
    question: str,
    *,
    mask: bool = True,
    longest: int = LONGEST,
    prompts: Prompts | None = None,
) -> Answer:
    """The likeliest query for a question, under the mask or without it; with `prompts` in the text of those before."""
    prompts = prompts or Prompts(speaker.reader())
    reader = prompts.read(speaker.pieces.encode(prompt_of(schema, question)))
    if mask:
        return written(reader, speaker, schema, longest)
    said: list[int] = []
    ended = False
    while len(said) < longest:
        token = reader.best(1)[0][0]
        if token == speaker.end:
            ended = True
            break
        said.append(token)
        if len(said) < longest:
            reader.read([token])
    from sql_copilot_compression.llama.answering import query_in

    return Answer(query_in(speaker.pieces.text_of(said)), len(said), 0, ended)


def spoken(speaker: Speaker, schema: Schema, question: str, *, mask: bool, longest: int) -> Iterator[str]:
    """An answer in parts, as it is written under the mask; without it in one piece."""
    if not mask:
        yield write_query(speaker, schema, question, mask=False, longest=longest).sql
        return
    reader = speaker.reader()
    reader.read(speaker.pieces.encode(prompt_of(schema, question)))
    endings = Endings(schema)
    try:
        yield from MaskedText(reader, speaker.pieces, speaker.end, endings, longest)
    finally:
        endings.close()


def schema_at(path: Path) -> Schema:
    """The schema of a file or folder. Raises `LanguageModelError`."""
    try:
        schema = read_schema(path)
    except (OSError, ValueError) as error:
        raise LanguageModelError(f"the schema cannot be read: {error}") from error
    return _with_tables(schema, str(path))


def schema_in(ddl: str) -> Schema:
    """The schema of a text. Raises `LanguageModelError` where it declares no table."""
    return _with_tables(parse_ddl(ddl), "the schema's text")


def _with_tables(schema: Schema, name: str) -> Schema:
    if not schema.tables:
        raise LanguageModelError(f"{name} declares no table: give CREATE TABLE statements")
    return schema
