"""The engines under comparison, each run in a process of its own: `python -m benchmarks.engine_peers PEER FOLDER`."""

from __future__ import annotations

import json
import sys
import time
from array import array
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

PEERS = {
    "ours": "ours",
    "torch32": "libtorch jit, float32",
    "torch8": "libtorch jit, dynamic int8",
    "onnx32": "ONNX Runtime, float32",
    "onnx8": "ONNX Runtime, dynamic int8",
}
BEAM = 4
REPEATS = 9
Request = tuple[Any, ...]


def write_files(folder: Path, sizes: Sequence[int], question: str, steps: int) -> dict[int, dict[str, int]]:
    """All that the workers read; returns the multiplications of each size."""
    import torch
    from sql_copilot_compression.artefact.export import write_artefact
    from sql_copilot_compression.pointer.network import Network, NetworkConfig

    from sql_copilot_ls.generation.artefact import load_artefact
    from sql_copilot_ls.linking import SchemaIndex, link
    from sql_copilot_ls.schema import parse_ddl

    artefact = load_artefact(None)
    config = NetworkConfig(**artefact.metadata["network"])
    torch.manual_seed(0)
    network = Network(config)
    write_artefact(
        network, folder / "network.pt", {"grammar.json": json.dumps(endless(config))}, {"match_relations": []}
    )
    write_peer_files(folder, network)
    work = {}
    for size in sizes:
        linked = link(question, SchemaIndex(parse_ddl(schema_text(size))), artefact.vocabulary)
        parts = [
            list(linked.pieces),
            list(linked.piece_node),
            *(list(p) for p in (linked.kinds, linked.relations, linked.column_kinds)),
        ]
        (folder / f"request{size}.json").write_text(json.dumps([*parts, list(linked.counts)]))
        work[size] = multiplications(config, sum(linked.counts), len(linked.pieces))
    (folder / "plan.json").write_text(json.dumps({"sizes": list(sizes), "steps": steps, "actions": config.actions}))
    return work


def endless(config: Any) -> dict[str, Any]:
    """A grammar in which every action calls for another: all of a search's steps are taken."""
    symbol = {"actions": list(range(config.actions)), "columns": 31, "tables": 0, "literals": 0}
    symbols = [{"name": str(i), **symbol} for i in range(config.symbols)]
    symbols[0]["columns"] = 0
    actions = [{"name": str(i), "children": [1 + i % (config.symbols - 1), 0]} for i in range(config.actions)]
    return {"version": 1, "start": 0, "actions": actions, "symbols": symbols}


