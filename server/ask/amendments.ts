// An amended provision is read together with what amended it: the amendment is quoted behind the answer that cites it.
import type { Passage } from '../domain.ts';
import type { Amendment } from '../store/validity-read.ts';
import type { Draft, Evidence } from './contract.ts';
import { hitOfPassage, quotable } from './draft.ts';
import type { Sources } from './sources.ts';
import { validityText } from './validity-text.ts';

/** Amendments shown with one answer; more than that is a document of its own. */
const MAX_AMENDMENTS = 3;

/** The draft followed by the amendments, in force on `day`, of the provisions that it cites. */
export async function withAmendments(
  draft: Draft,
  sources: Sources,
  groups: string[],
  day: string,
): Promise<Draft> {
  const cited = draft.evidence.filter((one) => /^Điều /u.test(one.hit.passage.section));
  const ids = [...new Set(cited.map((one) => one.hit.passage.documentId))];
  if (ids.length === 0) return draft;
  const amendments = (await sources.amendments(ids, groups, day))
    .filter((one) => cited.some(({ hit }) => concerns(one, hit.passage)))
    .slice(0, MAX_AMENDMENTS);
  const evidence: Evidence[] = [...draft.evidence];
  const statements = [...draft.statements];
  for (const amendment of amendments) {
    const shown = worded(amendment.passages);
    const fresh = shown.filter((passage) => !evidence.some((one) => one.hit.passage.id === passage.id));
    const place = placeOf(amendment.section);
    const frame = fresh.length === 0 ? validityText.amendedAbove : validityText.amendedBy;
    statements.push({
      markdown: frame(place, amendment.source.title, amendment.on),
      markers: [],
      kind: 'frame',
    });
    for (const passage of fresh) {
      const marker = Math.max(0, ...evidence.map((one) => one.marker)) + 1;
      evidence.push({ marker, hit: hitOfPassage(passage, amendment.source), task: null });
      statements.push({ markdown: `${quoted(passage.text)} [${marker}]`, markers: [marker], kind: 'fact' });
    }
  }
  return { ...draft, statements, evidence };
}

/** The new wording; what only announces it ("Sửa đổi khoản 2 như sau:") is left out where there is one. */
function worded(passages: Passage[]): Passage[] {
  const wording = passages.filter((passage) => !/:\s*$/u.test(passage.text));
  return wording.length > 0 ? wording : passages;
}

function quoted(text: string): string {
  const body = quotable(text);
  return /^[“"]/u.test(body) ? body : `“${body}”`;
}

/** True when the amended part is the cited one, holds it, or lies in it. */
function concerns(amendment: Amendment, passage: { documentId: string; section: string }): boolean {
  const { section } = passage;
  if (amendment.documentId !== passage.documentId) return false;
  return (
    section === amendment.section ||
    section.startsWith(`${amendment.section}.`) ||
    amendment.section.startsWith(`${section}.`)
  );
}

/** "Điều 4.2.a" as an official names it: "Điểm a khoản 2 Điều 4". */
function placeOf(section: string): string {
  const [article = section, clause, point] = section.split('.');
  const parts = [point && `điểm ${point}`, clause && `khoản ${clause}`, article].filter(Boolean).join(' ');
  return `${parts.charAt(0).toUpperCase()}${parts.slice(1)}`;
}
