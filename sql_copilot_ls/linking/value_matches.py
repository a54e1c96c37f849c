"""Which words of a question speak of which listed values, and the values that a request takes in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sql_copilot_ls.linking import lexicon
from sql_copilot_ls.linking.candidates import Literal
from sql_copilot_ls.linking.contraries import contraries_of, said_by
from sql_copilot_ls.linking.match import GRADE, Matches
from sql_copilot_ls.linking.name_reading import FUNCTION_WORDS
from sql_copilot_ls.linking.relations import VALUE_GRADES
from sql_copilot_ls.linking.similar_words import similar_words
from sql_copilot_ls.linking.value_forms import DENYING_HANZI, ListedValues
from sql_copilot_ls.linking.word_forms import stem, word_set
from sql_copilot_ls.linking.words import Word

MAX_LISTED = 32
"""Listed values of a request, …"""
MAX_PER_COLUMN = 12
"""… and of one column of it."""
_GRADE = {name: number for number, name in enumerate(VALUE_GRADES)}
_LABEL, _OPPOSITE, _LEXICON = (_GRADE[name] for name in ("label", "opposite", "lexicon"))
_SOUND, _PART, _SIMILAR = (_GRADE[name] for name in ("sound", "part", "similar"))
_DENYING = word_set(
    "not never isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't cannot can't non"
)
_MAY_DENY = re.compile("not|never|non|n['’]t|yet to|[没未非不无待]")
_DENIES_UPTO = 3
_LACKING = word_set("no without lack lacks lacking excluding except minus sans skip ignoring ignore exclude")
_LEFT_OUT = word_set("excluded aside omitted ignored")
_LACKS_UPTO = 2
_BREAKS = word_set("and or but , ; then")
_BETWEEN_HANZI = "被有过能"
_CLOSE = 3
_Meanings = tuple[frozenset[str], frozenset[str], frozenset[str]]
_NAMED = GRADE["head"]
_SAID = GRADE["comment_full"]
"""A word that says a name in full is no synonym of a value."""
_CODE_REACH = 3


class ValueMatches:
    """The best grade of every (word, listed value) that match."""

    def __init__(self, question: str, words: Sequence[Word], matches: Matches, listed: ListedValues) -> None:
        self.words = words
        self.listed = listed
        self.cells: dict[int, dict[int, int]] = {}
        """Value → word → grade."""
        if not listed.values:
            return
        lowered = question.lower()
        self.denied = _denied(words) if _MAY_DENY.search(lowered) else [False] * len(words)
        self.lacked = _lacked(words)
        self.named = {w for run in matches.runs if run.end - run.start > 1 for w in range(run.start, run.end)}
        """Words of a name of several: they say the name and no value."""
        self._match_units(question, matches)
        if any(word.kind == "hanzi" for word in words):
            self._match_hanzi(lowered)
            self._match_spoken()
        if listed.codes:
            self._match_codes(matches)

    def _put(self, value: int, word: int, grade: int) -> None:
        row = self.cells.setdefault(value, {})
        if grade < row.get(word, 99):
            row[word] = grade

    def _match_units(self, question: str, matches: Matches) -> None:
        listed = self.listed
        exact: dict[int, list[tuple[int, int, bool]]] = {}
        similar: dict[int, list[tuple[int, int, bool]]] = {}
        for w, word in enumerate(self.words):
            if word.kind not in ("word", "hanzi") or word.text in FUNCTION_WORDS:
                continue
            hanzi = word.kind == "hanzi"
            denied, found = _sign_before(question, word.start) is True if hanzi else self.denied[w], False
            keys, opposed, alike = _meanings(said_by(word.text, word.units, word.kind))
            for key in keys:
                for form, position in listed.postings.get(key, ()):
                    exact.setdefault(form, []).append((w, position, denied))
                    found = True
                for form, position in listed.denied.get(key, ()):
                    exact.setdefault(form, []).append((w, position, not denied))
                    found = True
            for key in opposed:
                for form, position in listed.postings.get(key, ()):
                    exact.setdefault(form, []).append((w, position, not denied))
                    found = True
            for key in alike if min(matches.cells[w].values(), default=_NAMED) > _SAID else ():
                for form, position in listed.postings.get(key, ()):
                    similar.setdefault(form, []).append((w, position, denied))
                    found = True
            if not found and not hanzi and not matches.cells[w] and len(word.units) == 1:
                self._match_similar(w, word)
            if listed.short and not hanzi and not matches.names_something(w):
                self._match_short(w, word.text.lower())
        for number in exact.keys() | similar.keys():
            self._grade(number, exact.get(number, []), similar.get(number, []))

    def _match_similar(self, w: int, word: Word) -> None:
        for root in word.units[0]:
            for other in similar_words(root, self.listed.grams):
                for form, _ in self.listed.postings[other]:
                    self._put(self.listed.forms[form].value, w, _SIMILAR)

    def _match_short(self, w: int, text: str) -> None:
        """A word that has the letters of a code in their order, the first first: forwards and FW."""
        if len(text) < 4 or stem(text) in lexicon.query_words():
            return
        for value in self.listed.short.get(text[0], ()):
            rest = iter(text)
            if all(letter in rest for letter in self.listed.values[value].text.lower()):
                self._put(value, w, _SIMILAR)

    def _grade(
        self, number: int, exact: Sequence[tuple[int, int, bool]], similar: Sequence[tuple[int, int, bool]]
    ) -> None:
        form = self.listed.forms[number]
        if form.is_flag:
            exact, similar = self._of_flag(exact), self._of_flag(similar)
        else:
            exact = [hit for hit in exact if hit[0] not in self.named]
            similar = [hit for hit in similar if hit[0] not in self.named]
        for hits, whole in ((exact, _LABEL), ((*exact, *similar), _LEXICON)):
            near = _close(hits, form.units)
            for w, denied in near:
                self._put(form.value, w, whole if denied == form.is_denied else _OPPOSITE)
            if near:
                break
        if form.units > 1 and not form.is_denied:
            for w, _, _ in (*exact, *similar):
                self._put(form.value, w, _PART)

    def _of_flag(self, hits: Sequence[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
        """Hits of a flag's name, which more words deny than those of a state: no warranty, without breakfast."""
        return [(w, position, denied or self.lacked[w]) for w, position, denied in hits]

    def _match_hanzi(self, question: str) -> None:
        """Values in hanzi are found in the text, however its words are cut."""
        taken: list[tuple[int, int, int]] = []
        for at, character in enumerate(question):
            for form in self.listed.hanzi.get(character, ()):
                sign = _sign_before(question, at)
                if not question.startswith(form.text, at) or (sign is None and form.is_core and len(form.text) == 1):
                    continue
                end = at + len(form.text)
                same = (sign is True) == form.is_denied if form.is_core or sign is True else not form.is_denied
                for w, word in enumerate(self.words):
                    if word.start < end and word.end > at:
                        whole = len(form.text) > 1 or form.is_core
                        taken.append((form.value, w, (_LABEL if whole else _PART) if same else _OPPOSITE))
        for value, w, grade in taken:
            self._put(value, w, grade)

    def _match_spoken(self) -> None:
        """Values in pinyin, read out."""
        for said in self.listed.spoken.said(self.words):
            for w in range(said.start, said.end):
                self._put(said.item, w, _PART if said.grade == "sound_part" else _SOUND)

    def _match_codes(self, matches: Matches) -> None:
        """A number beside the name of the column is its value, elsewhere it may be."""
        listed = self.listed
        for w, word in enumerate(self.words):
            for value in listed.codes.get(word.text, ()) if word.kind == "number" else ():
                column = listed.values[value].column
                around = matches.cells[max(0, w - _CODE_REACH) : w + _CODE_REACH + 1]
                if any(row.get(column, 99) <= _NAMED for row in around):
                    self._put(value, w, _LABEL)

    def chosen(self, matches: Matches, columns: Sequence[int], spelled: Sequence[Literal], room: int) -> list[int]:
        """The values of these columns that a request takes in: all when they are few, else those that the question
        speaks of, by themselves, by their column or by its table; none that is among the candidates already.
        """
        values, of_column = self.listed.values, self.listed.of_column
        known = {(literal.text, item) for literal in spelled for item in literal.members}
        room = max(0, min(MAX_LISTED, room))
        ranges = [of_column[item] for item in columns if item in of_column]
        if sum(map(len, ranges)) <= room and all(len(column) <= MAX_PER_COLUMN for column in ranges):
            return [v for column in ranges for v in column if (values[v].text, values[v].column) not in known]
        named = _named(matches)
        tables, offset = matches.index.column_table, len(matches.index.columns)
        ranked: list[tuple[int, int]] = []
        for column in ranges:
            item = values[column[0]].column
            score = 4 * (item in named) + 2 * (offset + tables[item] in named)
            own = [v for v in column if v in self.cells] if not score else column
            scores = [(-score - (20 - min(self.cells[v].values()) if v in self.cells else 0), v) for v in own]
            scores = [pair for pair in scores if not known or (values[pair[1]].text, item) not in known]
            ranked += scores if len(scores) <= MAX_PER_COLUMN else sorted(scores)[:MAX_PER_COLUMN]
        ranked.sort()
        return sorted(value for _, value in ranked[:room])


