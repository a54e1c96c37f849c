"""The report of a build: one HTML file with its curves, scores, sizes and calibration, from the logs it left."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2

from sql_copilot_compression.judging.charts import Series, chart

Json = Mapping[str, Any]
Figures = list[tuple[str, str]]
"""(Heading, SVG)."""

_TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=jinja2.StrictUndefined
)
_MEASURES = ("execution", "lenient", "robust", "exact", "prepares")


def read_log(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSON-lines log; a last line that a kill cut short is left out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = []
    for number, line in enumerate(lines, 1):
        try:
            rows.append(json.loads(line))
        except ValueError:
            if number < len(lines):
                raise
    return rows


def _curve(log: Iterable[Json], key: str, scale: float = 1.0) -> list[tuple[float, float]]:
    return [(row.get("examples", row["step"]), row[key] * scale) for row in log if key in row]


def curves(logs: Mapping[str, Sequence[Json]]) -> Figures:
    """Loss and held-out accuracy of every run over the examples it has seen."""
    loss = [Series(name, _curve(log, "loss")) for name, log in logs.items()]
    checked = [Series(name, _curve(log, "heldout_loss")) for name, log in logs.items()]
    exact = [Series(name, _curve(log, "heldout_exact", 100)) for name, log in logs.items()]
    return [
        ("Training loss", chart(loss, x="examples seen", y="loss")),
        ("Held-out loss", chart(checked, x="examples seen", y="loss")),
        ("Held-out exact match", chart(exact, x="examples seen", y="%", y_from_zero=True)),
    ]


def scores(evaluations: Mapping[str, Json]) -> list[list[object]]:
    """A row a set: accuracy, what would be shown unasked and how much of it is right, median milliseconds."""
    return [
        [
            name,
            e["questions"],
            *(f"{e[measure]:.1f}" for measure in _MEASURES),
            f"{e['shown']['coverage']:.1f}",
            f"{e['shown']['precision']:.1f}",
            f"{e['median_milliseconds']:.0f}",
        ]
        for name, e in evaluations.items()
    ]


def groups(evaluations: Mapping[str, Json]) -> list[tuple[str, list[list[object]]]]:
    """For each set a row a group: hardness, or language and kind."""
    return [
        (
            name,
            [
                [group, s["questions"], *(f"{s[measure]:.1f}" for measure in ("execution", "lenient", "exact"))]
                for group, s in e["by_group"].items()
            ],
        )
        for name, e in evaluations.items()
    ]


def sizes(candidates: Sequence[Json]) -> str:
    """Bytes against held-out accuracy of every candidate, the kept one apart."""
    kinds: dict[str, list[Json]] = {"candidates": [], "kept": []}
    for candidate in candidates:
        kinds["kept" if candidate.get("kept") else "candidates"].append(candidate)
    series = [
        Series(
            name,
            [(c["bytes"], 100 * c["accuracy"]) for c in own],
            line=False,
            labels=[f"{c['name']}: {c['bytes']:,} bytes, {100 * c['accuracy']:.1f} %" for c in own],
        )
        for name, own in kinds.items()
    ]
    return chart(series, x="bytes", y="held-out exact match, %")


def confidence(evaluations: Mapping[str, Json]) -> Figures:
    """Calibration, and precision against coverage, of every evaluated set."""
    diagonal = Series("perfect", [(0.0, 0.0), (1.0, 1.0)], dashed=True)
    calibration = [
        Series(name, [(b["confidence"], b["accuracy"]) for b in e["calibration"]]) for name, e in evaluations.items()
    ]
    precision = [
        Series(name, [(p["coverage"], p["precision"]) for p in e["precision_by_coverage"]])
        for name, e in evaluations.items()
    ]
    return [
        ("Calibration", chart([*calibration, diagonal], x="confidence", y="share right", y_from_zero=True)),
        ("Precision against coverage", chart(precision, x="coverage, %", y="precision, %", y_from_zero=True)),
    ]


def render(
    title: str,
    logs: Mapping[str, Sequence[Json]],
    evaluations: Mapping[str, Json],
    candidates: Sequence[Json] = (),
    facts: Mapping[str, object] | None = None,
) -> str:
    """The whole report as an HTML document that needs nothing else.

    `logs` are training logs by run, `evaluations` summaries of `evaluate` by name, `candidates` have name, bytes,
    accuracy (a share) and kept; `facts` is whatever else should be on record (parameters, seed, machine, wall time).
    """
    return _TEMPLATES.get_template("report.html.j2").render(
        title=title,
        facts=list((facts or {}).items()),
        measures=["", "questions", *_MEASURES, "shown", "precision", "ms"],
        scores=scores(evaluations),
        groups=groups(evaluations),
        curves=curves(logs),
        sizes=sizes(candidates) if candidates else "",
        confidence=confidence(evaluations) if evaluations else [],
    )
