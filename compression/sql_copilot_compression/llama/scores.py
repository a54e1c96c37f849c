"""How alike texts are: BLEU-4 (sacrebleu) and, over Chinese words, ROUGE-L (rouge-chinese with jieba).

Beside execution accuracy, never in its place: a query one token off is nearly all alike and wholly wrong.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from sql_copilot_ls.hanzi import has_hanzi


def text_scores(said: Sequence[str], gold: Sequence[str]) -> dict[str, float]:
    """Corpus BLEU-4 and mean ROUGE-L (F), both in per cent."""
    if not said:
        return {"bleu4": 0.0, "rouge_l": 0.0}
    from sacrebleu.metrics.bleu import BLEU

    bleu = BLEU(tokenize="zh" if any(has_hanzi(text) for text in gold) else "13a", effective_order=False)
    return {"bleu4": round(bleu.corpus_score(list(said), [list(gold)]).score, 1), "rouge_l": rouge_l(said, gold)}


def rouge_l(said: Sequence[str], gold: Sequence[str]) -> float:
    """Mean ROUGE-L (F) over words, Chinese ones as jieba cuts them; an empty answer scores nothing."""
    import jieba
    from rouge_chinese import Rouge

    jieba.setLogLevel(logging.WARNING)
    rouge, total = Rouge(), 0.0
    for one, other in zip(said, gold, strict=True):
        words, wanted = (" ".join(w for w in jieba.cut(text) if w.strip()) for text in (one, other))
        if words and wanted:
            total += rouge.get_scores(words, wanted)[0]["rouge-l"]["f"]
    return round(100 * total / len(said), 1)
