/** What the server says beyond LSP: see docs/protocol.md. */

import type { Location, Position, Range } from 'vscode-languageclient/node';

export const SECTION = 'sqlCopilot';

export const ServerCommand = {
    generate: 'sqlCopilot.generateFromComment',
    alternatives: 'sqlCopilot.alternatives',
    status: 'sqlCopilot.status',
    schema: 'sqlCopilot.schema',
    reindex: 'sqlCopilot.reindex',
} as const;

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
    code: 'badArguments' | 'noRequest' | 'noSchema' | 'noModel' | 'noSuggestion' | 'notApplied' | 'changed';
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
    change?: Change;
}

export interface RequestArguments {
    uri: string;
    position: Position;
}

export interface Alternatives {
    question: string;
    commentRange: Range;
    range: Range;
    suggestions: Suggestion[];
    milliseconds: number;
}

export interface Generated {
    applied: boolean;
    question: string;
    range: Range;
    suggestions: Suggestion[];
}

export interface Status {
    state: ServerState;
    detail: string;
    versions: Record<'server' | 'engine' | 'artefact' | 'grammar' | 'python', string | number | null>;
    model: { path: string | null; loaded: boolean; error?: string };
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
