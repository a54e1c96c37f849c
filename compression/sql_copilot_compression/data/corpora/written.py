"""Our own corpus of comments over application schemas, `compression/corpus`: an example a wording."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sql_copilot_compression.comments.written_items import is_held_out, item_files, read_items
from sql_copilot_compression.data.corpora.corpus import Example, MissingCorpusError, Rejects, schema_of

ORIGIN = "comments"
"""Before the kind in the origin of its examples."""
SYNTAX = "postgres"
"""What its queries are written in, whatever the dialect of the DDL."""
PLACES = ("comments", str(Path(__file__).parents[3] / "corpus"), str(Path("compression/corpus").resolve()))
"""Where it may lie: in the data folder, else in the working tree, since an installed package has no corpora."""


def corpus_folder(root: Path) -> Path:
    """`comments` in the data folder, else the repository's own. Raises `MissingCorpusError`."""
    for place in PLACES:
        if (root / place).is_dir():
            return root / place
    raise MissingCorpusError("comments", root / "comments")


def is_written(example: Example) -> bool:
    """Whether an example is from this corpus, in whatever variant."""
    return example.origin.partition("/")[0] == ORIGIN


def is_held_out_comment(example: Example) -> bool:
    """Whether its schema is kept out of training."""
    return is_held_out(example.database_id)


def comments(root: Path, rejects: Rejects) -> Iterator[Example]:
    """Every wording of every item; the schema is read in the dialect of its DDL, the query in PostgreSQL's syntax."""
    for path in item_files([corpus_folder(root)]):
        ddl = path.with_suffix(".sql").read_text(encoding="utf-8")
        schema = schema_of(ddl, "")
        if not schema.tables:
            rejects.add("no table in its schema", path.stem)
            continue
        for item in read_items(path):
            for number, comment in enumerate(item.comments):
                yield Example(
                    f"{item.id}#{number}", comment, item.sql, schema, None, f"{ORIGIN}/{item.kind}", SYNTAX,
                    path.stem, ddl, item.kind, item.language, item.also,
                )  # fmt: skip
