// Fills a follow-up question with the subject of the earlier turns, as a question that stands alone.
import type { Turn } from '../domain.ts';
import { fold, hasDiacritics } from '../vietnamese/normalise.ts';
import { type Language, runsOf, type Understanding, understand } from './understand.ts';

/** Earlier user turns that are looked at; older ones no longer carry the subject. */
const MAX_TURNS_BACK = 4;

const opener = /^(?:the |vay )?(?:con|the con|vay con|the|vay|tuong tu|ngoai ra|tiep theo|va|roi)\b/;
const closer = /\b(?:thi sao|thi the nao|the nao nua|nua khong|nhu nao)\s*\??$/;
const anaphora =
  /\b(?:(?:nhiem vu|viec|cai|muc|dieu|van ban|ke hoach|co quan|don vi|so|danh sach|chi tieu|noi dung|nguoi|khoan|quyet dinh|nghi dinh) (?:do|nay|ay|kia|tren)|(?:nhiem vu|viec|cai|muc|dong|y) (?:thu (?:nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi|\d+)|dau tien|cuoi cung|cuoi)|no|ho|trong do|trong so do|o tren|vua neu|vua noi|ben tren)\b/;

/**
 * The question with what the history supplies. Without a history, or when it stands alone, it is returned
 * unchanged.
 */
export function resolveFollowUp(question: string, history: Turn[], language: Language): string {
  const earlier = history.filter((turn) => turn.role === 'user').slice(-MAX_TURNS_BACK);
  if (earlier.length === 0) return question;
  let subject = '';
  for (const turn of earlier) subject = subject ? merge(turn.content, subject, null, language) : turn.content;
  const answer = history.findLast((turn) => turn.role === 'assistant')?.content ?? null;
  return merge(question, subject, answer, language);
}

function merge(question: string, subject: string, answer: string | null, language: Language): string {
  const now = understand(question, language);
  const before = understand(subject, language);
  const listed = answer ? itemNamed(fold(question), answer) : null;
  if (listed) return `${question.replace(/\?\s*$/, '')}: ${listed}`;
  if (!isElliptical(question, now, before)) return question;
  const own = runsOf(now.runs, ['content']);
  if (now.agencies.length > 0 && own.length === 0) return swapAgency(question, now, subject, before);
  if (own.length === 0) return joinQuestions(subject, question, now, before);
  if (opener.test(fold(question)) || closer.test(fold(question)))
    return swapContent(now, subject, before, question);
  return joinQuestions(subject, question, now, before);
}

/** A question that leans on the one before: an opener, a pronoun, or nothing of its own to look for. */
function isElliptical(question: string, now: Understanding, before: Understanding): boolean {
  const folded = fold(question.trim());
  if (opener.test(folded) && (closer.test(folded) || now.asked.size === 0 || weight(now) <= 6)) return true;
  if (closer.test(folded) && weight(now) <= 8) return true;
  if (anaphora.test(folded)) return true;
  const content = runsOf(now.runs, ['content']).flat().length;
  if (content === 0 && now.agencies.length === 0)
    return now.sections.length === 0 && now.documents.length === 0;
  if (content === 0 && now.agencies.length > 0) return now.asked.size === 0 && before.asked.size > 0;
  return content <= 1 && now.agencies.length === 0 && now.asked.size > 0;
}

function weight(understanding: Understanding): number {
  return runsOf(understanding.runs, ['content', 'agency']).flat().length;
}

/** "còn Sở Tài chính thì sao?" after "Sở Y tế chủ trì …?" asks the earlier question of the other agency. */
function swapAgency(question: string, now: Understanding, subject: string, before: Understanding): string {
  const incoming = now.agencies[0]!;
  const name = question.slice(incoming.start, incoming.end);
  const outgoing = before.agencies[0];
  const asksAnew = [...now.asked].some((asked) =>
    ['lead', 'cooperate', 'deadline', 'count', 'list'].includes(asked),
  );
  if (asksAnew && now.agencies[0]?.role) return question;
  if (!outgoing) return `${subject.replace(/[?.!\s]+$/, '')} ${name}?`;
  return `${subject.slice(0, outgoing.start)}${name}${subject.slice(outgoing.end)}`;
}

