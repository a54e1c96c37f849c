"""The relations of a block that still wait for the condition of their join."""

from __future__ import annotations

from sql_copilot_ls.analysis.syntax.blocks import Block, Relation


class Unjoined:
    """Those of all blocks of a statement; each relation is looked at once, however many conditions follow."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[int, list[Relation]]] = {}
        """Of each block how many relations were looked at, and those that may still get a condition."""

    def last(self, block: Block) -> Relation:
        """The relation that a condition is for: the last that has none yet, for joins nest."""
        read, waiting = self._known.get(id(block), (0, []))
        waiting += (r for r in block.relations[read:] if r.join not in ("", ",") and "CROSS" not in r.join)
        while waiting and waiting[-1].on is not None:
            waiting.pop()
        self._known[id(block)] = len(block.relations), waiting
        return waiting[-1] if waiting else block.relations[-1]
