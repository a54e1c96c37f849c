"""A team's own queries as examples: a comment near one of theirs is answered by that query, its values exchanged."""

from __future__ import annotations

from .own_index import Adapted, OwnQueries

__all__ = ["Adapted", "OwnQueries"]
