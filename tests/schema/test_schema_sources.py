"""Prisma schemas and dbt property files as further sources of the same schema."""

from __future__ import annotations

import pytest

from sql_copilot_ls.schema import ColumnKind, declarations, fold, parse_ddl
from tests.schema.schema_text import keys, reasons, show

PRISMA = """
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

enum Role {
  USER
  ADMIN @map("admin")
}

/// People who log in
model User {
  id        Int      @id @default(autoincrement())
  email     String   @unique @db.VarChar(80) // how we write to them
  fullName  String?  @map("full_name")
  role      Role     @default(USER)
  tags      String[]
  posts     Post[]
  createdAt DateTime @default(now()) @map("created_at")

  @@map("users")
}

model Post {
  id       Int  @id
  authorId Int  @map("author_id")
  author   User @relation(fields: [authorId], references: [id], onDelete: Cascade)
  slug     String
  @@unique([authorId, slug])
}
"""


def test_prisma_models_are_tables() -> None:
    schema = parse_ddl(PRISMA, file="schema.prisma")
    assert show(schema) == [
        "users(id integer, email VarChar(80), full_name varchar, role Role, tags varchar[], created_at timestamp)",
        "Post(id integer, author_id integer, slug varchar)",
    ]
    assert schema.dialect == "postgres"
    assert keys(schema, "Post") == ["author_id -> users.id"]
    users, posts = schema.tables
    assert (users.primary_key, posts.unique) == (("id",), (("author_id", "slug"),))
    assert [c.nullable for c in users.columns] == [False, False, True, False, False, False]
    assert users.columns[1].unique
    assert users.columns[1].comment == "how we write to them"
    assert users.columns[3].values == ("USER", "admin")
    assert [c.kind for c in users.columns][-1] is ColumnKind.TIME
    assert users.columns[1].source is not None
    assert users.columns[1].source.line == PRISMA.split("\n").index(
        "  email     String   @unique @db.VarChar(80) // how we write to them"
    )


def test_a_prisma_block_that_is_not_closed_is_skipped() -> None:
    schema = parse_ddl("model A {\n  id Int @id\n}\nmodel B {\n  id Int", file="schema.prisma")
    assert [t.name for t in schema.tables] == ["A"]
    assert reasons(schema) == [(3, "model B has no closing brace on a line of its own")]


DBT = """
version: 2
models:
  - name: orders
    description: "One row an order: paid or not"
    columns:
      - name: order_id
        data_type: integer
        tests: [unique, not_null]
      - name: status
        description: >
          where it
          stands
        tests:
          - accepted_values:
              values: ['placed', 'shipped']
      - name: customer_id
        tests:
          - relationships:
              to: ref('customers')
              field: id
  - name: customers
    columns:
      - name: id
sources:
  - name: raw
    schema: raw_data
    tables:
      - name: events   # everything
        columns:
          - name: at
            data_type: timestamp
"""


def test_dbt_models_and_sources_are_tables() -> None:
    schema = parse_ddl(DBT, file="models/schema.yml")
    assert show(schema) == [
        "orders(order_id integer, status, customer_id)",
        "customers(id)",
        "raw_data.events(at timestamp)",
    ]
    orders = schema.tables[0]
    assert orders.comment == "One row an order: paid or not"
    assert orders.primary_key == ("order_id",)
    assert orders.columns[1].values == ("placed", "shipped")
    assert orders.columns[1].comment == "where it stands"
    assert keys(schema, "orders") == ["customer_id -> customers.id"]


def test_a_yaml_file_of_another_sort_declares_nothing() -> None:
    schema = parse_ddl("on: push\njobs:\n  build:\n    steps:\n      - run: x\n", file="schema.yml")
    assert (schema.tables, schema.skipped) == ((), ())


def test_sources_of_several_kinds_are_folded_together() -> None:
    files = [
        declarations(DBT, file="schema.yml"),
        declarations("CREATE TABLE orders (order_id int, total numeric);", file="tables.sql"),
    ]
    schema = fold(files)
    assert schema.table("customers") is not None
    assert sum(t.name == "orders" for t in schema.tables) == 1


def test_what_dbt_and_prisma_say_of_values_gives_labels() -> None:
    dbt = """
models:
  - name: orders
    columns:
      - {name: status, data_type: int, description: "1=paid, 2=void",
         data_tests: [{accepted_values: {arguments: {values: [1, 2]}}}]}
      - {name: state, data_type: int, description: "0 未付 1 已付"}
"""
    prisma = "model orders {\n  status Int @id // 1=paid, 2=void\n  /// 0 未付 1 已付\n  state Int\n}\n"
    for text, file in ((dbt, "schema.yml"), (prisma, "schema.prisma")):
        status, state = parse_ddl(text, file=file).tables[0].columns
        assert (status.values, status.labels) == (("1", "2"), ("paid", "void"))
        assert (state.values, state.labels) == (("0", "1"), ("未付", "已付"))


@pytest.mark.parametrize(
    ("behind", "reason"),
    [
        ("  - &a {name: b, columns: [{name: c}]}\n  - *a\n", "*a: aliases are not read; write out what it stands for"),
        ("  - {name: b\n", "no YAML: "),
        ("  - {[b]: c, d: e}\n", "a key that is no text"),
        ("  - {", "no YAML: "),
        ("  - \ud800", "a table without a name"),
        ("  - " + "[" * 60 + "\n", "YAML nested over 50 levels"),
    ],
)
def test_what_stands_before_a_fault_in_yaml_counts(behind: str, reason: str) -> None:
    schema = parse_ddl(f"models:\n  - name: t\n    columns: [{{name: x}}]\n{behind}", file="schema.yml")
    assert schema.table("t") is not None
    assert [s.reason for s in schema.skipped if s.reason.startswith(reason)]


def test_yaml_of_any_size_is_no_danger() -> None:
    schema = parse_ddl("models: [" + "a, " * 400_000 + "]", file="schema.yml")
    assert [s.reason for s in schema.skipped] == ["YAML of over 1,000,000 characters: split the file"]
