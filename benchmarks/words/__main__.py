"""How many comments of the workspaces of this folder are answered rightly, with and without the team's words.

`PYTHONPATH=. python -m benchmarks.words [glossary|examples] [-v]`
"""

from __future__ import annotations

import argparse

from benchmarks.words.judging import FOLDER, asked, databases, faults, is_right
from sql_copilot_ls.generation import Copilot
from sql_copilot_ls.glossary import worded
from sql_copilot_ls.linking import SchemaIndex
from sql_copilot_ls.own_queries import OwnQueries
from sql_copilot_ls.schema import read_schema
from sql_copilot_ls.schema.sources import read_declarations


def main() -> None:
    """Ask, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="print what is wrong")
    options = parser.parse_args()
    for workspace, comments in (
        ("glossary", "comments.sql"),
        ("examples", "resembling.sql"),
        ("examples", "others.sql"),
    ):
        print(workspace, comments, *(f"cannot be judged: {comment}" for comment in faults(workspace, comments)))
        filled = databases(workspace)
        plain = SchemaIndex(read_schema(FOLDER / workspace / "schema.sql"))
        words = worded(read_schema(FOLDER / workspace))
        for fault in words.faults:
            print("  does not bind:", fault.term.name, fault.reason)
        copilot = Copilot()
        files = sorted((FOLDER / workspace).glob("reports/*.sql"))
        examples = [example for file in files for example in read_declarations(file).examples]
        for name, index in (("without words", plain), ("with words", SchemaIndex(words.schema))):
            own = OwnQueries(examples if index is not plain else [], words.schema, "sqlite")
            right = 0
            for one in asked(FOLDER / workspace / comments):
                found = copilot.suggest(one.comment, index, own_queries=own)
                good = is_right(found[0].sql if found else None, one.sql, filled)
                right += good
                if options.verbose and not good and index is not plain:
                    print("  wrong:", one.comment, "->", found[0].sql if found else None)
            print(" ", name, right)


if __name__ == "__main__":
    main()
