// Fills a follow-up question with the subject of the earlier turns, as a question that stands alone.
import type { Span, Turn } from '../domain.ts';
import { fold } from '../vietnamese/normalise.ts';
import { findPeriods } from '../vietnamese/periods.ts';
import { type ContentSyllable, runsOf } from './content-runs.ts';
import { DOCUMENT_ATTRIBUTES } from './cues.ts';
import { swapValues } from './followup-values.ts';
import { itemNamed } from './list-item.ts';
import { askedSizes } from './sizes.ts';
import { readSyllables } from './terms.ts';
import { type Language, type Understanding, understand } from './understand.ts';

/** Earlier user turns that are looked at; older ones no longer carry the subject. */
const MAX_TURNS_BACK = 4;
/** A question of so few syllables, without a question word of its own, leans on the one before. */
const SHORT = 4;
/** Cosine from which two phrases are of a kind, and how much nearer than the next phrase the nearest must be. */
const LIKE = 0.06;
const LIKE_MARGIN = 0.04;

/** "còn …", "thế còn …", "vậy …", folded: the turn goes on from the one before. */
const opener = /^(?:(?:the|vay)\s+con|con|the|vay|tuong tu|ngoai ra|tiep theo|va|roi)\s+/;
/** "… thì sao?", "… nữa không?", "… có như vậy không?": asks the earlier question again. */
const closer =
  /\s*\b(?:thi sao|thi the nao|the nao nua|nua khong|nhu nao|co bang the khong|co the khong|cung the|cung vay)\s*[?.]*\s*$/;
/** Points at all that the earlier question was about. */
const wholeSubject =
  /\b(?:trong do|trong so do|trong so nay|danh sach (?:do|nay|tren)|(?:cac|nhung) viec (?:do|nay)|(?:cac|nhung|moi) nhiem vu (?:do|nay|tren))\b/;
/** The same, unless the question names an agency of its own. */
const looseWhole = /\b(?:(?:cac|nhung|moi) nhiem vu|liet ke(?: ra)?)\b/;
/** "nhiệm vụ đó", "cơ quan này", "nó", "ở trên": a word that stands for something said before. */
const anaphora =
  /\b(?:(?:nhiem vu|viec|cai|muc|dieu|van ban|ke hoach|co quan|don vi|so|chi tieu|noi dung|nguoi|khoan|quyet dinh|nghi dinh) (?:do|nay|ay|kia|tren)|no|ho|o tren|vua neu|vua noi|ben tren)\b/;

/** Attributes that ask for the same figure in other words. */
const LIKE_ASKED: ReadonlySet<string> = new Set(['count', 'money', 'percent']);

/** The question with what the history supplies. Without a history, or when it stands alone, it is returned unchanged. */
export function resolveFollowUp(question: string, history: Turn[], language: Language): string {
  const subject = subjectOf(history, language);
  if (subject === '') return question;
  const answer = history.findLast((turn) => turn.role === 'assistant')?.content ?? null;
  const listed = answer ? itemNamed(fold(question), answer) : null;
  if (listed) return `${trimMarks(question)}: ${listed}`;
  return merge(question, withAnsweredAgency(question, subject, answer, language), language);
}

/** "bên đó", "cơ quan này": a body that the question before did not name, because it was the answer. */
const thatBody = /\b(?:ben|co quan|don vi|so|noi|ban|hoi) (?:do|nay|ay|kia)\b/;

function withAnsweredAgency(
  question: string,
  subject: string,
  answer: string | null,
  language: Language,
): string {
  if (!answer || !thatBody.test(fold(question)) || understand(subject, language).agencies.length > 0)
    return subject;
  // of several the one that the answer opens with: who leads is said first
  const name = understand(answer, language).agencies[0]?.agency.name;
  if (name === undefined) return subject;
  // "bên đó còn chủ trì việc nào nữa": of the same province, not the same task
  const others = /\bcon\b.*\b(?:nao|gi)\b/.test(fold(question));
  const places = understand(subject, language).places.map((place) => place.name);
  return others ? [name, ...places].join(' ') : `${trimMarks(subject)}: ${name}`;
}

/** The last question of the history as it was understood, '' without one. */
export function subjectOf(history: Turn[], language: Language): string {
  const earlier = history.filter((turn) => turn.role === 'user').slice(-MAX_TURNS_BACK);
  return earlier.reduce(
    (subject, turn) => (subject ? merge(turn.content, subject, language) : turn.content),
    '',
  );
}

