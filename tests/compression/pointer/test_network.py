"""The network, its served form and its batches agree; schema items have no order."""

import io
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from sql_copilot_compression.artefact.export import ALIGNMENT, ArtefactTooLargeError, store, write_artefact
from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.examples.augment import EXACT, Augmenter, Noise
from sql_copilot_compression.examples.batches import Collator
from sql_copilot_compression.examples.features import (
    NODE_KINDS,
    TABLE_KIND,
    Features,
    GrammarTables,
    Recorder,
    Shard,
    featurise,
    trace,
    with_vocabulary,
)
from sql_copilot_compression.pointer.network import Network, NetworkConfig
from sql_copilot_compression.pointer.serving import ServedNetwork
from sql_copilot_compression.training.train import rounded

from sql_copilot_ls import linking
from sql_copilot_ls.linking import Vocabulary
from sql_copilot_ls.query.grammar import ACTIONS, GRAMMAR
from sql_copilot_ls.schema import parse_ddl

SCHEMA = parse_ddl("CREATE TABLE singer (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, country TEXT);")
QUESTIONS = [
    ("names of singers older than 30", "SELECT name FROM singer WHERE age > 30"),
    ("how many singers per country", "SELECT country, count(*) FROM singer GROUP BY country"),
]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.build({"name": 3, "singer": 2, "age": 2, "country": 1, "old": 1}, 1030)


@pytest.fixture(scope="module")
def examples(vocabulary: Vocabulary) -> list[Features]:
    recorder = Recorder()
    rows = [featurise(Example(str(i), q, sql, SCHEMA, None, "made"), recorder) for i, (q, sql) in enumerate(QUESTIONS)]
    return with_vocabulary(Shard(list(recorder.numbers), rows), vocabulary)


@pytest.fixture(scope="module")
def network(vocabulary: Vocabulary) -> Network:
    torch.manual_seed(3)
    config = NetworkConfig(
        pieces=len(vocabulary), kinds=NODE_KINDS, relations=len(linking.RELATIONS), actions=len(GRAMMAR["actions"]),
        symbols=len(GRAMMAR["symbols"]), width=64, heads=2, hidden=96, encoder_layers=2, decoder_layers=2,
        piece_width=32,
    )  # fmt: skip
    made = Network(config).eval()
    with torch.no_grad():
        for name, parameter in made.named_parameters():
            if parameter.dim() == 1 or "relation" in name or "distance" in name:
                parameter.add_(torch.randn_like(parameter) * 0.2)
    return made


def collator(vocabulary: Vocabulary, noise: Noise | None = None) -> Collator:
    return Collator(GrammarTables.of(GRAMMAR), Augmenter(vocabulary, noise or EXACT, linking.MATCH_RELATIONS))


def test_gold_tokens_are_always_allowed(examples: list[Features], vocabulary: Vocabulary) -> None:
    batch = collator(vocabulary)(examples, None)
    known = batch.target >= 0
    allowed = batch.allowed.gather(2, batch.target.clamp(min=0).unsqueeze(2)).squeeze(2)
    assert bool(allowed[known].all())
    words = examples[0].words
    assert not bool(batch.allowed[0, :, len(ACTIONS) : len(ACTIONS) + words].any())


def test_a_chosen_column_and_the_words_that_name_it_count_as_touched(
    examples: list[Features], vocabulary: Vocabulary
) -> None:
    batch = collator(vocabulary)(examples[:1], None)
    assert int(batch.coverage[0, 0].sum()) == 0
    chosen = int(batch.node[0].max())
    step = int((batch.node[0] == chosen).nonzero()[0])
    assert int(batch.coverage[0, step, chosen]) >= 1
    assert int(batch.coverage[0, step, : examples[0].words].sum()) >= 1  # the word "names" is spent


def test_padding_changes_nothing(examples: list[Features], vocabulary: Vocabulary, network: Network) -> None:
    put = collator(vocabulary)
    with torch.no_grad():
        together, _ = network(put(examples, None))
        alone, _ = network(put(examples[1:], None))
    steps, actions = len(examples[1].tokens), len(ACTIONS)
    nodes = examples[1].nodes
    wide = torch.cat((together[1, :steps, :actions], together[1, :steps, actions : actions + nodes]), 1)
    assert torch.allclose(wide, alone[0], atol=1e-4)


def test_schema_items_have_no_order(examples: list[Features], vocabulary: Vocabulary, network: Network) -> None:
    example = examples[0]
    n, w = example.nodes, example.words
    order = np.arange(n)
    order[w : w + 4] = [w + 2, w, w + 3, w + 1]  # the four columns, shuffled
    back = np.argsort(order)
    relations = np.frombuffer(example.relations, np.uint8).reshape(n, n)
    shuffled = replace(
        example,
        kinds=example.kinds[order],
        piece_node=back[example.piece_node].astype(np.int16),
        relations=relations[np.ix_(order, order)].tobytes(),
        tokens=np.array(
            [t if t < len(ACTIONS) else len(ACTIONS) + back[t - len(ACTIONS) + w] - w for t in example.tokens]
        ),
    )
    put = collator(vocabulary)
    with torch.no_grad():
        first, _ = network(put([example], None))
        second, _ = network(put([shuffled], None))
    columns = torch.arange(n)[order] + len(ACTIONS)
    again = torch.cat((torch.arange(len(ACTIONS)), columns))
    assert torch.allclose(first[0][:, again], second[0], atol=1e-4)


