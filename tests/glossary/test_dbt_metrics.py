"""dbt's semantic models and metrics are words of the glossary."""

from __future__ import annotations

import pytest

from sql_copilot_ls.glossary import worded
from sql_copilot_ls.schema import declarations, fold
from sql_copilot_ls.schema.model import Term

MODELS = """
models:
  - name: orders
    columns:
      - name: order_id
        data_type: integer
      - name: customer_id
        data_type: integer
      - name: amount
        data_type: numeric
semantic_models:
  - name: orders
    model: ref('orders')
    measures:
      - name: order_total
        agg: sum
        expr: amount
        description: gross
      - name: buyers
        agg: count_distinct
        expr: customer_id
      - name: middle
        agg: median
        expr: amount
metrics:
  - name: revenue
    label: Umsatz
    type: simple
    type_params: {measure: order_total}
  - name: large_revenue
    type: simple
    type_params: {measure: {name: order_total}}
    filter: "{{ Dimension('order__size') }} > 3"
  - name: per_buyer
    type: ratio
    type_params: {numerator: order_total, denominator: buyers}
  - name: biggest
    model: ref('orders')
    calculation_method: max
    expression: amount
    filters: []
"""


def terms(text: str) -> dict[str, Term]:
    return {term.name: term for term in declarations(text, file="models/schema.yml").terms}


def test_measures_and_simple_metrics_are_terms() -> None:
    found = terms(MODELS)
    assert {name: (term.target, term.text) for name, term in found.items()} == {
        "order_total": ("orders", "SUM(amount)"),
        "buyers": ("orders", "COUNT(DISTINCT customer_id)"),
        "revenue": ("orders", "SUM(amount)"),
        "biggest": ("orders", "MAX(amount)"),
    }
    assert found["revenue"].synonyms == ("Umsatz",)
    assert found["order_total"].synonyms == ("order total",)
    assert found["order_total"].note == "gross"


def test_they_bind_to_their_model() -> None:
    words = worded(fold([declarations(MODELS, file="models/schema.yml")]))
    assert words.faults == ()
    assert {bound.term.name for bound in words.bound} == {"order_total", "buyers", "revenue", "biggest"}
    assert [c.name for c in words.schema.tables[0].columns if c.definition] == [
        "order_total",
        "buyers",
        "revenue",
        "biggest",
    ]


@pytest.mark.parametrize(
    "expression",
    ["amount); DROP TABLE orders; --", "(SELECT 1 FROM secrets)", "no_such", "{{ var('x') }}", "sleep(5)"],
)
def test_what_is_no_expression_over_the_model_is_left_out(expression: str) -> None:
    text = MODELS.replace("expr: amount\n        description", f'expr: "{expression}"\n        description')
    words = worded(fold([declarations(text, file="models/schema.yml")]))
    assert {fault.term.name for fault in words.faults} == {"order_total", "revenue"}


@pytest.mark.parametrize(
    "text", ["metrics: 3", "metrics: [x]", "semantic_models:\n  - measures: 3", "metrics:\n  - {}"]
)
def test_other_shapes_are_no_terms(text: str) -> None:
    assert terms(text) == {}
