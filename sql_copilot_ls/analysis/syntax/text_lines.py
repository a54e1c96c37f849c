"""Lines and offsets of a text, with columns counted in code points or in an encoding's units."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

_BREAK = re.compile(r"\r\n|\r|\n")
_NEWLINE = re.compile(r"\n")


class TextLines:
    """A text with its line starts. Only `\\n`, `\\r\\n` and `\\r` break lines, as LSP has it. Positions out of range
    are clamped."""

    def __init__(self, text: str) -> None:
        self.text = text

    def edited(self, start: int, end: int, replacement: str) -> TextLines:
        """The text with a part replaced; the line starts follow the edit instead of being looked for anew."""
        result = TextLines(self.text[:start] + replacement + self.text[end:])
        if "\r" not in result.text and "\r" not in self.text:
            starts, shift = self.starts, len(replacement) - (end - start)
            before, after = bisect_right(starts, start), bisect_right(starts, end)
            inserted = [start + m.end() for m in _NEWLINE.finditer(replacement)]
            result.starts = starts[:before] + inserted + [s + shift for s in starts[after:]]
        return result

    @cached_property
    def starts(self) -> list[int]:
        """Offset of the first character of every line."""
        pattern = _BREAK if "\r" in self.text else _NEWLINE
        return [0, *(m.end() for m in pattern.finditer(self.text))]

    @property
    def count(self) -> int:
        """How many lines; an empty text has one."""
        return len(self.starts)

    def line_end(self, line: int) -> int:
        """Offset of the end of a line, its break not included."""
        if line + 1 >= len(self.starts):
            return len(self.text)
        end = self.starts[line + 1]
        if self.text[end - 1] == "\n":
            end -= 1
            if end > self.starts[line] and self.text[end - 1] == "\r":
                end -= 1
            return end
        return end - 1

    def line(self, line: int) -> str:
        """The text of a line without its break; empty when there is no such line."""
        if not 0 <= line < len(self.starts):
            return ""
        return self.text[self.starts[line] : self.line_end(line)]

    def offset(self, line: int, column: int) -> int:
        """Offset of a line and column (code points)."""
        if line < 0:
            return 0
        if line >= len(self.starts):
            return len(self.text)
        return min(self.starts[line] + max(column, 0), self.line_end(line))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column (code points) of an offset."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self.starts, offset) - 1
        return line, min(offset, self.line_end(line)) - self.starts[line]


def column_to_units(line: str, column: int, encoding: str) -> int:
    """A column in code points as units of `utf-8`, `utf-16` or `utf-32`."""
    before = line[:column]
    if encoding == "utf-32" or before.isascii():
        return len(before)
    if encoding == "utf-8":
        return len(before.encode("utf-8", "surrogatepass"))
    return len(before.encode("utf-16-le", "surrogatepass")) // 2


def units_to_column(line: str, units: int, encoding: str) -> int:
    """Units of an encoding as a column in code points; units inside a character count as its start, those beyond the
    line as its end."""
    if encoding == "utf-32" or line.isascii():
        return min(max(units, 0), len(line))
    seen = 0
    for column, character in enumerate(line):
        code = ord(character)
        if encoding == "utf-8":
            seen += 1 + (code >= 0x80) + (code >= 0x800) + (code >= 0x10000)
        else:
            seen += 1 + (code >= 0x10000)
        if seen > units:
            return column
    return len(line)
