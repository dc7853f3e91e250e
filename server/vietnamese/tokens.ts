// The terms of the search index: folded syllables, folded adjacent pairs, and accented syllables as a signal.
import { fold } from './normalise.ts';
import { comparedSyllable, unifyWording } from './variants.ts';

const SYLLABLE = /[\p{L}\p{N}]+/gu;
/** Longer runs are noise of a broken text layer; the bound keeps one term from filling a page. */
const MAX_SYLLABLE_CHARS = 40;

export type IndexTerms = {
  /** Folded syllables ("so", "y", "te"), one entry for each occurrence. */
  syllables: string[];
  /** Folded adjacent syllables joined by a space ("so y", "y te"), one entry for each occurrence. */
  pairs: string[];
  /** Lower-case syllables that carry a diacritic ("sở", "tế"), tone marks in one place. */
  accented: string[];
};

/** Distinct syllables of Vietnamese text number a few tens of thousands; the bound stops endless noise. */
const MAX_KNOWN = 50_000;
const known = new Map<string, { printed: string; folded: string }>();

/** Runs of letters and digits in lower case, NFC, in one spelling (hoá = hóa, lí = lý, đảm bảo = bảo đảm). */
export function syllables(text: string): string[] {
  return syllableForms(text).map((form) => form.printed);
}

/** The terms under which a text is found, whether it was typed with diacritics or without. */
export function indexTerms(text: string): IndexTerms {
  const forms = syllableForms(text);
  return {
    syllables: forms.map((form) => form.folded),
    pairs: forms.slice(1).map((form, index) => `${forms[index]?.folded} ${form.folded}`),
    accented: forms.filter((form) => form.printed !== form.folded).map((form) => form.printed),
  };
}

/** The syllables of a text as printed (lower case, tone marks in one place) and without diacritics. */
export function syllableForms(text: string): { printed: string; folded: string }[] {
  const runs = text.normalize('NFC').toLowerCase().match(SYLLABLE) ?? [];
  const forms = runs.map(formOf);
  unifyWording(
    forms,
    (form) => form.printed,
    (at, form) => {
      forms[at] = formOf(form);
    },
  );
  return forms;
}

function formOf(run: string): { printed: string; folded: string } {
  const found = known.get(run);
  if (found !== undefined) return found;
  const printed = comparedSyllable(run).slice(0, MAX_SYLLABLE_CHARS);
  const form = { printed, folded: fold(printed) };
  if (known.size < MAX_KNOWN) known.set(run, form);
  return form;
}
