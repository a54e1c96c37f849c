"""Small charts as inline SVG, drawn by matplotlib: lines and points over two axes, readable on light and dark."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl

mpl.use("svg")

from matplotlib.figure import Figure

Point = tuple[float, float]
SIZE = (6.0, 3.5)
"""Inches."""
FAINT = "#808890"
"""Readable on white and on black."""
_STYLE: Any = {"svg.fonttype": "none", "svg.hashsalt": "sqlcopilot", "font.size": 9, "text.color": FAINT}


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one name, joined by a line or not; `labels` stand beside points that no line joins."""

    name: str
    points: Sequence[Point]
    line: bool = True
    labels: Sequence[str] = ()
    dashed: bool = False


def chart(series: Sequence[Series], *, x: str, y: str, y_from_zero: bool = False) -> str:
    """An SVG element; empty series are left out, and without any point a sentence says so."""
    shown = [s for s in series if s.points]
    if not shown:
        return '<p class="empty">No data yet.</p>'
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=SIZE, layout="constrained")
        axes = figure.add_subplot()
        for own in shown:
            xs, ys = zip(*own.points, strict=True)
            if own.line:
                axes.plot(xs, ys, "--" if own.dashed else "-", label=own.name, linewidth=1.5)
            else:
                axes.plot(xs, ys, "o", label=own.name)
                for point, label in zip(own.points, own.labels, strict=bool(own.labels)):
                    axes.annotate(label, point, textcoords="offset points", xytext=(4, 4), fontsize=7)
        if y_from_zero:
            axes.set_ylim(bottom=0)
        axes.set_xlabel(x, color=FAINT)
        axes.set_ylabel(y, color=FAINT)
        axes.tick_params(colors=FAINT)
        axes.grid(color=FAINT, alpha=0.25)
        for spine in axes.spines.values():
            spine.set_visible(False)
        axes.legend(frameon=False, fontsize=8, labelcolor=FAINT)
        out = io.StringIO()
        figure.savefig(out, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return _element(out.getvalue())


def _element(document: str) -> str:
    """The SVG element of a document, sized by its place in the page."""
    svg = document[document.index("<svg") :]
    return re.sub(r' (?:width|height)="[^"]*pt"', "", svg, count=2)
