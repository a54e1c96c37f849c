"""`textDocument/signatureHelp`."""

from __future__ import annotations

from lsprotocol import types

from sql_copilot_ls.analysis.ide.signature import signature
from sql_copilot_ls.features.common.places import place
from sql_copilot_ls.server.session import SqlCopilotServer


def register(server: SqlCopilotServer) -> None:
    """Add the handler."""

    @server.feature(types.TEXT_DOCUMENT_SIGNATURE_HELP, types.SignatureHelpOptions(trigger_characters=["(", ","]))
    def signature_help(ls: SqlCopilotServer, params: types.SignatureHelpParams) -> types.SignatureHelp | None:
        here = place(ls, params.text_document.uri, params.position, in_bodies=True)
        found = signature(here.script, here.offset, here.schema) if here is not None else None
        if found is None:
            return None
        # Labels are ASCII but for the dots of "more of the same", one unit in every encoding but utf-8: texts are
        # safe in all.
        parameters = [types.ParameterInformation(found.label[start:end]) for start, end in found.parameters]
        information = types.SignatureInformation(found.label, found.documentation or None, parameters, found.active)
        return types.SignatureHelp([information], 0, found.active)
