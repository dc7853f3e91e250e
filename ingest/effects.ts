// Clauses about validity: from when a document holds, until when, and what it does to other documents.
import type { LegalReference, Passage } from '../server/domain.ts';
import type { EffectClause, EffectKind } from '../server/domain-validity.ts';
import { splitSentences } from '../server/vietnamese/sentences.ts';
import { ownTime, SELF } from './effect-dates.ts';
import { type Cited, citedIn, locate } from './references.ts';
import { targetSection } from './target-section.ts';

const LABEL = '(?:(?:điều\\s+)?\\d{1,3}(?:\\.\\d{1,2})*[.)]|[a-zđ][.)]|[-–+•])?\\s*';
/** Words that do something to a document; of words and phrases ("thay thế cụm từ") it is an amendment. */
const ACTS = (
  [
    ['amends', '(?:thay thế|thay|bãi bỏ|bỏ)\\s+(?:các\\s+|một số\\s+)?(?:cụm từ|từ|phụ lục|mẫu|biểu)'],
    ['replaces', 'thay thế'],
    ['abolishes', '(?:bãi bỏ|h[ủu][ỷy] bỏ|huỷ bỏ|thu hồi)'],
    ['amends', '(?:sửa đổi|bổ sung|đính chính|thay đổi)'],
  ] as [EffectKind, string][]
).map(([kind, words]) => ({
  kind,
  begins: new RegExp(`^${LABEL}${words}(?![\\p{L}])`, 'iu'),
  own: new RegExp(`${SELF}[^.]{0,160}?[,;\\s]\\s*(?<!được |bị |đã )${words}(?![\\p{L}])`, 'iu'),
  passive: new RegExp(
    `^${LABEL}(.{1,400}?)[\\s,](?:được|bị)\\s+${words}(?:[^:]{0,30}(?:như sau|bằng)|\\s*(?:kể từ|bởi|\\.|;|$))`,
    'iu',
  ),
}));
const LOST = new RegExp(
  `^${LABEL}(?:kể từ[^,]{0,60},\\s*)?(?!${SELF})(.{1,800}?)\\s+(?:sẽ\\s+)?hết hiệu lực`,
  'iu',
);
const ENDS_WITH_SELF = new RegExp(`${SELF}\\s*$`, 'iu');
const LEAD_IN = /(?:sau đây|như sau|sau|gồm)\s*:\s*$/iu;
const QUICK =
  /hiệu lực|thay thế|bãi bỏ|h[uủ][yỷ] bỏ|thu hồi|sửa đổi|bổ sung|đính chính|áp dụng|thực hiện đến|cụm từ/iu;
