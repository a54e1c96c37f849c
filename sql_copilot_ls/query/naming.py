"""Names as a person would write them: quotes only where a dialect needs them, and short aliases."""

from __future__ import annotations

import re

from sqlglot import exp

from sql_copilot_ls.sql.dialects import dialect_of

_PLAIN = re.compile(r"[^\W\d]\w*", re.UNICODE)
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_a-zA-Z]|\d+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_RESERVED = _words(
    """
    add all alter analyze and any array as asc authorization between both by case cast check collate column
    constraint create cross current current_date current_time current_timestamp current_user database default
    deferrable delete desc distinct drop else end escape except exists explain fetch for foreign from full function
    grant group having in index inner insert intersect interval into is join key leading left like limit lock match
    merge minus natural not null of offset on only or order outer over overlaps partition primary procedure
    references returning revoke right row rows select session_user set some table then to trailing trigger true
    false union unique update user using values view when where window with
    """
)
_ALSO_RESERVED: dict[str, frozenset[str]] = {
    "sqlite": _words("transaction commit rollback begin"),
    "postgres": _words("placing similar symmetric variadic verbose freeze ilike isnull notnull do lateral"),
    "mysql": _words(
        """
        accessible before bigint binary blob call cascade change char character condition continue convert cube
        cursor databases dec decimal declare describe div double dual each empty enclosed exit float force fulltext
        groups if ignore infile int integer iterate keys kill lag lead leave linear lines load long loop mod
        modifies numeric optimize option optionally out outfile precision purge range rank read reads real recursive
        regexp release rename repeat replace require resignal restrict return rlike row_number schema schemas
        sensitive separator show signal spatial specific sql ssl starting stored straight_join system terminated
        undo unlock unsigned usage use varchar varying virtual while write xor zerofill
        """
    ),
    "tsql": _words(
        """
        backup begin break browse bulk cascade checkpoint close clustered coalesce commit compute contains continue
        convert cursor dbcc deallocate declare deny disk distributed double dump errlvl exec execute exit external
        file fillfactor freetext goto holdlock identity if kill lineno load national nocheck nonclustered nullif off
        offsets open option percent pivot plan precision print proc public raiserror read readtext reconfigure
        replication restore restrict return rollback rowcount rule save schema securityaudit setuser shutdown
        statistics system_user tablesample textsize top tran transaction truncate tsequal unpivot use varying
        waitfor while within writetext
        """
    ),
    "oracle": _words(
        """
        access audit char cluster comment compress connect date decimal exclusive file float identified immediate
        increment initial integer level long maxextents mode modify noaudit nocompress nowait number offline online
        option pctfree prior public raw rename resource rowid rownum session share size smallint start successful
        synonym sysdate then uid validate varchar varchar2 whenever
        """
    ),
    "duckdb": _words("lateral pivot unpivot qualify summarize describe show"),
}


def is_reserved(name: str) -> bool:
    """Whether any dialect wants quotes around the name."""
    folded = name.casefold()
    return folded in _RESERVED or any(folded in words for words in _ALSO_RESERVED.values())


_NO_ALIAS = _words("as at by do go if in is it no of on or to id") | _RESERVED


def _folds(name: str, dialect: str) -> bool:
    """Whether the dialect reads the name in another case when it stands without quotes."""
    fold = {"lower": str.lower, "upper": str.upper}.get(dialect_of(dialect).folds_names)
    return fold is not None and name != fold(name)


def identifier(name: str, dialect: str, declared_in_quotes: bool = False) -> exp.Identifier:
    """A name, quoted where this dialect needs it; the case of one `declared_in_quotes` counts."""
    folded = name.casefold()
    quoted = (
        _PLAIN.fullmatch(name) is None
        or folded in _RESERVED
        or folded in _ALSO_RESERVED.get(dialect, ())
        or (declared_in_quotes and _folds(name, dialect))
    )
    return exp.Identifier(this=name, quoted=quoted)


def words_of(name: str) -> list[str]:
    """The words of a name in lower case: order_items, OrderItems and ORDER_ITEMS have the same two."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_a-zA-Z]+", name)] or [name]


def alias_for(table: str, taken: set[str]) -> str:
    """A short alias from the initials of the table's words, different from all taken ones, and now taken itself."""
    words: list[str] = [word for word in _WORDS.findall(table) if word[0].isascii() and word[0].isalpha()] or ["t"]
    initials = "".join(word[0] for word in words).lower()[:4]
    candidates = [initials, *(words[0][:length].lower() + initials[1:] for length in (2, 3) if len(words[0]) >= length)]
    candidates += [f"{initials}{number}" for number in range(2, len(taken) + 3)]
    alias = next(candidate for candidate in candidates if candidate not in taken and candidate not in _NO_ALIAS)
    taken.add(alias)
    return alias
