"""Which later turns of a dialogue can be understood without those before them."""

from __future__ import annotations

import re

from sql_copilot_ls.hanzi import has_hanzi

_LEANS_EN = re.compile(
    r"\b(it|its|they|them|their|theirs|those|these|that|this|he|she|his|her|him|hers|ones?|same|above|also|instead|ok"
    r"|okay|thanks?|what about|how about|previous|former|latter|among|there|so|then|mentioned|such|yes|no|oh|i mean"
    r"|besides|else|others?|now|again|too|only|just|here|results?)\b",
    re.IGNORECASE,
)
"""Words that point to what was said before, or add to it."""
_LEANS_ZH = re.compile(
    "它|他|她|这|那|其|该|呢|此|上述|以上|前面|刚才|好的|谢谢|嗯|哦|再|还|也|只|仅|分别|如果|换|按照|又|之前|同样|同年|另外"
    "|里面|中的|就|都|吧|对应|上面|自己|相关|如何"
)
_SQL = re.compile(r"^\s*(select|with)\b.*\bfrom\b", re.IGNORECASE | re.DOTALL)
SHORTEST_EN, SHORTEST_ZH = 30, 12
"""Characters; shorter ones mostly leave out what was said before."""


def stands_alone(question: str) -> bool:
    """Whether nothing in a turn's words leans on the turns before it. A guess: some that lean on them unsaid pass."""
    if has_hanzi(question):
        return len(question) >= SHORTEST_ZH and not _LEANS_ZH.search(question)
    return len(question) >= SHORTEST_EN and not _LEANS_EN.search(question) and not _SQL.match(question)
