"""The fixtures of this room."""

from tests.server.inside import inside
from tests.server.lsp_session import encoding, start
from tests.server.wire_client import wire

__all__ = ["encoding", "inside", "start", "wire"]
