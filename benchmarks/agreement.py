"""How often engine and libtorch choose the same first suggestion of the shipped file, and how right each is.

`PYTHONPATH=.:compression python -m benchmarks.agreement --data DIR --set spider-dev`
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import torch
from sql_copilot_compression.data.execution import agrees
from sql_copilot_compression.examples.features import index_of
from sql_copilot_compression.judging.evaluate import SETS, load_set

from sql_copilot_ls.generation.artefact import load_artefact
from sql_copilot_ls.linking import LinkedRequest, link
from sql_copilot_ls.query import QueryError, decode, render
from sql_copilot_ls.schema.model import Schema
from tests.native_runtime.reference_decoder import ReferenceDecoder, load_extra


def sql_of(tokens: list[int], schema: Schema, linked: LinkedRequest) -> str:
    try:
        return render(decode(tokens, schema, linked.literals), schema, "sqlite")
    except QueryError:
        return ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--set", choices=SETS, default="held-out", dest="name")
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    torch.set_num_threads(1)
    artefact = load_artefact()
    module, grammar, metadata = load_extra(str(artefact.path))
    examples = [e for e in load_set(options.data, options.name) if e.database is not None][: options.limit]
    same = ours_right = theirs_right = 0
    started = time.monotonic()
    for number, example in enumerate(examples, 1):
        linked = link(example.question, index_of(example.schema), artefact.vocabulary)
        request = (linked.pieces, linked.piece_node, linked.kinds, linked.relations, linked.column_kinds, linked.counts)
        ours = artefact.model.generate(*request, beam=4)
        theirs = ReferenceDecoder(module, grammar, metadata["match_relations"], request).search(beam=4)
        first, second = (found[0][0] if found else [] for found in (ours, theirs))
        same += list(first) == list(second)
        for tokens, is_ours in ((first, True), (second, False)):
            sql = sql_of(list(tokens), example.schema, linked)
            right = bool(sql) and example.database is not None and agrees(example.database, example.sql, sql)
            ours_right += right and is_ours
            theirs_right += right and not is_ours
        if number % 50 == 0 or number == len(examples):
            left = (time.monotonic() - started) / number * (len(examples) - number)
            sys.stderr.write(f"\r{number}/{len(examples)}, {left:.0f} s left ")
    count = len(examples)
    sys.stdout.write(
        f"\n{options.name}: {count} questions; same first suggestion {100 * same / count:.2f} %; execution accuracy of "
        f"the first candidate: engine {100 * ours_right / count:.2f} %, libtorch {100 * theirs_right / count:.2f} %\n"
    )


if __name__ == "__main__":
    main()