/** A clause that only names a case ("trừ trường hợp quy định tại …") is cut off before it is read. */
const EXCEPTION = /,?\s*(?:\(?\s*trừ(?: các)? (?:trường hợp|quy định|khoản|điều|điểm)|ngoại trừ)[^.;]*/iu;
/** Sections that name documents without acting on them. */
const PASSIVE_SECTIONS = new Set(['Căn cứ', 'Tiêu đề', 'Phần đầu', 'Nơi nhận', 'Chữ ký']);

export type EffectInput = {
  passages: Passage[];
  text: string;
  title: string;
  ownKey: string | null;
  issuedOn: string | null;
};

/** The clauses of a document in its order. */
export function readEffects(input: EffectInput): EffectClause[] {
  const found: EffectClause[] = [];
  const titled = amendedByTitle(input);
  let lead: { kind: EffectKind; path: string } | null = null;
  for (const passage of input.passages) {
    if (isQuoted(passage) || PASSIVE_SECTIONS.has(passage.section)) continue;
    const { text } = passage;
    if (lead !== null && passage.path.startsWith(lead.path)) {
      found.push(...actsOn(passage, text, lead.kind, input, titled));
      continue;
    }
    lead = null;
    if (!QUICK.test(`${passage.headings.at(-1) ?? ''} ${text}`)) continue;
    for (const { start, end } of sentencesOf(text)) {
      const sentence = text.slice(start, end);
      const clean = sentence.replace(EXCEPTION, '');
      const own = ownTime(clean, input.issuedOn);
      if (own !== null) found.push(clauseOf(own.kind, passage, sentence, input, { on: own.on }));
      const act = actIn(clean);
      if (act === null) continue;
      found.push(...actsOn(passage, act.objects, act.kind, input, titled));
      if (LEAD_IN.test(sentence)) lead = { kind: act.kind, path: passage.path };
    }
  }
  return withoutRepeats([...titled.map((reference) => titleClause(reference, input)), ...found]);
}

/** The wording of an amended provision stands in quotation marks: it is not this document that speaks. */
function isQuoted(passage: Passage): boolean {
  return /^["“]/u.test(passage.text.trim());
}

function sentencesOf(text: string): { start: number; end: number }[] {
  return splitSentences(text).flatMap((sentence) => {
    const body = text.slice(sentence.start, sentence.end);
    const parts: { start: number; end: number }[] = [];
    let from = 0;
    for (const match of body.matchAll(/;\s+/gu)) {
      parts.push({ start: sentence.start + from, end: sentence.start + match.index });
      from = match.index + match[0].length;
    }
    parts.push({ start: sentence.start + from, end: sentence.end });
    return parts;
  });
}

type Act = { kind: EffectKind; objects: string };

/**
 * What the sentence itself does: it begins with the act, this document is its subject, or a document before it
 * loses effect or is amended by it. What is only told of others ("được sửa đổi tại Nghị định …") is none.
 */
function actIn(sentence: string): Act | null {
  for (const { kind, begins, own, passive } of ACTS) {
    const first = begins.exec(sentence);
    if (first !== null) return { kind, objects: sentence.slice(first[0].length) };
    const self = own.exec(sentence);
    if (self !== null) return { kind, objects: sentence.slice(self.index + self[0].length) };
    const objects = passive.exec(sentence)?.[1];
    if (objects !== undefined) return { kind, objects };
  }
  const lost = LOST.exec(sentence)?.[1];
  return lost === undefined || ENDS_WITH_SELF.test(lost) ? null : { kind: 'abolishes', objects: lost };
}

/** Between the documents of a list: a comma, "và" or a new item; anything else is told of the one before. */
const LISTED = /(?:^|[;,:–-]|(?<![\p{L}])và|cùng với)\s*(?:các\s+)?(?:[a-zđ]\)\s*)?$/iu;
/** Characters before the first document in which its parts can be named. */
const MAX_PARTS = 120;

/** The other documents that an act is done to; of a part alone, the document that the title amends. */
function actsOn(
  passage: Passage,
  objects: string,
  kind: EffectKind,
  input: EffectInput,
  titled: LegalReference[],
): EffectClause[] {
  const text = withoutQuotes(objects);
  const found: EffectClause[] = [];
  let from = 0;
  for (const one of numberedFirst(text)) {
    // named in the title of the document before it
    if (one.span.start < from) continue;
    const before = text.slice(from, one.span.start);
    if (found.length === 0 ? before.length > MAX_PARTS : !LISTED.test(before)) break;
    from = one.span.end;
    if (one.key === input.ownKey) continue;
    const section = targetSection(before);
    found.push(
      clauseOf(kind, passage, passage.text, input, {
        targetKey: one.key,
        targetIssuedOn: one.reference.date,
        targetSection: section === 'some' ? null : section,
        partial: section !== null,
      }),
    );
    // the title of a document may cite others: a list goes on behind it only
    const title =
      /^[^;]*?(?=;|,?\s+(?:và|cùng)\s+(?:các\s+)?(?:\p{Lu}|nghị|quyết|thông|chỉ)|$)/u.exec(
        text.slice(from),
      )?.[0] ?? '';
    from += Math.min(title.length, text.length - from);
  }
  if (found.length > 0) return found;
  const section = targetSection(text);
  const only = amendedByHeading(passage, input.ownKey) ?? (titled.length === 1 ? titled[0] : undefined);
  if (only === undefined || section === null) return [];
  return [
    clauseOf(kind === 'replaces' ? 'amends' : kind, passage, passage.text, input, {
      targetKey: only.key,
      targetIssuedOn: only.date,
      targetSection: section === 'some' ? null : section,
      partial: true,
    }),
  ];
}

/** A law that is named and numbered is one document, known by its number. */
function numberedFirst(text: string): Cited[] {
  const cited = citedIn(text);
  return cited.filter((one, at) => {
    const next = cited[at + 1];
    const named = one.reference.number === null;
    return !(
      named &&
      next !== undefined &&
      next.reference.number !== null &&
      next.span.start - one.span.end <= 6
    );
  });
}

const AMENDING_TITLE = /^[\p{L}\s]{0,30}?(?:(?:về việc|về|việc)\s+)?(?:sửa đổi|bổ sung|bãi bỏ|đính chính)/iu;

/** "Nghị định sửa đổi, bổ sung một số điều của Nghị định số …": what the title amends. */
function amendedByTitle(input: EffectInput): LegalReference[] {
  const match = AMENDING_TITLE.exec(input.title);
  if (match === null) return [];
  return citedIn(input.title.slice(match.index))
    .slice(0, 1)
    .filter((one) => one.key !== input.ownKey)
    .map((one) => ({ ...one.reference, mentions: [] }));
}

/** The document that the article around a clause amends. */
function amendedByHeading(passage: Passage, ownKey: string | null): LegalReference | undefined {
  for (const heading of passage.headings.toReversed()) {
    const amending = /(?:sửa đổi|bổ sung|bãi bỏ)/iu.exec(heading);
    const one = amending === null ? undefined : citedIn(heading.slice(amending.index))[0];
    if (one !== undefined && one.key !== ownKey) return { ...one.reference, mentions: [] };
  }
  return undefined;
}

function titleClause(reference: LegalReference, input: EffectInput): EffectClause {
  const at = input.text.indexOf(reference.number ?? reference.title ?? '\u0000');
  const start = Math.max(0, at);
  return {
    kind: /bãi bỏ/iu.test(input.title) && !/một số|sửa đổi/iu.test(input.title) ? 'abolishes' : 'amends',
    targetKey: reference.key,
    targetIssuedOn: reference.date,
    targetSection: null,
    on: null,
    path: '',
    span: { start, end: start + (at < 0 ? 1 : (reference.number ?? reference.title ?? ' ').length) },
    printed: input.title,
  };
}

function clauseOf(
  kind: EffectKind,
  passage: Passage,
  sentence: string,
  input: EffectInput,
  more: {
    on?: string | null;
    targetKey?: string;
    targetIssuedOn?: string | null;
    targetSection?: string | null;
    partial?: boolean;
  },
): EffectClause {
  const at = Math.max(0, passage.text.indexOf(sentence));
  // part of a document that is replaced or abolished is an amendment of the whole
  const partly = more.partial === true && kind !== 'amends' && more.targetSection === null;
  return {
    kind: partly ? 'amends' : kind,
    targetKey: more.targetKey ?? null,
    targetIssuedOn: more.targetIssuedOn ?? null,
    targetSection: more.targetSection ?? null,
    on: more.on ?? null,
    path: passage.path,
    span: locate(passage, { start: at, end: at + sentence.length }, input.text),
    printed: sentence,
  };
}

function withoutRepeats(clauses: EffectClause[]): EffectClause[] {
  const seen = new Set<string>();
  return clauses.filter((clause) => {
    if (clause.targetKey === null && clause.on === null) return false;
    const key = [clause.kind, clause.targetKey, clause.targetSection, clause.on, clause.path].join('|');
    return !seen.has(key) && seen.add(key);
  });
}

/** Quoted words are what is changed, not who changes; blanked so that places stay. */
function withoutQuotes(text: string): string {
  return text.replace(/“[^”]*”|"[^"]*"/gu, (quoted) => ' '.repeat(quoted.length));
}
