"""SQL in the strings of other languages: what is run is SQL from its first letter, what is said is none."""

from __future__ import annotations

import pytest

from sql_copilot_ls.sql.embedded import regions


def found(text: str, language: str) -> list[str]:
    """The SQL in a text; every region has the length of its span."""
    there = regions(text, language)
    assert all(len(r.text) == r.end - r.start for r in there)
    return [" ".join(r.text.split()) for r in there]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("go", 'errors.New("delete from cache: not found")'),
        ("go", 'log.Printf("select item from queue %d", n)'),
        ("go", 'message := "select item from queue %d"'),
        ("go", 'fmt.Errorf("insert into index failed: %w", err)'),
        ("typescript", "const z = `Delete from the ${x}`"),
        ("typescript", "const z = 'Select * from our menu'"),
        ("typescript", "throw new Error('Select a, b from c failed')"),
        ("typescript", "it('select a, b from c', () => {})"),
        ("typescript", "html`<p>SELECT a FROM b</p>`"),
        ("typescript", "const z = 'Create table for 4 people'"),
        ("python", 'raise ValueError("Delete from x where it failed")'),
        ("python", 'logger.info("select a, b from c")'),
        ("python", 'x = "Update the record set"'),
        ("java", 'throw new IllegalStateException("Select a, b from c failed")'),
        ("java", 'System.out.println("select a, b from c")'),
        ("java", '@Query("SELECT u FROM User u WHERE u.age > 3")\nList<User> find();'),  # JPA: asks for objects
        ("java", 'em.createQuery("SELECT u FROM User u", User.class)'),
        ("csharp", 'Console.WriteLine("select a, b from c")'),
        ("rust", 'println!("select a, b from c");'),
    ],
)
def test_prose_is_no_sql(language: str, text: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "sql"),
    [
        ("typescript", "sql`SEL`", "SEL"),
        ("typescript", "sql`DELETE FROM `", "DELETE FROM"),
        ("typescript", "Prisma.sql`UPDATE `", "UPDATE"),
        ("typescript", "await sql<User[]>`SELECT `", "SELECT"),
        ("typescript", "sql``", ""),
        ("javascript", "db.all('select a from t')", "select a from t"),
        ("python", "cur.execute('''UPDATE ''')", "UPDATE"),
        ("python", 'cur.execute("sel")', "sel"),
        ("python", 'conn.execute("select a from t")', "select a from t"),
        ("go", 'rows, err := db.QueryContext(ctx, "select id from users")', "select id from users"),
        ("go", 'db.QueryRow("DELETE FROM ")', "DELETE FROM"),
        ("java", 'statement = conn.prepareStatement("SEL");', "SEL"),
        ("java", 'em.createNativeQuery("SELECT id FROM users")', "SELECT id FROM users"),
        ("java", '@Query(value = "SELECT id FROM users", nativeQuery = true)', "SELECT id FROM users"),
        ("java", '@Query(nativeQuery = true, value = "SELECT ")', "SELECT"),
        ("kotlin", 'import androidx.room.Dao\n@Query("SELECT * FROM user")', "SELECT * FROM user"),
        ("kotlin", 'db.rawQuery("SEL", null)', "SEL"),
        ("csharp", 'new NpgsqlCommand("UPD", connection)', "UPD"),
        ("rust", 'sqlx::query_as::<_, User>("SEL")', "SEL"),
        ("rust", 'sqlx::query!("SEL")', "SEL"),
    ],
)
def test_what_is_run_is_sql_from_its_first_letter(language: str, text: str, sql: str) -> None:
    assert found(text, language) == [sql]


@pytest.mark.parametrize(
    ("language", "text", "sql"),
    [
        ("python", "q = ('SELECT m.full_name, ' 'm. ' 'FROM members m')", "SELECT m.full_name, m. FROM members m"),
        ("python", "q = ('SELECT a '  # why\n     f'FROM {t} '\n     'WHERE b = 1')", "SELECT a FROM :pp WHERE b = 1"),
        ("python", 'q = "SELECT a, " + "b FROM t"', "SELECT a, b FROM t"),
        ("typescript", 'const q = "SELECT a, " +\n  "b FROM t"', "SELECT a, b FROM t"),
        ("go", 'q := "SELECT a, " +\n\t"b FROM t"', "SELECT a, b FROM t"),
        (
            "go",
            'db.Query("SELECT a FROM t WHERE b = " + x + " AND c = 1")',
            "SELECT a FROM t WHERE b = :pppppppp AND c = 1",
        ),
        ("java", 'String q = "SELECT a, " +\n    "b FROM t";', "SELECT a, b FROM t"),
        ("java", 'String q = """\n    SELECT a\n    FROM t\n    """;', "SELECT a FROM t"),
        ("java", "char c = '\"'; String q = \"SELECT a FROM t\"; char d = '\\'';", "SELECT a FROM t"),
        (
            "kotlin",
            'val q = "SELECT a FROM t WHERE b = $b AND c = ${x.y}"',
            "SELECT a FROM t WHERE b = :p AND c = :ppppp",
        ),
        ("kotlin", 'val q = """SELECT a FROM t\nWHERE b ~ \'\\d\'"""', "SELECT a FROM t WHERE b ~ '\\d'"),
        ("csharp", 'var q = @"SELECT ""a"" FROM t\nWHERE b = @b";', 'SELECT "a" FROM t WHERE b = @b'),
        ("csharp", 'var q = $"SELECT a FROM {table} WHERE b = 1";', "SELECT a FROM :pppppp WHERE b = 1"),
        ("csharp", 'var q = """\n  SELECT a FROM t\n  """;', "SELECT a FROM t"),
        ("rust", 'let q = "SELECT a \\\n    FROM t";', "SELECT a FROM t"),
        ("rust", 'let q = r#"SELECT "a" FROM t"#;', 'SELECT "a" FROM t'),
        ("rust", "fn f<'a>(x: &'a str) { query!(\"SELECT a FROM t\", x) }", "SELECT a FROM t"),
        ("rust", 'format!("SELECT a FROM {} WHERE b = 1", t)', "SELECT a FROM :p WHERE b = 1"),
        ("typescript", 'const q = "SELECT \\"a\\" FROM t"', 'SELECT "a" FROM t'),
    ],
)
def test_a_string_in_pieces_is_one(language: str, text: str, sql: str) -> None:
    assert found(text, language) == [sql]


@pytest.mark.parametrize("text", ["run('SELECT a', 'FROM t')", "x = ['SELECT a, b FROM t', 'SELECT c, d FROM t']"])
def test_strings_beside_each_other_are_two(text: str) -> None:
    assert all("', '" not in sql for sql in found(text, "python"))
    assert len(found(text, "python")) != 1 or "FROM t" not in found(text, "python")[0]


@pytest.mark.parametrize(
    ("language", "text", "sql"),
    [
        ("python", "cur.execute('SELECT a FROM \nx = 1\n", "SELECT a FROM"),
        ("go", 'db.Query("SELECT a FROM \nreturn nil\n', "SELECT a FROM"),
        ("typescript", "sql`SELECT a FROM \n\nfunction f() {}\n", "SELECT a FROM"),
    ],
)
def test_a_string_that_nothing_closes_ends_with_its_line(language: str, text: str, sql: str) -> None:
    assert found(text, language) == [sql]
