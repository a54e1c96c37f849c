"""Statements of half-written SQL as blocks, clauses, items and references."""