@lru_cache(maxsize=1 << 13)
def _meanings(keys: frozenset[str]) -> _Meanings:
    """What a word says, what it says the contrary of, and what means alike."""
    alike = {other for key in keys for table in (lexicon.synonyms(), lexicon.states()) for other in table.get(key, ())}
    return keys, contraries_of(keys), frozenset(alike - keys)


def _named(matches: Matches) -> set[int]:
    """The items that the question names, tables by any part too."""
    columns = len(matches.index.columns)
    return {
        item
        for row in matches.cells
        for item, grade in row.items()
        if grade <= _NAMED or (item >= columns and grade < GRADE["of_table"])
    }


def _denied(words: Sequence[Word]) -> list[bool]:
    """Whether a word that denies stands shortly before each; hanzi deny an English word that follows at once."""
    found = []
    left, before = 0, ""
    for word in words:
        text = word.text.lower().replace("’", "'")
        if word.kind == "hanzi":
            found.append(left > 0 and before not in DENYING_HANZI)
            before = before + text if before + text in DENYING_HANZI else text
            left = 1 if before in DENYING_HANZI else max(0, left - 1)
            continue
        left = 0 if text in _BREAKS else left
        found.append(left > 0)
        denies = text in _DENYING or text.endswith("n't") or (text == "to" and before == "yet")
        left = _DENIES_UPTO if denies else max(0, left - 1)
        before = text
    return found


