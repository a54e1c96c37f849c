"""A language model that reads tokens and says what may follow: an archive in our engine, or a folder in torch."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import native_runtime
from sql_copilot_compression.llama.families import LanguageModelError

WIDTH = 48
"""Of what may follow, so many pieces are looked at."""


class Reader(Protocol):
    """One text and what may follow it."""

    def read(self, tokens: Sequence[int]) -> None:
        """Read on."""

    def best(self, count: int) -> list[tuple[int, float]]:
        """(Token, log-probability) of what follows, the likeliest first."""


class ForgetfulReader(Reader, Protocol):
    """One that goes back as well."""

    def keep(self, length: int) -> None:
        """Forget all but the first tokens."""


class Prompts:
    """Prompts one after the other in one text: what a prompt begins with as the one before did is not read again."""

    def __init__(self, reader: ForgetfulReader) -> None:
        self.reader = reader
        self._before: list[int] = []

    def read(self, tokens: Sequence[int]) -> Reader:
        """The text, which has now read these tokens and nothing else."""
        most = min(len(self._before), len(tokens) - 1)
        alike = next((at for at in range(most) if self._before[at] != tokens[at]), max(most, 0))
        self.reader.keep(alike)
        self._before = []  # until all of it was read
        self.reader.read(tokens[alike:])
        self._before = list(tokens)
        return self.reader


class Pieces:
    """A tokenizer's pieces as bytes: only byte-level BPE, in which every text can be written."""

    def __init__(self, document: str) -> None:
        try:
            from tokenizers import Tokenizer
        except ImportError as error:
            raise LanguageModelError("tokenizers missing: pip install 'sqlcopilot-ls[build-model,llama]'") from error
        self._tokenizer = Tokenizer.from_str(document)
        shape = json.loads(document)
        if shape["model"]["type"] != "BPE" or "ByteLevel" not in json.dumps(shape.get("decoder")):
            raise LanguageModelError("only byte-level BPE can be masked by the grammar, and this tokenizer is none")
        self._special = {token["id"] for token in shape["added_tokens"]}
        self._names = {number: name for name, number in self._tokenizer.get_vocab().items()}

    def encode(self, text: str) -> list[int]:
        """Tokens of a text, with none added."""
        found: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        return found

    def bytes_of(self, token: int) -> bytes | None:
        """What a token writes; None for tokens that stand for no text."""
        name = self._names.get(token)
        if name is None or token in self._special:
            return None
        try:
            return bytes(_BYTES[character] for character in name)
        except KeyError:
            return None

    def text_of(self, tokens: Sequence[int]) -> str:
        """What tokens write together."""
        return b"".join(self.bytes_of(token) or b"" for token in tokens).decode("utf-8", errors="replace")


def _byte_characters() -> dict[str, int]:
    """The characters by which byte-level BPE (GPT-2's) writes bytes."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    found = {chr(byte): byte for byte in plain}
    hidden = (byte for byte in range(256) if byte not in plain)
    return found | {chr(256 + at): byte for at, byte in enumerate(hidden)}


_BYTES = _byte_characters()


class Speaker:
    """A loaded language model; `.pt` files run in the engine, folders in torch.

    Raises `LanguageModelError` with a sentence for whatever is wrong with the path.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.engine: native_runtime.LanguageModel | None = None
        self._model: Any = None
        if path.is_dir():
            from sql_copilot_compression.llama import folders

            folders.config_of(path)
            folders.weights_bytes(path)
            self._model = folders.load_model(path)
            tokenizer = folders.load_tokenizer(path)
            self.end = int(tokenizer.eos_token_id)
            self.positions = int(self._model.config.max_position_embeddings)
            self._document = tokenizer.backend_tokenizer.to_str()
            return
        if not path.is_file():
            raise LanguageModelError(f"{path}: there is no such model; give an archive (.pt) or a Hugging Face folder")
        _require_memory(path)
        try:
            self.engine = native_runtime.LanguageModel(str(path))
        except native_runtime.Error as error:
            raise LanguageModelError(f"{path}: {error}") from error
        self.end, self.positions = self.engine.end, self.engine.positions
        self._document = self.engine.extra("tokenizer.json").decode("utf-8")

    @cached_property
    def pieces(self) -> Pieces:
        """The tokenizer."""
        return Pieces(self._document)

    def reader(self) -> ForgetfulReader:
        """A new, empty text."""
        return native_runtime.Text(self.engine) if self.engine is not None else _TorchText(self._model)


class _TorchText:
    """A text in torch."""

    def __init__(self, model: Any) -> None:
        self._model, self._past, self._odds = model, None, None

    def read(self, tokens: Sequence[int]) -> None:
        """Read on."""
        import torch

        with torch.no_grad():
            out = self._model(torch.tensor([list(tokens)]), past_key_values=self._past, use_cache=True)
        self._past, self._odds = out.past_key_values, out.logits[0, -1].float().log_softmax(-1)

    def keep(self, length: int) -> None:
        """Forget the rest."""
        if length == 0:
            self._past = None
        elif self._past is not None and length < self._past.get_seq_length():
            self._past.crop(length - self._past.get_seq_length())  # less than none: so many are taken off
        self._odds = None

    def best(self, count: int) -> list[tuple[int, float]]:
        """What follows."""
        assert self._odds is not None
        found = self._odds.topk(min(count, self._odds.shape[0]))
        return list(zip(found.indices.tolist(), found.values.tolist(), strict=True))


def _require_memory(path: Path) -> None:
    """An archive takes its own size thrice while it is loaded: file, regrouped weights, joined ones."""
    needed = 3 * path.stat().st_size
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return
    free = next((int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable")), needed)
    if needed > free:
        raise LanguageModelError(
            f"{path}: needs about {needed / 1e9:.1f} GB of memory, {free / 1e9:.1f} GB are free; export with --bits 4, "
            "or prune the model"
        )
