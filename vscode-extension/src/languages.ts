/** The documents that the server helps in. */

import type { DocumentSelector } from 'vscode-languageclient/node';

const SQL = ['sql', 'mysql', 'pgsql', 'postgres', 'plsql', 'tsql', 'snowflake-sql', 'bigquery', 'jinja-sql'];
const HOSTS = ['python', 'typescript', 'typescriptreact', 'javascript', 'javascriptreact', 'go', 'java', 'kotlin', 'csharp', 'rust'];

/** Texts that people write; previews and the sides of a comparison have schemes of their own, and their faults are nobody's. */
const SCHEMES = ['file', 'untitled', 'vscode-notebook-cell', 'vscode-vfs'];

/** Glossaries, whatever language the editor takes them for. */
const GLOSSARIES = ['**/*.glossary.toml', '**/.sqlcopilot.toml'];

export const SELECTOR: DocumentSelector = SCHEMES.flatMap((scheme) => [
    ...[...SQL, ...HOSTS].map((language) => ({ scheme, language })), ...GLOSSARIES.map((pattern) => ({ scheme, pattern })),
]);

/** Whether a document is one that people write, and is SQL or may hold SQL in its strings. */
export function handles({ languageId, uri }: { languageId: string; uri: { scheme: string } }): boolean {
    return SCHEMES.includes(uri.scheme) && (SQL.includes(languageId) || HOSTS.includes(languageId));
}
