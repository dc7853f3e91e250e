// Splits a message with several questions into its parts; a part without a subject takes it from the one before.
import { findPeriods } from '../vietnamese/periods.ts';
import { askedGrouping } from './asked-grouping.ts';
import { splitComparison } from './comparison.ts';
import { type Asked, asksByWord, cueForm, findCues } from './cues.ts';
import { ofTopic, resolveFollowUp } from './followup.ts';
import { overlaps } from './spans.ts';
import { comparesTaskSets } from './tasks-sides.ts';
import { type Language, understand } from './understand.ts';
import { asksOnlyWhere } from './where-asked.ts';

/** Parts answered at most in one turn. */
const MAX_PARTS = 4;
/** Shortest subject of a count, in characters. */
const MIN_SUBJECT = 10;

/** The questions of a message in order, each able to stand alone. A message with one question is returned as it is. */
export function splitQuestions(question: string, language: Language): string[] {
  const read = understand(question, language);
  if (comparesTaskSets(read) || askedGrouping(read)?.by === 'document') return [question];
  const sides = splitComparison(question, language);
  if (sides) return sides;
  const pieces = piecesOf(question, language).slice(0, MAX_PARTS);
  if (pieces.length < 2) return pieces;
  const parts: string[] = [pieces[0]!];
  for (const piece of pieces.slice(1)) {
    const counted = alsoCounted(parts.at(-1)!, piece);
    if (counted) {
      parts.push(counted);
      continue;
    }
    const whole = withPeriodOf(question, piece);
    const part = resolveFollowUp(whole, [{ role: 'user', content: parts.at(-1)! }], language);
    const own = part === whole && goesOnInTime(whole, language) ? ofTopic(whole, parts[0]!, language) : part;
    parts.push(inSamePlace(own, parts[0]!, language));
  }
  return parts;
}

/** "… và trong thời hạn bao lâu phải đề xuất?": a time of the same thing, with hardly a word of its own. */
function goesOnInTime(piece: string, language: Language): boolean {
  const read = understand(piece, language);
  const opens = /^\s*(?:trong|sau|trước|chậm nhất|khi|bao lâu|mấy|thời hạn|hạn|muộn nhất)(?!\p{L})/iu.test(
    piece,
  );
  return opens && read.agencies.length === 0 && read.documents.length === 0 && read.runs.flat().length <= 3;
}

const COUNT = String.raw`(?:bao nhiêu|mấy|bao nhieu|may)\s+(?:\S+)(?:\s+[^\s,]+){0,2}`;
const LAST_COUNT = new RegExp(String.raw`(?<!\S)${COUNT}\s*\??\s*$`, 'iu');
const ONLY_COUNT = new RegExp(
  String.raw`^\s*${COUNT}(?:\s+(?:năm|trong|giai đoạn|đến|vào|nam|giai doan|den|vao)\s[^,;]*)?\s*\??\s*$`,
  'iu',
);

/** "A được giao bao nhiêu lớp, bao nhiêu học sinh": the second number is one of the same things as the first. */
function alsoCounted(before: string, piece: string): string | null {
  const last = LAST_COUNT.exec(before);
  if (last === null || last.index < MIN_SUBJECT || !ONLY_COUNT.test(piece)) return null;
  return `${before.slice(0, last.index)}${piece.trim()}`;
}

/** "Năm 2028 có bao nhiêu … và bao nhiêu …": the period that opens the message is that of every part. */
function withPeriodOf(question: string, piece: string): string {
  const [first] = findPeriods(question);
  const opens =
    first !== undefined &&
    /^\s*(?:(?:đến|den|trong|tính đến|tinh den)\s+)?$/iu.test(question.slice(0, first.span.start));
  if (!opens || findPeriods(piece).length > 0) return piece;
  return `${piece.replace(/[?.!\s]+$/u, '')} ${question.slice(first.span.start, first.span.end).replace(/^Năm/u, 'năm')}?`;
}

const FIGURES: Asked[] = ['count', 'percent', 'money', 'quantity', 'target'];

/** "Tỉnh A có bao nhiêu … và bao nhiêu …": the province holds for the second figure too. */
function inSamePlace(part: string, first: string, language: Language): string {
  const [own, frame] = [understand(part, language), understand(first, language)];
  const isFigure = FIGURES.some((asked) => own.asked.has(asked) && frame.asked.has(asked));
  if (!isFigure || own.places.length > 0 || own.documents.length > 0 || frame.places.length === 0)
    return part;
  return `${part.replace(/[?.\s]+$/, '')} (${frame.places.map((place) => place.name).join(', ')})?`;
}

/** Sentences that ask; what only follows a question without asking is left out, what leads up to one stays with it. */
function piecesOf(question: string, language: Language): string[] {
  // what a follow-up was filled with belongs to its first piece, from which the others take it
  const filled = /^(?<said>[^()]+?)\s*(?<topic>\([^()]+\))\?$/u.exec(question)?.groups;
  if (filled) {
    const [first, ...others] = cutsOf(filled['said']!, language);
    return [`${first!.replace(/[?.\s]+$/u, '')} ${filled['topic']}?`, ...others];
  }
  return cutsOf(question, language);
}

