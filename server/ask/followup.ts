// Fills a follow-up question with the subject of the earlier turns, as a question that stands alone.
import type { Span, Turn } from '../domain.ts';
import { fold } from '../vietnamese/normalise.ts';
import { findPeriods } from '../vietnamese/periods.ts';
import { type ContentSyllable, runsOf } from './content-runs.ts';
import { cueForm, DOCUMENT_ATTRIBUTES } from './cues.ts';
import { sectorFollows } from './followup-sector.ts';
import { changeOver, withYearTold } from './followup-time.ts';
import { swapContent } from './followup-topic.ts';
import { swapValues } from './followup-values.ts';
import { itemNamed } from './list-item.ts';
import { askedSizes } from './sizes.ts';
import { overlaps } from './spans.ts';
import { readSyllables } from './terms.ts';
import { type Language, type Understanding, understand } from './understand.ts';

/** Earlier user turns that are looked at; older ones no longer carry the subject. */
const MAX_TURNS_BACK = 4;
/** A question of so few syllables, without a question word of its own, leans on the one before. */
const SHORT = 4;

/** "còn …", "thế còn …", "vậy …", folded: the turn goes on from the one before. */
const opener =
  /^(?:(?:the|vay)\s+con|con|the(?! nao)|vay|tuong tu|ngoai ra|tiep theo|va|roi|(?:the )?(?:neu|doi voi|rieng)(?: la)?)\s+/;
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
  const about = withAnsweredAgency(question, subject, answer, language);
  const change = changeOver(question, about, answer);
  return change ?? merge(withYearTold(question, about, answer), about, language);
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
  const before = understand(subject, language);
  const opened = coreOf(question);
  const value = sameValueAsked(question, opened, before, language);
  const core = value ?? opened;
  const now = understand(core, language);
  if (value === null && !isElliptical(question, core, now)) return question;
  if (asksOfDocument(now) && listsTasksOfAgency(before)) return question;
  if (asksOfAll(question, now)) return `${trimMarks(question)} (${withoutAgencies(subject, before)})?`;
  if (meansWhole(fold(question), now)) return `${trimMarks(question)} (${trimMarks(subject)})?`;
  const own = runsOf(now.runs, ['content']).filter((run) => !namesPlaceOnly(run));
  const asksAnew = now.asked.size > 0 && !namesFigure(question, core, now);
  if (own.length === 0 && !asksAnew)
    return withValues(core, subject, language) ?? `${trimMarks(subject)}, ${core}`;
  const likes = [...now.asked].every((asked) => LIKE_ASKED.has(asked) || before.asked.has(asked))
    ? likeSpans(core, subject)
    : [];
  if (likes.length > 0 && own.length <= likes.length)
    return likes.reduceRight((text, { span, to }) => swapSpan(text, span, to), subject);
  if (own.length > 0 && !asksAnew) return swapContent({ core, now, subject, before, language });
  // an agency of its own takes the place of the one before; asked what it does, it takes that of its task, too
  const kinds = now.asked.has('list') ? (['value'] as const) : (['content', 'value'] as const);
  const topic =
    now.agencies.length > 0 ? withoutAgencies(subject, before, [...kinds]) : subjectText(subject, before);
  return topic ? `${trimMarks(core)} (${topic})?` : question;
}

/** The values of the follow-up in place of their like; of another department the sector, too. */
function withValues(core: string, subject: string, language: Language): string | null {
  const swapped = swapValues(core, subject, language);
  return swapped === null ? null : sectorFollows(swapped, subject, core, language.register);
}

/** What is asked of the thing just named: "… thì mấy phần trăm?", "… bao nhiêu?". */
const valueTail =
  /\s+(?<link>(?:thi|la)\s+)?(?:(?:duoc|phai|toi|den|het|co|muc|khoang|dat|la|huong)\s+)*(?:bao nhieu|may)(?:\s*(?:phan tram|%|tien|dong|diem|nam|thang|ngay|nguoi|he so))?\s*[?.]*$/;

