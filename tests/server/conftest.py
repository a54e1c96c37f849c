"""The fixtures of this room."""

from tests.server.lsp_session import encoding, start

__all__ = ["encoding", "start"]
