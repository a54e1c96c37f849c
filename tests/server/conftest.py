"""The fixtures of this room."""

from lsp_session import encoding, start

__all__ = ["encoding", "start"]
