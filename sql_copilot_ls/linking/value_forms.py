"""Values that a schema lists (ENUM, CHECK, code lists, flags), made ready for linking: what each is called, and by
which words it is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sql_copilot_ls.hanzi import has_hanzi
from sql_copilot_ls.linking import lexicon
from sql_copilot_ls.linking.contraries import contraries, denied_root
from sql_copilot_ls.linking.name_reading import FUNCTION_WORDS, Unit, number_piece, read_name
from sql_copilot_ls.linking.spoken_names import SpokenNames
from sql_copilot_ls.linking.word_forms import name_parts, stem, trigrams, word_set
from sql_copilot_ls.schema.model import Column, ColumnKind

MAX_VALUES = 40
"""A column that lists more is no state: its values are found only where a question spells them."""
MAX_PIECES = 5
_MAX_UNITS = 6
_CLAUSE_ENDS = ",;:(|\n，；：（、[【。/"
_YES = word_set("true t yes y on 是 有")
_NO = word_set("false f no n off 否 无 没有")
_YES_CODE, _NO_CODE = "1", "0"
_FLAG_WORDS = word_set("is has have had flag flg yn ind indicator bool bln was are if b")
_DENYING = word_set("not non never")
DENYING_HANZI = ("尚未", "还未", "没有", "还没", "未", "非", "不", "没", "无", "待")
_AFFIRMING_HANZI = ("已经", "已")
_SUBJECT_HANZI = ("是否已经", "是否已", "是否", "有无")
_LAST_HANZI = "了的"


@dataclass(frozen=True, slots=True)
class ListedValue:
    """`text` as stored, `column` the item that it is a value of, `pieces` what the network reads."""

    column: int
    text: str
    is_number: bool
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueForm:
    """One way a value is called, in words; `is_denied`: the words say its contrary; `is_flag`: they name its column."""

    value: int
    units: int
    is_denied: bool
    is_flag: bool


@dataclass(frozen=True, slots=True)
class HanziForm:
    """One way a value is called, in hanzi; `is_core`: without what affirms or denies it, which `is_denied` says."""

    value: int
    text: str
    is_core: bool
    is_denied: bool


class ListedValues:
    """All listed values of a schema; `columns` are its column items in order."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.values: list[ListedValue] = []
        self.of_column: dict[int, range] = {}
        self.forms: list[ValueForm] = []
        self.postings: dict[str, list[tuple[int, int]]] = {}
        """Stem → (form, position in it)."""
        self.denied: dict[str, list[tuple[int, int]]] = {}
        """The same for stems whose contrary is the form's word: active → that of inactive."""
        self.hanzi: dict[str, list[HanziForm]] = {}
        """By first character."""
        self.grams: dict[str, list[str]] = {}
        self.codes: dict[str, list[int]] = {}
        """Values that are numbers."""
        self.short: dict[str, list[int]] = {}
        """Values that are two or three letters and no word, by their first letter."""
        for item, column in enumerate(columns):
            self._read(item, column)
        for word in self.postings:
            if len(word) >= 4 and word.isalpha() and word.isascii():
                for gram in trigrams(word):
                    self.grams.setdefault(gram, []).append(word)

    @cached_property
    def spoken(self) -> SpokenNames:
        """Values that may be pinyin; only questions with hanzi need them."""
        return SpokenNames((number, value.text, "") for number, value in enumerate(self.values) if value.text.isascii())

    def _read(self, item: int, column: Column) -> None:
        values, labels = column.values, column.labels or ("",) * len(column.values)
        if column.kind == ColumnKind.BOOLEAN and not any(map(_says_more, labels)):
            values, labels = ("TRUE", "FALSE"), ("", "")
        if not 0 < len(values) <= MAX_VALUES:
            return
        signs = [_sign(value, label) for value, label in zip(values, labels, strict=True)]
        is_flag = len(values) == 2 and set(signs) == {True, False}
        first = len(self.values)
        letters = {} if is_flag else _letters(column, values)
        for value, label, sign in zip(values, labels, signs, strict=True):
            number = len(self.values)
            meaning = _clause(label)
            called = (
                list(_flag_subjects(column))
                if is_flag
                else [letters.get(value, value), *([meaning] if meaning else ())]
            )
            is_number = column.kind == ColumnKind.NUMBER and _is_numeric(value)
            names = [name for said, name in column.wording.value_names if said == value] if column.wording else []
            pieces = _pieces(value, [*called, *names], sign if is_flag else None)
            self.values.append(ListedValue(item, value, is_number, pieces))
            if not is_flag and _is_numeric(value):
                self.codes.setdefault(value, []).append(number)
            elif not is_flag and not label and _is_short(value):
                self.short.setdefault(value[0].lower(), []).append(number)
            for text in called:
                self._add(number, text, is_denied=is_flag and not sign, is_flag=is_flag)
            for text in names:
                self._add(number, text, is_denied=False, is_flag=False)
        self.of_column[item] = range(first, len(self.values))

    def _add(self, value: int, text: str, *, is_denied: bool, is_flag: bool) -> None:
        if _is_numeric(text):
            return
        if has_hanzi(text):
            self._add_hanzi(value, text.strip().lower(), is_denied=is_denied)
        core, denies = core_of(text)
        if core != text and core in lexicon.chinese() and text not in lexicon.chinese():
            text, is_denied = core, is_denied != denies
        units = [unit for unit in _units(text)[:_MAX_UNITS] if not unit & FUNCTION_WORDS]
        kept = [unit for unit in units if not unit & _DENYING]
        if not kept or any(_is_single_hanzi(unit) for unit in units):
            return
        is_denied, units = is_denied != (len(kept) < len(units)), kept
        form = len(self.forms)
        self.forms.append(ValueForm(value, len(units), is_denied, is_flag))
        for position, unit in enumerate(units):
            for word in unit:
                self.postings.setdefault(word, []).append((form, position))
                for other in contraries(word):
                    self.denied.setdefault(other, []).append((form, position))

    def _add_hanzi(self, value: int, text: str, *, is_denied: bool) -> None:
        forms = [HanziForm(value, text, False, is_denied)] if len(text) > 1 else []
        if len(text) == 1 and text not in FUNCTION_WORDS:
            forms = [HanziForm(value, text, False, is_denied)]
        core, denies = core_of(text)
        if core and (core != text or is_denied):
            forms.append(HanziForm(value, core, True, is_denied != denies))
        elif len(text) > 1:
            forms[0] = HanziForm(value, text, True, is_denied)
        for form in forms:
            self.hanzi.setdefault(form.text[0], []).append(form)


