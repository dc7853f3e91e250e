// "còn Gia Lai?", "khoản 2 thì sao?": what a follow-up names takes the place of its like in the earlier question.
import { findDocumentMentions } from '../vietnamese/document-mentions.ts';
import type { Range } from './spans.ts';
import type { Language, Understanding } from './understand.ts';
import { understand } from './understand.ts';

/** A khoản or điểm named without its Điều. */
const partialPlace =
  /(?<![\p{L}\p{N}])(?:(?:điểm|diem)\s+(?<point>[a-zđ])(?![\p{L}\p{N}]))?\s*,?\s*(?:(?:khoản|khoan)\s+(?<clause>\d+[a-z]?))?(?![\p{L}\p{N}])/iu;

type Named = { span: Range; text: string };
type Swap = { from: Range; to: string };

/**
 * The earlier question with each value that the follow-up names put in the place of its like: provinces, documents,
 * places in a document, agencies, dates. Null when the follow-up names none.
 */
export function swapValues(core: string, subject: string, language: Language): string | null {
  const now = understand(core, language);
  const before = understand(subject, language);
  const swaps: Swap[] = [];
  const added: string[] = [];
  const place = placeSwap(core, now, before);
  const pairs: [Named[], Named[]][] = [
    [mentionsOf(core), mentionsOf(subject)],
    [
      namedOf(
        core,
        now.places.map((one) => one.span),
      ),
      namedOf(
        subject,
        before.places.map((one) => one.span),
      ),
    ],
    [place ? [] : namedOf(core, now.sections), namedOf(subject, before.sections)],
    [namedOf(core, now.agencies), namedOf(subject, before.agencies)],
    [
      namedOf(
        core,
        now.dates.map((one) => one.span),
      ),
      namedOf(
        subject,
        before.dates.map((one) => one.span),
      ),
    ],
  ];
  const amount = amountSwap(core, subject);
  if (amount) swaps.push(amount);
  for (const [incoming, outgoing] of pairs) {
    const [first] = incoming;
    if (!first) continue;
    if (outgoing[0]) swaps.push({ from: outgoing[0].span, to: first.text });
    else added.push(first.text);
  }
  if (place) swaps.push(place);
  if (swaps.length === 0 && added.length === 0) return null;
  return [trimMarks(applied(subject, swaps)), ...added].join(' ') + markOf(subject);
}

/** "khoản 2" after "khoản 1 Điều 6" is "khoản 2 Điều 6"; the document that is named beside it stays. */
function placeSwap(core: string, now: Understanding, before: Understanding): Swap | null {
  const held = before.sections.find((section) => section.path.startsWith('Điều '));
  if (!held || now.sections.length > 0) return null;
  const match = partialPlace.exec(core.replace(/^.*?(?=(?:điểm|diem|khoản|khoan)\s)/iu, ''));
  const { point, clause } = match?.groups ?? {};
  if (!point && !clause) return null;
  const [article, heldClause] = held.path.slice('Điều '.length).split('.');
  const inClause = clause ?? heldClause;
  const parts = [point && `điểm ${point}`, inClause && `khoản ${inClause}`, `Điều ${article}`];
  return { from: held, to: parts.filter(Boolean).join(' ') };
}

/** A number with the noun that it counts or measures. */
const amounts = /(?<![\d.,/])(?<number>\d[\d.,]*)\s+(?<unit>\p{L}+)/gu;

/** "18 năm" after "làm 6 năm …": another number of the same unit, where each question has one. */
function amountSwap(core: string, subject: string): Swap | null {
  const [incoming, ...more] = [...core.matchAll(amounts)];
  if (!incoming || more.length > 0) return null;
  const unit = incoming.groups!['unit']!.toLowerCase();
  const alike = [...subject.matchAll(amounts)].filter((one) => one.groups!['unit']!.toLowerCase() === unit);
  const [held] = alike;
  if (!held || alike.length > 1) return null;
  return { from: { start: held.index, end: held.index + held[0].length }, to: incoming[0] };
}

function mentionsOf(text: string): Named[] {
  return findDocumentMentions(text).map(({ span }) => ({ span, text: text.slice(span.start, span.end) }));
}

function namedOf(text: string, spans: Range[]): Named[] {
  return spans.map((span) => ({ span, text: text.slice(span.start, span.end) }));
}

/** All swaps at once, from the end, so that earlier offsets stay right. */
function applied(text: string, swaps: Swap[]): string {
  return swaps
    .toSorted((a, b) => b.from.start - a.from.start)
    .reduce((done, { from, to }) => done.slice(0, from.start) + to + done.slice(from.end), text);
}

function trimMarks(text: string): string {
  return text.replace(/[?.!\s]+$/, '');
}

function markOf(text: string): string {
  return /\?\s*$/.test(text) ? '?' : '';
}
