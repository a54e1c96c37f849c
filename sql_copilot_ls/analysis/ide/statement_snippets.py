"""Statements to fill in, in the words of a dialect: insert or update, a page, a recursion, the latest of each group."""

from __future__ import annotations

from sql_copilot_ls.sql.dialects import dialect_of

_LACKING = {"hive": {"upsert", "recursive"}, "clickhouse": {"upsert"}}
_CONFLICT = """INSERT INTO ${1:table} (${2:id}, ${3:name})
VALUES (${4:1}, ${5:'value'})
ON CONFLICT ($2) DO UPDATE SET $3 = EXCLUDED.$3;$0"""
_DUPLICATE_KEY = """INSERT INTO ${1:table} (${2:id}, ${3:name})
VALUES (${4:1}, ${5:'value'})
ON DUPLICATE KEY UPDATE $3 = VALUES($3);$0"""
_MERGE = """MERGE INTO ${1:target}@as t
USING ${2:source}@as s ON @(t.${3:id} = s.$3@)
WHEN MATCHED THEN UPDATE SET ${4:name} = s.$4
WHEN NOT MATCHED THEN INSERT ($3, $4) VALUES (s.$3, s.$4);$0"""
_LIMIT = "SELECT *\nFROM ${1:table}\nORDER BY ${2:id}\nLIMIT ${3:20} OFFSET ${4:0};$0"
_FETCH = "SELECT *\nFROM ${1:table}\nORDER BY ${2:id}\nOFFSET ${4:0} ROWS\nFETCH NEXT ${3:20} ROWS ONLY;$0"
_RECURSIVE = """WITH @recursive${1:tree} (id, depth) AS (
    SELECT id, 0 FROM ${2:table} WHERE ${3:parent_id} IS NULL
    UNION ALL
    SELECT c.id, p.depth + 1 FROM $2 c JOIN $1 p ON p.id = c.$3
)
SELECT * FROM $1;$0"""
_QUALIFY = """SELECT *
FROM ${1:table}
QUALIFY ROW_NUMBER() OVER (PARTITION BY ${2:group_id} ORDER BY ${3:created_at} DESC) = 1;$0"""
_NUMBERED = """SELECT *
FROM (
    SELECT t.*, ROW_NUMBER() OVER (PARTITION BY ${2:group_id} ORDER BY ${3:created_at} DESC) AS rn
    FROM ${1:table} t
) numbered
WHERE rn = 1;$0"""
_DUPLICATES = "SELECT ${2:name}, COUNT(*) AS n\nFROM ${1:table}\nGROUP BY $2\nHAVING COUNT(*) > 1;$0"


def statement_snippets(dialect: str) -> dict[str, tuple[str, str]]:
    """Word to type → (what it is, the statement with numbered stops), those that the dialect can say."""
    known_as = dialect_of(dialect)
    name = known_as.name
    merge = _MERGE.replace("@as", "" if name == "oracle" else " AS")
    merge = merge.replace("@(", "(" if name == "oracle" else "").replace("@)", ")" if name == "oracle" else "")
    upsert = merge if known_as.has_merge else _DUPLICATE_KEY if name == "mysql" else _CONFLICT
    recursive = _RECURSIVE.replace("@recursive", "RECURSIVE " if known_as.names_recursion else "")
    known = {
        "upsert": ("insert, or update what is there", upsert),
        "paging": ("one page of rows", _LIMIT if known_as.has_limit else _FETCH),
        "recursive": ("rows below rows", recursive),
        "latest": ("the latest row of each group", _QUALIFY if name and known_as.has_qualify else _NUMBERED),
        "duplicates": ("values that stand more than once", _DUPLICATES),
    }
    return {word: known[word] for word in known if word not in _LACKING.get(name, ())}
