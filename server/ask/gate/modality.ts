// Negation, permission, duty, bounds and order in time: none lost, none added, none turned round.
import { fold } from '../../vietnamese/normalise.ts';
import { findNumbers } from '../../vietnamese/numbers.ts';
import { type Cue, type CueKind, cuesIn } from './cues.ts';
import { lightPositions } from './light-words.ts';
import { contextOf, foldedWords, wordsOf } from './text.ts';
import type { Check, Segment } from './types.ts';

const MIN =
  /(?:toi thieu|it nhat|khong duoi|khong it hon|khong thap hon|tro len|(?<!\p{L})(?<!khong )(?:tren|hon|qua)(?= ?\d))(?!\p{L})/u;
const MAX =
  /(?:toi da|khong qua|nhieu nhat|cao nhat|khong vuot qua|khong nhieu hon|khong cao hon|tro xuong|cham nhat|(?<!\p{L})(?<!khong )duoi(?= ?\d))(?!\p{L})/u;
const SAID_MIN = /(?:toi thieu|it nhat|khong duoi|khong it hon|khong thap hon)(?!\p{L})/gu;
const SAID_MAX = /(?:toi da|khong qua|nhieu nhat|khong vuot qua|khong nhieu hon)(?!\p{L})/gu;
/** What two cues must share is among their first content words. */
const CORE_WORDS = 3;
const COUNTERPARTS: Record<CueKind, CueKind[]> = {
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
  const used = new Set<Cue>();
  for (const cue of said) {
    const reason = cue.isSoft ? null : added(cue, known, used, segment);
    if (reason !== null) return { reason, detail: `${cue.kind}: ${cue.scope.join(' ')}` };
  }
  const lost = known.find((cue) => !used.has(cue) && isLost(cue, said, segment));
  if (lost !== undefined) return { reason: 'negation', detail: `${lost.kind}: ${lost.scope.join(' ')}` };
  return checkBounds(segment);
};

function added(cue: Cue, known: Cue[], used: Set<Cue>, segment: Segment): 'negation' | 'obligation' | null {
  const same = known.filter((other) => COUNTERPARTS[cue.kind].includes(other.kind));
  const opposite = (kind: CueKind) => known.some((other) => other.kind === kind && shares(other, cue));
  const isSupported = same.some((other) => cue.scope.length === 0 || shares(other, cue));
  switch (cue.kind) {
    case 'duty':
      // A plan's target is a duty even where "phải" is not printed; it must only not replace "có thể" or "không phải".
      if (isSupported) return null;
      return opposite('permission') ||
        known.some((other) => other.endsDuty && shares(other, cue) && !isStated(cue.scope, segment))
        ? 'obligation'
        : null;
    case 'before':
      return opposite('after') && !isSupported ? 'obligation' : null;
    case 'after':
      return opposite('before') && !isSupported ? 'obligation' : null;
    case 'permission':
      return same.some((other) => isSamePermission(cue, other)) || allows(segment) ? null : 'obligation';
    default:
      if (cue.kind === 'negation' && isStatedOtherwise(cue, segment)) return 'negation';
      return same.some((other) => isSameDenial(cue, other)) || isReworded(cue, same, used)
        ? null
        : 'negation';
  }
}

/** The same thing is denied: it shares one of the first words, with a verb that denies the very first. */
function isSameDenial(cue: Cue, other: Cue): boolean {
  if (cue.scope.length === 0)
    return cue.kind === 'exception' || (!other.isSoft && cue.next[0] === other.next[0]);
  return other.isSoft ? other.scope[0] === cue.scope[0] : keeps(other, cue);
}

/** A sentence of the source that denies nothing holds far more of the clause than those that deny something. */
function isStatedOtherwise(cue: Cue, segment: Segment): boolean {
  const light = lightPositions(cue.clause);
  const content = new Set(cue.clause.filter((_, index) => !light.has(index)));
  const best = { denying: 0, stating: 0 };
  for (const source of segment.sources)
    for (const part of source.text.split(/[.;\t\n](?:\s|$)|\t/u)) {
      const words = new Set(wordsOf(part));
      const denies = cuesIn(part).some((one) => one.kind === 'negation' || one.kind === 'exception');
      const score = [...content].filter((word) => words.has(word)).length;
      const kind = denies ? 'denying' : 'stating';
      best[kind] = Math.max(best[kind], score);
    }
  return best.stating > best.denying + 2;
}

/** What is allowed is the same: its first content word, or two of them. */
function isSamePermission(cue: Cue, other: Cue): boolean {
  const common = cue.scope.filter((word) => other.scope.includes(word)).length;
  return cue.scope.length === 0 || common >= 2 || other.scope.includes(cue.scope[0] ?? '');
}

/**
 * "Giáo viên biệt phái không thuộc diện" of "Không áp dụng đối với giáo viên biệt phái": what the source denies stands
 * elsewhere in the clause. Each negation of the source supports one such turn.
 */
function isReworded(cue: Cue, known: Cue[], used: Set<Cue>): boolean {
  const other = known.find(
    (one) =>
      !one.isSoft &&
      !used.has(one) &&
      one.scope.length >= 2 &&
      one.scope.filter((word) => cue.clause.includes(word)).length >= one.scope.length * 0.75,
  );
  if (other !== undefined) used.add(other);
  return other !== undefined;
}