@pytest.mark.parametrize("bits", [8, 4])
def test_served_network_gives_the_logits_of_quantisation_aware_training_step_by_step(
    examples: list[Features], vocabulary: Vocabulary, network: Network, bits: int
) -> None:
    trained = Network(replace(network.config, layer_bits=bits, piece_bits=bits)).eval()
    trained.load_state_dict(network.state_dict())
    with torch.no_grad():
        batch = collator(vocabulary)(examples[:1], None)
        weights = {name: rounded(name, value, trained.config) for name, value in trained.named_parameters()}
        expected, _ = torch.func.functional_call(trained, weights, (batch,))
        stored = io.BytesIO()
        torch.jit.save(torch.jit.script(ServedNetwork(trained).eval()), stored)
        served = torch.jit.load(io.BytesIO(store(stored.getvalue())))
        memory, keys, values = served.encode(batch.pieces, batch.piece_node, batch.kinds[0], batch.relations[0])
        own_keys = own_values = torch.zeros(2, 1, 0, 64)
        for t in range(batch.token.shape[1]):
            given = (x[0, t : t + 1] for x in (batch.token, batch.node, batch.symbol, batch.parent, batch.coverage))
            logits, k, v = served.step(*given, memory, keys, values, own_keys, own_values)
            own_keys, own_values = torch.cat((own_keys, k), 2), torch.cat((own_values, v), 2)
            allowed = batch.allowed[0, t]
            assert torch.allclose(logits[0][allowed], expected[0, t][allowed], atol=1e-3)


def test_archive_entries_are_stored_aligned_and_undated(network: Network) -> None:
    import zipfile

    stored = io.BytesIO()
    torch.jit.save(torch.jit.script(ServedNetwork(network).eval()), stored)
    data = store(stored.getvalue())
    assert data == store(stored.getvalue())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            assert entry.compress_type == zipfile.ZIP_STORED
            header = data[entry.header_offset : entry.header_offset + 30]
            start = (
                entry.header_offset
                + 30
                + int.from_bytes(header[26:28], "little")
                + int.from_bytes(header[28:30], "little")
            )
            assert start % ALIGNMENT == 0
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)


def test_an_artefact_over_the_limit_is_not_written(network: Network, tmp_path: Path) -> None:
    with pytest.raises(ArtefactTooLargeError, match="bytes"):
        write_artefact(network, tmp_path / "large.pt", {"vocabulary.txt": "x" * 3_000_001}, {})
    assert not (tmp_path / "large.pt").exists()


def test_noise_respells_known_pieces_as_buckets(examples: list[Features], vocabulary: Vocabulary) -> None:
    noisy = collator(vocabulary, replace(EXACT, piece=1.0))(examples, random.Random(1))
    assert int(noisy.pieces.max()) < 1024


@pytest.mark.parametrize("unknown", [0.0, 1.0])
def test_a_word_replaced_by_a_synonym_is_related_as_linking_would_relate_it(
    examples: list[Features], vocabulary: Vocabulary, unknown: float
) -> None:
    exact = collator(vocabulary)(examples[:1], None)
    noisy = collator(vocabulary, replace(EXACT, synonym=1.0, unknown=unknown))(examples[:1], random.Random(1))
    changed = exact.relations != noisy.relations
    synonym = linking.RELATIONS.index("word_table_lexicon")
    seen = {linking.RELATIONS[r].split("_", 2)[2] for r in noisy.relations[changed].tolist() if r}
    assert bool(changed.any())
    if unknown:
        assert seen <= {"part"}
    else:
        assert synonym in noisy.relations[changed].tolist()
        assert seen <= {"lexicon", "lexicon_part"}
    assert sorted(noisy.pieces.tolist()) != sorted(exact.pieces.tolist())


def test_a_schema_is_thinned_out_to_what_the_query_needs_and_more(
    examples: list[Features], vocabulary: Vocabulary
) -> None:
    augmenter = collator(vocabulary, Noise(schema=1.0)).augmenter
    actions = len(ACTIONS)

    def pointed(example: Features) -> list[tuple[int, list[int]]]:
        nodes = example.tokens[example.tokens >= actions] - actions + example.words
        return [(example.kinds[n], sorted(example.pieces[example.piece_node == n])) for n in nodes]

    sizes = set()
    for seed in range(40):
        for example in examples:
            thinned = augmenter.thin(example, actions, random.Random(seed))
            sizes.add(thinned.nodes)
            assert thinned.nodes <= example.nodes
            assert pointed(thinned) == pointed(example)
            assert list(thinned.kinds[: example.words]) == list(example.kinds[: example.words])
            assert len(thinned.relations) == thinned.nodes**2
            assert set(thinned.piece_node.tolist()) <= set(range(thinned.nodes))
            assert TABLE_KIND in thinned.kinds
            batch = collator(vocabulary)([thinned], None)
            assert bool(batch.allowed.gather(2, batch.target.unsqueeze(2)).all())
    assert len(sizes) > 3
    for example in examples:
        assert collator(vocabulary, EXACT).augmenter.thin(example, actions, random.Random(1)) is example


def test_trace_expands_leftmost_first() -> None:
    tokens = [ACTIONS["Select"], len(ACTIONS), ACTIONS["Done"]]
    symbols, parents = trace(GRAMMAR, tokens)
    assert [GRAMMAR["symbols"][s]["name"] for s in symbols] == ["statement", "item", "after_select"]
    assert parents == [len(ACTIONS), ACTIONS["Select"], ACTIONS["Select"]]
