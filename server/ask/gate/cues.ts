// Words that turn or limit a statement: negation, exception, permission, duty, order in time.
import { lightPositions } from './light-words.ts';
import { wordsOf } from './text.ts';

export type CueKind = 'negation' | 'exception' | 'permission' | 'duty' | 'before' | 'after';
/**
 * `next` are the words right after the cue as they stand, `scope` its first content words, `clause` all words of the
 * clause around it. `isSoft`: a verb that denies ("từ chối"), which may stand for a negation but is none to be kept.
 */
export type Cue = {
  kind: CueKind;
  isSoft: boolean;
  endsDuty: boolean;
  next: string[];
  scope: string[];
  clause: string[];
};

type Pattern = { kind: CueKind; words: string[]; isSoft?: true; endsDuty?: true };
const pattern = (kind: CueKind, phrase: string, more: Partial<Pattern> = {}): Pattern => ({
  kind,
  words: phrase.split(' '),
  ...more,
});

/** Longer phrases first. */
const PATTERNS: Pattern[] = [
  pattern('exception', 'không bao gồm'),
  pattern('exception', 'không kể'),
  pattern('exception', 'ngoại trừ'),
  pattern('exception', 'loại trừ'),
  pattern('negation', 'không bắt buộc', { endsDuty: true }),
  pattern('negation', 'không thể'),
  pattern('negation', 'không phải', { endsDuty: true }),
  pattern('negation', 'không cần', { endsDuty: true }),
  pattern('negation', 'không được'),
  pattern('permission', 'có thể'),
  pattern('permission', 'được phép'),
  pattern('duty', 'bắt buộc'),
  pattern('duty', 'buộc'),
  pattern('negation', 'từ chối', { isSoft: true }),
  pattern('negation', 'ngừng', { isSoft: true }),
  pattern('negation', 'thiếu', { isSoft: true }),
  pattern('negation', 'miễn', { isSoft: true }),
  pattern('negation', 'nghiêm cấm', { isSoft: true }),
  pattern('negation', 'hủy', { isSoft: true }),
  pattern('negation', 'trái', { isSoft: true }),
  pattern('negation', 'ngoài', { isSoft: true }),
  pattern('negation', 'không'),
  pattern('negation', 'chưa'),
  pattern('negation', 'chẳng'),
  pattern('negation', 'cấm'),
  pattern('exception', 'trừ'),
  pattern('duty', 'phải'),
  pattern('before', 'trước khi'),
  pattern('after', 'sau khi'),
  pattern('before', 'trước'),
  pattern('after', 'sau'),
];
/** After "không": a noun ("không gian", "không khí") or a bound ("không quá"), not a negation of what follows. */
const NO_NEGATION = new Set(
  'gian quá dưới vượt khí ít chỉ những ngừng thấp hơn nhiều cao lớn nhỏ'.split(' '),
);
/** "trước hết", "sau đây": no order in time of two things. */
const NO_ORDER = new Set('hết mắt đó đây này ngày tháng năm quý đại tiên'.split(' '));
/** Before "trừ": "phòng trừ", "khấu trừ" except nothing. */
const NO_EXCEPTION = new Set('phòng khấu diệt bài giảm'.split(' '));
const SCOPE_WORDS = 5;

/** Every cue of a text; its scope ends with the comma, its clause with the sentence or cell. */
export function cuesIn(text: string): Cue[] {
  return text.split(/[.;\t\n](?:\s|$)|\t/u).flatMap((clause) => {
    const words = wordsOf(clause);
    return clause.split(/,(?=\s)/u).flatMap((part) => cuesOfPart(wordsOf(part), words));
  });
}

function cuesOfPart(words: string[], clause: string[]): Cue[] {
  const light = lightPositions(words);
  const cues: Cue[] = [];
  for (let at = 0; at < words.length; at++) {
    const found = patternAt(words, at);
    if (found === undefined) continue;
    const behind = at + found.words.length;
    const end = words.findIndex((word, index) => index > behind && endsScope(word, words, index));
    const next = words.slice(behind, end < 0 ? undefined : end);
    if (!isOther(found, words[at - 1] ?? '', next[0] ?? '')) {
      const content = next.filter((_, offset) => !light.has(behind + offset));
      cues.push({
        kind: found.kind,
        isSoft: found.isSoft === true,
        endsDuty: found.endsDuty === true,
        next: next.slice(0, 6),
        scope: content.slice(0, SCOPE_WORDS),
        clause,
      });
    }
    at = behind - 1;
  }
  return cues;
}

function patternAt(words: string[], at: number): Pattern | undefined {
  return PATTERNS.find(
    (one) =>
      one.words.every((word, offset) => words[at + offset] === word) &&
      !(one.words.at(-1) === 'cần' && words[at + one.words.length] === 'thiết'),
  );
}

/** "không cấp | phải trả lời", "hồ sơ chưa đầy đủ | thì hướng dẫn": what follows is said of something else. */
function endsScope(word: string, words: string[], index: number): boolean {
  return word === 'phải' || word === 'thì' || (word === 'có' && words[index + 1] === 'thể');
}

function isOther(found: Pattern, before: string, next: string): boolean {
  if (found.words.length > 1) return false;
  if (found.words[0] === 'không') return NO_NEGATION.has(next);
  if (found.kind === 'exception') return NO_EXCEPTION.has(before) || /^\d/u.test(next);
  if (found.kind === 'before' || found.kind === 'after') return NO_ORDER.has(next) || /^\d/u.test(next);
  if (found.words[0] === 'cấm') return before === 'lệnh';
  // "bên ngoài", "ngoài ra": a place or a conjunction.
  return found.words[0] === 'ngoài' && (before === 'bên' || next === 'ra');
}