def schema_text(columns: int) -> str:
    """DDL of that many columns, ten a table, each table referring to the one before it."""
    names = ["name", "price", "city", "status", "amount", "created_at", "delivered_on", "quantity", "rating"]
    nouns = ["item", "order", "customer", "supplier", "store", "review", "employee", "payment", "shipment", "invoice"]
    text = ""
    for table in range(max(1, columns // 10)):
        noun = f"{nouns[table % 10]}_{table // 10}" if table >= 10 else nouns[table]
        before = f"{nouns[(table - 1) % 10]}_{(table - 1) // 10}" if table > 10 else nouns[(table - 1) % 10]
        fields = ", ".join(f"{name} TEXT" for name in names[: 8 if table else 9])
        key = f", {before}_id INTEGER REFERENCES {before}(id)" if table else ""
        text += f"CREATE TABLE {noun} (id INTEGER PRIMARY KEY, {fields}{key});\n"
    return text


def multiplications(c: Any, nodes: int, pieces: int) -> dict[str, int]:
    """Of the matrix products: int8 and float32 in the encoder, int8 and float32 in one step of the beam."""
    width, layers = c.width, c.encoder_layers * c.encoder_loops
    encode_weights = (
        layers * (4 * width * width + 2 * width * c.hidden)
        + c.piece_width * width
        + c.decoder_layers * 2 * width * width
    )
    step_weights = c.decoder_layers * (6 * width * width + 2 * width * c.hidden) + 2 * width * width + c.actions * width
    attention = layers * nodes * (2 * nodes + 2 * c.relations) * width
    return {
        "nodes": nodes,
        "pieces": pieces,
        "encode_int8": nodes * encode_weights,
        "encode_float": attention,
        "step_int8": BEAM * step_weights,
        "step_float": BEAM * nodes * width * (2 * c.decoder_layers + 1),
        "step_bytes": step_weights + 4 * nodes * width * (2 * c.decoder_layers + 1),
    }


def write_peer_files(folder: Path, network: Any) -> None:
    """The same network with float32 and with torch's dynamic int8 weights, scripted; and as ONNX."""
    import warnings

    import torch
    from sql_copilot_compression.pointer.serving import (
        PackedLinear,
        QuantisedEmbedding,
        QuantisedLinear,
        ServedNetwork,
        weight_of,
    )
    from torch import nn

    def plain(module: nn.Module) -> nn.Module:
        for name, child in module.named_children():
            if isinstance(child, QuantisedLinear | PackedLinear | QuantisedEmbedding):
                weight = weight_of(child)
                if not isinstance(child, QuantisedEmbedding):
                    linear = nn.Linear(weight.shape[1], weight.shape[0])
                    linear.bias = nn.Parameter(child.bias)
                    linear.weight = nn.Parameter(weight)
                    setattr(module, name, linear)
                else:
                    setattr(module, name, nn.Embedding.from_pretrained(weight))
            else:
                plain(child)
        return module

    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        floats = plain(ServedNetwork(network.float().eval())).eval()
        torch.jit.save(torch.jit.script(floats), str(folder / "torch32.pt"))
        quantised = torch.ao.quantization.quantize_dynamic(floats, {nn.Linear}, dtype=torch.qint8)
        torch.jit.save(torch.jit.script(quantised), str(folder / "torch8.pt"))
        write_onnx(folder, floats)


def write_onnx(folder: Path, served: Any) -> None:
    """encode and step as ONNX files, float32 and dynamically quantised; nothing when onnx is missing."""
    try:
        import onnx  # noqa: F401
        from onnxruntime.quantization import quantize_dynamic
    except ImportError:
        return
    import torch
    from torch import nn

    class Encode(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.served = served

        def forward(self, *inputs: Any) -> Any:
            return self.served.encode(*inputs)

    class Step(Encode):
        def forward(self, *inputs: Any) -> Any:
            return self.served.step(*inputs)

    nodes, pieces, past = 7, 9, 3
    layers, width = len(served.decoder), served.width
    memory, cross = torch.zeros(nodes, width), torch.zeros(layers, nodes, width)
    cache = torch.zeros(layers, BEAM, past, width)
    beam = torch.zeros(BEAM, dtype=torch.int64)
    square = torch.zeros(nodes, nodes, dtype=torch.int64)
    ids = torch.zeros(pieces, dtype=torch.int64)
    inputs = {
        "encode": (
            Encode(),
            (ids, ids, square[0], square),
            {0: {0: "p"}, 1: {0: "p"}, 2: {0: "n"}, 3: {0: "n", 1: "n"}},
        ),
        "step": (
            Step(),
            (beam, beam, beam, beam, square[:BEAM], memory, cross, cross, cache, cache),
            {
                **{i: {0: "b"} for i in range(4)},
                4: {0: "b", 1: "n"},
                5: {0: "n"},
                6: {1: "n"},
                7: {1: "n"},
                8: {1: "b", 2: "t"},
                9: {1: "b", 2: "t"},
            },
        ),
    }
    for name, (module, example, axes) in inputs.items():
        names = [f"x{i}" for i in range(len(example))]
        path = folder / f"{name}32.onnx"
        torch.onnx.export(
            module,
            example,
            str(path),
            input_names=names,
            dynamic_axes={names[i]: axis for i, axis in axes.items()},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(str(path), str(folder / f"{name}8.onnx"))


def best(body: Callable[[], object]) -> float:
    """Least milliseconds of processor time over a few runs: on a busy machine the clock measures the others too."""
    body()
    times = []
    for _ in range(REPEATS):
        start = time.process_time()
        body()
        times.append(time.process_time() - start)
    return min(times) * 1e3


def our_engine(folder: Path, plan: dict[str, Any]) -> tuple[Callable[[Request], object], Callable[[Request], object]]:
    import native_runtime

    model = native_runtime.Model(str(folder / "network.pt"))

    def fields(request: Request) -> Request:
        pieces, owners, kinds, relations, column_kinds, counts = request
        return array("i", pieces), array("i", owners), bytes(kinds), bytes(relations), bytes(column_kinds), counts

    prepared: dict[int, Request] = {}

    def given(request: Request) -> Request:
        if id(request) not in prepared:
            prepared[id(request)] = fields(request)
        return prepared[id(request)]

    return (lambda r: model.encode(*given(r))), (lambda r: model.generate(*given(r), max_steps=plan["steps"]))


def torch_engine(path: Path, plan: dict[str, Any]) -> tuple[Callable[[Request], object], Callable[[Request], object]]:
    import warnings

    import torch

    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    module = torch.jit.load(str(path))

    def encode(request: Request) -> Any:
        pieces, owners, kinds, relations, _, counts = request
        nodes = sum(counts)
        with torch.inference_mode():
            ids = [torch.tensor(x) for x in (pieces, owners, kinds)]
            return module.encode(*ids, torch.tensor(relations).view(nodes, nodes))

    def suggest(request: Request) -> None:
        encoded = encode(request)
        nodes, (layers, _, width) = sum(request[5]), encoded[1].shape
        with torch.inference_mode():
            keys = values = torch.zeros(layers, BEAM, 0, width)
            beam, coverage = torch.zeros(BEAM, dtype=torch.int64), torch.zeros(BEAM, nodes, dtype=torch.int64)
            for _ in range(plan["steps"]):
                logits, key, value = module.step(beam, beam, beam, beam, coverage, *encoded, keys, values)
                torch.log_softmax(logits, -1).topk(BEAM)
                keys, values = torch.cat((keys, key), 2), torch.cat((values, value), 2)

    return encode, suggest


def onnx_engine(
    folder: Path, bits: str, plan: dict[str, Any]
) -> tuple[Callable[[Request], object], Callable[[Request], object]]:
    import numpy as np
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    encoder, stepper = (
        onnxruntime.InferenceSession(str(folder / f"{name}{bits}.onnx"), options, providers=["CPUExecutionProvider"])
        for name in ("encode", "step")
    )

    def run(session: Any, *inputs: Any) -> Any:
        given = {f"x{i}": x for i, x in enumerate(inputs)}
        return session.run(None, {x.name: given[x.name] for x in session.get_inputs()})

    def encode(request: Request) -> Any:
        pieces, owners, kinds, relations, _, counts = request
        nodes = sum(counts)
        ids = [np.array(x, dtype=np.int64) for x in (pieces, owners, kinds)]
        return run(encoder, *ids, np.array(relations, dtype=np.int64).reshape(nodes, nodes))

    def suggest(request: Request) -> None:
        encoded = encode(request)
        nodes, (layers, _, width) = sum(request[5]), encoded[1].shape
        keys = values = np.zeros((layers, BEAM, 0, width), dtype=np.float32)
        beam, coverage = np.zeros(BEAM, dtype=np.int64), np.zeros((BEAM, nodes), dtype=np.int64)
        for _ in range(plan["steps"]):
            logits, key, value = run(stepper, beam, beam, beam, beam, coverage, *encoded, keys, values)
            np.argpartition(logits, -BEAM, axis=1)
            keys, values = np.concatenate((keys, key), 2), np.concatenate((values, value), 2)

    return encode, suggest


def main() -> None:
    """Print "first" after the first answer, then a JSON object of all measurements."""
    peer, folder = sys.argv[1], Path(sys.argv[2])
    plan = json.loads((folder / "plan.json").read_text())
    requests = {size: tuple(json.loads((folder / f"request{size}.json").read_text())) for size in plan["sizes"]}
    if peer == "ours":
        encode, suggest = our_engine(folder, plan)
    elif peer.startswith("torch"):
        encode, suggest = torch_engine(folder / f"{peer}.pt", plan)
    else:
        encode, suggest = onnx_engine(folder, peer.removeprefix("onnx"), plan)
    suggest(requests[plan["sizes"][1]])
    print("first", flush=True)
    rss_first = peak_memory()
    sizes = {}
    for size, request in requests.items():
        encoding, whole = best(partial(encode, request)), best(partial(suggest, request))
        sizes[size] = {"encode": encoding, "step": (whole - encoding) / plan["steps"], "whole": whole}
    print(json.dumps({"rss": rss_first, "disk": disk(peer), "model": model_bytes(peer, folder), "sizes": sizes}))


def peak_memory() -> float:
    """MB that this process held at most; getrusage would count what its parent held before it."""
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.split("\n") if line.startswith("VmHWM"))) / 1024


def disk(peer: str) -> int:
    """Bytes of the runtime's own files."""
    if peer == "ours":
        import native_runtime

        return Path(native_runtime.__file__ or "").stat().st_size
    package = "torch" if peer.startswith("torch") else "onnxruntime"
    root = Path(sys.modules[package].__file__ or "").parent
    return sum(path.stat().st_size for path in root.rglob("*.so*") if not path.is_symlink())


def model_bytes(peer: str, folder: Path) -> int:
    """Bytes of the network's files."""
    names = {"ours": ["network.pt"], "torch32": ["torch32.pt"], "torch8": ["torch8.pt"]}
    bits = peer.removeprefix("onnx")
    return sum((folder / name).stat().st_size for name in names.get(peer, [f"encode{bits}.onnx", f"step{bits}.onnx"]))


if __name__ == "__main__":
    main()
