// Further sanctions and remedies for an act: passages of the same article that name the clause and point of the act.
import type { Hit } from './contract.ts';
import { hitOfPassage } from './draft.ts';
import type { Reading } from './reading.ts';
import type { Sources } from './sources.ts';

/** The consequences of an act are asked for, not its fine alone. */
const asksConsequences =
  /\b(?:xu phat|phat|xu ly|bi xu ly)\b.{0,30}\b(?:the nao|ra sao|nhu the nao|hinh thuc|nhung gi|gi)\b|\b(?:hinh thuc|muc) (?:xu )?phat\b.{0,60}\b(?:nao|gi|the nao)\b|\b(?:dinh chi|tuoc|thu hoi|tich thu|khac phuc hau qua|phat bo sung|xu phat bo sung)\b/;
/** Passages added at most for one act. */
const MAX_FURTHER = 4;
const PLACE = /^Điều (?<article>\d+\p{Ll}?)\.(?<clause>\d+\p{Ll}?)(?:\.(?<point>[a-zđ]))?$/u;

/** Hits that impose something more on what the readings describe; none for any other question. */
export async function furtherSanctions(
  folded: string,
  readings: Reading[],
  groups: string[],
  sources: Sources,
): Promise<Hit[]> {
  if (!asksConsequences.test(folded)) return [];
  const found = new Map<string, Hit>();
  for (const { hit } of readings) {
    const place = PLACE.exec(hit.passage.path)?.groups;
    const view = place ? await sources.document(hit.passage.documentId, groups) : null;
    if (!place || !view) continue;
    const prefix = `Điều ${place['article']}.`;
    for (const passage of view.passages) {
      if (found.size >= MAX_FURTHER) break;
      const isOther = passage.path.startsWith(prefix) && passage.path !== hit.passage.path;
      if (isOther && names(passage.text, place['clause']!, place['point'] ?? null))
        found.set(passage.id, hitOfPassage(passage, view.record));
    }
  }
  const shown = new Set(readings.map((reading) => reading.hit.passage.id));
  return [...found.values()].filter((hit) => !shown.has(hit.passage.id));
}

/** "các điểm a, b và c khoản 9 Điều này", "khoản 9 Điều này": whether the act is among what a text points to. */
function names(text: string, clause: string, point: string | null): boolean {
  for (const match of text.matchAll(
    /(?:(?<points>điểm\s[^;.]*?)\s+)?khoản\s+(?<clauses>\d[^;.]*?)\s*Điều này/giu,
  )) {
    const clauses: string[] = match.groups?.['clauses']?.match(/\d+\p{Ll}?(?!\p{L})/gu) ?? [];
    if (!clauses.includes(clause)) continue;
    const points = match.groups?.['points'];
    const letters: string[] | null =
      points?.replace(/điểm|khoản\s+\d+/giu, ' ').match(/(?<!\p{L})[a-zđ](?!\p{L})/gu) ?? null;
    if (point === null || letters === null || letters.includes(point)) return true;
  }
  return false;
}
