// Whom a letter, a report or a submission is addressed to ("Kính gửi: …"): on one line, or as dashes below it.
import { collapseSpaces } from '../server/vietnamese/normalise.ts';
import type { Unit } from './layout.ts';
import { plain } from './zones.ts';

const TO = /^k[ií]nh\s+g[ửủ]i\s*[:.;]?\s*/iu;
/** Units before the body in which the addressees stand. */
const HEAD_UNITS = 45;
const MAX_ADDRESSEES = 40;

/** Addressees as printed, without dashes and end marks. */
export function readAddressees(units: Unit[]): string[] {
  const lines = units
    .slice(0, HEAD_UNITS)
    .flatMap((unit) =>
      unit.kind === 'text'
        ? unit.lines.map((line) => plain(line.text))
        : unit.rows.flatMap((row) => row.cells.map((cell) => cell.text)),
    )
    .filter((line) => line !== '');
  const at = lines.findIndex((line) => TO.test(line));
  if (at < 0) return [];
  const first = (lines[at] ?? '').replace(TO, '');
  const items: string[] = [];
  let current = withoutDash(first).body;
  let ended = current !== '' && endsList(current) && withoutDash(first).dash === false;
  for (const line of lines.slice(at + 1, at + 1 + MAX_ADDRESSEES)) {
    if (ended) break;
    const { dash, body } = withoutDash(line);
    if (dash || current === '') {
      // a dash below "Kính gửi: Các sở." begins the body
      if (current !== '') items.push(current);
      if (!dash && items.length > 0) break;
      current = body;
    } else if (/[;.]$/u.test(current)) break;
    else if (items.length === 0 && !/^\p{Ll}|^\p{Lu}/u.test(body)) break;
    else if (current.length + body.length > 400) break;
    else current = `${current} ${body}`;
    if (endsList(current)) ended = true;
  }
  if (current !== '') items.push(current);
  return items
    .flatMap((item) => (items.length === 1 ? item.split(/;\s*(?=[-–]?\s*\p{Lu})/u) : [item]))
    .map((item) => collapseSpaces(withoutDash(item).body.replace(/[;.,\s]+$/u, '')))
    .filter((item) => /\p{L}{2}/u.test(item) && item.length <= 300);
}

function withoutDash(line: string): { dash: boolean; body: string } {
  const dash = /^[-–+•*]\s*/u.exec(line);
  return dash === null ? { dash: false, body: line } : { dash: true, body: line.slice(dash[0].length) };
}

/** A full stop ends the list; "Tp." and "TP." do not. */
function endsList(text: string): boolean {
  return /\.$/u.test(text) && !/(?:^|\s)(?:TP|Tp|tp|TX|Q|P)\.$/u.test(text);
}
