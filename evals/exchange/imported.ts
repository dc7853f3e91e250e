// What reading a foreign data set gives.
import type { SuiteLine } from '../suite.ts';

/** Lines of a suite, and what could not be taken over, in Vietnamese. */
export type Imported = { lines: SuiteLine[]; notes: string[] };
