/** The documents that the server helps in. */

import type { DocumentSelector } from 'vscode-languageclient/node';

const SQL = ['sql', 'mysql', 'pgsql', 'postgres', 'plsql', 'tsql', 'snowflake-sql', 'bigquery', 'jinja-sql'];
const HOSTS = ['python', 'typescript', 'typescriptreact', 'javascript', 'javascriptreact', 'go'];

export const SELECTOR: DocumentSelector = [...SQL, ...HOSTS].map((language) => ({ language }));

/** Whether documents of this language are SQL, or may hold SQL in their strings. */
export function handles(language: string): boolean {
    return SQL.includes(language) || HOSTS.includes(language);
}
