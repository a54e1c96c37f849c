"""dbt's semantic models and metrics to terms: a measure, or a simple metric of one, is a word over its table."""

from __future__ import annotations

from collections.abc import Iterator

from .model import Source, Term
from .terms import MAX_NAME, MAX_TERMS, MAX_TEXT
from .yaml_tree import Node

_AGGREGATES = {
    "sum": "SUM({})",
    "average": "AVG({})",
    "avg": "AVG({})",
    "min": "MIN({})",
    "max": "MAX({})",
    "count": "COUNT({})",
    "count_distinct": "COUNT(DISTINCT {})",
}
"""What others compute (percentiles, medians, conversions) has no word here."""


def metric_terms(root: Node, file: str) -> tuple[Term, ...]:
    """The terms of a property file. A metric with a filter, or of several measures, says more than a word can and is
    left out.
    """
    measures: dict[str, Term] = {}
    for model in root.items("semantic_models"):
        table = _model(model.text("model"))
        for node in model.items("measures"):
            expression = node.text("expr") or node.text("name")
            term = _term(node, table, node.text("agg"), expression, file)
            if term is not None and "agg_params" not in node.pairs:
                measures.setdefault(term.name, term)
    terms = {**measures}
    for node in root.items("metrics"):
        term = _metric(node, measures, file)
        if term is not None:
            terms[term.name] = term
    return tuple(terms.values())[:MAX_TERMS]


def _metric(node: Node, measures: dict[str, Term], file: str) -> Term | None:
    if any(field in node.pairs and _says(node.pairs[field]) for field in ("filter", "filters")):
        return None
    if "calculation_method" in node.pairs:  # before dbt 1.6
        return _term(node, _model(node.text("model")), node.text("calculation_method"), node.text("expression"), file)
    given = node.pairs.get("type_params")
    if node.text("type") != "simple" or given is None:
        return None
    named = given.pairs.get("measure")
    if named is None or any(field in named.pairs for field in ("filter", "fill_nulls_with", "join_to_timespine")):
        return None
    measure = measures.get(named.value or named.text("name"))
    return None if measure is None else _worded(node, measure.target, measure.text, file)


def _term(node: Node, table: str, aggregate: str, expression: str, file: str) -> Term | None:
    form = _AGGREGATES.get(aggregate.casefold())
    if form is None or not table or not expression:
        return None
    return _worded(node, table, form.format(expression), file)


def _worded(node: Node, table: str, text: str, file: str) -> Term | None:
    name = node.text("name")
    if not 0 < len(name) <= MAX_NAME or len(text) > MAX_TEXT:
        return None
    others = tuple(dict.fromkeys(_others(name, node.text("label"))))
    source = Source(file, node.line, node.column, max(node.last_line, node.line), 0)
    return Term(name, "measure", table, text, others, node.text("description")[:MAX_TEXT], source)


def _others(name: str, label: str) -> Iterator[str]:
    spoken = name.replace("_", " ").strip()
    if spoken and spoken != name:
        yield spoken
    if 0 < len(label) <= MAX_NAME and label not in (name, spoken):
        yield label


def _says(node: Node) -> bool:
    return bool(node.value or node.pairs or node.entries)


def _model(expression: str) -> str:
    """The table in ref('t')."""
    return expression.partition("(")[2].rstrip(") }").rpartition(",")[2].strip(" '\"")
