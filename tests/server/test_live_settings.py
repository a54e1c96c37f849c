"""Settings of the language features take effect while the server runs."""

from __future__ import annotations

from typing import Any

from lsprotocol import types

from tests.server.lsp_session import CUSTOMERS


async def test_diagnostics_come_and_go_with_their_setting(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    uri = session.open("SELECT nope FROM customers;\n")
    await session.until(lambda: session.client.diagnostics.get(uri), "a diagnostic for the unknown column")
    session.configure(diagnostics=False)
    await session.until(lambda: not session.client.diagnostics[uri], "no diagnostics")
    session.configure(diagnostics=True)
    await session.until(lambda: session.client.diagnostics[uri], "the diagnostic again")


async def test_a_closed_document_leaves_no_problems(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    uri = session.open("SELECT nope FROM customers;\n")
    await session.until(lambda: session.client.diagnostics.get(uri), "a diagnostic for the unknown column")
    identifier = types.TextDocumentIdentifier(uri)
    session.client.text_document_did_close(types.DidCloseTextDocumentParams(identifier))
    await session.until(lambda: not session.client.diagnostics[uri], "no diagnostics")


async def test_diagnostics_follow_the_schema(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    uri = session.open("SELECT nope FROM customers;\n")
    await session.until(lambda: session.client.diagnostics.get(uri), "a diagnostic for the unknown column")
    ddl = session.open(CUSTOMERS, "schema.sql")
    session.change(ddl, CUSTOMERS.replace("city TEXT", "nope TEXT"))
    await session.until(lambda: not session.client.diagnostics[uri], "no diagnostics once the column exists")


async def test_formatting_follows_its_settings(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS}, settings={"formatKeywordCase": "lower"})
    uri = session.open("SELECT name   FROM customers;\n")
    await session.ready()
    params = types.DocumentFormattingParams(
        types.TextDocumentIdentifier(uri), types.FormattingOptions(tab_size=4, insert_spaces=True)
    )
    edits = await session.client.text_document_formatting_async(params)
    assert "select" in "".join(e.new_text for e in edits)

    async def upper() -> bool:
        edits = await session.client.text_document_formatting_async(params)
        return "select" not in "".join(e.new_text for e in edits)

    session.configure(formatKeywordCase="upper")
    await session.until(upper, "upper case keywords")


async def test_embedded_sql_is_a_setting(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    await session.ready()
    text = 'query = "SELECT name FROM customers WHERE id = 1"\n'
    uri = session.open(text, "app.py", language="python")
    at = types.Position(0, text.index("customers") + 2)

    async def hovers() -> bool:
        answer = await session.client.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(uri), at)
        )
        return answer is not None

    assert await hovers()
    session.configure(embeddedSql=False)

    async def silent() -> bool:
        return not await hovers()

    await session.until(silent, "no hover in strings")


async def test_log_level_is_a_setting(start: Any, capfd: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    await session.ready()
    assert "Sending data" not in capfd.readouterr().err
    session.configure(logLevel="debug")

    async def told() -> bool:
        await session.command("sqlCopilot.status", {})
        return "Sending data" in capfd.readouterr().err

    await session.until(told, "messages in the log at debug")
    session.configure(logLevel="warning")

    async def silent() -> bool:
        capfd.readouterr()
        await session.command("sqlCopilot.status", {})
        return "Sending data" not in capfd.readouterr().err

    await session.until(silent, "no messages in the log at warning")
