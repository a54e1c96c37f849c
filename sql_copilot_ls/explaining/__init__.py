"""A statement told in sentences, and in another dialect: what a person needs to check it."""

from .converting import Converted, convert
from .sentences import NotExplainedError, explained

__all__ = ["Converted", "NotExplainedError", "convert", "explained"]
