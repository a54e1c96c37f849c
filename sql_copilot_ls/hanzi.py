"""Which characters are hanzi: the one answer for questions, schemas, dates and corpora."""

from __future__ import annotations

import re

HANZI = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""As a class of a pattern has it."""
_ANY = re.compile(f"[{HANZI}]")


def has_hanzi(text: str) -> bool:
    """Whether any character is a hanzi."""
    return _ANY.search(text) is not None