def _lacked(words: Sequence[Word]) -> list[bool]:
    """Whether words around each say that something is not there, or to be left out."""
    texts = [word.text.lower() for word in words]
    found = [False] * len(texts)
    for w, text in enumerate(texts):
        if text in _LACKING or (text == "o" and w and texts[w - 1] == "w"):
            found[w + 1 : w + 1 + _LACKS_UPTO] = [True] * len(found[w + 1 : w + 1 + _LACKS_UPTO])
        elif text in _LEFT_OUT:
            found[max(0, w - _LACKS_UPTO) : w] = [True] * len(found[max(0, w - _LACKS_UPTO) : w])
    return found


def _sign_before(question: str, at: int) -> bool | None:
    """What stands before: True when it denies, False when it affirms, None when neither."""
    before = question[max(0, at - 4) : at].rstrip(_BETWEEN_HANZI) or question[max(0, at - 4) : at]
    for text in (question[max(0, at - 4) : at], before):
        if text.endswith(DENYING_HANZI):
            return True
        if text.endswith(("已", "已经")):
            return False
    return None


def _close(hits: Sequence[tuple[int, int, bool]], units: int) -> list[tuple[int, bool]]:
    """Around each hit of the last position the nearest hits of all positions, when they stand close together."""
    if units == 1:
        return [(w, denied) for w, _, denied in hits]
    by_position: list[list[tuple[int, bool]]] = [[] for _ in range(units)]
    for w, position, denied in hits:
        by_position[position].append((w, denied))
    if not all(by_position):
        return []
    found: list[tuple[int, bool]] = []
    for anchor, _ in by_position[-1]:
        chosen = [min(at, key=lambda hit: (abs(hit[0] - anchor), hit)) for at in by_position]
        first, last = min(chosen)[0], max(chosen)[0]
        if last - first <= units + _CLOSE:
            denied = any(d for _, d in chosen)
            found += ((w, denied) for w, _ in chosen)
    return found
