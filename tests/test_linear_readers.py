"""What readers of other people's texts cost grows with the text, whatever is repeated in it."""

from __future__ import annotations

import signal

import pytest

from fuzz.growth import LENGTH, MOST_GROWTH, quadratic_cost, reader_exponent, repeated
from fuzz.readers import readers, units
from sql_copilot_ls.sql.embedded import regions
from tests.shop import shop

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a clock of the processor's time"),
]

READERS = readers(shop())
QUADRATIC = quadratic_cost(LENGTH)


@pytest.mark.parametrize("name", sorted(READERS))
def test_every_reader_is_linear(name: str) -> None:
    run = READERS[name]
    run("select 1")
    grown = [(reader_exponent(run, texts, QUADRATIC), texts(60)) for texts in units()]
    assert [(e, text) for e, text in grown if e > MOST_GROWTH] == []


@pytest.mark.parametrize(
    "text",
    [
        'P = """\n' + "\\d" * 400,
        'P = """' + "\\" * 401,
        "x = '" + "\\'" * 400,
        "/* " * 400,
        "`" + "\\`" * 401,
        "'\n" * 400,
    ],
)
@pytest.mark.parametrize("language", ["python", "typescript", "go"])
def test_what_nothing_closes_is_no_string(text: str, language: str) -> None:
    assert regions(text, language) == []


@pytest.mark.parametrize(
    ("source", "language", "found"),
    [
        ("q = 'it\\'s'; r = \"SELECT a FROM t\"", "python", ["SELECT a FROM t"]),
        ('"""open\nq = "SELECT a FROM t"\n', "python", ["SELECT a FROM t"]),
        ("# it's\nq = rf'select {a} from t'", "python", ["select :pp from t"]),
        ("xf = f'''select {a}\nfrom t'''", "python", ["select :pp\nfrom t"]),
        ("// `\nconst q = `select ${a.b} from t`", "typescript", ["select :ppppp from t"]),
        ("/* ' */ q('SELECT a FROM t')", "typescript", ["SELECT a FROM t"]),
        ("c := '\"'; q := `select a\\n from t`", "go", ["select a\\n from t"]),
    ],
)
def test_sql_beside_quotes_that_are_none(source: str, language: str, found: list[str]) -> None:
    assert [region.text for region in regions(source, language)] == found


def test_the_walk_finds_a_reader_that_is_slow() -> None:
    def slow(text: str) -> None:
        for i in range(len(text)):
            sum(1 for c in text[i:] if c == "a")

    assert reader_exponent(slow, repeated("", "a", ""), QUADRATIC) > MOST_GROWTH
