"""A linked request is whole, bounded, deterministic, and says how its nodes relate."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sql_copilot_ls.linking import (
    MATCH_RELATIONS,
    RELATIONS,
    SchemaIndex,
    Vocabulary,
    VocabularyError,
    link,
    piece_strings,
)
from sql_copilot_ls.linking.linked_request import MAX_NODES
from sql_copilot_ls.schema import parse_ddl
from sql_copilot_ls.schema.model import Column, ColumnKind, ForeignKey, Schema, Table
from tests.linking.linking_schemas import COMMENTED, MUSIC, relation

VOCABULARY = Vocabulary.build({"singer": 3, "nam": 2}, 1026)


def test_shapes_fit_together() -> None:
    request = link("names of singers from France", SchemaIndex(MUSIC), VOCABULARY)
    nodes = sum(request.counts)
    assert request.counts[1:3] == (11, 3)
    assert len(request.kinds) == nodes
    assert len(request.relations) == nodes * nodes
    assert len(request.node_pieces) == nodes
    assert len(request.pieces) == len(request.piece_node)
    assert list(request.piece_node) == sorted(request.piece_node)
    assert set(request.piece_node) == set(range(nodes))
    assert request.kinds[5:11] == bytes([2, 3, 3, 3, 4, 3])
    assert max(request.pieces) < len(VOCABULARY)


def test_known_pieces_have_an_id_and_others_buckets() -> None:
    assert VOCABULARY.ids("singer") == (1024,)
    assert all(i < 1024 for i in VOCABULARY.ids("zzyzx"))
    assert VOCABULARY.ids("zzyzx") == Vocabulary.from_lines(line + "\n" for line in VOCABULARY.lines).ids("zzyzx")


def test_a_vocabulary_without_buckets_is_refused() -> None:
    with pytest.raises(VocabularyError, match="rebuild"):
        Vocabulary.from_lines(["name", "age"])


def test_schema_relations() -> None:
    request = link("hello", SchemaIndex(MUSIC), VOCABULARY)
    first = request.counts.words
    singer_id, name, concert_key, link_key = first, first + 1, first + 6, first + 9
    singer, concert, junction = (first + 11 + t for t in range(3))
    assert relation(request, singer_id, name) == "same_table"
    assert relation(request, link_key, concert_key) == "references"
    assert relation(request, concert_key, link_key) == "referenced_by"
    assert relation(request, singer_id, singer) == "key_of"
    assert relation(request, name, singer) == "in_table"
    assert relation(request, link_key, junction) == "link_of"
    assert relation(request, link_key, concert) == "points_to"
    assert relation(request, concert, link_key) == "has_points_to"
    assert relation(request, junction, singer) == "table_references"
    assert relation(request, singer, concert) == "table_junction"


def test_a_column_knows_whether_it_is_never_null() -> None:
    ddl = "CREATE TABLE bill (id INTEGER PRIMARY KEY, sent_on DATE NOT NULL, paid_on DATE, note TEXT NULL);"
    request = link("hello", SchemaIndex(parse_ddl(ddl)), VOCABULARY)
    selves = [relation(request, node, node) for node in range(1, 5)]
    assert selves == ["column_self", "column_required", "column_self", "column_self"]


def test_word_distances_are_signed_and_clipped() -> None:
    request = link("a b c d e f g", SchemaIndex(MUSIC), VOCABULARY)
    assert [relation(request, 1, w) for w in range(7)] == [
        "word_-1", "word_self", "word_+1", "word_+2", "word_+3", "word_+4", "word_after",
    ]  # fmt: skip


def test_a_literal_knows_its_words_and_the_columns_it_fits() -> None:
    request = link("concerts of year 2014 in Paris", SchemaIndex(MUSIC), VOCABULARY)
    year = next(i for i, literal in enumerate(request.literals) if literal.text == "2014")
    node = sum(request.counts[:3]) + year
    assert [relation(request, node, w) for w in range(6)] == [
        "literal_word_span_previous", "literal_word_span_previous", "literal_word_span_previous", "literal_word_span",
        "literal_word_span_next", "literal_word_span_next",
    ]  # fmt: skip
    assert relation(request, node, request.counts.words + 8) == "literal_column_value_near"
    assert relation(request, node, request.counts.words) == "literal_column_value_number"


def test_relation_names_are_unique_and_fit_the_contract() -> None:
    assert len(set(RELATIONS)) == len(RELATIONS) <= 256
    assert RELATIONS[0] == "none"
    assert all("_word_" in RELATIONS[i] for i in MATCH_RELATIONS)


def wide_schema(tables: int, columns: int) -> Schema:
    return Schema(
        tuple(
            Table(
                f"part{t}",
                tuple(Column(f"field{t}_{c}", kind=ColumnKind.NUMBER) for c in range(columns)),
                foreign_keys=(ForeignKey((f"field{t}_0",), f"part{t - 1}", (f"field{t - 1}_0",)),) if t else (),
            )
            for t in range(tables)
        )
    )


def test_beyond_the_cap_the_tables_spoken_of_and_their_neighbours_stay() -> None:
    index = SchemaIndex(wide_schema(100, 20))
    request = link("average of field42_3 in part42", index, VOCABULARY)
    assert sum(request.counts) <= MAX_NODES
    assert {41, 42, 43} <= set(request.tables)
    assert list(request.columns) == sorted(request.columns)
    assert len(request.columns) == 20 * len(request.tables)


def test_an_unlinked_question_over_a_wide_schema_still_has_tables() -> None:
    request = link("hello there", SchemaIndex(wide_schema(100, 20)), VOCABULARY)
    assert request.tables


def test_two_vocabularies_over_one_index_do_not_mix() -> None:
    index = SchemaIndex(MUSIC)
    other = Vocabulary.build({"singer": 1, "country": 9}, 1026)
    first = link("singer", index, VOCABULARY)
    assert link("singer", index, other).pieces != first.pieces
    assert link("singer", index, VOCABULARY).pieces == first.pieces


def test_piece_strings_cover_what_a_request_reads() -> None:
    index = SchemaIndex(COMMENTED)
    request = link("客户名称", index, VOCABULARY)
    nodes = request.node_pieces[: sum(request.counts[:3])]
    assert {piece for pieces in nodes for piece in pieces} == set(piece_strings("客户名称", index))


def test_empty_inputs_are_linked_too() -> None:
    assert sum(link("", SchemaIndex(Schema()), VOCABULARY).counts) == 0
    assert link("_", SchemaIndex(MUSIC), VOCABULARY).node_pieces[0] == ("<other>",)
    assert link("？！", SchemaIndex(MUSIC), VOCABULARY).counts.words == 0


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=80)
    | st.lists(
        st.sampled_from(["name", "的", "'“", "2014", "New-York", "a.b@c.d", "二十", "March", "5", "北京", '"']),
        max_size=30,
    ).map(" ".join)
)
def test_any_text_is_linked_the_same_way_twice(question: str) -> None:
    once, again = (link(question, SchemaIndex(MUSIC), VOCABULARY) for _ in range(2))
    assert once == again
    assert max(once.relations, default=0) < len(RELATIONS)
    assert all(word.text == question[word.start : word.end] for word in once.words)


def test_hash_randomisation_changes_nothing_and_numpy_stays_out() -> None:
    program = """
import sys
import weakref
from tests.linking.linking_schemas import MUSIC
from sql_copilot_ls.linking import SchemaIndex, Vocabulary, link
request = link("how old are the vocalists from New York, 每个 国家", SchemaIndex(MUSIC), Vocabulary.build({}, 1024))
print(request.relations.hex(), list(request.pieces), ascii(request.literals), "numpy" in sys.modules)
"""
    folders = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    outputs = set()
    for seed in ("1", "2", "3"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": folders}
        command = [sys.executable, "-c", program]
        outputs.add(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)
    assert len(outputs) == 1
    assert outputs.pop().endswith("False\n")


def test_an_index_is_forgotten_with_its_schema() -> None:
    index = SchemaIndex(MUSIC)
    link("names of singers, 歌手", index, VOCABULARY)
    gone = weakref.ref(index)
    del index
    gc.collect()
    assert gone() is None
