"""The code action "Explain as a comment": a statement's sentences as comment lines above it."""

from __future__ import annotations

from lsprotocol import types

from sql_copilot_ls.features.common.generating import newline_of, workspace_edit
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.messages import say
from sql_copilot_ls.server.session import SqlCopilotServer
from sql_copilot_ls.server.spoken import spoken

EXPLAIN = "explainAsComment"
_EXPLAINED = frozenset({"SELECT", "WITH", "INSERT", "UPDATE", "DELETE"})


async def offered(ls: SqlCopilotServer, document: Document, offset: int) -> types.CodeAction | None:
    """The action for the statement at an offset, its edit left to `resolve`; None where there is nothing to explain."""
    span = await _statement(ls, document, offset)
    if span is None:
        return None
    data = {"action": EXPLAIN, "uri": document.uri, "offset": span[0]}
    title = spoken("Explain as a comment", ls.locale)
    return types.CodeAction(title, kind=types.CodeActionKind.RefactorRewrite, data=data)


async def resolve(ls: SqlCopilotServer, action: types.CodeAction, uri: str, offset: int) -> None:
    """Fill in the edit; when there is none to give, say why."""
    from sql_copilot_ls.explaining import NotExplainedError, explained  # loaded when first asked for

    document = ls.document(uri)
    span = await _statement(ls, document, offset)
    if span is None:
        return
    text, (start, end) = document.text, span
    schema, dialect = ls.index.schema_for(document.uri).schema, ls.dialect_for(document.uri)
    try:
        sentences = await ls.in_background(explained, text[start:end], schema, dialect, ls.locale)
    except NotExplainedError as error:
        why = say("refused.not runnable", ls.locale, why=error)
        ls.window_show_message(types.ShowMessageParams(types.MessageType.Warning, why))
        return
    before = text[text.rfind("\n", 0, start) + 1 : start]
    between = newline_of(document) + (before if not before.strip() else "")
    comment = between.join(f"-- {' '.join(sentence.split())}" for sentence in sentences)
    action.edit = workspace_edit(ls, document, start, start, comment + between)


async def _statement(ls: SqlCopilotServer, document: Document, offset: int) -> tuple[int, int] | None:
    """Where the query or change at an offset stands, without its semicolon; None in strings of other languages."""
    for part in await ls.parts_read(document):
        if part.embedded or not part.base <= offset <= part.base + len(part.script.text):
            continue
        begin, statement = part.script.at(offset - part.base)
        tokens = [token for token in statement.significant if token.text != ";"]
        if tokens and tokens[0].upper in _EXPLAINED and part.base + begin + statement.first <= offset:
            return part.base + begin + statement.first, part.base + begin + tokens[-1].end
    return None
