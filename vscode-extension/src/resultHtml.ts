/** The page of a result: plain tables that a keyboard and a screen reader can walk, and no script. */

import type { Comparison, RunResult, Value } from './protocol';

/** The texts of the page, in the editor's language. */
export interface ResultTexts {
    invented: (tables: string) => string;
    cut: (rows: number) => string;
    none: string;
    rows: (count: number) => string;
    removed: (table: string, count: number) => string;
    added: (table: string, count: number) => string;
    unchanged: string;
    onlyLeft: (count: number) => string;
    onlyRight: (count: number) => string;
    same: string;
}

const STYLE = `body { font: var(--vscode-editor-font-size) var(--vscode-editor-font-family); padding: 0 1em; }
table { border-collapse: collapse; margin: .5em 0 1.5em; } caption { text-align: left; padding: .3em 0; }
th, td { border: 1px solid var(--vscode-panel-border, #8884); padding: .2em .6em; text-align: left; white-space: pre; }
th { position: sticky; top: 0; background: var(--vscode-editor-background); }
.number { text-align: right; } .null { opacity: .6; font-style: italic; } .note { opacity: .85; } pre { opacity: .85; white-space: pre-wrap; }`;

/** The page of what a statement gives, or would change. */
export function resultPage(title: string, sql: string, result: RunResult, texts: ResultTexts): string {
    return page(title, `${statement(sql)}${notes(result, texts)}${body(result, texts)}`);
}

/** The page of two queries: the rows that only one of them has, then both. */
export function comparisonPage(title: string, sql: [string, string], found: Comparison, texts: ResultTexts): string {
    const { left, right, onlyLeft, onlyRight } = found;
    const differ = onlyLeft.length + onlyRight.length > 0
        ? `${table(left.columns, onlyLeft, texts.onlyLeft(onlyLeft.length))}${table(right.columns, onlyRight, texts.onlyRight(onlyRight.length))}`
        : `<p>${escape(texts.same)}</p>`;
    const both = `${statement(sql[0])}${body(left, texts)}${statement(sql[1])}${body(right, texts)}`;
    return page(title, `${notes(left, texts)}${differ}${both}`);
}

function body(result: RunResult, texts: ResultTexts): string {
    const { change, columns, rows } = result;
    if (change === undefined) {
        return rows.length === 0 ? `<p>${escape(texts.none)}</p>` : table(columns, rows, texts.rows(rows.length));
    }
    const { removed, added } = change;
    if (removed.length + added.length === 0) {
        return `<p>${escape(texts.unchanged)}</p>`;
    }
    return [
        removed.length > 0 ? table(columns, removed, texts.removed(change.table, removed.length)) : '',
        added.length > 0 ? table(columns, added, texts.added(change.table, added.length)) : '',
    ].join('');
}

function notes({ invented, cut, rows }: RunResult, texts: ResultTexts): string {
    const lines = [invented.length > 0 ? texts.invented(invented.join(', ')) : '', cut ? texts.cut(rows.length) : ''];
    return lines.filter((line) => line !== '').map((line) => `<p class="note">${escape(line)}</p>`).join('');
}

function table(columns: string[], rows: Value[][], caption: string): string {
    const head = columns.map((column) => `<th scope="col">${escape(column)}</th>`).join('');
    const lines = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('');
    return `<table tabindex="0"><caption>${escape(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${lines}</tbody></table>`;
}

function cell(value: Value): string {
    if (value === null) {
        return '<td class="null">NULL</td>';
    }
    return typeof value === 'number' ? `<td class="number">${value}</td>` : `<td>${escape(value)}</td>`;
}

function statement(sql: string): string {
    return `<pre>${escape(sql)}</pre>`;
}

function page(title: string, content: string): string {
    const policy = "default-src 'none'; style-src 'unsafe-inline'";
    return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`
        + `<title>${escape(title)}</title><style>${STYLE}</style></head><body><main aria-label="${escape(title)}">${content}</main></body></html>`;
}

function escape(text: string): string {
    return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
