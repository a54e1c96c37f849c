"""Dataclasses as JSON and back, by the types of their fields: nothing is ever run, and what does not fit is an error.

A dataclass is the list of its fields; in a union its name comes first, so that one is told from the other.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

Decoder = Callable[[Any, dict[str, str]], Any]
"""From JSON; the dictionary holds the texts met so far, so that equal ones are one object."""
Encoder = Callable[[Any], Any]


class UnfitError(ValueError):
    """Data that is not of its type."""


def dumps(value: Any, kind: Any) -> str:
    """A value of a type as JSON."""
    return json.dumps(_encoder(kind)(value), ensure_ascii=False, separators=(",", ":"))


def loads(text: str | bytes, kind: Any, texts: dict[str, str] | None = None) -> Any:
    """The value of a type that JSON stands for; with `texts`, equal texts of several values are one object. Raises
    `UnfitError`.
    """
    try:
        return _decoder(kind)(json.loads(text), {} if texts is None else texts)
    except (ValueError, TypeError, RecursionError) as error:
        raise UnfitError(f"{type(error).__name__}: {error}") from error


@cache
def _encoder(kind: Any) -> Encoder:
    origin, arguments = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        encoders = [(f.name, _encoder(t)) for f, t in zip(fields(kind), _field_types(kind), strict=True)]
        return lambda value: [encode(getattr(value, name)) for name, encode in encoders]
    if origin in (UnionType, Union):
        named = {a: (_name(a), _encoder(a)) for a in arguments if _is_list(a)}
        if NoneType in arguments and len(named) == 1:
            (_, inner) = next(iter(named.values()))
            return lambda value: None if value is None else inner(value)
        by_class = {get_origin(a) or a: pair for a, pair in named.items()}

        def encode_one(value: Any) -> Any:
            pair = by_class.get(type(value))
            return value if pair is None else [pair[0], pair[1](value)]

        return encode_one
    if origin is tuple:
        inner = _encoder(arguments[0])
        if arguments[1:] == (...,):
            return lambda value: [inner(item) for item in value]
        each = [_encoder(a) for a in arguments]
        return lambda value: [encode(item) for encode, item in zip(each, value, strict=True)]
    if origin is dict:
        inner = _encoder(arguments[1])
        return lambda value: {key: inner(item) for key, item in value.items()}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value
    return lambda value: value


@cache
def _decoder(kind: Any) -> Decoder:
    origin, arguments = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _of_class(kind)
    if origin in (UnionType, Union):
        return _of_union(arguments)
    if origin is tuple:
        return _of_tuple(arguments)
    if origin is dict:
        value_of = _decoder(arguments[1])

        def table(value: Any, texts: dict[str, str]) -> Any:
            return {key: value_of(item, texts) for key, item in _list_or_dict(value, dict).items()}

        return table
    if isinstance(kind, type) and issubclass(kind, Enum):
        members = {member.value: member for member in kind}

        def member(value: Any, _texts: dict[str, str]) -> Any:
            if type(value) is bool or value not in members:
                raise UnfitError(f"{kind.__name__} has no such member")
            return members[value]

        return member
    if kind is str:
        return _text

    def plain(value: Any, _texts: dict[str, str]) -> Any:
        if type(value) is not kind:
            raise UnfitError(f"{type(value).__name__} instead of {kind}")
        return value

    return plain


def _text(value: Any, texts: dict[str, str]) -> str:
    if type(value) is not str:
        raise UnfitError(f"{type(value).__name__} instead of a text")
    return texts.setdefault(value, value)


def _of_class(kind: Any) -> Decoder:
    decoders = [_decoder(t) for t in _field_types(kind)]
    count = len(decoders)

    def decode(value: Any, texts: dict[str, str]) -> Any:
        if type(value) is not list or len(value) != count:
            raise UnfitError(f"no {kind.__name__}")
        return kind(*[decode_field(item, texts) for decode_field, item in zip(decoders, value, strict=True)])

    return decode


def _of_union(arguments: tuple[Any, ...]) -> Decoder:
    lists = {_name(a): _decoder(a) for a in arguments if _is_list(a)}
    plain = tuple(a for a in arguments if not _is_list(a))
    only = next(iter(lists.values())) if len(lists) == 1 and plain == (NoneType,) else None

    def decode(value: Any, texts: dict[str, str]) -> Any:
        if type(value) is not list:
            if type(value) not in plain:
                raise UnfitError(f"{type(value).__name__} is none of a union")
            return texts.setdefault(value, value) if type(value) is str else value
        if only is not None:
            return only(value, texts)
        name, inner = value
        if name not in lists:
            raise UnfitError("no such member of a union")
        return lists[name](inner, texts)

    return decode


def _of_tuple(arguments: tuple[Any, ...]) -> Decoder:
    if arguments[1:] == (...,):
        item_of = _decoder(arguments[0])

        def several(value: Any, texts: dict[str, str]) -> Any:
            return tuple([item_of(item, texts) for item in _list_or_dict(value, list)]) if value != [] else ()

        return several
    each = [_decoder(a) for a in arguments]

    def fixed(value: Any, texts: dict[str, str]) -> Any:
        items = zip(each, _list_or_dict(value, list), strict=True)
        return tuple([item_of(item, texts) for item_of, item in items])

    return fixed


def _list_or_dict(value: Any, wanted: type) -> Any:
    if type(value) is not wanted:
        raise UnfitError(f"{type(value).__name__} instead of {wanted.__name__}")
    return value


def _field_types(kind: Any) -> list[Any]:
    hints = get_type_hints(kind)
    return [hints[field.name] for field in fields(kind)]


def _is_list(kind: Any) -> bool:
    """Whether JSON has it as a list."""
    return is_dataclass(kind) or get_origin(kind) is tuple


def _name(kind: Any) -> str:
    return str(getattr(kind, "__name__", "tuple")) if is_dataclass(kind) else "tuple"
