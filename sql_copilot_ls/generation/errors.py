"""What can go wrong before a suggestion is made; every error says what to do."""

from __future__ import annotations


class GenerationError(Exception):
    """Base of this room's errors."""


class ModelError(GenerationError):
    """The model file is missing, damaged, or made for another version of this package."""


class NoSchemaError(GenerationError):
    """There is no table to ask about."""


class NoQuestionError(GenerationError):
    """The question holds no word."""


class OutOfTimeError(GenerationError):
    """The time given was over before there was an answer; that says nothing about whether there is one."""
