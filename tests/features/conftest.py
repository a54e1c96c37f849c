"""Real server processes, as in the tests of the server."""

from tests.server.lsp_session import encoding, start

__all__ = ["encoding", "start"]
