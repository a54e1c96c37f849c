"""What many verdicts say together: shares by group, precision by coverage, calibration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sql_copilot_compression.judging.exact_match import HARDNESS
from sql_copilot_compression.judging.judge import Verdict


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0


def _scores(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    count = len(verdicts)
    return {
        "questions": count,
        **{
            name: _share(sum(bool(getattr(v, name)) for v in verdicts), count)
            for name in ("execution", "lenient", "robust", "exact", "answered", "parses", "prepares", "runs")
        },
    }


def summarise(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """Scores in per cent, overall and by group, of shown suggestions, and precision by coverage and by confidence.

    Questions whose gold query does not run are named and left out.
    """
    judged = [v for v in verdicts if v.gold_runs]
    shown = [v for v in judged if v.shown]
    times = sorted(v.milliseconds for v in judged)
    return {
        **_scores(judged),
        "by_group": {name: _scores([v for v in judged if name in v.groups]) for name in _groups(judged)},
        "shown": {
            "coverage": _share(len(shown), len(judged)),
            "precision": _share(sum(v.execution for v in shown), len(shown)),
        },
        "precision_by_coverage": _precision_by_coverage(judged),
        "calibration": _calibration(judged),
        "median_milliseconds": times[len(times) // 2] if times else 0.0,
        "gold_does_not_run": [v.id for v in verdicts if not v.gold_runs],
    }


def _groups(verdicts: Sequence[Verdict]) -> list[str]:
    """Hardness in its order, or languages and kinds."""
    names = {name for verdict in verdicts for name in verdict.groups}
    return [level for level in HARDNESS if level in names] + sorted(names - set(HARDNESS))


def _precision_by_coverage(verdicts: Sequence[Verdict]) -> list[dict[str, float]]:
    """Precision among the most confident tenth, two tenths … of the questions."""
    ranked = sorted((v for v in verdicts if v.answered), key=lambda v: -v.confidence)
    points = []
    for tenth in range(1, 11):
        top = ranked[: round(len(verdicts) * tenth / 10)]
        if top:
            points.append(
                {
                    "coverage": _share(len(top), len(verdicts)),
                    "precision": _share(sum(v.execution for v in top), len(top)),
                    "threshold": round(top[-1].confidence, 4),
                }
            )
    return points


def _calibration(verdicts: Sequence[Verdict]) -> list[dict[str, float]]:
    """Mean confidence and accuracy of answered questions in ten equal steps of confidence."""
    bins: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.answered:
            bins[min(9, int(verdict.confidence * 10))].append(verdict)
    return [
        {
            "confidence": round(sum(v.confidence for v in own) / len(own), 4),
            "accuracy": round(sum(v.execution for v in own) / len(own), 4),
            "questions": len(own),
        }
        for _, own in sorted(bins.items())
    ]


def table(summary: dict[str, Any], title: str) -> str:
    """The summary as a table for a person."""
    columns = ("questions", "execution", "robust", "exact", "prepares", "runs")
    lines = [title, " " * 16 + "".join(f"{name:>11}" for name in columns)]
    for name, scores in [("all", summary), *summary["by_group"].items()]:
        cells = (f"{scores[c]:>11d}" if c == "questions" else f"{scores[c]:>10.1f}%" for c in columns)
        lines.append(f"{name:<16}" + "".join(cells))
    shown = summary["shown"]
    lines.append(
        f"shown unasked: {shown['coverage']:.1f}% of questions, {shown['precision']:.1f}% of them right; "
        f"median {summary['median_milliseconds']:.0f} ms"
    )
    lines.append(
        "execution: same rows on the corpus's database; robust: also on row-mutated copies; exact: values ignored"
    )
    if summary["gold_does_not_run"]:
        lines.append(f"left out, gold does not run: {', '.join(summary['gold_does_not_run'][:10])}")
    return "\n".join(lines)
