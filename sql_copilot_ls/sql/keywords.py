"""Words with a meaning of their own: what is reserved, what begins a statement, what begins a clause."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, for sets that read better without quotes."""
    return frozenset(text.split())


RESERVED = words(
    """
    ALL ALTER AND ANY AS ASC BETWEEN BY CASE CAST CHECK COLLATE COLUMN CONSTRAINT CREATE CROSS CURRENT_DATE
    CURRENT_TIME CURRENT_TIMESTAMP DEFAULT DELETE DESC DISTINCT DROP ELSE END EXCEPT EXISTS FALSE FETCH FOR
    FOREIGN FROM FULL GRANT GROUP HAVING IN INDEX INNER INSERT INTERSECT INTO IS JOIN LEFT LIKE LIMIT NATURAL
    NOT NULL OFFSET ON OR ORDER OUTER PRIMARY REFERENCES RIGHT SELECT SET TABLE THEN TO TRUE UNION UNIQUE UPDATE
    USER USING VALUES WHEN WHERE WINDOW WITH
    """
)
"""Words that cannot be a bare name or alias in most dialects."""

STATEMENT_STARTS = words(
    """
    SELECT WITH INSERT UPDATE DELETE MERGE REPLACE CREATE ALTER DROP TRUNCATE VALUES EXPLAIN GRANT REVOKE BEGIN
    COMMIT ROLLBACK SET USE SHOW DESCRIBE ANALYZE VACUUM PRAGMA ATTACH DETACH COPY CALL EXEC EXECUTE DECLARE
    COMMENT LOCK UNLOCK RENAME FROM TABLE
    """
)

SAFE_STARTS = words("SELECT WITH INSERT UPDATE DELETE MERGE CREATE ALTER DROP TRUNCATE")
"""Words at the beginning of a line that begin a new statement even when the one before has no semicolon."""

KEYWORDS = frozenset(
    RESERVED
    | STATEMENT_STARTS
    | words(
        """
    ACTION ADD AFTER AUTO_INCREMENT AUTOINCREMENT BEFORE BIGINT BOOLEAN CASCADE CASCADED CHAR CHARACTER COLUMNS
    CONFLICT CUBE CURRENT CURRENT_USER CYCLE DATABASE DATE DECIMAL DEFERRABLE DEFERRED DO DOUBLE DUPLICATE EACH
    ELSEIF ESCAPE EXCLUDE EXTRACT FILTER FIRST FLOAT FOLLOWING FUNCTION GENERATED GLOB GO GROUPING GROUPS
    IDENTITY IF IGNORE ILIKE IMMEDIATE INITIALLY INOUT INT INTEGER INTERVAL ISNULL KEY LANGUAGE LAST LATERAL
    LOOP MATCH MATCHED MATERIALIZED MINUS MODIFY NEXT NO NOTHING NOTNULL NULLS NUMERIC OF ONLY OPTION ORDINALITY
    OTHERS OUT OVER OVERLAPS OWNER PARTITION PERCENT PIVOT PRECEDING PRECISION PROCEDURE QUALIFY RANGE REAL
    RECURSIVE REGEXP RENAME RESTRICT RETURN RETURNING RETURNS RLIKE ROLLUP ROW ROWS SAMPLE SCHEMA SEMI SEPARATOR
    SEQUENCE SESSION SIMILAR SMALLINT SOME START STORED SYMMETRIC TABLESAMPLE TEMP TEMPORARY TEXT TIES TIME
    TIMESTAMP TIMESTAMPTZ TOP TRANSACTION TRIGGER TYPE UNBOUNDED UNKNOWN UNLOGGED UNPIVOT UNSIGNED VARCHAR
    VARYING VIEW VIRTUAL WITHIN WITHOUT ZONE ANTI ASOF POSITIONAL APPLY SETS IMPLICIT OVERWRITE DISTRIBUTE
    CLUSTER SORT CONNECT PRIOR END-EXEC
    """
    )
)
"""Words shown as keywords and re-cased by the formatter where they are not a name."""

TYPES = """
    integer bigint smallint numeric decimal real float double boolean text varchar char date time timestamp
    timestamptz interval json uuid blob
    """
DIALECT_TYPES = {
    "postgres": """
    integer bigint smallint numeric boolean text varchar date time timestamp timestamptz interval json jsonb uuid
    bytea real inet
    """,
    "sqlite": "integer real text blob numeric",
    "mysql": "signed unsigned decimal char date time datetime json binary double",
    "tsql": """
    int bigint smallint tinyint decimal numeric money float real bit varchar nvarchar char date time datetime2
    datetime uniqueidentifier
    """,
    "oracle": "number varchar2 nvarchar2 char date timestamp clob blob integer float raw",
    "bigquery": "int64 float64 numeric bignumeric bool string bytes date datetime time timestamp json",
}
