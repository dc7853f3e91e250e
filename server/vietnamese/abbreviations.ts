// Abbreviations of administrative language and their long forms, in both directions.
import { foldAligned } from './aligned.ts';
import { hasDiacritics } from './normalise.ts';
import { isFoldedSyllable } from './syllable.ts';
import { normaliseTone } from './tone.ts';

export type Abbreviation = { short: string; long: string };

/** What was read as what: `from` as typed, `to` as in the glossary. */
/** `general`: of the general thesaurus; `quiet`: not worth searching for. */
export type Applied = { from: string; to: string; general?: true; quiet?: true };

export type AbbreviationExpansion = {
  /** The text with "thủ tục hành chính (TTHC)" for "TTHC"; an ambiguous one names every sense. */
  expanded: string;
  /** Long forms of the abbreviations found, and short forms of the long forms found. */
  added: string[];
  applied: Applied[];
};

export type AbbreviationExpander = {
  expand(text: string): AbbreviationExpansion;
  /** Whether a token is an abbreviation of the glossary, however typed ("kh&cn", "khcn"). */
  has(token: string): boolean;
};

/** Words before an abbreviation in small letters that is also a syllable ("công nghệ ai", but "ai chủ trì"). */
const CUES =
  /(?:ung dung|cong nghe|mo hinh|nen tang|trung tam|linh vuc|giai phap|tro ly|ve|dung|nghi quyet|bang)\s+$/u;
const TOKEN = /[\p{L}\d]+(?:(?:[.\-/]|\s?&\s?)[\p{L}\d]+)*/gu;

/** Builds the look-up once; `expand` is then linear in the text. */
export function createAbbreviationExpander(abbreviations: Abbreviation[]): AbbreviationExpander {
  const senses = new Map<string, Abbreviation[]>();
  for (const abbreviation of abbreviations) {
    const key = keyOf(abbreviation.short);
    senses.set(key, [...(senses.get(key) ?? []), abbreviation]);
  }
  const longest = abbreviations
    // The short form of a tiny abbreviation would only bring noise.
    .filter(({ short, long }) => keyOf(short).length > 2 && long.includes(' '))
    .sort((a, b) => b.long.length - a.long.length)
    .map(({ short, long }) => ({ short, phrase: phraseOf(long) }));
  return {
    has: (token) => senses.has(keyOf(token)),
    expand: (text) => {
      const forward = expandShort(text, senses);
      const backward = findLong(text, longest);
      const added = [...new Set([...forward.added, ...backward.map((applied) => applied.to)])];
      return { expanded: forward.expanded, added, applied: [...forward.applied, ...backward] };
    },
  };
}

/** Folded letters and digits only: "KH&CN", "kh-cn" and "khcn" are one. */
function keyOf(short: string): string {
  return foldAligned(short.normalize('NFC')).replace(/[^a-z0-9]/g, '');
}

function expandShort(text: string, senses: Map<string, Abbreviation[]>): AbbreviationExpansion {
  const plain = !hasDiacritics(text);
  const shouting = isShouting(text);
  const added: string[] = [];
  const applied: Applied[] = [];
  const replace = (token: string, before: string): string | null => {
    const key = keyOf(token);
    const all = senses.get(key);
    if (all === undefined || !isMeant(token, key, before, shouting, all)) return null;
    for (const { long } of all) {
      added.push(long);
      applied.push({ from: token, to: long });
    }
    const longs = all.map(({ long }) => (plain ? foldAligned(long) : long));
    return longs.length === 1 ? `${longs[0]} (${token})` : `${token} (${longs.join('; ')})`;
  };
  const expanded = text.replace(TOKEN, (token: string, offset: number) => {
    const before = foldAligned(text.slice(Math.max(0, offset - 20), offset));
    const whole = replace(token, before);
    // "CNTT/CĐS" is two abbreviations; the parts of a document number are not.
    if (whole !== null || /\d/.test(token)) return whole ?? token;
    return token.replace(/[\p{L}\d]+/gu, (part) => (part === token ? part : (replace(part, before) ?? part)));
  });
  return { expanded, added: [...new Set(added)], applied };
}

/** An abbreviation that reads as a syllable counts in capitals, or in small letters after a cue. */
function isMeant(
  token: string,
  key: string,
  before: string,
  shouting: boolean,
  all: Abbreviation[],
): boolean {
  if (!isFoldedSyllable(key)) return true;
  if (!shouting && all.some(({ short }) => short === token)) return true;
  return CUES.test(before);
}

function isShouting(text: string): boolean {
  const words = text.match(/\p{L}+/gu) ?? [];
  return words.length > 2 && text === text.toUpperCase();
}

/** Long forms in the text, longest first, each character used once. */
function findLong(text: string, longest: { short: string; phrase: Phrase }[]): Applied[] {
  const found: Applied[] = [];
  const rest = searchable(text);
  for (const { short, phrase } of longest) {
    const match = matchPhrase(rest, phrase);
    if (match === null) continue;
    found.push({ from: match.printed, to: short });
    rest.taken.fill(1, match.span.start, match.span.end);
  }
  return found;
}

export type Searchable = {
  text: string;
  accented: string;
  folded: string;
  hasDiacritics: boolean;
  /** 1 for characters that were matched already; `matchPhrase` passes over them. Match longer phrases first. */
  taken: Uint8Array;
};

/** A phrase made ready for `matchPhrase`. */
export type Phrase = { accented: string; folded: string };

/** A text made ready for `matchPhrase`. */
export function searchable(text: string): Searchable {
  const nfc = text.normalize('NFC');
  const lower = [...nfc].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('');
  return {
    text: nfc,
    accented: normaliseTone(lower),
    folded: foldAligned(nfc),
    hasDiacritics: hasDiacritics(nfc),
    taken: new Uint8Array(nfc.length),
  };
}

export function phraseOf(phrase: string): Phrase {
  const accented = normaliseTone(phrase.toLowerCase());
  return { accented, folded: foldAligned(accented) };
}

/**
 * A phrase in a text, whole words, free of case and tone placement. Typed with any diacritic it must match exactly
 * ("dương" is not "đường"); a stretch typed without diacritics matches folded. Null when absent from `from` on, or taken.
 */
export function matchPhrase(
  text: Searchable,
  phrase: Phrase,
  from = 0,
): { span: { start: number; end: number }; printed: string } | null {
  const target = phrase.folded;
  for (let at = text.folded.indexOf(target, from); at >= 0; at = text.folded.indexOf(target, at + 1)) {
    const span = { start: at, end: at + target.length };
    if (isWordCharacter(text.folded, at - 1) || isWordCharacter(text.folded, span.end)) continue;
    // What was taken is at least as long, so an overlap covers one of the ends.
    if (text.taken[span.start] === 1 || text.taken[span.end - 1] === 1) continue;
    const typed = text.accented.slice(span.start, span.end);
    // One bare syllable could be many words: too short, or in a text that was typed with care, it must match exactly.
    const loose = target.includes(' ') || (!text.hasDiacritics && target.length > 2);
    if (typed === phrase.accented || (typed === target && loose))
      return { span, printed: text.text.slice(span.start, span.end) };
  }
  return null;
}

function isWordCharacter(text: string, at: number): boolean {
  return at >= 0 && /[\p{L}\d]/u.test(text.charAt(at));
}
