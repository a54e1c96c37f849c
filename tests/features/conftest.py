"""Real server processes, as in the tests of the server."""

from tests.server.conftest import encoding, start

__all__ = ["encoding", "start"]
