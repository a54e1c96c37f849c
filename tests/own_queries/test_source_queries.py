"""Queries in the strings of programs, and what a comment or a docstring says of them."""

from __future__ import annotations

import pytest

from sql_copilot_ls.schema.readers import declarations
from sql_copilot_ls.schema.source_queries import MAX_SOURCE


def said(text: str, file: str = "app.py") -> list[tuple[str, str, int]]:
    """Comment, query on one line, and line from 0, of each example."""
    found = declarations(text, file=file)
    assert (found.events, found.skipped, found.terms) == ((), (), ())
    return [(one.comment, " ".join(one.sql.split()), one.line) for one in found.examples]


PYTHON = '''\
ACTIVE = """
    -- active customers by city
    SELECT city, COUNT(*) FROM customers WHERE active GROUP BY city;
"""

# unpaid bills
# over fifty
rows = db.execute(
    "SELECT id FROM bills "
    "WHERE paid_on IS NULL AND amount > 50"
)


def overdue(conn):
    """Overdue invoices, the oldest first.

    Much more is said here.
    """
    with conn.cursor() as cur:
        cur.execute("SELECT id FROM invoices WHERE due < '2024-01-01' ORDER BY due")
        return cur.fetchall()
'''

TYPESCRIPT = """\
/** Active customers by city. */
export async function active(db: Pool) {
  try {
    const { rows } = await db.query(`
      SELECT city FROM customers WHERE active`);
    return rows;
  } catch (error) {
    throw error;
  }
}

// unpaid bills over fifty
const unpaid = sql`SELECT id FROM bills WHERE amount > 50`;
const all = db.all(
  // 逾期账单
  'SELECT id FROM bills WHERE due < CURRENT_DATE');
"""

JAVASCRIPT = """\
/*
 * Unpaid bills
 * over fifty
 */
const unpaid = "SELECT id FROM bills " +
  "WHERE amount > 50";

// active customers
module.exports.active = (pool) => {
  if (pool.ready) {
    return pool.query('SELECT id FROM customers WHERE active');
  }
};
"""

GO = """\
// ActiveUsers returns active users by name.
func ActiveUsers(ctx context.Context, db *sql.DB) (*sql.Rows, error) {
	return db.QueryContext(ctx, `SELECT name FROM users
		WHERE active`)
}

// unpaid bills
const unpaid = "SELECT id FROM bills WHERE paid_on IS NULL"
"""

JAVA = '''\
class Reports {
    // unpaid bills over fifty
    private static final String UNPAID = """
        SELECT id FROM bills
        WHERE amount > 50
        """;

    /**
     * Active customers by {@code city}.
     *
     * @param db where they are
     */
    @Override
    public ResultSet active(Connection db) throws SQLException {
        try (var statement = db.createStatement()) {
            return statement.executeQuery("SELECT city FROM customers " + "WHERE active");
        }
    }

    /** Overdue bills. */
    @Query(value = "SELECT id FROM bills WHERE due < CURRENT_DATE", nativeQuery = true)
    List<Long> overdue();

    /** Objects, not rows. */
    @Query("SELECT b FROM Bill b")
    List<Bill> all();
}
'''

KOTLIN = '''\
/** Active customers by city. */
fun active(db: Connection) = db.query("""
    SELECT city FROM customers WHERE active
""")

// bills of one customer: waits for a value
val of = "SELECT id FROM bills WHERE customer = $customer"

// unpaid bills
val unpaid = "SELECT id FROM bills WHERE paid_on IS NULL"
'''

CSHARP = """\
/// <summary>Active customers by city.</summary>
/// <param name="db">Where they are.</param>
[HttpGet]
public IEnumerable<string> Active(IDbConnection db)
{
    return db.Query<string>(@"
        SELECT ""city"" FROM customers
        WHERE active");
}

// unpaid bills
const string Unpaid = "SELECT id FROM bills WHERE paid_on IS NULL";
"""

RUST = """\
/// Active customers by city.
///
/// # Errors
/// When the database is gone.
#[instrument]
async fn active<'a>(db: &'a Pool) -> Result<Vec<Row>> {
    sqlx::query(r#"SELECT "city" FROM customers WHERE active"#).fetch_all(db).await
}

// unpaid bills
const UNPAID: &str = "SELECT id FROM bills \\
    WHERE paid_on IS NULL";
"""


def test_python() -> None:
    assert said(PYTHON) == [
        ("active customers by city", "SELECT city, COUNT(*) FROM customers WHERE active GROUP BY city", 2),
        ("unpaid bills over fifty", "SELECT id FROM bills WHERE paid_on IS NULL AND amount > 50", 8),
        (
            "Overdue invoices, the oldest first.",
            "SELECT id FROM invoices WHERE due < '2024-01-01' ORDER BY due",
            19,
        ),
    ]