/** "cho phép", "khuyến nghị", "dễ dàng tiếp cận": the source allows without saying "có thể". */
function allows(segment: Segment): boolean {
  return segment.sources.some((source) =>
    /cho phép|khuyến nghị|khuyến khích|được quyền|sẵn sàng|có quyền/u.test(source.text),
  );
}

/** The source says "không X"; the sentence says X without it, and the source nowhere says X so. */
function isLost(cue: Cue, said: Cue[], segment: Segment): boolean {
  if (cue.isSoft || (cue.kind !== 'negation' && cue.kind !== 'exception')) return false;
  if (cue.kind === 'exception' && said.some((other) => other.kind === 'exception')) return false;
  if (said.some((other) => COUNTERPARTS[cue.kind].includes(other.kind) && keeps(other, cue))) return false;
  const parts = partsOf(segment.text).map(wordsOf);
  return parts.some((part) => {
    if (
      said.some((other) => other.isSoft && part.includes(other.scope[0] ?? '') && sharesClause(other, part))
    )
      return false;
    const kept = keptWords(cue, part);
    return kept !== null && (!isStated(kept, segment) || isDeniedRather(part, segment));
  });
}

function sharesClause(cue: Cue, part: string[]): boolean {
  return cue.next.some((word) => part.includes(word));
}

/** The words of what is denied that a part of the sentence has; null when too few to speak of it. */
function keptWords(cue: Cue, part: string[]): string[] | null {
  const phrase = phraseOf(cue);
  if (phrase !== null && ` ${part.join(' ')} `.includes(` ${phrase.join(' ')} `))
    return [...phrase, ...cue.scope.filter((word) => part.includes(word))];
  if (cue.kind === 'exception') return null;
  const kept = cue.scope.filter((word) => part.includes(word));
  const isNear = cue.scope.slice(0, 2).some((word) => part.includes(word));
  return isNear && kept.length >= 2 && kept.length >= cue.scope.length * 0.6 ? kept : null;
}

/** A part of the source says the same words without denying them. */
function isStated(words: string[], segment: Segment): boolean {
  const stated = segment.sources.flatMap((source) => partsOf(source.text));
  return stated.some((part) => {
    const own = wordsOf(part);
    return (
      words.every((word) => own.includes(word)) &&
      cuesIn(part).every((other) => other.isSoft || (other.kind !== 'negation' && other.kind !== 'exception'))
    );
  });
}

/** The part of the source that holds most of these words is one that denies them. */
function isDeniedRather(part: string[], segment: Segment): boolean {
  const best = { denying: 0, stating: 0 };
  for (const source of segment.sources)
    for (const own of partsOf(source.text)) {
      const words = new Set(wordsOf(own));
      const denies = cuesIn(own).some((one) => one.kind === 'negation' && !one.isSoft);
      const score = new Set(part.filter((word) => words.has(word))).size;
      const kind = denies ? 'denying' : 'stating';
      best[kind] = Math.max(best[kind], score);
    }
  return best.denying > best.stating + 2;
}

/** What a cue speaks of, as it stands: two words after a negation, four after an exception. */
function phraseOf(cue: Cue): string[] | null {
  const start = cue.next.findIndex((word) => !['được', 'các', 'những', 'có', 'đã', 'còn'].includes(word));
  const words = cue.next.slice(Math.max(0, start), Math.max(0, start) + (cue.kind === 'negation' ? 2 : 4));
  return words.length < 2 && cue.next.length > words.length ? null : words.length === 0 ? null : words;
}

function partsOf(text: string): string[] {
  return text.split(/[.;,\t\n(]/u);
}

/** A bound may not be turned round, also where what it bounds is not a number, which the figures check judges. */
function checkBounds(segment: Segment): ReturnType<Check> {
  const said = fold(segment.text);
  const numbers = findNumbers(segment.text).map((number) => number.span.start);
  const isUnnumbered = (pattern: RegExp) =>
    [...said.matchAll(pattern)].some((match) => {
      const end = match.index + match[0].length;
      return !numbers.some((start) => start >= end && start - end < 14);
    });
  const known = segment.sources.map((source) => fold(contextOf(source))).join('\n');
  if (isUnnumbered(SAID_MIN) && !MIN.test(known)) return { reason: 'limit_word', detail: 'tối thiểu' };
  if (isUnnumbered(SAID_MAX) && !MAX.test(known)) return { reason: 'limit_word', detail: 'tối đa' };
  return null;
}

/** The same words follow, or the first content words have one in common. */
function keeps(a: Cue, b: Cue): boolean {
  const isSame = a.next.length > 0 && a.next.slice(0, 2).join(' ') === b.next.slice(0, 2).join(' ');
  return (
    isSame ||
    (!a.isSoft && a.next[0] !== undefined && a.scope.length === 0 && a.next[0] === b.next[0]) ||
    shares(a, b)
  );
}

function shares(a: Cue, b: Cue): boolean {
  const near = b.scope.slice(0, CORE_WORDS);
  return a.scope.slice(0, CORE_WORDS).some((word) => near.includes(word));
}

/** True when a text ends in a word that turns or limits what follows; used where a quotation is cut. */
export function endsInLimit(text: string): boolean {
  const words = foldedWords(text).slice(-2).join(' ');
  return /(?:^| )(?:khong|chua|chang|cam|tru|thieu|nhat|qua|da|the|phai|phep|truoc|sau|duoc)$/u.test(words);
}
