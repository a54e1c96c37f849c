"""Ties the session to the features: the only module of the server that imports them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

from sql_copilot_ls.features import (
    checking_commands,
    code_action,
    code_action_generate,
    code_lens,
    comment_command,
    completion,
    configuration,
    define_term,
    definition,
    diagnostics,
    document_highlight,
    document_symbol,
    execute_command,
    folding_range,
    formatting,
    hover,
    inline_completion,
    progress,
    references,
    remembering,
    rename,
    selection_range,
    semantic_tokens,
    signature_help,
    suggest_term,
    synchronization,
    workspace_symbol,
)
from sql_copilot_ls.server.acceptance import STANDS_SECONDS
from sql_copilot_ls.server.framing import FramedInput
from sql_copilot_ls.server.logs import set_up_logs
from sql_copilot_ls.server.session import SqlCopilotServer
from sql_copilot_ls.server.suggesting import Engine
from sql_copilot_ls.workspace.indexing import share_the_interpreter

_FEATURES = (
    configuration,
    synchronization,
    progress,
    inline_completion,
    code_action_generate,
    code_lens,
    execute_command,
    comment_command,
    checking_commands,
    remembering,
    define_term,
    code_action,
    suggest_term,
    completion,
    definition,
    diagnostics,
    document_highlight,
    document_symbol,
    folding_range,
    formatting,
    hover,
    references,
    rename,
    selection_range,
    semantic_tokens,
    signature_help,
    workspace_symbol,
)
"""In the order in which their handlers are added: what starts the session first."""


def create_server(
    *,
    engine: Engine | None = None,
    cache_root: Path | None = None,
    data_root: Path | None = None,
    stands_seconds: float = STANDS_SECONDS,
) -> SqlCopilotServer:
    """A server with every feature. `engine` stands in for model and engine in tests of the server's own logic, the
    others for where it keeps things and for how long a suggestion must stand to be meant.
    """
    server = SqlCopilotServer(engine=engine, cache_root=cache_root, data_root=data_root, stands_seconds=stands_seconds)
    for feature in _FEATURES:
        feature.register(server)
    return server


def serve() -> NoReturn:
    """Speak LSP on standard input and output until told to exit."""
    set_up_logs()
    server = create_server()
    share_the_interpreter()
    run(server)


def run(server: SqlCopilotServer) -> NoReturn:
    """Speak on standard input and output. However it ends, the process is gone a second later."""
    framed = FramedInput(sys.stdin.buffer, server.ending.begin)
    try:
        server.speak(framed)
    finally:
        server.ending.begin()
        server.close()
    server.ending.end()
