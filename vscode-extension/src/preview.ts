/** What of a statement is shown behind a comment: as much as editors have room for, so that nothing scrolls sideways. The list has it whole. */

const ENDS_AT_COLUMN = 80;
const SHORTEST = 24;
/** Hanzi, kana, hangul and full-width forms take two columns. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

/** The text behind a line; empty where there is hardly room. */
export function preview(line: string, sql: string): string {
    const room = ENDS_AT_COLUMN - columns(line);
    return room < SHORTEST ? '' : cut(`  ${squeeze(sql)}`, room);
}

/** A statement in one line. */
export function squeeze(sql: string): string {
    return sql.replace(/\s+/g, ' ').trim();
}

function columns(text: string): number {
    return text.length + (text.match(WIDE)?.length ?? 0);
}

function cut(text: string, room: number): string {
    let end = text.length;
    while (columns(text.slice(0, end)) + (end < text.length ? 1 : 0) > room) {
        end--;
    }
    return end < text.length ? `${text.slice(0, end)}…` : text;
}