function merge(question: string, subject: string, language: Language): string {
  const core = coreOf(question);
  const now = understand(core, language);
  const before = understand(subject, language);
  if (!isElliptical(question, core, now)) return question;
  if (asksOfDocument(now) && listsTasksOfAgency(before)) return question;
  if (asksOfAll(question, now)) return `${trimMarks(question)} (${withoutAgencies(subject, before)})?`;
  if (meansWhole(fold(question), now)) return `${trimMarks(question)} (${trimMarks(subject)})?`;
  const own = runsOf(now.runs, ['content']).filter((run) => !namesPlaceOnly(run));
  const asksAnew = now.asked.size > 0;
  if (own.length === 0 && !asksAnew)
    return swapValues(core, subject, language) ?? `${trimMarks(subject)}, ${core}`;
  const likes = [...now.asked].every((asked) => LIKE_ASKED.has(asked) || before.asked.has(asked))
    ? likeSpans(core, subject)
    : [];
  if (likes.length > 0 && own.length <= likes.length)
    return likes.reduceRight((text, { span, to }) => swapSpan(text, span, to), subject);
  if (own.length > 0 && !asksAnew) return swapContent(core, now, subject, before, language);
  // an agency of its own takes the place of the one before
  const topic = now.agencies.length > 0 ? withoutAgencies(subject, before) : subjectText(subject, before);
  return topic ? `${trimMarks(core)} (${topic})?` : question;
}

/** Periods and sizes of the earlier question for which the follow-up names others: "năm 2030", "từ 100 người trở lên". */
function likeSpans(core: string, subject: string): { span: Span; to: string }[] {
  return [findPeriods, askedSizes].flatMap((find) => {
    const [incoming, ...more] = find(core);
    const outgoing = find(subject);
    if (!incoming || more.length > 0 || outgoing.length !== 1) return [];
    return [{ span: outgoing[0]!.span, to: core.slice(incoming.span.start, incoming.span.end) }];
  });
}

/** The question without "thế còn … thì sao?". */
function coreOf(question: string): string {
  const folded = fold(question);
  const from = folded.length === question.length ? (opener.exec(folded.trimStart())?.[0].length ?? 0) : 0;
  const to =
    folded.length === question.length ? (closer.exec(folded)?.index ?? question.length) : question.length;
  return question.trimStart().slice(from, Math.max(from, to)).trim() || question;
}

/** A question that leans on the one before: an opener with nothing asked, a pronoun, or no subject of its own. */
function isElliptical(question: string, core: string, now: Understanding): boolean {
  const folded = fold(question.trim());
  const content = runsOf(now.runs, ['content']).flat().length;
  if (closer.test(folded)) return true;
  if (opener.test(folded) && (now.asked.size === 0 || content + now.agencies.length <= 1)) return true;
  if (anaphora.test(folded) || meansWhole(folded, now)) return content <= 6;
  if (now.sections.length > 0 || now.documents.length > 0) return false;
  if (content === 0 && now.agencies.length === 0) return true;
  if (content === 0) return now.asked.size === 0;
  const syllables = readSyllables(core).length;
  return now.agencies.length === 0 && (syllables <= SHORT ? content <= 2 : content <= 1) && !now.aboutTasks;
}

function meansWhole(folded: string, now: Understanding): boolean {
  return wholeSubject.test(folded) || (now.agencies.length === 0 && looseWhole.test(folded));
}

/** Signer, number and the like are the document's, whatever agency's tasks were listed before. */
function asksOfDocument(now: Understanding): boolean {
  return now.agencies.length === 0 && DOCUMENT_ATTRIBUTES.some((attribute) => now.asked.has(attribute));
}

function listsTasksOfAgency(before: Understanding): boolean {
  return before.aboutTasks && before.agencies.length > 0 && runsOf(before.runs, ['content']).length === 0;
}

/** "tất cả bao nhiêu nhiệm vụ?" after a question about one agency: the count of the whole document is meant. */
function asksOfAll(question: string, now: Understanding): boolean {
  const all = /\b(?:tat ca|tong cong|tong so|ca thay|toan bo|het thay)\b/.test(fold(question));
  return all && now.asked.has('count') && now.aboutTasks && now.agencies.length === 0;
}

