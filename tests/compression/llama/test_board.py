"""The web board tunes a tiny Llama over its HTTP API: started, watched, stopped and gone on with; a real page in a real
browser where one is installed; what is wrong is said in a sentence.
"""

from __future__ import annotations

import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("peft")

from sql_copilot_compression.llama import folders
from sql_copilot_compression.llama.board_runs import Choice, Runs
from sql_copilot_compression.llama.families import LanguageModelError

from sql_copilot_ls.cli import main

TINY = Choice("first", "random", ("spider-train",), "full", steps=4, rate=1e-3, length=512)


def until(condition: Callable[[], bool]) -> None:
    """Wait for it; pytest's own limit ends a wait that is in vain."""
    while not condition():
        time.sleep(0.05)


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    """Of the processes that are started: two wait for each other at every small operation of a busy machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OMP_NUM_THREADS", "1")
        yield


@pytest.fixture
def runs(data: Path, tmp_path: Path) -> Iterator[Runs]:
    made = Runs(data, tmp_path / "runs")
    yield made
    made.close()


@pytest.fixture
def choice(llama: Path) -> Choice:
    return replace(TINY, base=str(llama))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": "../x"}, "letters, digits"),
        ({"base": "no-such-model"}, "no-such-model is neither a folder nor one of"),
        ({"corpora": ()}, "choose data"),
        ({"corpora": ("spiders",)}, "no corpus is called 'spiders'"),
        ({"corpora": ("spider-dev",)}, "spider-dev"),
        ({"corpora": ("cosql",)}, "cosql is not there"),
        ({"method": "magic"}, "no method is called magic"),
        ({"steps": 0}, "steps is 1 or more"),
    ],
)
def test_what_is_wrong_with_a_choice_is_said(runs: Runs, choice: Choice, wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(LanguageModelError, match=sentence):
        runs.start(replace(choice, **wrong))
    assert runs.names() == []


def test_a_folder_without_weights_and_too_little_memory_are_said(
    runs: Runs, choice: Choice, llama: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(llama, tmp_path / "bare", ignore=shutil.ignore_patterns("*.safetensors"))
    with pytest.raises(LanguageModelError, match="weights missing"):
        runs.start(replace(choice, base=str(tmp_path / "bare")))
    monkeypatch.setattr(folders, "_free_memory", lambda: 1000)
    with pytest.raises(LanguageModelError, match=r"needs about 0\.0 GB of memory, 0\.0 GB are free"):
        runs.start(choice)


def test_the_preview_is_a_command_that_reads_the_recipe(runs: Runs, choice: Choice) -> None:
    first, _, recipe = runs.preview(choice).partition("\n\n")
    words = shlex.split(first.removeprefix("# "))
    assert words[:2] == ["sqlcopilot-ls", "build-model"]
    assert words[2:] == runs.command("first")[1:]
    assert recipe == choice.recipe()


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_run_is_stopped_and_goes_on_to_its_end(runs: Runs, choice: Choice) -> None:
    long = replace(choice, steps=4000)
    runs.start(long)
    until(lambda: len(runs.curve("first")) >= 2 or not runs.is_running("first"))
    assert runs.status("first").startswith("running, about"), runs.status("first")
    with pytest.raises(LanguageModelError, match="is running"):
        runs.start(long)
    runs.stop("first")
    assert runs.status("first").startswith("stopped")
    with pytest.raises(LanguageModelError, match="other choices"):
        runs.start(choice)
    with pytest.raises(LanguageModelError, match="is not running"):
        runs.stop("first")

    runs.start(replace(choice, name="second"))
    until(lambda: not runs.is_running("second"))
    assert runs.status("second").startswith("finished"), runs.status("second")
    assert folders.is_finished(runs.folder / "second" / "language-model")
    assert [row["step"] for row in runs.curve("second")] == [1, 2, 3, 4]
    assert runs.names() == ["first", "second"]
    runs.resume("second")  # all is done: nothing is trained again
    until(lambda: not runs.is_running("second"))
    assert len(runs.curve("second")) == 4


@pytest.fixture(scope="module")
def served(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Runs, str]]:
    pytest.importorskip("gradio")
    from sql_copilot_compression.llama.board import served

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    runs = Runs(data, tmp_path_factory.mktemp("board"))
    page, address = served(runs, "127.0.0.1", port, wait=False)
    yield runs, address
    page.close()
    runs.close()


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_page_starts_a_run_over_its_api(served: tuple[Runs, str], llama: Path) -> None:
    from gradio_client import Client

    runs, address = served
    client = Client(address, verbose=False, analytics_enabled=False)
    choices = ["web", str(llama), ["spider-train"], "full", 3, 1e-3, 512]
    assert client.predict(*choices, api_name="/preview").startswith("# sqlcopilot-ls build-model --config")
    with pytest.raises(Exception, match="neither a folder nor one of"):
        client.predict("web", "no-such-model", *choices[2:], api_name="/start")
    assert client.predict(*choices, api_name="/start").startswith("running")
    until(lambda: not runs.is_running("web"))
    status, plot = client.predict("web", api_name="/look")
    assert status.startswith("finished"), status
    assert "step" in str(plot)
    assert len(runs.curve("web")) == 3


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_browser_draws_the_page_with_no_other_host_in_reach(served: tuple[Runs, str], tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no browser is installed")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--virtual-time-budget=30000"]
    alone = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    drawn = subprocess.run(
        [browser, *flags, alone, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", served[1]],
        capture_output=True, text=True, timeout=500, check=False,
    )  # fmt: skip
    for label in ("Start", "Go on", "Learning rate", "The same in a terminal", "sqlcopilot-ls build-model"):
        assert label in drawn.stdout, label


def test_the_command_says_what_is_missing(tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["llm", "board", "--data", str(tmp_path / "none")]) == 1
    assert "there is no such folder of corpora" in capsys.readouterr().err
    assert main(["llm", "board", "--data", str(data), "--host", "0.0.0.0"]) == 1
    assert "is not on this machine" in capsys.readouterr().err
