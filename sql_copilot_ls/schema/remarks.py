"""Comments given by statements of their own: COMMENT ON and SQL Server's extended properties; also sp_rename."""

from __future__ import annotations

from sql_copilot_ls.sql.lexer import Kind

from .context import FileContext
from .events import RenameColumn, RenameTable, SetComment
from .reader import Reader


def comment_on(context: FileContext, reader: Reader) -> None:
    """COMMENT ON TABLE, VIEW or COLUMN … IS '…'."""
    reader.next()
    if not reader.accept("ON"):
        return
    kind = reader.accept_any("TABLE", "VIEW", "COLUMN", "MATERIALIZED", "FOREIGN")
    if kind in ("MATERIALIZED", "FOREIGN"):
        reader.next()
        kind = "TABLE"
    if not kind:
        return
    parts = [reader.name()]
    while reader.peek().text == ".":
        reader.next()
        parts.append(reader.name())
    if kind == "TABLE" and reader.peek().text == "(":  # Db2: COMMENT ON t (a IS '…', b IS '…')
        reader.skip_group()
        return
    reader.expect("IS")
    text = reader.next()
    value = text.value if text.kind == Kind.STRING else ""
    if kind == "COLUMN" and len(parts) > 1:
        table = (parts[-3] if len(parts) > 2 else context.qualifier, parts[-2])
        context.events.append(SetComment(table, parts[-1], value))
    elif kind != "COLUMN":
        context.events.append(SetComment((parts[-2] if len(parts) > 1 else context.qualifier, parts[-1]), "", value))


def described(context: FileContext, reader: Reader) -> None:
    """SQL Server's sp_addextendedproperty 'MS_Description' and sp_rename."""
    tokens = reader.tokens
    procedure = next((t.value.casefold() for t in tokens[1:6] if t.value.casefold().startswith("sp_")), "")
    strings = [t.value for t in tokens if t.kind == Kind.STRING]
    if procedure in ("sp_addextendedproperty", "sp_updateextendedproperty"):
        folded = [s.casefold() for s in strings]
        if len(strings) < 4 or folded[0] != "ms_description" or not {"table", "view"} & set(folded):
            return
        at = folded.index("table" if "table" in folded else "view")
        owner = strings[at - 1] if at >= 2 and folded[at - 2] in ("schema", "user") else ""
        column = strings[at + 3] if folded[at + 2 : at + 3] == ["column"] and at + 3 < len(strings) else ""
        if at + 1 < len(strings):
            context.events.append(SetComment((owner, strings[at + 1]), column, strings[1]))
    elif procedure == "sp_rename" and len(strings) >= 2:
        path = [p.strip("[]") for p in strings[0].split(".")]
        if len(strings) > 2 and strings[2].casefold() == "column" and len(path) > 1:
            context.events.append(RenameColumn((path[-3] if len(path) > 2 else "", path[-2]), path[-1], strings[1]))
        elif len(strings) == 2:
            context.events.append(RenameTable((path[-2] if len(path) > 1 else "", path[-1]), strings[1]))
