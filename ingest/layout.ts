// The physical shape of a text before anything is understood: lines, paragraphs, tables.
import type { Span } from '../server/domain.ts';

/** One line without the white space at its ends. */
export type Line = Span & { number: number; text: string; blankBefore: boolean };
export type Cell = { text: string; spans: Span[] };
/** A printed table row. `lines` holds every line it stands on. */
export type RawRow = { cells: Cell[]; lines: Line[]; blankBefore: boolean };
export type TextUnit = { kind: 'text'; lines: Line[]; text: string };
export type TableUnit = { kind: 'table'; rows: RawRow[] };
export type Unit = TextUnit | TableUnit;
