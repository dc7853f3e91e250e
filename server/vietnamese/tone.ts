// Tone placement made one: hoá = hóa, thuỷ = thủy, and the misplaced marks that keyboards leave (hòan, qúa, gía).

/** Spellings remembered; Vietnamese has some seven thousand syllables, the bound is for everything else. */
const MAX_REMEMBERED = 50_000;
const normalised = new Map<string, string>();

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/;

/**
 * The text with the tone mark of every syllable in one place: on the first vowel of a final oa, oe, uy
 * (hóa, khỏe, thủy), on the main vowel when a consonant follows (hoàn, thuyền), after qu and gi (quá, giá).
 * Case is kept. NFC input keeps its length, so spans stay valid; other input is brought to NFC first.
 */
export function normaliseTone(text: string): string {
  return text.normalize('NFC').replace(/\p{L}+/gu, normaliseSyllable);
}

/**
 * One spelling for words that may be written with i or y: kĩ = kỹ, lí = lý, tỉ = tỷ, quí = quý, hi = hy.
 * For matching only, never for display. Length, case and tone are kept.
 */
export function unifyIY(text: string): string {
  return text
    .normalize('NFC')
    .replace(/(?<!\p{L})([hklmst]|qu)([iíìỉĩị])(?!\p{L})/giu, (_match, onset: string, vowel: string) => {
      const tone = toneOf(vowel);
      return onset + `${vowel === vowel.toLowerCase() ? 'y' : 'Y'}${tone}`.normalize('NFC');
    });
}

function normaliseSyllable(syllable: string): string {
  const known = normalised.get(syllable);
  if (known !== undefined) return known;
  let one = withOneTone(syllable);
  // a run of letters that is no syllable may hold several misplaced marks; each step places one
  for (let next = withOneTone(one); next !== one; next = withOneTone(one)) one = next;
  if (normalised.size < MAX_REMEMBERED) normalised.set(syllable, one);
  return one;
}

function withOneTone(syllable: string): string {
  if (syllable.length < 2 || syllable.length > 7 || !TONES.test(syllable.normalize('NFD'))) return syllable;
  const horned = withHorn(syllable);
  if (horned !== null) return horned;
  return (
    moved(syllable, /^(\p{L}*?)([íìỉĩịúùủũụýỳỷỹỵứừửữự])([âêôơ])(\p{L}*)$/iu, 'forward') ??
    moved(syllable, /^(q)([uúùủũụ])(\p{L})(\p{L}*)$/iu, 'forward') ??
    moved(syllable, /^(g)([íìỉĩị])([aăâeêoôơuư])(\p{L}*)$/iu, 'forward') ??
    moved(syllable, /^(\p{L}*?)([óòỏõọ])([ae])(\p{L}+)$/iu, 'forward') ??
    moved(syllable, /^((?!q)\p{L}*?)([o])([áàảãạéèẻẽẹ])()$/iu, 'back') ??
    moved(syllable, /^((?!q)\p{L}*?|)(u)([ýỳỷỹỵ])()$/iu, 'back') ??
    syllable
  );
}

/** ươ with a lost horn: "ngừoi", "ngưòi" → "người"; "ưo" is no Vietnamese rhyme. */
function withHorn(syllable: string): string | null {
  const match = /^(\p{L}*?)([ưứừửữự])([oóòỏõọ])(\p{L}+)$/iu.exec(syllable);
  if (match === null) return null;
  const [, before = '', first = '', second = '', after = ''] = match;
  const horn = second === second.toLowerCase() ? 'ơ' : 'Ơ';
  return before + withoutTone(first) + (horn + (toneOf(second) || toneOf(first))).normalize('NFC') + after;
}

/** Moves the tone between the second and the third group of the pattern; null when it does not match. */
function moved(syllable: string, pattern: RegExp, direction: 'forward' | 'back'): string | null {
  const match = pattern.exec(syllable);
  if (match === null) return null;
  const [, before = '', first = '', second = '', after = ''] = match;
  if (direction === 'forward') {
    const tone = toneOf(first);
    if (tone === '' || toneOf(second) !== '') return null;
    return before + withoutTone(first) + (second + tone).normalize('NFC') + after;
  }
  const tone = toneOf(second);
  if (tone === '' || before.toLowerCase() === 'q' || toneOf(first) !== '') return null;
  return before + (first + tone).normalize('NFC') + withoutTone(second) + after;
}

function toneOf(letter: string): string {
  return TONES.exec(letter.normalize('NFD'))?.[0] ?? '';
}

function withoutTone(letter: string): string {
  return letter.normalize('NFD').replace(TONES, '').normalize('NFC');
}
