"""Changes to the spelling of a copied value, each an action of the grammar."""

from __future__ import annotations

import re
from collections.abc import Callable


def singular(text: str) -> str:
    """An English plural's last word without its ending: dogs, boxes, cities."""
    if re.search(r"[^aeiou]ies$", text, re.IGNORECASE):
        return text[:-3] + ("Y" if text[-1].isupper() else "y")
    if re.search(r"(s|x|z|ch|sh)es$", text, re.IGNORECASE):
        return text[:-2]
    if re.search(r"[^s]s$", text, re.IGNORECASE):
        return text[:-1]
    return text


def title(text: str) -> str:
    """Every word with a capital letter, the rest of it small."""
    return re.sub(r"\w+", lambda match: match.group()[:1].upper() + match.group()[1:].lower(), text)


SPELLINGS: dict[str, Callable[[str], str]] = {
    "LowerCase": str.lower,
    "TitleCase": title,
    "UpperCase": str.upper,
    "Singular": singular,
}
"""Actions that change a copied value, in the order in which `encode` prefers them."""