/** "còn ngành xây dựng?" after "… ngành y tế …?": the new content takes the place of the like-headed old one. */
function swapContent(now: Understanding, subject: string, before: Understanding, question: string): string {
  const incoming = runsOf(now.runs, ['content', 'value']).sort((a, b) => b.length - a.length)[0];
  if (!incoming) return question;
  const accented = hasDiacritics(subject);
  const words = incoming.map((syllable) => syllable.text).join(' ');
  const head = accented ? incoming[0]!.text : incoming[0]!.folded;
  const haystack = accented ? subject.toLowerCase() : fold(subject);
  const at = haystack.indexOf(`${head} `);
  const outgoing = runsOf(before.runs, ['content']);
  const last = outgoing.at(-1);
  if (at >= 0 && incoming.length > 1) {
    const run = outgoing.find((candidate) => candidate.some((syllable) => syllable.folded === fold(head)));
    const tail = run ? run.slice(run.findIndex((syllable) => syllable.folded === fold(head))) : [];
    const old = tail.map((syllable) => (accented ? syllable.text : syllable.folded)).join(' ');
    if (old && haystack.includes(old))
      return (
        subject.slice(0, haystack.indexOf(old)) + words + subject.slice(haystack.indexOf(old) + old.length)
      );
  }
  const old = (last ?? []).map((syllable) => (accented ? syllable.text : syllable.folded)).join(' ');
  if (now.asked.size > 0 || !old || !haystack.includes(old))
    return joinQuestions(subject, question, now, before);
  return (
    subject.slice(0, haystack.lastIndexOf(old)) +
    words +
    subject.slice(haystack.lastIndexOf(old) + old.length)
  );
}

/** Subject of the earlier question with what is asked now. */
function joinQuestions(subject: string, question: string, now: Understanding, before: Understanding): string {
  const keepsAsking = now.asked.size === 0;
  if (keepsAsking) return `${subject.replace(/[?.!\s]+$/, '')}, ${question}`;
  const topic = subjectText(subject, before);
  return topic ? `${question.replace(/[?.!\s]+$/, '')} (${topic})?` : question;
}

/** The content of the earlier question, without what it asked. */
function subjectText(subject: string, before: Understanding): string {
  const content = runsOf(before.runs, ['content', 'agency', 'value'])
    .map((run) => run.map((syllable) => syllable.text).join(' '))
    .join(' ');
  const listing = before.aboutTasks && runsOf(before.runs, ['content']).length === 0;
  return listing ? subject.replace(/[?.!\s]+$/, '') : content;
}

const ordinals: Record<string, number> = {
  'thu nhat': 1,
  'dau tien': 1,
  'thu hai': 2,
  'thu ba': 3,
  'thu tu': 4,
  'thu nam': 5,
  'thu sau': 6,
  'thu bay': 7,
  'thu tam': 8,
  'thu chin': 9,
  'thu muoi': 10,
  'cuoi cung': -1,
  cuoi: -1,
};

/** The text of the n-th list item of the last answer, when the question points at one. */
function itemNamed(foldedQuestion: string, answer: string): string | null {
  const named =
    /\b(?:nhiem vu|viec|cai|muc|y|dong)\s+(thu (?:nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)|thu (\d{1,2})|dau tien|cuoi cung|cuoi)\b/.exec(
      foldedQuestion,
    );
  if (!named) return null;
  const items = answer.split('\n').filter((line) => /^\s*(?:[-*•]|\d+[.)])\s+/.test(line));
  const position = named[2] ? Number(named[2]) : (ordinals[named[1]!] ?? 0);
  const item = position === -1 ? items.at(-1) : items[position - 1];
  return item
    ? (
        item
          .replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '')
          .replace(/\[\d+\]/g, '')
          .split(' — ')[0] ?? ''
      ).trim()
    : null;
}