/** "Thế tiến sĩ thì mấy phần trăm?": the value asked for before, asked of another thing; that thing, or null. */
function sameValueAsked(
  question: string,
  core: string,
  before: Understanding,
  language: Language,
): string | null {
  const tail = valueTail.exec(fold(core));
  if (!tail || tail.index < 2 || fold(core).length !== core.length) return null;
  if (!tail.groups?.['link'] && core === question.trim()) return null;
  const thing = core.slice(0, tail.index);
  if (/(?<!\p{L})(?:thì|thi)(?!\p{L})/iu.test(thing)) return null;
  const [asks, named] = [understand(core, language), understand(thing, language)];
  const isLike = [...asks.asked].every((asked) => LIKE_ASKED.has(asked) || before.asked.has(asked));
  const wantsFigure = [...before.asked].some((asked) => LIKE_ASKED.has(asked));
  const content = runsOf(named.runs, ['content']).flat().length;
  return isLike && wantsFigure && named.asked.size === 0 && content > 0 && content <= 8 ? thing : null;
}

/** Periods and sizes of the earlier question for which the follow-up names others: "năm 2030", "từ 100 người trở lên". */
function likeSpans(core: string, subject: string): { span: Span; to: string }[] {
  // the number of a year sizes nothing
  const sizesOf = (text: string) =>
    askedSizes(text).filter(({ span }) => !findPeriods(text).some((period) => overlaps(period.span, span)));
  return [findPeriods, sizesOf].flatMap((find) => {
    const [incoming, ...more] = find(core);
    const outgoing = find(subject);
    if (!incoming || more.length > 0 || outgoing.length !== 1) return [];
    return [{ span: outgoing[0]!.span, to: core.slice(incoming.span.start, incoming.span.end) }];
  });
}

/** True for "còn …", "thế …": the turn goes on from the one before. */
export function opensFollowUp(question: string): boolean {
  return opener.test(fold(question.trimStart()));
}

/** The question without "thế còn … thì sao?". */
export function coreOf(question: string): string {
  const folded = fold(question);
  const from = folded.length === question.length ? (opener.exec(folded.trimStart())?.[0].length ?? 0) : 0;
  const to =
    folded.length === question.length ? (closer.exec(folded)?.index ?? question.length) : question.length;
  const core = question.trimStart().slice(from, Math.max(from, to)).trim();
  return (from > 0 ? core.replace(degreeVerb, '') : core) || question;
}

/** "thế còn lên tới 5 sao?": the verb before another degree of what was asked. */
const degreeVerb =
  /^(?:(?:lên|đạt|tới|đến|xuống|còn|được|có|len|dat|toi|den|xuong|duoc|co)\s+){1,3}(?=(?:hạng|loại|cấp|bậc|mức)?\s*\d+\s+\p{L})/iu;

/** A question that leans on the one before: an opener with nothing asked, a pronoun, or no subject of its own. */
function isElliptical(question: string, core: string, now: Understanding): boolean {
  const folded = fold(question.trim());
  const content = contentBesideAttributes(core, now);
  if (closer.test(folded) || namesFigure(question, core, now)) return true;
  if (opener.test(folded) && (now.asked.size === 0 || content + now.agencies.length <= 1)) return true;
  if (namesThingOnly(folded, content, now)) return true;
  if (anaphora.test(folded) || meansWhole(folded, now)) return content <= 6;
  if (now.sections.length > 0 || now.documents.length > 0) return false;
  if (content === 0 && now.agencies.length === 0) return true;
  if (content === 0) return now.asked.size === 0;
  if (namesOwnFigure(core, now)) return false;
  const syllables = readSyllables(core).length;
  return now.agencies.length === 0 && (syllables <= SHORT ? content <= 2 : content <= 1) && !now.aboutTasks;
}

