"""Normal forms of words: the stemmer and the splitting of names, the same for questions and schemas."""

from __future__ import annotations

import re
from functools import lru_cache

from sql_copilot_ls.hanzi import HANZI

_NAME_PART = re.compile(
    f"[{HANZI}]+|\\d+|[A-Z]{{2,}}s(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\\W\\d_]+".replace("[^\\W", f"[^\\W{HANZI}")
)
_VOWEL = re.compile("[aeiouy]")

IRREGULAR = {
    "people": "person", "persons": "person", "children": "child", "men": "man", "women": "woman", "feet": "foot",
    "teeth": "tooth", "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife", "series": "series",
    "species": "species", "news": "news", "data": "data", "media": "media", "criteria": "criterion",
    "indices": "index", "indexes": "index", "matrices": "matrix", "analyses": "analysis", "addresses": "address",
    "status": "status", "statuses": "status", "bus": "bus", "buses": "bus", "gas": "gas", "class": "class",
    "taught": "teach", "bought": "buy", "sold": "sell", "sales": "sale", "built": "build", "held": "hold",
    "made": "make", "making": "make", "won": "win", "lost": "lose", "ran": "run", "paid": "pay", "took": "take",
    "taken": "take", "given": "give", "gave": "give", "went": "go", "gone": "go", "written": "write",
    "wrote": "write", "sang": "sing", "sung": "sing", "spoken": "speak", "spoke": "speak", "left": "leave",
    "led": "lead", "met": "meet", "began": "begin", "begun": "begin", "known": "know", "knew": "know",
    "grew": "grow", "grown": "grow", "flew": "fly", "flown": "fly", "flies": "fly", "lying": "lie",
    "bred": "breed", "born": "birth", "spent": "spend", "sent": "send", "kept": "keep", "felt": "feel",
    "found": "find", "founded": "found", "founding": "found", "has": "have", "had": "have", "having": "have",
    "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be", "am": "be", "does": "do",
    "did": "do", "done": "do", "doing": "do", "ids": "id", "this": "this", "thus": "thus", "its": "its",
    "his": "his", "as": "as", "us": "us", "yes": "yes", "less": "less", "during": "during", "string": "string",
    "king": "king", "ring": "ring", "wing": "wing", "spring": "spring", "thing": "thing", "things": "thing",
    "nothing": "nothing", "something": "something", "anything": "anything", "everything": "everything",
    "morning": "morning", "evening": "evening", "building": "building", "buildings": "building",
    "wedding": "wedding", "weddings": "wedding", "need": "need", "speed": "speed", "seed": "seed", "feed": "feed",
    "hundred": "hundred", "bed": "bed", "beds": "bed", "red": "red", "blood": "blood", "movies": "movie",
    "cookies": "cookie", "zombies": "zombie", "ties": "tie", "pies": "pie", "dies": "die", "dying": "die",
    "shoes": "shoe", "heroes": "hero", "potatoes": "potato", "tomatoes": "tomato", "leaves": "leave",
    "halves": "half", "shelves": "shelf", "wolves": "wolf", "knives": "knife", "bases": "base", "cases": "case",
    "phases": "phase", "houses": "house", "courses": "course", "nurses": "nurse", "horses": "horse",
    "licenses": "license", "expenses": "expense", "purchases": "purchase", "databases": "database",
    "diseases": "disease", "releases": "release", "leases": "lease", "warehouses": "warehouse",
    "responses": "response", "universes": "universe", "causes": "cause", "uses": "use", "spouses": "spouse",
    "sizes": "size", "prizes": "prize", "axes": "axis", "theses": "thesis", "movement": "movement",
    "canvas": "canvas", "campus": "campus", "campuses": "campus", "virus": "virus", "viruses": "virus",
    "bonus": "bonus", "bonuses": "bonus", "census": "census", "corpus": "corpus", "address": "address",
    "business": "business", "businesses": "business", "pass": "pass", "mass": "mass", "loss": "loss",
    "boss": "boss", "process": "process", "access": "access", "gross": "gross", "always": "always",
    "physics": "physics", "economics": "economics", "mathematics": "math", "maths": "math", "sports": "sport",
    "species_id": "species", "gps": "gps", "dns": "dns", "os": "os", "cms": "cms", "sms": "sms", "pos": "pos",
    "plus": "plus", "minus": "minus", "versus": "versus", "focus": "focus", "genus": "genus", "lens": "lens",
    "best": "best", "most": "most", "least": "least", "worst": "worst",
}  # fmt: skip


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The normal form of one English word: lower case, without plural, -ing, -ed and final e."""
    word = word.lower()
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    if (irregular := IRREGULAR.get(word)) is not None:
        return _without_e(irregular)
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for suffix in ("ing", "ed"):
        base = word.removesuffix(suffix)
        if base != word and len(base) >= 3 and _VOWEL.search(base):
            if base.endswith("i") and suffix == "ed":
                return base[:-1] + "y"
            if len(base) > 3 and base[-1] == base[-2] and (base[-1] not in "lsz" or _doubles_l(base)):
                base = base[:-1]
            return _without_e(base)
    return _without_e(word)


def _doubles_l(base: str) -> bool:
    """Whether British English doubled the unstressed end (labelled, travelling); telling and what is made of it ends so
    itself.
    """
    is_own = base.startswith(("resell", "retell", "misspell"))
    return base.endswith("ell") and not is_own and _VOWEL.search(base, 0, len(base) - 3) is not None


def _without_e(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("e") and not word.endswith("ee") else word


def name_parts(name: str) -> list[str]:
    """A name's lower-case parts, split at underscores, case changes, digits and hanzi; nothing is expanded yet."""
    return [part.lower() for part in _NAME_PART.findall(name)]


def edit_distance_within(a: str, b: str, limit: int) -> bool:
    """Whether `a` becomes `b` by at most `limit` insertions, deletions, replacements or swaps of neighbours."""
    if abs(len(a) - len(b)) > limit:
        return False
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return False
    return row[-1] <= limit


def trigrams(word: str) -> list[str]:
    """The word's character 3-grams, with ^ and $ at its ends."""
    marked = f"^{word}$"
    return [marked[i : i + 3] for i in range(len(marked) - 2)]
