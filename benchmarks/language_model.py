"""Tokens a second of processor time: one Llama in our engine and in others that are installed.

Others are libtorch with the same archive, transformers, ONNX Runtime (int8; `pip install onnx onnxruntime`) and
llama.cpp (`pip install xllamacpp`, and `--gguf FILE` with the same weights); one that is missing is named.

`python -m benchmarks.language_model FOLDER` exports the folder's model and writes the likeliest continuation of one
prompt with each, on one thread. Processor time, so that other work on the machine counts little.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import torch
from sql_copilot_compression.llama import exporting
from sql_copilot_compression.llama.masked_writing import prompt_of
from sql_copilot_compression.llama.speakers import Speaker

from benchmarks.language_peers import llama_cpp, onnx_reader, same_beginning
from sql_copilot_ls.schema import parse_ddl

DDL = """CREATE TABLE singer (singer_id INTEGER PRIMARY KEY, name TEXT, country TEXT, age INTEGER);
CREATE TABLE concert (concert_id INTEGER PRIMARY KEY, title TEXT, year INTEGER, stadium_id INTEGER);
CREATE TABLE stadium (stadium_id INTEGER, name TEXT, capacity INTEGER);
"""
QUESTION = "How many singers are there in each country?"


def timed(read: Callable[[list[int]], int], prompt: list[int], count: int) -> tuple[list[int], float, float]:
    """(Tokens, seconds for the prompt, tokens a second after it) of what reads tokens and says the likeliest next."""
    started = time.process_time()
    token = read(prompt)
    reading, started = time.process_time() - started, time.process_time()
    written = [token]
    for _ in range(count):
        written.append(read([written[-1]]))
    return written, reading, count / (time.process_time() - started)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="of a model: config.json, *.safetensors, tokenizer.json")
    parser.add_argument("--bits", type=int, default=8, choices=(4, 8))
    parser.add_argument("--tokens", type=int, default=16)
    parser.add_argument("--gguf", type=Path, help="the same weights for llama.cpp")
    options = parser.parse_args()
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as temporary:
        archive = Path(temporary) / "model.pt"
        facts = exporting.export_llama(options.folder, archive, options.bits)
        print(f"{facts['parameters']:,} parameters, archive {facts['bytes']:,} bytes")
        speaker = Speaker(archive)
        prompt = speaker.pieces.encode(prompt_of(parse_ddl(DDL), QUESTION))
        reader = speaker.reader()

        def engine(tokens: list[int]) -> int:
            reader.read(tokens)
            return reader.best(1)[0][0]

        scripted = torch.jit.load(str(archive))
        caches = [torch.zeros(facts["layers"], 0, facts["cache_width"])] * 2

        def libtorch(tokens: list[int]) -> int:
            with torch.no_grad():
                scores, *fresh = scripted.step(torch.tensor(tokens), *caches)
            caches[:] = [torch.cat(pair, 1) for pair in zip(caches, fresh, strict=True)]
            return int(scores[0].argmax())

        whole = Speaker(options.folder).reader()

        def transformers(tokens: list[int]) -> int:
            whole.read(tokens)
            return whole.best(1)[0][0]

        ways: dict[str, Callable[[list[int]], int]] = {
            "engine": engine,
            "libtorch, same archive": libtorch,
            "transformers, float32": transformers,
        }
        try:
            ways["ONNX Runtime, int8"] = onnx_reader(options.folder, Path(temporary))
        except ImportError as error:
            print(f"ONNX Runtime: not measured ({error})")
        first: list[int] = []
        for name, read in ways.items():
            written, reading, speed = timed(read, prompt, options.tokens)
            first = first or written
            told(name, len(prompt), reading, speed, f"{same_beginning(first, written)} of {len(first)} tokens")
        try:
            if options.gguf is None:
                raise ImportError("no --gguf")
            text, reading, speed = llama_cpp(options.gguf, prompt_of(parse_ddl(DDL), QUESTION), options.tokens)
            alike = same_beginning(first, speaker.pieces.encode(text))
            told(f"llama.cpp, {options.gguf.name}", len(prompt), reading, speed, f"{alike} of {len(first)} tokens")
        except ImportError as error:
            print(f"llama.cpp: not measured ({error})")


def told(name: str, prompt: int, reading: float, speed: float, alike: str) -> None:
    """A line of the table."""
    row = {"prompt": prompt, "prompt seconds": round(reading, 2), "tokens a second": round(speed, 1)}
    print(f"{name}: {json.dumps(row)}, first {alike} as the engine", flush=True)


if __name__ == "__main__":
    main()
