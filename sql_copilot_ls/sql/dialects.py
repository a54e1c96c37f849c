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
    has_merge: bool = False
    """What inserts or updates is MERGE."""
    has_lateral: bool = False
    """LATERAL and UNNEST stand in FROM."""
    has_boolean_words: bool = True
    """TRUE and FALSE can be written, whatever they are."""
    has_at_variables: bool = False
    """Variables are called `@name`."""
    has_table_variables: bool = False
    """One of them may be a table."""
    has_dwithin: bool = True
    """One function says whether two places are within a distance."""
    names_recursion: bool = True
    """WITH says RECURSIVE before a query that asks itself."""
    joins_may_be_bare: bool = False
    """JOIN needs no condition: WHERE may say it."""
    needs_no_semicolon: bool = False
    """A line may begin another statement though nothing ended the first."""
    types_lead: bool = False
    """CONVERT says the type before the value."""
    has_wildcard_tables: bool = False
    """A name that ends in `*` stands for many tables."""
    plural_units: bool = False
    """INTERVAL '2 days', not '2 day'."""
    has_bare_variables: bool = False
    """Scripts have variables that look like columns."""
    has_name_patterns: bool = False
    """A name in backticks may be a pattern of names."""
    aliases_several: bool = False
    """One entry of a select list may be several columns."""
    applies_functions: bool = False
    """`* APPLY (function)` stands in a select list."""
    has_dashed_names: bool = False
    """A project's name may hold dashes without quotes."""
    has_stages: bool = False
    """Files are read from `@stage/path`."""
    into_makes_tables: bool = False
    """SELECT … INTO makes a table; elsewhere it fills variables."""
    reads_dates: bool = False
    """Text is compared with a date as a date."""
    common_functions: bool = True
    """It has the functions that most have."""
    median: str = "function"
    """MEDIAN is a "function", a "percentile" within a group, or cannot be said in an aggregate ("")."""


DIALECTS: tuple[Dialect, ...] = (
    Dialect(
        "sqlite",
        ("sqlite3",),
        brackets="always",
        dollar_quotes=False,
        lets_strings_name=True,
        has_booleans=False,
        converts=True,
        has_boolean_words=False,
        has_dwithin=False,
        reads_dates=True,
        common_functions=False,
        joins_may_be_bare=True,
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
        has_lateral=True,
        into_makes_tables=True,
        median="percentile",
        plural_units=True,
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
        has_at_variables=True,
        has_dwithin=False,
        reads_dates=True,
        median="",
        joins_may_be_bare=True,
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
        has_merge=True,
        has_boolean_words=False,
        has_at_variables=True,
        has_table_variables=True,
        types_lead=True,
        has_dwithin=False,
        names_recursion=False,
        into_makes_tables=True,
        reads_dates=True,
        common_functions=False,
        median="",
        needs_no_semicolon=True,
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
        has_merge=True,
        has_boolean_words=False,
        has_dwithin=False,
        names_recursion=False,
    ),
    Dialect(
        "duckdb",
        nested_comments=True,
        hash_in_words=False,
        strict_groups=True,
        has_qualify=True,
        has_lateral=True,
        reads_dates=True,
        plural_units=True,
    ),
    Dialect(
        "snowflake",
        backslash=True,
        slash_comments=True,
        folds_names="upper",
        strict_groups=True,
        has_qualify=True,
        has_merge=True,
        reads_dates=True,
        has_stages=True,
        has_bare_variables=True,
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
        has_merge=True,
        has_lateral=True,
        reads_dates=True,
        median="",
        has_dashed_names=True,
        has_wildcard_tables=True,
        has_bare_variables=True,
    ),
    Dialect(
        "redshift",
        nested_comments=True,
        hash_in_words=False,
        folds_names="lower",
        strict_groups=True,
        has_qualify=True,
        has_merge=True,
        into_makes_tables=True,
        median="percentile",
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
        has_merge=True,
        has_dwithin=False,
        joins_may_be_bare=True,
        has_bare_variables=True,
        has_name_patterns=True,
        aliases_several=True,
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
        joins_may_be_bare=True,
        has_name_patterns=True,
        aliases_several=True,
    ),
    Dialect(
        "clickhouse",
        backslash=True,
        quote="`",
        hash_comments="space",
        nested_comments=True,
        has_qualify=True,
        applies_functions=True,
    ),
    Dialect(
        "db2",
        dollar_quotes=False,
        strict_groups=True,
        has_limit=False,
        has_merge=True,
        names_recursion=False,
        has_bare_variables=True,
    ),
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
    has_at_variables=True,
    has_table_variables=True,
    types_lead=True,
    into_makes_tables=True,
    has_dashed_names=True,
    has_stages=True,
    joins_may_be_bare=True,
    needs_no_semicolon=True,
    has_wildcard_tables=True,
    plural_units=True,
    has_bare_variables=True,
    has_name_patterns=True,
    aliases_several=True,
    applies_functions=True,
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
