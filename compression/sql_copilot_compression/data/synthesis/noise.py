"""How people really write: lower case, typos, contractions, missing punctuation, comment marks."""

from __future__ import annotations

import random
import re

_NEIGHBOURS = {
    "a": "s",
    "e": "r",
    "i": "o",
    "o": "p",
    "n": "m",
    "t": "r",
    "s": "d",
    "r": "t",
    "l": "k",
    "c": "v",
    "m": "n",
    "u": "i",
}
_SLANG = {
    " number of ": (" # of ", " num of ", " nr of "), " average ": (" avg ",),
    " maximum ": (" max ",), " minimum ": (" min ",),
    " and ": (" & ",), " please ": (" pls ",), " without ": (" w/o ",),
    " greater than ": (" > ",), " less than ": (" < ",),
    " do not ": (" don't ",), " is not ": (" isn't ",), " are not ": (" aren't ",), " what is ": (" what's ",),
}  # fmt: skip


def add_noise(question: str, rng: random.Random, *, typo: float = 0.05) -> str:
    """The question in somebody's own spelling; private-use characters (held values) stay."""
    text = f" {' '.join(question.split())} "
    if rng.random() < 0.12:
        for plain, options in _SLANG.items():
            if plain in text and rng.random() < 0.6:
                text = text.replace(plain, rng.choice(options), 1)
    text = text.strip()
    if rng.random() < typo:
        text = misspelt(text, rng)
    draw = rng.random()
    if draw < 0.6:
        text = text[:1].upper() + text[1:]
        question_like = re.match(r"(what|which|who|how|for each|where|can)\b", text, re.IGNORECASE)
        mark = "?" if question_like and "," not in text[-3:] else "."
        if rng.random() < 0.8:
            text += f" {mark}" if rng.random() < 0.15 else mark
    return text


def misspelt(text: str, rng: random.Random) -> str:
    """One longer word with one slip of the fingers."""
    words = text.split(" ")
    places = [i for i, word in enumerate(words) if len(word) > 4 and word.isascii() and word.isalpha()]
    if not places:
        return text
    at = rng.choice(places)
    word = words[at]
    i = rng.randrange(1, len(word) - 1)
    slip = rng.randrange(4)
    if slip == 0:
        word = word[:i] + word[i + 1 :]
    elif slip == 1:
        word = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    elif slip == 2:
        word = word[:i] + word[i] + word[i:]
    else:
        word = word[:i] + _NEIGHBOURS.get(word[i], word[i]) + word[i + 1 :]
    words[at] = word
    return " ".join(words)