def core_of(text: str) -> tuple[str, bool]:
    """Hanzi without what affirms or denies them, and whether they are denied: 未付 → 付, True; 已付 → 付, False."""
    core = text.rstrip(_LAST_HANZI)
    for sign in DENYING_HANZI:
        if core.startswith(sign) and len(core) > len(sign):
            return core[len(sign) :], True
    for sign in _AFFIRMING_HANZI:
        if core.startswith(sign) and len(core) > len(sign):
            return core[len(sign) :], False
    return core, False


def _units(text: str) -> list[Unit]:
    """A name's units, words that deny by a prefix kept whole."""
    found: list[Unit] = []
    for part in name_parts(text):
        root = stem(part)
        found += (frozenset((root,)),) if denied_root(root) else read_name(part).units
    return found


def _is_single_hanzi(unit: Unit) -> bool:
    """Whether a unit is one hanzi of a word that the lexicon does not know: it stands in too many others."""
    return all(len(word) == 1 and has_hanzi(word) for word in unit)


def _is_short(value: str) -> bool:
    """Whether a value is two or three letters that may stand for a word."""
    return 2 <= len(value) <= 3 and value.isascii() and value.isalpha() and value.lower() not in lexicon.known_words()


def _letters(column: Column, values: Sequence[str]) -> dict[str, str]:
    """What values of one letter each stand for: parts of the column's name, or words that go together."""
    if not all(len(value) == 1 and value.isalpha() for value in values):
        return {}
    for words in (name_parts(column.name), *lexicon.sets()):
        initials = {word[0]: word for word in reversed(words)}
        if len(values) > 1 and all(value.lower() in initials for value in values):
            return {value: initials[value.lower()] for value in values}
    return {}


def _is_numeric(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdecimal()


def _says_more(label: str) -> bool:
    """Whether a label means anything beyond yes and no."""
    return bool(label) and label.casefold() not in _YES | _NO


def _sign(value: str, label: str) -> bool | None:
    """Whether a flag's value says yes; None for what is no flag's."""
    said = label.casefold() or value.casefold()
    if said in _YES or (not label and value == _YES_CODE):
        return True
    return False if said in _NO or (not label and value == _NO_CODE) else None


def _flag_subjects(column: Column) -> Iterable[str]:
    """What a flag is about: its name without `is` and the like, and what its COMMENT asks."""
    parts = name_parts(column.name)
    kept = [part for part in parts if part not in _FLAG_WORDS]
    yield "_".join(kept or parts)
    yield from column.names
    comment = _clause(column.comment)
    for beginning in _SUBJECT_HANZI:
        if comment.startswith(beginning):
            comment = comment[len(beginning) :]
            break
    if has_hanzi(comment) and len(comment) <= 8:
        yield comment


def _clause(text: str) -> str:
    """The first clause of a label or COMMENT."""
    text = text.strip()
    end = next((i for i, c in enumerate(text) if i and c in _CLAUSE_ENDS), len(text))
    return text[:end].strip()


def _pieces(value: str, called: Sequence[str], sign: bool | None) -> tuple[str, ...]:
    """What the network reads of a value: the sort of node, for a flag what it says, and what it is called."""
    found: list[str] = ["<listed>"]
    if sign is not None:
        found.append("<yes>" if sign else "<no>")
    elif _is_numeric(value):
        found.append(number_piece(value.lstrip("-")))
    for text in called:
        found += (piece for piece in read_name(text).pieces if not _is_numeric(text) and piece != "<other>")
    kept = tuple(dict.fromkeys(found))
    return kept[: 1 + MAX_PIECES] if len(kept) > 1 else (*kept, "<other>")
