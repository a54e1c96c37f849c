/** What the server says beyond LSP: see docs/protocol.md. */

import type { Location, Position, Range } from 'vscode-languageclient/node';

export const SECTION = 'sqlCopilot';

export const ServerCommand = {
    generate: 'sqlCopilot.generateFromComment',
    alternatives: 'sqlCopilot.alternatives',
    comment: 'sqlCopilot.comment',
    run: 'sqlCopilot.runStatement',
    compare: 'sqlCopilot.compareStatements',
    explain: 'sqlCopilot.explainStatement',
    convert: 'sqlCopilot.convertText',
    define: 'sqlCopilot.proposeTerm',
    remembered: 'sqlCopilot.remembered',
    forget: 'sqlCopilot.forget',
    status: 'sqlCopilot.status',
    schema: 'sqlCopilot.schema',
    reindex: 'sqlCopilot.reindex',
} as const;

/** Commands of the extension that the server's lenses may name; their argument is a document and a line. */
export const LENS_COMMANDS = ['sqlCopilot.regenerate', 'sqlCopilot.explain', 'sqlCopilot.run'];

export const STATUS_NOTIFICATION = 'sqlCopilot/status';

export type ServerState = 'indexing' | 'ready' | 'suggesting' | 'off' | 'error';

export interface StatusParams {
    state: ServerState;
    detail: string;
    indexed: number;
    total: number;
    tables: number;
}

export interface CommandError {
    code: 'badArguments' | 'noRequest' | 'noSchema' | 'noModel' | 'noSuggestion' | 'timedOut' | 'notApplied' | 'changed' | 'noStatement' | 'notRunnable';
    message: string;
}

export type Answer<T> = T | { error: CommandError };

/** Whether the server could not do what was asked. */
export function isError<T extends object>(answer: Answer<T>): answer is { error: CommandError } {
    return 'error' in answer && typeof answer.error === 'object';
}

/** What a statement would change; texts are empty where there is nothing to say. */
export interface Change {
    action: 'INSERT' | 'UPDATE' | 'DELETE' | 'CREATE VIEW';
    table: string;
    condition: string;
    /** A query that counts the rows concerned. */
    count: string;
}

export interface Suggestion {
    sql: string;
    confidence: number;
    /** Words of the comment that it leaves out. */
    unused: string[];
    /** Whether it is what stands below the comment. */
    current: boolean;
    change?: Change;
    /** The query of the workspace that it was made of, as file:line. */
    source?: string;
}

export interface RequestArguments {
    uri: string;
    position: Position;
}

/** What is known of the comment at the cursor; `why` is in the editor's language. */
export interface CommentState {
    state: 'none' | 'refused' | 'shown' | 'unsure' | 'change' | 'empty' | 'unknown';
    why: string;
    percent: number | null;
    count: number;
    answered: boolean;
    unused: Range[];
}

export interface Alternatives {
    question: string;
    commentRange: Range;
    range: Range;
    suggestions: Suggestion[];
    milliseconds: number;
}

export type Value = string | number | null;

/** What a statement gives in memory; a change has no rows of its own. */
export interface RunResult {
    columns: string[];
    rows: Value[][];
    cut: boolean;
    /** Tables whose rows are made up. */
    invented: string[];
    /** What SQLite ran. */
    sql: string;
    change?: { table: string; removed: Value[][]; added: Value[][] };
}

/** Two queries over the same rows. */
export interface Comparison {
    left: RunResult;
    right: RunResult;
    onlyLeft: Value[][];
    onlyRight: Value[][];
}

export interface Explanation {
    sql: string;
    sentences: string[];
    range: Range | null;
}

export interface Converted {
    text: string;
    lost: { line: number; reason: string }[];
}

export interface Generated {
    applied: boolean;
    question: string;
    range: Range;
    suggestions: Suggestion[];
}

/** What a selection would be in a glossary; `file` and `edit` once there is a name. */
export interface ProposedTerm {
    kind: '' | 'table' | 'column' | 'condition' | 'measure';
    name: string;
    fields: Record<string, string>;
    file?: string;
    isNew?: boolean;
    edit?: { range: Range; newText: string };
}

/** What became of a suggestion; `stood`: left as it is for a while. */
export interface Remembered {
    kind: 'accepted' | 'edited' | 'dismissed';
    comment: string;
    sql: string;
    file: string;
    line: number;
    /** Seconds since 1970. */
    at: number;
    stood: boolean;
}

export interface Memories {
    folders: { uri: string; path: string; on: boolean; entries: Remembered[] }[];
}

export interface Status {
    state: ServerState;
    detail: string;
    versions: Record<'server' | 'engine' | 'artefact' | 'grammar' | 'python', string | number | null>;
    model: { path: string | null; loaded: boolean; threshold: number | null; error?: string };
    folders: { uri: string; name: string; dialect: string | null; files: number; tables: number; columns: number; skipped: number }[];
    timings: Record<
        'indexMilliseconds' | 'editMilliseconds' | 'modelLoadMilliseconds' | 'lastSuggestionMilliseconds' | 'medianSuggestionMilliseconds' | 'suggestions',
        number | null
    >;
    memoryMegabytes: number | null;
}

export interface Column {
    name: string;
    type: string;
    nullable: boolean;
    comment: string;
    location: Location | null;
}

export interface ForeignKey {
    columns: string[];
    table: string;
    references: string[];
    inferred: boolean;
}

export interface Table {
    name: string;
    schema: string;
    comment: string;
    isView: boolean;
    primaryKey: string[];
    columns: Column[];
    foreignKeys: ForeignKey[];
    location: Location | null;
}

export interface FolderSchema {
    uri: string;
    name: string;
    dialect: string | null;
    tables: Table[];
    skipped: { file: string; line: number; reason: string }[];
}

export interface Schema {
    folders: FolderSchema[];
}
