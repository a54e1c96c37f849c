"""The shipped file in libtorch and in the engine: 200 questions over the example schemas, logits and chosen actions."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

import native_runtime  # noqa: E402
from sql_copilot_ls.generation.artefact import load_artefact  # noqa: E402
from sql_copilot_ls.linking import SchemaIndex, link  # noqa: E402
from sql_copilot_ls.schema import read_schema  # noqa: E402
from tests.native_runtime.reference_decoder import ReferenceDecoder, load_extra, relative_error  # noqa: E402

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "sql_copilot_ls" / "model" / "sqlcopilot.pt"
SAME_CHOICE = 0.99
"""Share of first suggestions that must be the same; the rest are near ties."""
LOGITS = 5e-4
"""Relative error of all logits of a question."""

ENGLISH = (
    "how many {things} are there",
    "list the {attribute} of all {things}",
    "{attribute} of {things} sorted by {other} descending",
    "which {things} have the highest {other}",
    "number of {things} per {attribute}",
    "{things} whose {other} is above {number}",
    "the {number} {things} with the most {related}",
    "{things} without {related}",
    "{attribute} and {other} of {things} named 'Anna'",
    "average {other} of {things}",
)
NOUNS = (
    ("customers", "name", "birth date", "orders"),
    ("products", "name", "price", "order items"),
    ("orders", "status", "total", "order items"),
    ("employees", "title", "salary", "employees"),
    ("categories", "name", "id", "products"),
)
CHINESE = ("有多少{things}", "每个{attribute}的{things}数量", "{other}最高的{things}", "列出所有{things}的{attribute}")
CHINESE_NOUNS = (("客户", "城市", "年龄"), ("订单", "状态", "金额"), ("产品", "名称", "价格"), ("员工", "部门", "工资"))


def questions() -> list[tuple[str, str]]:
    """200 (example, question), always the same."""
    english = [
        ("shop", template.format(things=things, attribute=attribute, other=other, related=related, number=number))
        for template, (things, attribute, other, related), number in product(ENGLISH, NOUNS, (3, 10, 50, 100, 250))
    ]
    chinese = [
        ("shop-zh", template.format(things=things, attribute=attribute, other=other))
        for template, (things, attribute, other) in product(CHINESE, CHINESE_NOUNS)
    ]
    extra = [
        ("shop", f"{things} and their {other} in {year}")
        for (things, _, other, _), year in product(NOUNS, range(2000, 2025))
    ]
    chosen = [*chinese, *sorted(set(english)), *extra]
    return chosen[:200]


def test_engine_and_libtorch_agree_on_the_shipped_file() -> None:
    module, grammar, metadata = load_extra(str(MODEL))
    artefact = load_artefact(None)
    engine = native_runtime.Model(str(MODEL))
    indices = {name: SchemaIndex(read_schema(ROOT / "examples" / name)) for name in ("shop", "shop-zh")}
    same, worst = 0, 0.0
    asked = questions()
    assert len(set(asked)) == 200
    for example, question in asked:
        linked = link(question, indices[example], artefact.vocabulary)
        counts = linked.counts
        request = (
            linked.pieces,
            linked.piece_node,
            linked.kinds,
            linked.relations,
            linked.column_kinds,
            (counts.words, counts.columns, counts.tables, counts.literals),
        )
        theirs = ReferenceDecoder(module, grammar, metadata["match_relations"], request)
        ours = engine.generate(*request)
        expected = theirs.search()
        same += [tokens for tokens, _ in ours[:1]] == [tokens for tokens, _ in expected[:1]]
        if expected:
            tokens = expected[0][0]
            wanted = theirs.logits(tokens)
            logits = torch.frombuffer(bytearray(engine.logits(*request, tokens)), dtype=torch.float32)
            worst = max(worst, relative_error(logits.view(wanted.shape), wanted))
    assert worst < LOGITS
    assert same >= SAME_CHOICE * len(asked)
