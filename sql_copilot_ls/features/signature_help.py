"""`textDocument/signatureHelp`."""

from __future__ import annotations

from lsprotocol import types

from sql_copilot_ls.analysis.ide.signature import Signature, signature
from sql_copilot_ls.features.common.places import Place, at_place
from sql_copilot_ls.server.session import SqlCopilotServer


def register(server: SqlCopilotServer) -> None:
    """Add the handler."""

    @server.feature(types.TEXT_DOCUMENT_SIGNATURE_HELP, types.SignatureHelpOptions(trigger_characters=["(", ","]))
    async def signature_help(ls: SqlCopilotServer, params: types.SignatureHelpParams) -> types.SignatureHelp | None:
        def signature_at(here: Place) -> Signature | None:
            return signature(here.script, here.offset, here.schema)

        found = await at_place(ls, params.text_document.uri, params.position, signature_at, in_bodies=True)
        if found is None:
            return None
        # Labels are ASCII but for the dots of "more of the same", one unit in every encoding but utf-8: texts are
        # safe in all.
        parameters = [types.ParameterInformation(found.label[start:end]) for start, end in found.parameters]
        information = types.SignatureInformation(found.label, found.documentation or None, parameters, found.active)
        return types.SignatureHelp([information], 0, found.active)
