"""Every list of dialects that somebody may choose from is the one table's."""

from __future__ import annotations

from typing import get_args

import pytest

from sql_copilot_ls.schema.dialect_habits import HINTS
from sql_copilot_ls.server.settings import Dialect as Setting
from sql_copilot_ls.sql.dialects import DIALECTS, Dialect, canonical

NAMES = [dialect.name for dialect in DIALECTS]


def test_settings_offer_all_and_no_other() -> None:
    assert get_args(Setting) == ("auto", *NAMES)


def test_only_dialects_that_we_know_are_detected() -> None:
    assert set(HINTS) <= set(NAMES)


@pytest.mark.parametrize("dialect", DIALECTS, ids=NAMES)
def test_a_name_means_one_dialect(dialect: Dialect) -> None:
    assert {canonical(name.upper()) for name in (dialect.name, *dialect.aliases)} == {dialect.name}
