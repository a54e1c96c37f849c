"""The grammar mask: right beginnings pass letter by letter, wrong ones do not, and even chance writes valid SQL."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator, Sequence

import pytest
from sql_copilot_compression.llama.folders import byte_level_tokenizer
from sql_copilot_compression.llama.masked_writing import LONGEST, PREPARED_A_PIECE, MaskedText
from sql_copilot_compression.llama.speakers import Pieces
from sql_copilot_compression.llama.sql_endings import TRIES, Endings

from sql_copilot_ls.schema import parse_ddl

DDL = """CREATE TABLE singer (singer_id INTEGER PRIMARY KEY, name TEXT, country TEXT, age INTEGER);
CREATE TABLE concert (concert_id INTEGER PRIMARY KEY, title TEXT, year INTEGER, stadium_id INTEGER);
CREATE TABLE singer_in_concert (concert_id INTEGER, singer_id INTEGER);
CREATE TABLE stadium (stadium_id INTEGER, name TEXT, capacity INTEGER, "Open Year" INTEGER);
"""
SCHEMA = parse_ddl(DDL, dialect="sqlite")
RIGHT = [
    "SELECT * FROM stadium",
    "SELECT name, age FROM singer WHERE age > 30 ORDER BY age DESC LIMIT 3",
    "SELECT count(*), country FROM singer GROUP BY country",
    "SELECT T1.name, T1.age, count(*) FROM singer AS T1 JOIN singer_in_concert AS T2 ON T1.singer_id = T2.singer_id "
    "GROUP BY T1.name HAVING count(*) > 1",
    "SELECT s.name FROM singer s LEFT JOIN singer_in_concert c ON s.singer_id = c.singer_id WHERE c.concert_id IS NULL",
    "SELECT name FROM stadium WHERE capacity BETWEEN 5000 AND 10000 AND name != 'X'",
    "SELECT country FROM singer WHERE age > 40 INTERSECT SELECT country FROM singer WHERE age < 30",
    "SELECT name FROM stadium WHERE stadium_id NOT IN (SELECT stadium_id FROM concert WHERE year = 2014)",
    "SELECT CASE WHEN age > 30 THEN 'old' ELSE 'young' END AS kind, COUNT(*) FROM singer GROUP BY kind",
    "SELECT CAST(age AS REAL) / 2 FROM singer WHERE name LIKE '%o''x%' AND NOT country IS NULL",
    'SELECT avg(x.age) FROM (SELECT age FROM singer WHERE name != "Bob") AS x',
    "SELECT name FROM singer AS s WHERE EXISTS (SELECT 1 FROM concert WHERE concert.concert_id = s.singer_id)",
    "SELECT \"Open Year\" FROM stadium WHERE name = '北京'",
]
CHINESE = """CREATE TABLE 库房 (编号 INTEGER PRIMARY KEY, 名称 TEXT, "面积 平米" REAL);
CREATE TABLE 藏品 (编号 INTEGER PRIMARY KEY, 名称 TEXT, 库房编号 INTEGER, café TEXT);
"""
RIGHT_IN_CHINESE = [
    "SELECT 名称 FROM 藏品",
    'SELECT "名称", "面积 平米" FROM "库房" WHERE "面积 平米" > 3',
    "SELECT k.名称, COUNT(*) AS 件数 FROM 藏品 AS c JOIN 库房 AS k ON c.库房编号 = k.编号 GROUP BY k.名称",
    "SELECT 藏品.café FROM 藏品 WHERE 名称 = '青铜'",
]
WRONG = [
    "SELECT foo",
    "SELECT name foo",
    "SELECT name FROM sing er",
    "SELECT age FROM concert WHERE",
    "SELECT concert.age",
    "SELECT name FROM singer; DROP",
    "SELECT nam FROM",
    "SELECT count(name, FROM",
    "SELECT name FROM singer -- x",
    "SELECT 1 FROM singer WHERE count(*) > 1",
    "SELECT name FROM singer JOIN stadium ",
    "SELECT T1.capacity FROM singer AS T1 ",
    "SELECT load_extension('x')",
    "DELETE",
    "SELECT name FROM singer UNION SELECT name, age FROM",
    "SELECT name\n\nFROM",
    "SELECT name FROM singer ORDER BY title",
    "SELECT name FROM sqlite_master",
    "SELECT pragma_table_info",
]


@pytest.fixture
def endings() -> Iterator[Endings]:
    found = Endings(SCHEMA)
    yield found
    found.close()


def prepares(sql: str, ddl: str = DDL) -> bool:
    connection = sqlite3.connect(":memory:")
    connection.executescript(ddl)
    try:
        connection.execute(f"EXPLAIN {sql}")
    except sqlite3.Error:
        return False
    finally:
        connection.close()
    return True


@pytest.mark.parametrize("sql", RIGHT)
def test_a_right_query_passes_letter_by_letter_and_each_beginning_has_an_ending_that_prepares(
    endings: Endings, sql: str
) -> None:
    for length in range(1, len(sql) + 1):
        ending = endings.ending(sql[:length])
        assert ending is not None, sql[:length]
        assert prepares(sql[:length] + ending), sql[:length] + ending
    assert endings.ending(sql) == ""


@pytest.mark.parametrize("begun", WRONG)
def test_what_cannot_parse_or_bind_any_more_is_refused(endings: Endings, begun: str) -> None:
    assert endings.ending(begun) is None


def test_the_work_for_one_beginning_is_bounded(endings: Endings) -> None:
    before = endings.prepared
    endings.ending("SELECT " + "(" * 60 + "a.name, T1.age, T2.title, x")
    assert endings.prepared - before <= TRIES


@pytest.mark.parametrize("sql", RIGHT_IN_CHINESE)
def test_names_beyond_ascii_pass_letter_by_letter(sql: str) -> None:
    endings = Endings(parse_ddl(CHINESE, dialect="sqlite"))
    for length in range(1, len(sql) + 1):
        ending = endings.ending(sql[:length])
        assert ending is not None, sql[:length]
        assert prepares(sql[:length] + ending, CHINESE), sql[:length] + ending
    assert endings.ending(sql) == ""
    assert endings.ending("SELECT 名字 FROM") is None
    assert endings.ending('SELECT * FROM "展厅') is None
    endings.close()


class Chance:
    """A model that likes anything: the worst there is."""

    def __init__(self, pieces: int, seed: int) -> None:
        self._draw, self._pieces = random.Random(seed), pieces

    def read(self, tokens: Sequence[int]) -> None:
        assert all(0 <= token < self._pieces for token in tokens)

    def keep(self, length: int) -> None:
        """What was read changes nothing."""

    def best(self, count: int) -> list[tuple[int, float]]:
        return [(token, -1.0) for token in self._draw.sample(range(self._pieces), min(count, self._pieces))]


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    pytest.importorskip("tokenizers")
    pytest.importorskip("peft")
    texts = [DDL, *RIGHT, "SELECT name FROM singer WHERE country = '中国'"] * 3
    return Pieces(byte_level_tokenizer(texts, 420).backend_tokenizer.to_str())


@pytest.mark.parametrize("seed", range(12))
def test_even_chance_writes_sql_that_prepares_and_always_the_same(pieces: Pieces, seed: int) -> None:
    said = []
    for _ in range(2):
        endings = Endings(SCHEMA)
        text = MaskedText(Chance(420, seed), pieces, end=1, endings=endings, longest=40)
        streamed = "".join(text)
        assert prepares(text.answer.sql), text.answer
        assert " ".join(streamed.split()) == text.answer.sql
        assert endings.prepared <= 41 * (PREPARED_A_PIECE + TRIES)
        said.append(text.answer)
        endings.close()
    assert said[0] == said[1]
    assert said[0].tokens <= 40 < LONGEST


class Unwilling:
    """A model that likes nothing that may stand there."""

    def read(self, tokens: Sequence[int]) -> None:
        """What was read changes nothing."""

    def keep(self, length: int) -> None:
        """Nor does what is forgotten."""

    def best(self, count: int) -> list[tuple[int, float]]:
        return [(0, -1.0)][:count]


@pytest.mark.parametrize("ddl", [DDL, CHINESE])
def test_an_ending_is_written_whatever_its_letters_are_made_of(pieces: Pieces, ddl: str) -> None:
    endings = Endings(parse_ddl(ddl, dialect="sqlite"))
    text = MaskedText(Unwilling(), pieces, end=1, endings=endings)
    text._text, text._ending = "SELECT *", endings.ending("SELECT *") or ""
    list(text)
    assert prepares(text.answer.sql, ddl)
    assert text.answer.ended
    endings.close()


@pytest.mark.parametrize("seed", range(4))
def test_chance_over_chinese_names_prepares(pieces: Pieces, seed: int) -> None:
    endings = Endings(parse_ddl(CHINESE, dialect="sqlite"))
    text = MaskedText(Chance(420, seed), pieces, end=1, endings=endings, longest=40)
    list(text)
    assert prepares(text.answer.sql, CHINESE), text.answer
    endings.close()


@pytest.mark.parametrize("end", [[1], [";"], [";", " x"], ["\n\n"]])
def test_a_model_that_knows_the_query_is_not_disturbed(pieces: Pieces, end: list[int | str]) -> None:
    after = [token for part in end for token in ([part] if isinstance(part, int) else pieces.encode(part))]

    class Knowing:
        def __init__(self, sql: str) -> None:
            self._left = [*pieces.encode(sql.removeprefix("SELECT")), *after]

        def read(self, tokens: Sequence[int]) -> None:
            assert list(tokens) == self._left[:1]
            self._left.pop(0)

        def keep(self, length: int) -> None:
            raise AssertionError(length)

        def best(self, count: int) -> list[tuple[int, float]]:
            return [(self._left[0], 0.0)]

    chinese = parse_ddl(CHINESE, dialect="sqlite")
    for sql, schema in [*((s, SCHEMA) for s in RIGHT), *((s, chinese) for s in RIGHT_IN_CHINESE)]:
        endings = Endings(schema)
        text = MaskedText(Knowing(sql), pieces, end=1, endings=endings)
        list(text)
        assert text.answer.sql == sql
        assert text.answer.refused == 0
        assert text.answer.ended
        endings.close()