/** "Vậy quyết định thì phải ra trước mấy tháng?": one thing set against the one before by "thì", and a value of it asked. */
function namesThingOnly(folded: string, content: number, now: Understanding): boolean {
  const setAgainst = /^(?:(?:the|vay)(?: con)?|con)\s+\S+(?:\s+\S+)?\s+thi\s/.test(folded);
  return setAgainst && content <= 3 && now.agencies.length === 0 && now.documents.length === 0;
}

/** Nouns that ask for an attribute of what was spoken of and name no subject. */
const ATTRIBUTE_NOUNS =
  /(?<![\p{L}])(?:kinh phi|chi phi|so tien|san pham|muc phat|tien phat|le phi|hoc phi|phi|gia|ket qua|thoi han|thoi gian|han(?: chot| cuoi)?|tien do|can cu|nguon(?: von| kinh phi)?|cong suat|quy mo|dia diem|giai doan|dong|trieu|ty|ngay|thang|tien|von|(?:cap|rot|bo tri|chi|danh|ngon|ton|het|can|dau tu)(?= (?:bao nhieu|may) (?:tien|von|ty|trieu|dong)))(?![\p{L}])/gu;

/** How many content syllables a turn has that name no attribute. */
function contentBesideAttributes(core: string, now: Understanding): number {
  const folded = fold(core);
  const nouns = folded.length === core.length ? [...folded.matchAll(ATTRIBUTE_NOUNS)] : [];
  const syllables = readSyllables(core);
  return runsOf(now.runs, ['content'])
    .flat()
    .filter(({ index }) => {
      const at = syllables[index]!.start;
      return !nouns.some((noun) => noun.index <= at && at < noun.index + noun[0].length);
    }).length;
}

/** "có mấy xã phường?", "GRDP bao nhiêu?": what is counted or measured is named. */
function namesOwnFigure(core: string, now: Understanding): boolean {
  const word = /(?<![\p{L}])(?:bao nhieu|may)(?![\p{L}])/u.exec(fold(core));
  return word !== null && now.asked.has('count') && contentBesideAttributes(core, now) >= 2;
}

/** "Còn diện tích?", "còn tỷ lệ lao động qua đào tạo?": names another figure, and asks nothing else of it. */
function namesFigure(question: string, core: string, now: Understanding): boolean {
  const opens = opener.test(fold(question.trim()));
  const asks = /(?<![\p{L}])(?:bao nhieu|may|nao|gi|ai|bao gio|dau|ra sao|khong|bao lau)(?![\p{L}])|%/u;
  const figure = [...now.asked].every(
    (asked) => asked === 'percent' || asked === 'distance' || asked === 'count',
  );
  return opens && figure && !asks.test(cueForm(core)) && contentBesideAttributes(core, now) > 0;
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
function withoutAgencies(
  subject: string,
  before: Understanding,
  kinds: ContentSyllable['kind'][] = ['content', 'value'],
): string {
  const syllables = readSyllables(subject);
  return runsOf(before.runs, kinds)
    .map((run) => subject.slice(syllables[run[0]!.index]!.start, syllables[run.at(-1)!.index]!.end))
    .join(' ');
}

/** "khoản 2", "điểm b": words of a place, no subject of their own. */
function namesPlaceOnly(run: ContentSyllable[]): boolean {
  return run.every((syllable) => /^(?:khoan|diem|dieu|muc|[a-z]|\d+[a-z]?)$/.test(syllable.folded));
}

function swapSpan(text: string, span: { start: number; end: number }, replacement: string): string {
  return text.slice(0, span.start) + replacement + text.slice(span.end);
}

/** What the earlier question was about: its content as typed, or the whole of it when it listed tasks. */
/** A question with the subject of an earlier one behind it. */
export function ofTopic(question: string, earlier: string, language: Language): string {
  const topic = subjectText(earlier, understand(earlier, language));
  return topic === '' ? question : `${trimMarks(question)} (${topic})?`;
}

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
