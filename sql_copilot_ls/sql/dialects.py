"""The one table of dialects: what each is called, how it writes strings, names and comments, and how strict it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Dialect:
    """What any room may ask of a dialect; the defaults are standard SQL's. `name` is "" when it is not known."""

    name: str
    aliases: tuple[str, ...] = ()
    """What else it is called, and systems that speak it."""

    backslash: bool = False
    """A backslash escapes inside strings."""
    double_quoted_strings: bool = False
    """Double quotes are strings, not names."""
    lets_strings_name: bool = False
    """Double quotes hold a name, or a string where no such name is known."""
    brackets: str = ""
    """Names in brackets: "always", or "maybe" where no subscript is possible, or never."""
    quote: str = '"'
    """What opens a quoted name where one must be written."""
    hash_comments: str = "line"
    """Where `#` opens a comment: "always", before a "space" or at the beginning of a "line" before a space."""
    slash_comments: bool = False
    nested_comments: bool = False
    dollar_quotes: bool = True
    alternative_quotes: bool = False
    """Oracle's q'[…]'."""
    triple_quotes: bool = False
    dollar_in_words: bool = True
    hash_in_words: bool = True
    """Names such as #temp."""

    folds_names: str = ""
    """To which case names without quotes fold, "lower" or "upper", where it matters to quoting."""
    has_booleans: bool = True
    converts: bool = False
    """Values of one type are converted where another is wanted."""
    ignores_case: bool = False
    """Text is compared without regard to case unless told otherwise."""
    strict_groups: bool = False
    """Every column of a SELECT with GROUP BY must be grouped or aggregated."""
    key_implies_columns: bool = False
    """Grouping by a table's key groups by all of its columns."""
    has_concat_operator: bool = True
    has_limit: bool = True
    has_qualify: bool = False


DIALECTS: tuple[Dialect, ...] = (
    Dialect(
        "sqlite",
        ("sqlite3",),
        brackets="always",
        dollar_quotes=False,
        lets_strings_name=True,
        has_booleans=False,
        converts=True,
    ),
    Dialect(
        "postgres",
        (
            "postgresql",
            "pgsql",
            "psql",
            "pg",
            "cockroachdb",
            "yugabytedb",
            "opengauss",
            "kingbase",
            "highgo",
            "greenplum",
            "vertica",
        ),
        nested_comments=True,
        hash_in_words=False,
        folds_names="lower",
        strict_groups=True,
        key_implies_columns=True,
    ),
    Dialect(
        "mysql",
        ("mariadb",),
        backslash=True,
        double_quoted_strings=True,
        lets_strings_name=True,
        quote="`",
        hash_comments="always",
        dollar_quotes=False,
        hash_in_words=False,
        has_booleans=False,
        converts=True,
        ignores_case=True,
        key_implies_columns=True,
        has_concat_operator=False,
    ),
    Dialect(
        "tsql",
        ("sqlserver", "mssql", "mssqlserver", "synapse", "sybase"),
        brackets="always",
        quote="[",
        nested_comments=True,
        dollar_quotes=False,
        has_booleans=False,
        ignores_case=True,
        strict_groups=True,
        has_concat_operator=False,
        has_limit=False,
    ),
    Dialect(
        "oracle",
        ("dm8", "dameng"),
        dollar_quotes=False,
        alternative_quotes=True,
        folds_names="upper",
        has_booleans=False,
        strict_groups=True,
        has_limit=False,
    ),
    Dialect(
        "duckdb",
        nested_comments=True,
        hash_in_words=False,
        strict_groups=True,
        has_qualify=True,
    ),
    Dialect(
        "snowflake",
        backslash=True,
        slash_comments=True,
        folds_names="upper",
        strict_groups=True,
        has_qualify=True,
    ),
    Dialect(
        "bigquery",
        backslash=True,
        double_quoted_strings=True,
        quote="`",
        hash_comments="always",
        dollar_quotes=False,
        triple_quotes=True,
        dollar_in_words=False,
        hash_in_words=False,
        strict_groups=True,
        has_qualify=True,
    ),
    Dialect(
        "redshift",
        nested_comments=True,
        hash_in_words=False,
        folds_names="lower",
        strict_groups=True,
        has_qualify=True,
    ),
    Dialect(
        "spark",
        ("databricks", "sparksql"),
        backslash=True,
        double_quoted_strings=True,
        quote="`",
        dollar_quotes=False,
        dollar_in_words=False,
        converts=True,
        strict_groups=True,
    ),
    Dialect(
        "hive",
        ("impala",),
        backslash=True,
        double_quoted_strings=True,
        quote="`",
        dollar_quotes=False,
        dollar_in_words=False,
        converts=True,
        strict_groups=True,
    ),
    Dialect(
        "clickhouse",
        backslash=True,
        quote="`",
        hash_comments="space",
        nested_comments=True,
    ),
    Dialect("db2", dollar_quotes=False, strict_groups=True),
)
UNKNOWN = Dialect(
    "",
    ("ansi",),
    brackets="maybe",
    hash_comments="space",
    nested_comments=True,
    alternative_quotes=True,
    lets_strings_name=True,
    has_qualify=True,
)
"""What is read when nobody says which dialect it is: whatever most of them would take."""

_NAMED = {name: dialect for dialect in (*DIALECTS, UNKNOWN) for name in (dialect.name, *dialect.aliases)}


@lru_cache(maxsize=256)
def canonical(name: str) -> str:
    """What we call the dialect that anybody calls so; "" when nobody does."""
    return dialect_of(name).name


@lru_cache(maxsize=256)
def dialect_of(name: str) -> Dialect:
    """The dialect by any of its names, in any case; the unknown one for names that are none."""
    return _NAMED.get(name.strip().casefold(), UNKNOWN)
