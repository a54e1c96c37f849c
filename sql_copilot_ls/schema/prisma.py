"""Prisma schema files to events: models are tables, scalar fields columns, relations foreign keys, enums values."""

from __future__ import annotations

import re

from sql_copilot_ls.sql.dialects import canonical

from .code_lists import with_listed
from .events import CreateTable, CreateType, Declarations
from .kinds import kind_of
from .model import Column, ForeignKey, Skipped, Source, Table

_BLOCK = re.compile(r"^[ \t]*(model|enum|view|type|datasource)\s+(\w+)\s*\{", re.MULTILINE)
_FIELD = re.compile(r"^\s*(\w+)\s+(Unsupported\(\"[^\"]*\"\)|\w+)(\[\])?(\?)?(.*)$")
_MAPPED = re.compile(r"(?<!@)@map\(\s*(?:name:\s*)?\"([^\"]*)\"")
_TABLE_MAPPED = re.compile(r"@@map\(\s*(?:name:\s*)?\"([^\"]*)\"")
_SCHEMA = re.compile(r"@@schema\(\s*\"([^\"]*)\"")
_LIST = re.compile(r"@@(id|unique)\(\s*(?:fields:\s*)?\[([^\[\]]*)\]")
_RELATION = re.compile(r"@relation\(([^)]{0,500})\)")
_FIELDS = re.compile(r"\bfields:\s*\[([^\[\]]*)\]")
_REFERENCES = re.compile(r"\breferences:\s*\[([^\[\]]*)\]")
_DEFAULT = re.compile(r"@default\(((?:[^()]|\([^()]{0,200}\)){0,200})\)")
_NATIVE = re.compile(r"@db\.(\w+(?:\([^)]*\))?)")
_PROVIDER = re.compile(r"\bprovider\s*=\s*\"(\w+)\"")
_SCALARS = {
    "String": "varchar",
    "Int": "integer",
    "BigInt": "bigint",
    "Float": "double",
    "Decimal": "decimal",
    "Boolean": "boolean",
    "DateTime": "timestamp",
    "Json": "json",
    "Bytes": "blob",
}


def prisma_declarations(text: str, *, dialect: str = "", file: str = "") -> Declarations:
    """What a Prisma schema declares; a block without its brace is skipped."""
    blocks: list[tuple[str, str, int, list[str]]] = []
    skipped: list[Skipped] = []
    line = counted = 0
    for match in _BLOCK.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        end = text.find("\n}", match.end() - 1)
        if end < 0:
            skipped.append(
                Skipped(file, line, f"{match.group(1)} {match.group(2)} has no closing brace on a line of its own")
            )
            break
        blocks.append((match.group(1), match.group(2), line, text[match.end() : end].split("\n")))
    for kind, _, _, lines in blocks:
        provider = _PROVIDER.search("\n".join(lines)) if kind == "datasource" else None
        if provider is not None:
            dialect = dialect or canonical(provider.group(1))
    models = {name: lines for kind, name, _, lines in blocks if kind in ("model", "view")}
    enums = {name for kind, name, _, _ in blocks if kind == "enum"}
    table_names = {name: _first(_TABLE_MAPPED, lines) or name for name, lines in models.items()}
    column_names = {name: _column_names(lines) for name, lines in models.items()}
    events: list[CreateType | CreateTable] = []
    for kind, name, _, lines in blocks:
        if kind == "enum":
            values = (_first(_MAPPED, [v]) or v.split()[0] for v in lines if v.split() and re.match(r"\s*\w", v))
            events.append(CreateType(name, "enum", tuple(values)))
    for kind, name, line, lines in blocks:
        if kind in ("model", "view"):
            table = _table(name, line, lines, file=file, tables=table_names, columns=column_names, enums=enums)
            if table.columns:
                events.append(CreateTable(table))
            else:
                skipped.append(Skipped(file, line, f"{kind} {name} has no columns that could be read"))
    return Declarations(file, dialect, tuple(events), tuple(skipped))


def _first(pattern: re.Pattern[str], lines: list[str]) -> str:
    return next((m.group(1) for line in lines if (m := pattern.search(line.split("//")[0]))), "")


def _column_names(lines: list[str]) -> dict[str, str]:
    names = {}
    for line in lines:
        field = _FIELD.match(line.split("//")[0])
        if field is not None:
            mapped = _MAPPED.search(field.group(5))
            names[field.group(1)] = mapped.group(1) if mapped else field.group(1)
    return names


def _table(
    name: str,
    line: int,
    lines: list[str],
    *,
    file: str,
    tables: dict[str, str],
    columns: dict[str, dict[str, str]],
    enums: set[str],
) -> Table:
    own = columns[name]
    found: list[Column] = []
    keys: list[ForeignKey] = []
    primary: tuple[str, ...] = ()
    unique: list[tuple[str, ...]] = []
    remark = ""

    def names(inner: str, of: dict[str, str]) -> tuple[str, ...]:
        return tuple(of.get(n.split("(")[0].strip(), n.split("(")[0].strip()) for n in inner.split(",") if n.strip())

    for number, text in enumerate(lines):
        code, _, trailing = text.partition("//")
        listed = _LIST.search(code)
        if listed is not None:
            if listed.group(1) == "id":
                primary = names(listed.group(2), own)
            else:
                unique.append(names(listed.group(2), own))
        if not code.strip():
            remark = trailing.strip("/ ")
            continue
        field = _FIELD.match(code)
        if field is None:
            continue
        key, declared, array, optional, rest = field.groups()
        if declared in tables:
            relation = _RELATION.search(rest)
            inner = relation.group(1) if relation else ""
            ours, theirs = _FIELDS.search(inner), _REFERENCES.search(inner)
            if ours and theirs:
                keys.append(
                    ForeignKey(names(ours.group(1), own), tables[declared], names(theirs.group(1), columns[declared]))
                )
            continue
        native = _NATIVE.search(rest)
        written = (native.group(1) if native else _SCALARS.get(declared, declared)) + (array or "")
        default = _DEFAULT.search(rest)
        if re.search(r"@id\b", rest) and not primary:
            primary = (own[key],)
        at = Source(file, line + number, len(code) - len(code.lstrip()), line + number, len(code.rstrip()))
        found.append(
            with_listed(
                Column(
                    name=own[key],
                    type=written,
                    kind=kind_of("enum" if declared in enums else _SCALARS.get(declared, written) + (array or "")),
                    nullable=bool(optional),
                    default=default.group(1) if default else None,
                    comment=trailing.strip("/ ") or remark,
                    unique="@unique" in rest,
                    source=at,
                )
            )
        )
        remark = ""
    end = line + len(lines)
    return Table(
        name=tables[name],
        columns=tuple(found),
        schema=_first(_SCHEMA, lines),
        primary_key=primary,
        foreign_keys=tuple(keys),
        unique=tuple(unique),
        source=Source(file, line, 0, end, 1),
    )
