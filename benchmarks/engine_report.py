"""The engines' measurements as a Markdown table and a plot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PLOT_WIDTH, BAR, LABEL = 640, 16, 190


def floor_ms(work: Mapping[str, int], peaks: Mapping[str, float]) -> tuple[float, float]:
    """(encode, step) in milliseconds with products at the core's peak and weights at cache bandwidth."""
    encode = work["encode_int8"] / peaks["int8_macs"] + work["encode_float"] / peaks["float_macs"]
    step = max(
        work["step_int8"] / peaks["int8_macs"] + work["step_float"] / peaks["float_macs"],
        work["step_bytes"] / peaks["read_3MB"],
    )
    return encode / 1e6, step / 1e6


def report(
    results: Mapping[str, Mapping[str, Any]],
    work: Mapping[int, Mapping[str, int]],
    peaks: Mapping[str, float],
    machine: str,
    steps: int,
) -> tuple[str, str]:
    """(Markdown, SVG)."""
    lines = [
        "# The engine beside its peers",
        "",
        f"Machine: {machine}; one thread, beam 4, {steps} steps; milliseconds of processor time, best of a few runs.",
        "Written by `python -m benchmarks.engine`.",
    ]
    if peaks:
        rates = ", ".join(f"{name} {value:.0f}" for name, value in peaks.items())
        lines += ["", f"Measured peaks of one core (G multiply-adds/s, GB/s): {rates}."]
    lines += ["", "| engine | runtime MB | model MB | start to first ms | peak RSS MB |", "|---|---|---|---|---|"]
    for name, result in results.items():
        if result:
            sizes = f"{result['disk'] / 1e6:.1f} | {result['model'] / 1e6:.1f}"
            lines.append(f"| {name} | {sizes} | {result['first'] * 1e3:.0f} | {result['rss']:.0f} |")
    for size in work:
        lines += [
            "",
            f"## {size} columns ({work[size]['nodes']} nodes)",
            "",
            "| engine | encode ms | ms a step | whole ms |",
            "|---|---|---|---|",
        ]
        for name, result in results.items():
            if result:
                row = result["sizes"][str(size)]
                lines.append(f"| {name} | {row['encode']:.2f} | {row['step']:.3f} | {row['whole']:.2f} |")
        if peaks:
            encode, step = floor_ms(work[size], peaks)
            lines.append(f"| *floor of the matrix work* | {encode:.2f} | {step:.3f} | {encode + steps * step:.2f} |")
    return "\n".join(lines) + "\n", plot(results, work)


def plot(results: Mapping[str, Mapping[str, Any]], work: Mapping[int, Any]) -> str:
    """Bars of the whole suggestion's milliseconds, one group for each size, each group to its own scale."""
    shapes, y = [], 10
    for size in work:
        shapes.append(f'<text x="4" y="{y + 12}" font-weight="bold">{size} columns</text>')
        y += 20
        rows = [(name, result["sizes"][str(size)]["whole"]) for name, result in results.items() if result]
        longest = max(value for _, value in rows)
        for name, value in rows:
            width = value / longest * (PLOT_WIDTH - LABEL - 80)
            colour = "#2a6f97" if name.startswith("ours") else "#a9a9a9"
            shapes.append(f'<text x="{LABEL - 6}" y="{y + 12}" text-anchor="end">{name}</text>')
            shapes.append(f'<rect x="{LABEL}" y="{y + 2}" width="{width:.1f}" height="{BAR - 4}" fill="{colour}"/>')
            shapes.append(f'<text x="{LABEL + width + 4:.1f}" y="{y + 12}">{value:.1f} ms</text>')
            y += BAR
        y += 12
    body = "\n".join(shapes)
    frame = f'width="{PLOT_WIDTH}" height="{y}" font-family="sans-serif" font-size="11"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>\n{body}\n</svg>\n'
