"""Other engines for the same Llama, where they are installed: ONNX Runtime (int8) and llama.cpp (a GGUF file)."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from sql_copilot_compression.llama import folders
from sql_copilot_compression.llama.served_llama import ServedLlama
from torch import Tensor, nn


class PlainNorm(nn.Module):
    """Root mean square normalisation in operators that the exporter knows."""

    def __init__(self, norm: Any) -> None:
        super().__init__()
        self.weight, self.epsilon = norm.weight, float(norm.variance_epsilon)

    def forward(self, x: Tensor) -> Tensor:
        """x [...,d] to [...,d]."""
        scaled: Tensor = x * torch.rsqrt(x.square().mean(-1, keepdim=True) + self.epsilon) * self.weight
        return scaled


def _served(model: Any) -> Any:
    """The module that is exported for the engine, of no type: its parts are exchanged."""
    return ServedLlama(model, 8)


class PlainLlama(nn.Module):
    """A Llama's step in plain float32 layers, so that the exporter and the quantiser see matrices."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.served = _served(model)
        for mine, layer in zip(self.served.layers, model.model.layers, strict=True):
            attention, hidden = layer.self_attn, layer.mlp
            mine.query, mine.key, mine.value = attention.q_proj, attention.k_proj, attention.v_proj
            mine.out, mine.gate = attention.o_proj, hidden.gate_proj
            mine.up, mine.down = hidden.up_proj, hidden.down_proj
            mine.norm_attention = PlainNorm(layer.input_layernorm)
            mine.norm_hidden = PlainNorm(layer.post_attention_layernorm)
        self.served.norm = PlainNorm(model.model.norm)
        self.embedding, self.head = model.model.embed_tokens, model.lm_head

    def forward(self, tokens: Tensor, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """As `ServedLlama.step`: tokens [T], caches [L,P,G*w] to (scores [1,V], new keys, new values)."""
        served, past = self.served, keys.size(1)
        places = torch.arange(tokens.size(0)) + past
        angles = places.to(torch.float32).unsqueeze(1) * served.frequencies
        angles = torch.cat((angles, angles), 1).unsqueeze(1)
        cosine, sine = angles.cos() * served.strength, angles.sin() * served.strength
        later = torch.arange(tokens.size(0) + past).unsqueeze(0).gt(places.unsqueeze(1))
        x = self.embedding(tokens)
        new_keys, new_values = [], []
        for at, layer in enumerate(served.layers):
            x, key, value = layer(x, cosine, sine, later, keys[at], values[at])
            new_keys.append(key)
            new_values.append(value)
        return self.head(served.norm(x[-1:])), torch.stack(new_keys), torch.stack(new_values)


def onnx_reader(folder: Path, temporary: Path) -> Callable[[list[int]], int]:
    """The model in ONNX Runtime on one thread, weights and activations quantised to int8 as it does by itself."""
    import numpy as np
    import onnxruntime
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model = folders.load_model(folder)
    config = model.config
    plain = PlainLlama(model.float()).eval()
    shape = (config.num_hidden_layers, 3, config.num_key_value_heads * plain.served.width)
    inputs = (torch.tensor([1, 2]), torch.zeros(shape), torch.zeros(shape))
    names = ["tokens", "keys", "values"]
    axes = {"tokens": {0: "T"}, "keys": {1: "P"}, "values": {1: "P"}, "new_keys": {1: "T"}, "new_values": {1: "T"}}
    whole, small = temporary / "model.onnx", temporary / "model.int8.onnx"
    torch.onnx.export(
        plain, inputs, str(whole), input_names=names, output_names=["scores", "new_keys", "new_values"],
        dynamic_axes=axes, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(str(whole), str(small), weight_type=QuantType.QInt8)
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = settings.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(small), settings, providers=["CPUExecutionProvider"])
    caches = [np.zeros((shape[0], 0, shape[2]), np.float32) for _ in range(2)]

    def read(tokens: list[int]) -> int:
        given = {"tokens": np.array(tokens, np.int64), "keys": caches[0], "values": caches[1]}
        scores, *fresh = session.run(None, given)
        caches[:] = [np.concatenate(pair, 1) for pair in zip(caches, fresh, strict=True)]
        return int(scores[0].argmax())

    return read


def llama_cpp(gguf: Path, prompt: str, count: int) -> tuple[str, float, float]:
    """(What llama.cpp writes, seconds for the prompt, tokens a second after it), processor time, on one thread."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path, params.n_ctx, params.n_predict, params.n_parallel = str(gguf), 2048, count, 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    params.warmup, params.verbosity = True, -1
    server = xllamacpp.Server(params)

    def written(tokens: int) -> tuple[str, float]:
        asked = {"prompt": prompt, "max_tokens": tokens, "temperature": 0.0, "cache_prompt": False, "ignore_eos": True}
        started = time.process_time()
        answer: Any = server.handle_completions(asked)
        return str(answer["choices"][0]["text"]), time.process_time() - started

    reading = written(1)[1]
    text, whole = written(count + 1)
    return text, reading, count / (whole - reading)


def same_beginning(one: Sequence[int], other: Sequence[int]) -> int:
    """How many tokens two texts begin alike with."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)
