/** The schema as text: a diagram for Mermaid, and a prompt to paste elsewhere. */

import type { FolderSchema, Table } from './protocol';

/** An entity diagram in Markdown; names that Mermaid could not read are made plain. */
export function diagram(folders: FolderSchema[]): string {
    const tables = folders.flatMap((folder) => folder.tables);
    const known = new Set(tables.map(({ name }) => name));
    const entities = tables.map((table) => {
        const columns = table.columns.map((column) => `        ${plain(column.type === '' ? 'any' : column.type)} ${plain(column.name)}${marks(table, column.name)}`);
        return `    ${plain(table.name)} {\n${columns.join('\n')}\n    }`;
    });
    const keys = tables.flatMap((table) => table.foreignKeys.filter((key) => known.has(key.table)).map((key) =>
        `    ${plain(key.table)} ||--o{ ${plain(table.name)} : "${key.columns.map(plain).join(', ')}${key.inferred ? ' ?' : ''}"`));
    const links = tables.filter(({ location }) => location !== null).map(({ name, location }) => `- [${name}](${location?.uri ?? ''}#L${(location?.range.start.line ?? 0) + 1})`);
    return `\`\`\`mermaid\nerDiagram\n${[...entities, ...keys].join('\n')}\n\`\`\`\n\n${links.join('\n')}\n`;
}

/** The tables as CREATE TABLE statements with a sentence above, as language models are asked. */
export function prompt(folders: FolderSchema[], dialectName: (id: string) => string): string {
    return folders.filter(({ tables }) => tables.length > 0).map(({ dialect, tables }) => {
        const name = dialect === null || dialect === '' ? 'SQL' : dialectName(dialect);
        return `-- ${name}. Answer with one query over these tables.\n\n${tables.map(definition).join('\n\n')}\n`;
    }).join('\n');
}

function definition(table: Table): string {
    const lines = table.columns.map((column) => {
        const comment = column.comment === '' ? '' : ` -- ${column.comment.replace(/\s+/g, ' ')}`;
        return { text: `    ${column.name}${column.type === '' ? '' : ` ${column.type}`}${column.nullable ? '' : ' NOT NULL'}`, comment };
    });
    if (table.primaryKey.length > 0) {
        lines.push({ text: `    PRIMARY KEY (${table.primaryKey.join(', ')})`, comment: '' });
    }
    for (const key of table.foreignKeys) {
        lines.push({ text: `    FOREIGN KEY (${key.columns.join(', ')}) REFERENCES ${key.table} (${key.references.join(', ')})`, comment: '' });
    }
    const body = lines.map(({ text, comment }, i) => `${text}${i + 1 < lines.length ? ',' : ''}${comment}`).join('\n');
    const about = table.comment === '' ? '' : `-- ${table.comment.replace(/\s+/g, ' ')}\n`;
    const name = table.schema === '' ? table.name : `${table.schema}.${table.name}`;
    return `${about}CREATE TABLE ${name} (\n${body}\n);`;
}

function marks(table: Table, column: string): string {
    const own = [table.primaryKey.includes(column) ? 'PK' : '', table.foreignKeys.some(({ columns }) => columns.includes(column)) ? 'FK' : ''];
    const said = own.filter((mark) => mark !== '').join(', ');
    return said === '' ? '' : ` ${said}`;
}

/** Letters, digits and underscores, which is what Mermaid takes for a word. */
function plain(name: string): string {
    return name.replace(/[^\p{L}\p{N}_]+/gu, '_').replace(/^_+|_+$/g, '') || '_';
}
