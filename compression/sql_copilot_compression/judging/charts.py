"""Small charts as inline SVG: lines and points over two axes, coloured by CSS variables."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

Point = tuple[float, float]
COLOURS = 8
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 12, 10, 40


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one name, joined by a line or not; `labels` are shown when the pointer rests on a point."""

    name: str
    points: Sequence[Point]
    line: bool = True
    labels: Sequence[str] = ()
    dashed: bool = False


def ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Round numbers that cover low … high, at most `most` steps."""
    if not math.isfinite(low) or not math.isfinite(high) or high <= low:
        return [low]
    raw = (high - low) / most
    scale = 10.0 ** math.floor(math.log10(raw))
    step = next(scale * factor for factor in (1, 2, 2.5, 5, 10) if scale * factor >= raw)
    first = math.floor(low / step)
    count = math.ceil(high / step) - first
    return [round((first + i) * step, 10) for i in range(count + 1)]


def _number(value: float) -> str:
    for size, unit in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:g}{unit}"
    return f"{value:g}"


def chart(
    series: Sequence[Series], *, x: str, y: str, width: int = 520, height: int = 300, y_from_zero: bool = False
) -> str:
    """An SVG element; empty series are left out, and without any point a sentence says so."""
    shown = [s for s in series if s.points]
    points = [p for s in shown for p in s.points if math.isfinite(p[0]) and math.isfinite(p[1])]
    if not points:
        return '<p class="empty">No data yet.</p>'
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    x_ticks = ticks(min(xs), max(xs) if max(xs) > min(xs) else min(xs) + 1)
    low = min(0.0, *ys) if y_from_zero else min(ys)
    y_ticks = ticks(low, max(ys) if max(ys) > low else low + 1)
    inner_width, inner_height = width - _LEFT - _RIGHT, height - _TOP - _BOTTOM

    def at(point: Point) -> tuple[float, float]:
        across = (point[0] - x_ticks[0]) / (x_ticks[-1] - x_ticks[0])
        up = (point[1] - y_ticks[0]) / (y_ticks[-1] - y_ticks[0])
        return _LEFT + across * inner_width, _TOP + (1 - up) * inner_height

    parts = [f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(y)} over {escape(x)}">']
    for tick in y_ticks:
        _, level = at((x_ticks[0], tick))
        parts.append(f'<line class="grid" x1="{_LEFT}" x2="{width - _RIGHT}" y1="{level:.1f}" y2="{level:.1f}"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{level + 4:.1f}" text-anchor="end">{_number(tick)}</text>')
    for tick in x_ticks:
        place, _ = at((tick, y_ticks[0]))
        parts.append(f'<text x="{place:.1f}" y="{height - _BOTTOM + 16}" text-anchor="middle">{_number(tick)}</text>')
    parts.append(
        f'<text class="axis" x="{_LEFT + inner_width / 2}" y="{height - 4}" text-anchor="middle">{escape(x)}</text>'
    )
    middle = _TOP + inner_height / 2
    parts.append(
        f'<text class="axis" transform="rotate(-90 12 {middle})" x="12" y="{middle}" text-anchor="middle">'
        f"{escape(y)}</text>"
    )
    for index, own in enumerate(shown):
        parts += _drawn(own, index % COLOURS, [at(p) for p in own.points if math.isfinite(p[1])])
    parts.append("</svg>")
    keys = (f'<span class="key c{i % COLOURS}">{escape(s.name)}</span>' for i, s in enumerate(shown))
    parts.append(f'<p class="legend">{" ".join(keys)}</p>')
    return "".join(parts)


def _drawn(series: Series, colour: int, places: Sequence[Point]) -> list[str]:
    """One series as a line, or as dots with titles."""
    if series.line:
        path = " ".join(f"{px:.1f},{py:.1f}" for px, py in places)
        dashes = ' stroke-dasharray="5 4"' if series.dashed else ""
        return [f'<polyline class="c{colour}" points="{path}"{dashes}/>']
    labels = list(series.labels) or [series.name] * len(places)
    return [
        f'<circle class="c{colour}" cx="{px:.1f}" cy="{py:.1f}" r="4"><title>{escape(label)}</title></circle>'
        for (px, py), label in zip(places, labels, strict=True)
    ]
