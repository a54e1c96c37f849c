"""What the phrases of every language share: choosing, holding values, filling them in."""

from __future__ import annotations

import random
import re

from sql_copilot_compression.data.synthesis.names_in_words import Names
from sql_copilot_compression.data.synthesis.plan import Value


class Phrases:
    """Phrases over one source; values stand as private-use characters until `fill`, so that noise leaves them alone."""

    def __init__(self, names: Names, rng: random.Random) -> None:
        self.names = names
        self.rng = rng
        self.held: list[str] = []
        self.said: dict[tuple[str, str], str] = {}

    def say(self, *options: str) -> str:
        """One of the options."""
        return self.rng.choice(options)

    def chance(self, share: float) -> bool:
        """True in that share of cases."""
        return self.rng.random() < share

    def hold(self, text: str) -> str:
        """A placeholder for text that must stay as it is."""
        self.held.append(text)
        return chr(0xE000 + len(self.held) - 1)

    def fill(self, text: str) -> str:
        """The text with its placeholders filled."""
        return re.sub(r"[\ue000-\ue0ff]", lambda match: self.held[ord(match.group()) - 0xE000], text)

    def value(self, value: Value, *, quotes: float = 0.25) -> str:
        """The value as people write it."""
        text = str(value)
        if isinstance(value, str) and self.chance(quotes):
            mark = self.say('"', "'", "'")
            text = f"{mark}{text}{mark}" if mark not in text else text
        return self.hold(text)
