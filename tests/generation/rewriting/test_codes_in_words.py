import pytest

from sql_copilot_ls.generation.rewriting.codes_in_words import with_codes_in_words
from sql_copilot_ls.query import parse_sql
from sql_copilot_ls.schema import parse_ddl
from tests.generation.asking import Asking

SCHEMA = parse_ddl("""
    CREATE TABLE parcel (
      waybill VARCHAR(20) PRIMARY KEY,
      state INTEGER NOT NULL DEFAULT 0, -- 0待取 1已取 2超时 3退回
      outcome CHAR(2), -- RP reported, DF deferred, FT failed to appear
      weight INTEGER
    );
""")
STATES = (
    "CASE WHEN state = 0 THEN '待取' WHEN state = 1 THEN '已取' WHEN state = 2 THEN '超时' WHEN state = 3 THEN '退回' "
    "END"
)
OUTCOMES = (
    "CASE WHEN outcome = 'RP' THEN 'reported' WHEN outcome = 'DF' THEN 'deferred' WHEN outcome = 'FT' "
    "THEN 'failed to appear'"
)


@pytest.mark.parametrize(
    ("comment", "sql", "shown"),
    [
        ("运单号、state 文字（待取/已取/超时/退回）",
         "SELECT waybill, CASE WHEN state = 1 THEN 'state' WHEN state = 0 THEN '待取' ELSE '退回' END FROM parcel",
         f"SELECT waybill, {STATES} FROM parcel"),
        ("运单号和state文字", "SELECT waybill, state FROM parcel", f"SELECT waybill, {STATES} FROM parcel"),
        ("运单号，state（汉字）", "SELECT waybill, state FROM parcel", f"SELECT waybill, {STATES} FROM parcel"),
        ("waybill and outcome written out", "SELECT waybill, outcome FROM parcel",
         f"SELECT waybill, {OUTCOMES} END FROM parcel"),
        ("waybill and outcome: reported, deferred, failed to appear, or open",
         "SELECT waybill, CASE WHEN outcome = 'RP' THEN 'deferred' WHEN outcome = 'DF' THEN 'failed' ELSE 'open' END "
         "FROM parcel",
         f"SELECT waybill, {OUTCOMES} ELSE 'open' END FROM parcel"),
        ("parcels per state in words with count",
         "SELECT CASE WHEN state = 1 THEN 'parcels' ELSE 'words' END, COUNT(*) FROM parcel "
         "GROUP BY CASE WHEN state = 1 THEN 'parcels' ELSE 'words' END",
         f"SELECT {STATES}, COUNT(*) FROM parcel GROUP BY {STATES}"),
    ],
)  # fmt: skip
def test_codes_are_shown_by_all_that_the_schema_says_of_them(
    asking: Asking, comment: str, sql: str, shown: str
) -> None:
    assert with_codes_in_words(parse_sql(sql, SCHEMA), asking(comment, SCHEMA)) == parse_sql(shown, SCHEMA)


@pytest.mark.parametrize(
    ("comment", "sql"),
    [
        ("waybill and state", "SELECT waybill, state FROM parcel"),
        ("waybill in words, and state", "SELECT waybill, state FROM parcel"),
        ("waybill, heavy over 20 or light",
         "SELECT waybill, CASE WHEN weight > 20 THEN 'heavy' ELSE 'light' END FROM parcel"),
        ("done or open by state 1", "SELECT CASE WHEN state = 1 THEN 'done' ELSE 'open' END FROM parcel"),
        ("weight by outcome: reported and deferred",
         "SELECT SUM(CASE WHEN outcome = 'RP' THEN weight ELSE 0 END), "
         "SUM(CASE WHEN outcome = 'DF' THEN weight ELSE 0 END) FROM parcel"),
        ("count per outcome written out", "SELECT outcome, COUNT(*) FROM parcel GROUP BY outcome"),
    ],
)  # fmt: skip
def test_what_is_no_list_of_labels_stays(asking: Asking, comment: str, sql: str) -> None:
    query = parse_sql(sql, SCHEMA)
    assert with_codes_in_words(query, asking(comment, SCHEMA)) == query
