"""The report of a build: one HTML file with its curves, scores, sizes and calibration, from the logs it left."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from sql_copilot_compression.judging.charts import Series, chart
from sql_copilot_compression.judging.exact_match import HARDNESS

Json = Mapping[str, Any]

_STYLE = """
:root { color-scheme: light dark; --ink: #1c2024; --faint: #6b7280; --grid: #d8dce2; --paper: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --faint: #9aa3af; --grid: #343a42; --paper: #14171a; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 2rem auto;
  max-width: 70rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
.row { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1.5rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: .25rem .6rem; border-bottom: 1px solid var(--grid); }
th:first-child, td:first-child { text-align: left; }
svg { width: 100%; height: auto; } svg text { font-size: 11px; fill: var(--faint); }
.grid { stroke: var(--grid); } polyline { fill: none; stroke-width: 1.8; }
.legend { font-size: .85rem; } .key { margin-right: 1rem; } .key::before { content: "■ "; }
.empty { color: var(--faint); }
""" + "".join(
    f".c{i} {{ stroke: {colour}; }} circle.c{i} {{ fill: {colour}; }} .key.c{i}::before {{ color: {colour}; }}\n"
    for i, colour in enumerate(("#3b82f6", "#f97316", "#10b981", "#a855f7", "#ef4444", "#14b8a6", "#eab308", "#6b7280"))
)


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


def curves(logs: Mapping[str, Sequence[Json]]) -> str:
    """Loss and held-out accuracy of every run over the examples it has seen."""
    loss = [Series(name, _curve(log, "loss")) for name, log in logs.items()]
    checked = [Series(name, _curve(log, "heldout_loss")) for name, log in logs.items()]
    exact = [Series(name, _curve(log, "heldout_exact", 100)) for name, log in logs.items()]
    figures = (
        ("Training loss", chart(loss, x="examples seen", y="loss")),
        ("Held-out loss", chart(checked, x="examples seen", y="loss")),
        ("Held-out exact match", chart(exact, x="examples seen", y="%", y_from_zero=True)),
    )
    return '<div class="row">' + "".join(f"<figure><h3>{title}</h3>{svg}</figure>" for title, svg in figures) + "</div>"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    cells = "".join(f"<th>{escape(str(cell))}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"


def scores(evaluations: Mapping[str, Json]) -> str:
    """Execution accuracy by set and hardness, exact match, and what would be shown unasked."""
    head = ["", "questions", "execution", *HARDNESS, "robust", "exact", "prepares", "shown", "precision", "ms"]
    rows = [
        [
            name,
            e["questions"],
            f"{e['execution']:.1f}",
            *(f"{e['by_group'][h]['execution']:.1f}" if h in e["by_group"] else "" for h in HARDNESS),
            *(f"{e[key]:.1f}" for key in ("robust", "exact", "prepares")),
            f"{e['shown']['coverage']:.1f}",
            f"{e['shown']['precision']:.1f}",
            f"{e['median_milliseconds']:.0f}",
        ]
        for name, e in evaluations.items()
    ]
    return _table(head, rows) if rows else '<p class="empty">No evaluations yet.</p>'


def sizes(candidates: Sequence[Json]) -> str:
    """Bytes against held-out accuracy of every candidate, the kept one apart."""
    groups: dict[str, list[Json]] = {"candidates": [], "kept": []}
    for candidate in candidates:
        groups["kept" if candidate.get("kept") else "candidates"].append(candidate)
    series = [
        Series(
            name,
            [(c["bytes"], 100 * c["accuracy"]) for c in own],
            line=False,
            labels=[f"{c['name']}: {c['bytes']:,} bytes, {100 * c['accuracy']:.1f} %" for c in own],
        )
        for name, own in groups.items()
    ]
    return chart(series, x="bytes", y="held-out exact match, %")


def confidence(evaluations: Mapping[str, Json]) -> str:
    """Calibration, and precision against coverage, of every evaluated set."""
    diagonal = Series("perfect", [(0.0, 0.0), (1.0, 1.0)], dashed=True)
    calibration = [
        Series(name, [(b["confidence"], b["accuracy"]) for b in e["calibration"]]) for name, e in evaluations.items()
    ]
    precision = [
        Series(name, [(p["coverage"], p["precision"]) for p in e["precision_by_coverage"]])
        for name, e in evaluations.items()
    ]
    left = chart([*calibration, diagonal], x="confidence", y="share right", y_from_zero=True)
    right = chart(precision, x="coverage, %", y="precision, %", y_from_zero=True)
    return (
        f'<div class="row"><figure><h3>Calibration</h3>{left}</figure>'
        f"<figure><h3>Precision against coverage</h3>{right}</figure></div>"
    )


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
    sections = [
        ("Facts", _table(("", ""), (facts or {}).items()) if facts else ""),
        ("Accuracy by set and hardness, %", scores(evaluations)),
        ("Training", curves(logs)),
        ("Size against accuracy", sizes(candidates) if candidates else ""),
        ("Confidence", confidence(evaluations) if evaluations else ""),
    ]
    body = "".join(f"<h2>{escape(name)}</h2>{content}" for name, content in sections if content)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{escape(title)}</h1>{body}</body></html>\n"
    )
