// Finds quoted provisions of amending laws: "Điều 5" inside “…” is no article of the document itself.
import { readLabel } from './labels.ts';
import type { Unit } from './layout.ts';

/** Longest quoted provision, in paragraphs; an unclosed quote must not swallow a document. */
const MAX_QUOTED = 200;

/** Indexes of units that stand inside a quotation which opens with a provision label (“Điều 5. …). */
export function quotedUnits(units: Unit[]): Set<number> {
  const quoted = new Set<number>();
  for (let at = 0; at < units.length; at++) {
    const end = opensProvision(units[at]) ? endOfQuote(units, at) : -1;
    for (let inside = at; inside <= end; inside++) quoted.add(inside);
    if (end >= at) at = end;
  }
  return quoted;
}

function opensProvision(unit: Unit | undefined): boolean {
  if (unit?.kind !== 'text' || !/^["“]/u.test(unit.text)) return false;
  return readLabel(unit.text.slice(1).trim()) !== null;
}

/** Index of the unit that closes the quotation, -1 when it is never closed. */
function endOfQuote(units: Unit[], from: number): number {
  const straight = units[from]?.kind === 'text' && (units[from] as { text: string }).text.startsWith('"');
  for (let at = from; at < Math.min(units.length, from + MAX_QUOTED); at++) {
    const unit = units[at];
    if (unit?.kind !== 'text') continue;
    const body = at === from ? unit.text.slice(1) : unit.text;
    if (straight ? /"[.;,]*$/u.test(body) : /”[.;,]*$/u.test(body)) return at;
  }
  return -1;
}
