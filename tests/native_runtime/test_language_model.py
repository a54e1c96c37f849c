"""A Llama in transformers, in libtorch and in the engine: the same words, from the same archive, in every form."""

from __future__ import annotations

import json
from array import array
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")

from sql_copilot_compression.llama.families import LanguageModelError  # noqa: E402
from sql_copilot_compression.llama.served_llama import require_servable  # noqa: E402

import native_runtime  # noqa: E402
from tests.native_runtime.archives import llama_archive  # noqa: E402

PROMPTS = [[3, 17, 250, 9], list(range(2, 152)), [5]]


def by_torch(model: Any, prompt: list[int], longest: int) -> list[int]:
    """The likeliest tokens by the archive's own code in libtorch, keys and values handed on."""
    facts = json.loads(model.facts)
    keys = values = torch.zeros(facts["layers"], 0, facts["cache_width"])
    tokens = torch.tensor(prompt)
    found: list[int] = []
    with torch.no_grad():
        while len(found) < longest:
            scores, new_keys, new_values = model.loaded.step(tokens, keys, values)
            keys, values = torch.cat((keys, new_keys), 1), torch.cat((values, new_values), 1)
            chosen = int(scores[0].argmax())
            if chosen == facts["end"]:
                break
            found.append(chosen)
            tokens = torch.tensor([chosen])
    return found


class Made:
    """One archive, everywhere."""

    def __init__(self, path: Path, **form: Any) -> None:
        self.path = path
        self.original = llama_archive(path, **form)
        self.loaded = torch.jit.load(str(path))
        self.engine = native_runtime.LanguageModel(str(path))
        self.facts = self.engine.extra("metadata.json").decode()


FORMS: list[dict[str, Any]] = [
    {},
    {"tied": False},
    {"bits": 4, "width": 64, "hidden": 96},
    {"heads": 4, "pairs": 1},
    {"heads": 4, "pairs": 4, "hidden": 40, "bits": 4},
]


@pytest.fixture(scope="module", params=range(len(FORMS)))
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("llama") / "llama.pt", **FORMS[request.param])


@pytest.mark.parametrize("prompt", PROMPTS)
def test_engine_and_libtorch_write_the_same(made: Made, prompt: list[int]) -> None:
    answer = json.loads(made.engine.answer(json.dumps({"tokens": prompt, "max_tokens": 12})))
    assert answer["tokens"] == by_torch(made, prompt, 12)


def test_chances_are_those_of_libtorch_and_near_the_whole_model(made: Made) -> None:
    prompt = PROMPTS[1]
    cache = torch.zeros(json.loads(made.facts)["layers"], 0, json.loads(made.facts)["cache_width"])
    with torch.no_grad():
        wanted = made.loaded.step(torch.tensor(prompt), cache, cache)[0][0].log_softmax(-1)
        whole = made.original(torch.tensor([prompt])).logits[0, -1].log_softmax(-1)
    text = native_runtime.Text(made.engine)
    text.read(prompt[:100])
    text.read(prompt[100:])
    found = torch.tensor(array("f", text.odds()))
    assert float((found - wanted).abs().max()) < 2e-3 * float(wanted.abs().max())
    slow = native_runtime.Text(native_runtime.LanguageModel(str(made.path), reference=True))
    slow.read(prompt)
    assert float((torch.tensor(array("f", slow.odds())) - wanted).abs().max()) < 1e-4 * float(wanted.abs().max())
    bits = json.loads(made.facts)["bits"]
    error = float((wanted - whole).norm() / whole.norm())
    assert error < (0.03 if bits == 8 else 0.3)
    assert text.best(1)[0][0] == int(wanted.argmax())


def test_pointer_and_llama_refuse_each_others_files(made: Made) -> None:
    with pytest.raises(native_runtime.ArchiveError, match="kind 'llama'"):
        native_runtime.Model(str(made.path))
    pointer = Path(__file__).parent / "cpp" / "corpus" / "model" / "tiny.pt"
    with pytest.raises(native_runtime.ArchiveError, match="pointer network"):
        native_runtime.LanguageModel(str(pointer))


def test_weights_that_were_changed_are_refused(made: Made, tmp_path: Path) -> None:
    data = made.path.read_bytes()
    digest = json.loads(made.facts)["weights_sha256"].encode()
    other = tmp_path / "other.pt"
    other.write_bytes(data.replace(digest, b"0" * 64))
    with pytest.raises(native_runtime.ArchiveError):
        native_runtime.LanguageModel(str(other))


def test_what_the_engine_would_compute_otherwise_is_refused_before_it_is_written() -> None:
    from transformers import LlamaConfig

    require_servable(LlamaConfig())
    for wrong in (
        LlamaConfig(hidden_act="gelu"),
        LlamaConfig(rope_parameters={"rope_type": "dynamic", "rope_theta": 1e4, "factor": 2.0}),
    ):
        with pytest.raises(LanguageModelError, match="does not run"):
            require_servable(wrong)