/** What the earlier question named beside its agencies: field, province, document. */
function withoutAgencies(subject: string, before: Understanding): string {
  const syllables = readSyllables(subject);
  return runsOf(before.runs, ['content', 'value'])
    .map((run) => subject.slice(syllables[run[0]!.index]!.start, syllables[run.at(-1)!.index]!.end))
    .join(' ');
}

/** "khoản 2", "điểm b": words of a place, no subject of their own. */
function namesPlaceOnly(run: ContentSyllable[]): boolean {
  return run.every((syllable) => /^(?:khoan|diem|dieu|muc|[a-z]|\d+[a-z]?)$/.test(syllable.folded));
}

/** "ngành xây dựng?" after "… ngành y tế …?": the new content takes the place of the old one with the same head word. */
function swapContent(
  core: string,
  now: Understanding,
  subject: string,
  before: Understanding,
  language: Language,
): string {
  const words = readSyllables(core);
  const incoming = runsOf(now.runs, ['content', 'agency', 'value'])[0]!;
  const old = readSyllables(subject);
  const runs = runsOf(before.runs, ['content', 'agency']);
  const headOf = (syllables: { folded: string }[], run: ContentSyllable[]) =>
    syllables[run[0]!.index - 1]?.folded;
  const sameHead = runs.find(
    (run) => headOf(old, run) !== undefined && headOf(old, run) === headOf(words, incoming),
  );
  const sameStart = runs.find(
    (run) => run[0]!.folded === incoming[0]!.folded && run[1]?.folded === incoming[1]?.folded,
  );
  const outgoing =
    sameStart ??
    sameHead ??
    nearest(incoming, runs, language) ??
    lastWord(runs.toSorted((a, b) => kindRank(a) - kindRank(b))[0], language);
  if (!outgoing) return `${trimMarks(subject)} ${core}`;
  const text = core.slice(words[incoming[0]!.index]!.start, words[incoming.at(-1)!.index]!.end);
  return swapSpan(
    subject,
    { start: old[outgoing[0]!.index]!.start, end: old[outgoing.at(-1)!.index]!.end },
    text,
  );
}

/** The run of the earlier question that means something like the new words ("bệnh viện hạng I" – "phòng khám"). */
function nearest(
  incoming: ContentSyllable[],
  runs: ContentSyllable[][],
  language: Language,
): ContentSyllable[] | undefined {
  const text = textOf(incoming);
  const ranked = runs
    .filter((run) => run[0]!.kind === 'content')
    .map((run) => ({ run, likeness: language.similarity(text, textOf(run)) }))
    .sort((a, b) => b.likeness - a.likeness);
  const [first, second] = ranked;
  const stands = first && first.likeness >= LIKE && first.likeness - (second?.likeness ?? 0) >= LIKE_MARGIN;
  return stands ? first.run : undefined;
}

function textOf(run: ContentSyllable[]): string {
  return run.map((syllable) => syllable.text).join(' ');
}

/** The last word of a topic is what varies ("số hóa dữ liệu tài chính"); an agency is one word. */
function lastWord(run: ContentSyllable[] | undefined, language: Language): ContentSyllable[] | undefined {
  if (!run || run[0]!.kind === 'agency') return run;
  const accented = run.some((syllable) => syllable.text !== syllable.folded);
  const lengths = language.segment(
    run.map((syllable) => (accented ? syllable.text : syllable.folded)),
    accented,
  );
  return run.slice(-(lengths.at(-1) ?? run.length));
}

/** Agencies change sooner than topics, the last topic sooner than the first. */
function kindRank(run: ContentSyllable[]): number {
  return run[0]!.kind === 'agency' ? 0 : 1000 - run[0]!.index;
}

function swapSpan(text: string, span: { start: number; end: number }, replacement: string): string {
  return text.slice(0, span.start) + replacement + text.slice(span.end);
}

/** What the earlier question was about: its content as typed, or the whole of it when it listed tasks. */
function subjectText(subject: string, before: Understanding): string {
  const runs = runsOf(before.runs, ['content', 'agency', 'value']);
  const onlyAgencies = runsOf(before.runs, ['content']).length === 0;
  if (before.aboutTasks && onlyAgencies && before.agencies.length > 0 && before.asked.has('list'))
    return trimMarks(subject);
  const syllables = readSyllables(subject);
  return runs
    .map((run) => subject.slice(syllables[run[0]!.index]!.start, syllables[run.at(-1)!.index]!.end))
    .join(' ');
}

function trimMarks(text: string): string {
  return text.replace(/[?.!\s]+$/, '');
}