function cutsOf(question: string, language: Language): string[] {
  const sentences = question
    .split(/(?<=[?!])\s+(?=\S)/u)
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  const isQuestion = (sentence: string) => /\?\s*$/.test(sentence) || asks(sentence);
  const firstAsking = sentences.findIndex(isQuestion);
  if (firstAsking < 0) return [question];
  const opening = sentences.slice(0, firstAsking + 1).join(' ');
  const questions = [opening];
  for (const sentence of sentences.slice(firstAsking + 1).filter(isQuestion)) {
    // "… không? Theo điều nào?": where the answer stands is no second question
    if (asksOnlyWhere(sentence, language)) questions.push(`${questions.pop()} ${sentence}`);
    else questions.push(sentence);
  }
  return questions.flatMap((sentence) => splitAtConjunction(sentence, language));
}

/** A comma or semicolon, or "và", "đồng thời", "còn": where a second question may begin. */
const joint =
  /\s*[,;]\s*(?:(?:và|va|đồng thời|dong thoi|còn|con)\s+)?|\s+(?:và|va|đồng thời|dong thoi)\s+/giu;

/** "…, và …": a cut only where both sides ask something and the left one has a subject. */
function splitAtConjunction(sentence: string, language: Language): string[] {
  const { agencies } = understand(sentence, language);
  for (const match of sentence.matchAll(joint)) {
    const at = { start: match.index, end: match.index + match[0].length };
    if (agencies.some((mention) => overlaps(mention, at)) || isInBrackets(sentence, match.index)) continue;
    const left = sentence.slice(0, match.index);
    const right = sentence.slice(match.index + match[0].length);
    if (goesOn(right) || asksOnlyWhere(right, language) || !asksBefore(sentence, match.index)) continue;
    if (asks(right) && asksAnew(left, right, language) && hasSubject(left, language)) {
      return [left, ...splitAtConjunction(right, language)];
    }
  }
  return [sentence];
}

/**
 * "đào tạo, bồi dưỡng kỹ năng cho ai, và khi nào": up to the next joint nothing is asked, so that the words only go on
 * with an enumeration; a condition opens a question of its own.
 */
function goesOn(right: string): boolean {
  const [next] = right.matchAll(joint);
  if (next === undefined || next.index === 0) return false;
  return !asks(right.slice(0, next.index)) && !CONDITION.test(right);
}

const CONDITION =
  /^(?:nếu|neu|khi|trường hợp|truong hop|với|voi|đối với|doi voi|trong|từ|tu|đến|den|còn|con|theo|sau|trước|truoc)(?!\p{L})/iu;

/** Inside "(…)": what a follow-up was filled with is no question of its own. */
function isInBrackets(sentence: string, at: number): boolean {
  const before = sentence.slice(0, at);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}

const NOUNS_OF_WISH: Asked[] = [
  'contact',
  'money',
  'deadline',
  'signer',
  'recipients',
  'docnumber',
  'company',
  'name',
  'percent',
];

function asks(text: string): boolean {
  return asksByWord(cueForm(text)) || findCues(text).some((cue) => NOUNS_OF_WISH.includes(cue.asked));
}

/** The same of what stands before a place; read in the whole sentence, where "không thuộc cơ quan nào, …" does not ask. */
function asksBefore(sentence: string, at: number): boolean {
  const form = cueForm(sentence);
  if (form.length !== sentence.length) return asks(sentence.slice(0, at));
  const isWish = findCues(sentence).some((cue) => cue.end <= at && NOUNS_OF_WISH.includes(cue.asked));
  return asksByWord(form.slice(0, at)) || isWish;
}

const ELSEWHERE: Asked[] = [
  'money',
  'contact',
  'company',
  'name',
  'percent',
  'docnumber',
  'signer',
  'recipients',
  'distance',
];

/** The right side speaks of something new, or asks for what does not stand beside the first answer ("thời hạn ra sao" does). */
function asksAnew(left: string, right: string, language: Language): boolean {
  const known = new Set(
    understand(left, language)
      .runs.flat()
      .map((syllable) => syllable.folded),
  );
  const read = understand(right, language);
  if (ELSEWHERE.some((asked) => read.asked.has(asked))) return true;
  return read.runs.flat().some((syllable) => !known.has(syllable.folded));
}

function hasSubject(text: string, language: Language): boolean {
  const read = understand(text, language);
  // "Thời hạn khai, nộp … ra sao?": a noun with one syllable behind it goes on over the comma
  const isWish = !asksByWord(cueForm(text));
  return (
    read.agencies.length > 0 ||
    read.runs.flat().length > (isWish ? 1 : 0) ||
    read.cues.some((cue) => ['signer', 'docnumber', 'basis', 'issued', 'recipients'].includes(cue.asked))
  );
}
