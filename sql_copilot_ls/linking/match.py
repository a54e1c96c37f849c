"""Which words of a question match which names of a schema, and how well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sql_copilot_ls.linking import lexicon
from sql_copilot_ls.linking.contraries import contraries_of, said_by
from sql_copilot_ls.linking.index import MAX_FULL_COMMENT, Form, SchemaIndex
from sql_copilot_ls.linking.name_reading import FUNCTION_WORDS
from sql_copilot_ls.linking.relations import COLUMN_GRADES
from sql_copilot_ls.linking.similar_words import similar_words
from sql_copilot_ls.linking.words import Word

GRADE = {name: number for number, name in enumerate(COLUMN_GRADES)}
"""Position of a grade, best first; `near_table` and `of_table` are for columns only."""
_NEAR, _EXACT, _INSIDE = GRADE["near_table"], GRADE["exact"], GRADE["inside"]
_STRONG, _SPOKEN = GRADE["head"], GRADE["sound_part"]
_CONTRARY = GRADE["contrary"]
_INITIALS = GRADE["initials"]
"""A name by its first letters: it may be chance, so that the words may be a value as well."""
_CLOSE = 4
_NOTHING: frozenset[str] = frozenset()
_VALUE_HINTS = {
    "<year>": frozenset(("year", "dat")),
    "<date>": frozenset(("dat",)),
    "<time>": frozenset(("tim",)),
}
"""Pieces of values and the stems of the attributes that hold such."""
_COUNTING = frozenset(("number", "amount", "total", "sum", "count"))
"""Before `of` these ask for an aggregate and are not synonyms of anything."""
_COUNTS = frozenset(("number", "count"))
"""So do these in Chinese."""
_TABLE_REACH = 4
_AUXILIARIES = frozenset(("do", "does", "did", "doing"))
"""They only carry a question, though they share their stem with `done`, which is a state."""
_HOMONYMS = {"没": "no", "没有": "no", "无": "no", "次": "tim", "去": "go"}
"""Hanzi that deny, count or go on, and their glosses, which as names are a number, a moment and what is gone."""


@lru_cache(maxsize=1 << 13)
def _related(keys: frozenset[str]) -> frozenset[str]:
    """Stems that a word of these stems may stand for."""
    return _NOTHING.union(*map(lexicon.related, keys))


@dataclass(slots=True)
class Run:
    """A whole name standing in the question: words start … end − 1."""

    item: int
    start: int
    end: int


class Matches:
    """The best grade of every (word, item) that match; items are the whole schema's."""

    def __init__(self, question: str, words: Sequence[Word], index: SchemaIndex) -> None:
        self.words = words
        self.index = index
        self.cells: list[dict[int, int]] = [{} for _ in words]
        self.runs: list[Run] = []
        self._columns = len(index.columns)
        self._match_units()
        self._match_hanzi(question.lower())
        self._match_spoken()
        self._match_fuzzily()
        self._settle_runs()
        self._mark_tables()

    def _put(self, word: int, item: int, grade: int) -> None:
        row = self.cells[word]
        if grade < row.get(item, 99):
            row[item] = grade

    def _match_units(self) -> None:
        postings = self.index.postings
        exact: dict[int, list[tuple[int, int]]] = {}
        similar: dict[int, list[tuple[int, int]]] = {}
        phrases = self._phrases()
        for w, word in enumerate(self.words):
            if word.kind == "symbol" or (len(word.units) == 1 and word.units[0] & FUNCTION_WORDS):
                continue
            if word.text.lower() in _AUXILIARIES:
                continue
            keys = said_by(word.text, word.units, word.kind)
            if word.text in _HOMONYMS:
                keys -= {_HOMONYMS[word.text]}
            for key in keys:
                for form, position in postings.get(key, ()):
                    exact.setdefault(form, []).append((w, position))
            for key in contraries_of(keys):
                for form, _ in postings.get(key, ()):
                    self._put(w, self.index.forms[form].item, _CONTRARY)
            more = phrases.get(w, _VALUE_HINTS.get(word.pieces[0], _NOTHING))
            counts = bool(keys & _COUNTING) and w + 1 < len(self.words) and self.words[w + 1].text == "of"
            counts |= word.kind == "hanzi" and bool(keys & _COUNTS)
            if not counts:
                more = more | _related(keys) if more else _related(keys)
            for key in more - keys:
                for form, position in postings.get(key, ()):
                    similar.setdefault(form, []).append((w, position))
        for form in exact.keys() | similar.keys():
            self._grade(self.index.forms[form], exact.get(form, []), similar.get(form, []))

    def _phrases(self) -> dict[int, frozenset[str]]:
        """Words that begin a hinting phrase of several words → the stems hinted at, for each word of the phrase."""
        heads, hints = lexicon.hint_heads(), lexicon.hints()
        firsts = [
            next(iter(word.units[0])) if len(word.units) == 1 and len(word.units[0]) == 1 else "" for word in self.words
        ]
        found: dict[int, frozenset[str]] = {}
        for start, first in enumerate(firsts):
            for length in range(2, heads.get(first, 0) + 1):
                targets = hints.get(tuple(firsts[start : start + length]), _NOTHING)
                for w in range(start, start + length) if targets else ():
                    found[w] = found.get(w, _NOTHING) | targets
        return found

    def _grade(self, form: Form, exact: list[tuple[int, int]], similar: list[tuple[int, int]]) -> None:
        last = len(form.units) - 1
        if last == 0:
            self._grade_single(form, exact, similar)
            return
        item, comment = form.item, form.is_comment
        part = GRADE["comment_part"]
        by_word: dict[int, set[int]] = {}
        for w, position in exact:
            by_word.setdefault(w, set()).add(position)
            self._put(w, item, part if comment else GRADE["head" if position == last else "part"])
        for w, _ in similar:
            self._put(w, item, part if comment else GRADE["lexicon_part"])
        if comment and last >= MAX_FULL_COMMENT:
            return
        found = {position for _, position in exact}
        if len(found) > last:
            full = GRADE["comment_full" if comment else "exact"]
            runs = [run for w in by_word if (run := self._run(item, by_word, w, last + 1))]
            for run in runs:
                if not comment:
                    self.runs.append(run)
                for w in range(run.start, run.end):
                    if w in by_word:
                        self._put(w, item, full)
            if not runs:
                self._put_close(item, exact, last + 1, GRADE["comment_full" if comment else "all"])
        elif len(found | {position for _, position in similar}) > last and not comment:
            self._put_close(item, exact + similar, last + 1, GRADE["lexicon"])

    def _grade_single(self, form: Form, exact: list[tuple[int, int]], similar: list[tuple[int, int]]) -> None:
        for w, _ in exact:
            whole = len(self.words[w].units) == 1
            if form.is_comment:
                self._put(w, form.item, GRADE["comment_full" if whole else "comment_part"])
            elif whole:
                self.runs.append(Run(form.item, w, w + 1))
                self._put(w, form.item, _EXACT)
            else:
                self._put(w, form.item, _INSIDE)
        for w, _ in similar:
            self._put(w, form.item, GRADE["comment_part" if form.is_comment else "lexicon"])

    def _run(self, item: int, by_word: dict[int, set[int]], start: int, length: int) -> Run | None:
        position, w, skipped = 0, start, 0
        while position < length:
            positions = by_word.get(w)
            if positions is not None and position in positions:
                position += 1
                while len(self.words[w].units) > 1 and position in positions:
                    position += 1
                skipped = 0
            elif w > start and skipped == 0 and w < len(self.words) and self.words[w].text.lower() in FUNCTION_WORDS:
                skipped = 1
            else:
                return None
            w += 1
        return Run(item, start, w)

    def _put_close(self, item: int, hits: list[tuple[int, int]], length: int, grade: int) -> None:
        """Around each hit of the last position, grade the nearest hit of every position, if close enough."""
        by_position: list[list[int]] = [[] for _ in range(length)]
        for w, position in hits:
            by_position[position].append(w)
        for anchor in by_position[-1]:
            chosen = [min(ws, key=lambda w: (abs(w - anchor), w)) for ws in by_position]
            if max(chosen) - min(chosen) <= length + _CLOSE:
                for w in chosen:
                    self._put(w, item, grade)

    def _match_hanzi(self, question: str) -> None:
        """A Chinese name whose words are cut differently in the question is still found in its text."""
        for name, item in self.index.hanzi_names:
            at = question.find(name)
            while at >= 0:
                inside = [w for w, word in enumerate(self.words) if word.start < at + len(name) and word.end > at]
                if inside:
                    self.runs.append(Run(item, inside[0], inside[-1] + 1))
                    for w in inside:
                        self._put(w, item, _EXACT)
                at = question.find(name, at + 1)

    def _match_fuzzily(self) -> None:
        index = self.index
        for w, word in enumerate(self.words):
            text = word.text.lower()
            for item in index.acronyms.get(text, ()) if len(text) >= 3 else ():
                self._put(w, item, GRADE["fuzzy"])
            if self.cells[w] or word.kind != "word" or len(word.units) != 1 or len(text) < 4:
                continue
            for root in word.units[0]:
                for found in similar_words(root, index.grams):
                    for form, _ in index.postings[found]:
                        if not index.forms[form].is_comment:
                            self._put(w, index.forms[form].item, GRADE["fuzzy"])

    def _match_spoken(self) -> None:
        if any(word.kind == "hanzi" for word in self.words):
            for said in self.index.spoken.said(self.words):
                for w in range(said.start, said.end):
                    self._put(w, said.item, GRADE[said.grade])

    def _settle_runs(self) -> None:
        """A name inside a longer one that also stands there matches less well than the longer one."""
        for run in self.runs:
            for w in range(run.start, run.end):
                if self.cells[w].get(run.item) != _EXACT:
                    continue
                for other in self.runs:
                    longer = other.end - other.start > run.end - run.start
                    if longer and other.start <= run.start and run.end <= other.end:
                        table_in_column = run.item >= self._columns and other.item < self._columns
                        if not table_in_column:
                            self.cells[w][run.item] = _INSIDE

    def _mark_tables(self) -> None:
        """Grade up columns named near their table, and tell the other columns of a named table so."""
        index = self.index
        named: dict[int, list[int]] = {}
        for w, row in enumerate(self.cells):
            for item, grade in row.items():
                if item >= self._columns and (grade <= _STRONG or grade == _SPOKEN):
                    named.setdefault(item - self._columns, []).append(w)
        for run in self.runs:
            if run.item >= self._columns:
                continue
            for w in named.get(index.column_table[run.item], ()):
                near = run.start - _TABLE_REACH <= w < run.end + _TABLE_REACH
                if near and not run.start <= w < run.end:
                    for v in range(run.start, run.end):
                        if self.cells[v].get(run.item) == _EXACT:
                            self.cells[v][run.item] = _NEAR
        for table, at in named.items():
            first = index.first_column[table]
            for w in at:
                row = self.cells[w]
                for item in range(first, first + len(index.tables[table].columns)):
                    row.setdefault(item, GRADE["of_table"])

    def names_something(self, word: int) -> bool:
        """Whether the word matches some item well (by a whole name, a head or a synonym of a whole name)."""
        return any(grade <= _STRONG and grade != _INITIALS for grade in self.cells[word].values())
