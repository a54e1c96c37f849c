/** SQL for a narrow editor. */

const QUOTED_OR_BEFORE_CLAUSE =
    /'(?:[^']|'')*'|"[^"]*"|`[^`]*`|\[[^\]]*\]|(?<!\b(?:LEFT|INNER))\s+(?=(?:FROM|WHERE|GROUP\s+BY|HAVING|ORDER\s+BY|LIMIT|(?:LEFT\s+|INNER\s+)?JOIN|UNION|INTERSECT|EXCEPT)\b)/gi;

/** The statement with each clause on a line of its own, and nothing else changed: names and texts in quotes stay as they are. */
export function clauseByClause(sql: string): string {
    return sql.replace(QUOTED_OR_BEFORE_CLAUSE, (found) => found.trim() === '' ? '\n' : found);
}
