"""Running a statement where it can do no harm: in memory, over the workspace's rows or invented ones."""

from .runner import Change, Difference, Result, compare, run
from .transpiling import NotRunnableError

__all__ = ["Change", "Difference", "NotRunnableError", "Result", "compare", "run"]