@pytest.mark.parametrize("file", ["app.ts", "app.tsx"])
def test_typescript(file: str) -> None:
    assert said(TYPESCRIPT, file) == [
        ("Active customers by city.", "SELECT city FROM customers WHERE active", 4),
        ("unpaid bills over fifty", "SELECT id FROM bills WHERE amount > 50", 12),
        ("逾期账单", "SELECT id FROM bills WHERE due < CURRENT_DATE", 15),
    ]


@pytest.mark.parametrize("file", ["app.js", "app.jsx", "app.mjs"])
def test_javascript(file: str) -> None:
    assert said(JAVASCRIPT, file) == [
        ("Unpaid bills over fifty", "SELECT id FROM bills WHERE amount > 50", 4),
        ("active customers", "SELECT id FROM customers WHERE active", 10),
    ]


def test_go() -> None:
    assert said(GO, "app.go") == [
        ("returns active users by name.", "SELECT name FROM users WHERE active", 2),
        ("unpaid bills", "SELECT id FROM bills WHERE paid_on IS NULL", 7),
    ]


def test_java() -> None:
    assert said(JAVA, "Reports.java") == [
        ("unpaid bills over fifty", "SELECT id FROM bills WHERE amount > 50", 3),
        ("Active customers by city.", "SELECT city FROM customers WHERE active", 15),
        ("Overdue bills.", "SELECT id FROM bills WHERE due < CURRENT_DATE", 20),
    ]


def test_kotlin() -> None:
    assert said(KOTLIN, "reports.kt") == [
        ("Active customers by city.", "SELECT city FROM customers WHERE active", 2),
        ("unpaid bills", "SELECT id FROM bills WHERE paid_on IS NULL", 9),
    ]


def test_csharp() -> None:
    assert said(CSHARP, "Reports.cs") == [
        ("Active customers by city.", 'SELECT "city" FROM customers WHERE active', 6),
        ("unpaid bills", "SELECT id FROM bills WHERE paid_on IS NULL", 11),
    ]


def test_rust() -> None:
    assert said(RUST, "reports.rs") == [
        ("Active customers by city.", 'SELECT "city" FROM customers WHERE active', 6),
        ("unpaid bills", "SELECT id FROM bills WHERE paid_on IS NULL", 10),
    ]


@pytest.mark.parametrize(
    "text",
    [
        'rows = db.execute("SELECT a FROM t")',
        '# far above\n\nrows = db.execute("SELECT a FROM t")',
        'x = 1  # beside it\nrows = db.execute("SELECT a FROM t")',
        '# with a hole\ndb.execute("SELECT a FROM t WHERE b = %s", (b,))',
        '# with a hole\ndb.execute("SELECT a FROM t WHERE b = ?", (b,))',
        '# with a hole\ndb.execute(f"SELECT a FROM {table}")',
        '# a change\ndb.execute("UPDATE t SET a = 1")',
        '# never run\ndb.execute("DROP TABLE t")',
        '# several\ndb.executescript("SELECT a FROM t; SELECT b FROM t")',
        '# noqa\ndb.execute("SELECT a FROM t")',
        'def two(db):\n    """Both."""\n    db.execute("SELECT a FROM t")\n    db.execute("SELECT b FROM t")\n',
        'class Store:\n    """Everything."""\n\n    rows = "SELECT a FROM t"\n',
        '"""The module."""\nrows = "SELECT a FROM t"\n',
        'def one():\n    """Said."""\n    return 1\n\n\ndef other(db):\n    return db.execute("SELECT a FROM t")\n',
    ],
)
def test_what_says_nothing_of_one_whole_query(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "// Both.\nfunction two(db) {\n  db.all('SELECT a FROM t');\n  db.all('SELECT b FROM t');\n}\n",
        "// Not of it.\nfunction outer(db) {\n  function inner() {\n    db.all('SELECT a FROM t');\n  }\n}\n",
        "// eslint-disable-next-line\nconst a = sql`SELECT a FROM t`;\n",
    ],
)
def test_what_says_nothing_in_javascript(text: str) -> None:
    assert said(text, "app.js") == []


def test_two_functions_have_a_docstring_each() -> None:
    text = "".join(
        f'def f{n}(db):\n    """Query no. {n} of them."""\n    return db.execute("SELECT a{n} FROM t")\n\n\n'
        for n in range(3)
    )
    assert [comment for comment, _, _ in said(text)] == [f"Query no. {n} of them." for n in range(3)]


def test_a_huge_program_is_left_alone() -> None:
    assert said("#" * MAX_SOURCE + '\n# said\ndb.execute("SELECT a FROM t")\n') == []


def test_what_is_being_written_is_no_example() -> None:
    from sql_copilot_ls.schema import Kept

    assert declarations(PYTHON, file="app.py", kept=Kept()).examples == ()
