"""A comment as tokens for the period readers: words, digits, single hanzi and signs, with their places."""

from __future__ import annotations

import re
from datetime import datetime

from sql_copilot_ls.hanzi import HANZI

_TOKEN = re.compile(f"[{HANZI}]|\\d+|[^\\W\\d_{HANZI}]+|\\.{{2,}}|[^\\s]")
_YEARS = re.compile(r"(?<![\d.,#-])((?:19|20)\d\d)(?!\d|[.,]\d)")
# Traditional characters of dates, one for one, so that places in the text stay what they are.
_SIMPLIFIED = str.maketrans(
    "個週這後號點兩時間鐘內過從禮開來現農歷當計滿東號。：～－—–〜（）",
    "个周这后号点两时间钟内过从礼开来现农历当计满东号。:~---~()",
)


class Tokens:
    """The tokens of a text: `words` lower-cased, traditional characters simplified; `now` for what depends on it."""

    def __init__(self, text: str, now: datetime | None) -> None:
        self.text = text.translate(_SIMPLIFIED)
        self.now = now
        self.depth = 0
        """How many spans are being read inside one another."""
        years = set(_YEARS.findall(self.text))
        self.year = int(years.pop()) if len(years) == 1 else None
        """The one year that the text names, which dates without one then mean."""
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._at: dict[int, int] = {}
        self._after: dict[int, int] = {}
        for match in _TOKEN.finditer(self.text):
            self._at[match.start()] = len(self.words)
            self.words.append(match.group().lower())
            self.starts.append(match.start())
            self.ends.append(match.end())
            self._after[match.end()] = len(self.words)
        self._words = dict(enumerate(self.words))

    def __len__(self) -> int:
        return len(self.words)

    def word(self, at: int) -> str:
        """The token at a place, the empty string outside of the text."""
        return self._words.get(at, "")

    def glued(self, at: int) -> bool:
        """Whether a token follows its neighbour without a space."""
        return 0 < at < len(self.words) and self.starts[at] == self.ends[at - 1]

    def after(self, end: int) -> int | None:
        """The token that comes after the characters up to `end`; None where `end` is inside a token."""
        return self._after.get(end)

    def starting(self, start: int) -> int | None:
        """The token that starts at a character."""
        return self._at.get(start)

    def is_capital(self, at: int) -> bool:
        """Whether a token is written with a capital."""
        return 0 <= at < len(self.words) and self.text[self.starts[at]].isupper()

    def is_number(self, at: int) -> bool:
        """Whether a token is digits that stand alone: no part of a decimal, a code or a longer number."""
        if not self.word(at).isdecimal():
            return False
        before, after = self.text[: self.starts[at]][-2:], self.text[self.ends[at] :][:2]
        joined_before = len(before) == 2 and before[1] in ".," and before[0].isdecimal()
        joined_after = len(after) == 2 and after[0] in ".," and after[1].isdecimal()
        return not (joined_before or joined_after)
