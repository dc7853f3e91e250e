// Negation, exception, permission, bounds and order in time: none lost, none added, none turned round.
import { fold } from '../../vietnamese/normalise.ts';
import { isLight } from './light-words.ts';
import { contextOf, foldedWords, wordsOf } from './text.ts';
import type { Check, Segment } from './types.ts';

type Kind = 'negation' | 'exception' | 'permission' | 'duty' | 'before' | 'after';
/** `next` are the words right after the cue as they stand; `scope` its first content words. */
type Cue = { kind: Kind; next: string[]; scope: string[] };

const CUES: [Kind, string[]][] = [
  ['exception', ['ngoại', 'trừ']],
  ['exception', ['không', 'bao', 'gồm']],
  ['exception', ['không', 'kể']],
  ['negation', ['không', 'thể']],
  ['negation', ['không', 'phải']],
  ['negation', ['không', 'được']],
  ['permission', ['có', 'thể']],
  ['permission', ['được', 'phép']],
  ['duty', ['bắt', 'buộc']],
  ['negation', ['không']],
  ['negation', ['chưa']],
  ['negation', ['chẳng']],
  ['negation', ['cấm']],
  ['exception', ['trừ']],
  ['duty', ['phải']],
  ['before', ['trước', 'khi']],
  ['after', ['sau', 'khi']],
];
/** After "không": a noun ("không gian", "không khí") or a bound ("không quá"), not a negation of what follows. */
const NOT_NEGATION = new Set([
  'gian',
  'quá',
  'dưới',
  'vượt',
  'khí',
  'ít',
  'chỉ',
  'những',
  'ngừng',
  'thấp',
  'hơn',
  'nhiều',
]);
const SCOPE_WORDS = 3;
const MIN = /(?:toi thieu|it nhat|khong duoi|khong it hon|khong thap hon|tro len)(?!\p{L})/u;
const MAX = /(?:toi da|khong qua|nhieu nhat|khong vuot qua|khong nhieu hon|tro xuong)(?!\p{L})/u;
const COUNTERPARTS: Record<Kind, Kind[]> = {
  negation: ['negation', 'exception'],
  exception: ['exception', 'negation'],
  permission: ['permission'],
  duty: ['duty'],
  before: ['before'],
  after: ['after'],
};

/** Fails when a cue of the sentence has no counterpart in the source, or a cue of the source is dropped. */
export const checkModality: Check = (segment) => {
  const said = cuesIn(segment.text);
  const known = segment.sources.flatMap((source) => [...cuesIn(source.text), ...cuesIn(source.title)]);
  for (const cue of said) {
    const reason = added(cue, known, segment);
    if (reason !== null) return { reason, detail: `${cue.kind}: ${cue.scope.join(' ')}` };
  }
  const lost = known.find((cue) => isLost(cue, said, segment));
  if (lost !== undefined) return { reason: 'negation', detail: `${lost.kind}: ${lost.scope.join(' ')}` };
  return checkBounds(segment);
};

function added(cue: Cue, known: Cue[], segment: Segment): 'negation' | 'obligation' | null {
  const same = known.filter((other) => COUNTERPARTS[cue.kind].includes(other.kind));
  const opposite = (kind: Kind) => known.some((other) => other.kind === kind && shares(other, cue));
  const isSupported = same.some((other) => cue.scope.length === 0 || shares(other, cue));
  switch (cue.kind) {
    case 'duty':
      // A plan's target is a duty even where "phải" is not printed; it must only not replace "có thể".
      return opposite('permission') && !isSupported ? 'obligation' : null;
    case 'before':
      return opposite('after') && !isSupported ? 'obligation' : null;
    case 'after':
      return opposite('before') && !isSupported ? 'obligation' : null;
    case 'permission':
      return isSupported || allows(segment) ? null : 'obligation';
    default:
      return isSupported ? null : 'negation';
  }
}

/** "cho phép", "khuyến nghị", "dễ dàng tiếp cận": the source allows without saying "có thể". */
function allows(segment: Segment): boolean {
  return segment.sources.some((source) =>
    /cho phép|khuyến nghị|khuyến khích|được quyền|sẵn sàng|có quyền/u.test(source.text),
  );
}

/** The source says "không X", "trừ X"; the sentence says X without it, and the source nowhere says X so. */
function isLost(cue: Cue, said: Cue[], segment: Segment): boolean {
  if (cue.kind !== 'negation' && cue.kind !== 'exception') return false;
  if (said.some((other) => COUNTERPARTS[cue.kind].includes(other.kind) && shares(other, cue))) return false;
  const phrase = phraseOf(cue);
  if (phrase === null) return false;
  const sentence = ` ${wordsOf(segment.text).join(' ')} `;
  if (!sentence.includes(` ${phrase} `)) return false;
  const stated = segment.sources.flatMap((source) => source.text.split(/[.;,\t\n(]/u));
  return !stated.some((part) => {
    const words = ` ${wordsOf(part).join(' ')} `;
    return (
      words.includes(` ${phrase} `) &&
      cuesIn(part).every((other) => !COUNTERPARTS[cue.kind].includes(other.kind))
    );
  });
}

/** What a cue speaks of, as it stands: two words after a negation, three after an exception. */
function phraseOf(cue: Cue): string | null {
  const next = cue.next.filter((word, index) => index > 0 || !['được', 'các', 'những', 'có'].includes(word));
  const start = next.findIndex((word) => !['được', 'các', 'những', 'có', 'đã', 'còn'].includes(word));
  const words = next.slice(Math.max(0, start), Math.max(0, start) + (cue.kind === 'negation' ? 2 : 4));
  return words.length < 2 ? null : words.join(' ');
}

/** A bound may not be turned round, also where what it bounds is not a number that the other checks see. */
function checkBounds(segment: Segment): ReturnType<Check> {
  const said = fold(segment.text);
  const known = segment.sources.map((source) => fold(contextOf(source))).join('\n');
  if (MIN.test(said) && !MIN.test(known)) return { reason: 'limit_word', detail: 'tối thiểu' };
  if (MAX.test(said) && !MAX.test(known)) return { reason: 'limit_word', detail: 'tối đa' };
  return null;
}

function shares(a: Cue, b: Cue): boolean {
  return a.scope.some((word) => b.scope.includes(word));
}

function cuesIn(text: string): Cue[] {
  const cues: Cue[] = [];
  for (const part of text.split(/[.;\t\n](?:\s|$)|\t/u)) {
    const words = wordsOf(part);
    for (let at = 0; at < words.length; at++) {
      const cue = CUES.find(([, pattern]) => pattern.every((word, offset) => words[at + offset] === word));
      if (cue === undefined) continue;
      const [kind, pattern] = cue;
      const rest = words.slice(at + pattern.length);
      const isOther = kind === 'negation' && pattern.length === 1 && NOT_NEGATION.has(rest[0] ?? '');
      if (!isOther)
        cues.push({
          kind,
          next: rest.slice(0, 6),
          scope: rest.filter((word) => !isLight(word)).slice(0, SCOPE_WORDS),
        });
      at += pattern.length - 1;
    }
  }
  return cues;
}

/** True when a text ends in a word that turns or limits what follows; used where a quotation is cut. */
export function endsInLimit(text: string): boolean {
  const words = foldedWords(text).slice(-2).join(' ');
  return /(?:^| )(?:khong|chua|chang|cam|tru|thieu|nhat|qua|da|the|phai|phep|truoc|sau|duoc)$/u.test(words);
}
