import re
from pathlib import Path
from xml.etree import ElementTree

from sql_copilot_compression.judging.charts import Series, chart
from sql_copilot_compression.judging.judge import Verdict
from sql_copilot_compression.judging.report import read_log, render
from sql_copilot_compression.judging.summaries import summarise


def verdict(number: int, right: bool) -> Verdict:
    return Verdict(
        id=f"q{number}", database="music", groups=("easy",), answered=True, parses=True, prepares=True, runs=True,
        exact=right, execution=right, robust=right, shown=right, confidence=0.9 if right else 0.3, milliseconds=12.0,
    )  # fmt: skip


def svg_of(html: str) -> list[ElementTree.Element]:
    return [ElementTree.fromstring(text) for text in re.findall(r"<svg.*?</svg>", html, re.DOTALL)]


def test_a_chart_is_well_formed_names_its_series_and_is_the_same_every_time() -> None:
    series = [Series("a & b", [(0, 1), (1, 2)]), Series("dots", [(0.5, 1.5)], line=False, labels=["here"])]
    html = chart(series, x="steps", y="loss")
    (svg,) = svg_of(html)
    texts = {text.strip() for text in svg.itertext()}
    assert {"a & b", "dots", "here", "steps", "loss"} <= texts
    assert html == chart(series, x="steps", y="loss")


def test_a_chart_without_points_says_so() -> None:
    assert "No data" in chart([Series("a", [])], x="steps", y="loss")


def test_a_log_that_a_kill_cut_short_is_read(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text('{"step": 1, "loss": 2.0}\n{"step": 2, "lo', encoding="utf-8")
    assert read_log(path) == [{"step": 1, "loss": 2.0}]


def test_the_report_holds_curves_scores_sizes_and_calibration() -> None:
    rows = [
        {"step": 10, "examples": 640, "loss": 3.1},
        {"step": 20, "examples": 1280, "loss": 2.2},
        {"step": 20, "examples": 1280, "heldout_loss": 2.5, "heldout_exact": 0.25},
    ]
    summary = summarise([verdict(1, True), verdict(2, False)])
    candidates = [{"name": "d192", "bytes": 2_900_000, "accuracy": 0.31, "kept": True}]
    html = render("Report", {"student-0a1b": rows}, {"held-out": summary}, candidates, {"seed": 1})
    assert len(svg_of(html)) == 6
    for text in (
        "held-out",
        "50.0",
        "d192: 2,900,000 bytes, 31.0 %",
        "seed",
        "student-0a1b",
    ):
        assert text in html


def test_an_empty_build_has_a_report_too() -> None:
    assert "No evaluations yet" in render("Nothing", {}, {})
