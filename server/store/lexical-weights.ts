// BM25 as numbers: the weight of a term in a passage, its idf in a question, and the form both are stored in.
import { indexTerms, syllableForms } from '../vietnamese/tokens.ts';
import { comparedTerm } from '../vietnamese/variants.ts';

/** Changes whenever the stored terms or weights would come out differently. */
export const indexVersion = 'bm25-2';

const K1 = 1.2;
const B = 0.75;
/**
 * Length (syllables and pairs) at which a passage is neither favoured nor held back. Fixed, so that a weight
 * never depends on other passages and stays right under updates; between 200 and 600 nDCG@10 moves by
 * less than a point, and 300 is at most 0.5 below the true average on each of the three bench sets.
 */
const REFERENCE_LENGTH = 300;
/** Share of an accented syllable in the score: measured best between 0.25 and 0.5 on the bench sets. */
const ACCENT_SHARE = 0.5;
/** Most terms that a sparsevec may hold is 16,000; longer texts keep their first terms. */
const MAX_TERMS = 15_000;
/** Dimensions of the sparse vectors: the bound of pgvector. */
const DIMENSIONS = 1_000_000_000;

/** The key under which `lexical_terms` counts the indexed passages. */
export const PASSAGE_COUNT_TERM = 0;

export type WeightedPassage = {
  /** Folded syllables and pairs, as term keys. */
  terms: number[];
  /** Accented syllables, as term keys. */
  accented: number[];
  /** Text form of a sparsevec. */
  weights: string;
};

/** What is stored of a passage. */
export function weighPassage(searchText: string): WeightedPassage {
  const forms = syllableForms(searchText);
  const folded = new Map<number, number>();
  const accented = new Map<number, number>();
  for (const form of forms) {
    increase(folded, keyOf(form.folded));
    if (form.printed !== form.folded) increase(accented, keyOf('^', form.printed));
  }
  for (let at = 1; at < forms.length; at += 1) {
    increase(folded, keyOf(forms[at - 1]?.folded ?? '', ' ', forms[at]?.folded ?? ''));
  }
  const terms = [...folded.keys()].slice(0, MAX_TERMS);
  const kept = terms.length < MAX_TERMS ? [...accented.keys()].slice(0, MAX_TERMS - terms.length) : [];
  const length = forms.length + Math.max(0, forms.length - 1);
  const norm = K1 * (1 - B + (B * length) / REFERENCE_LENGTH);
  // A key that is both (a collision of hashes) must not appear twice in a sparse vector.
  const all = new Map<number, number>();
  for (const term of terms) all.set(term, folded.get(term) ?? 0);
  for (const term of kept) all.set(term, (all.get(term) ?? 0) + (accented.get(term) ?? 0));
  return {
    terms,
    accented: kept.filter((term) => !folded.has(term)),
    weights: sparse(all, (tf) => (tf * (K1 + 1)) / (tf + norm)),
  };
}

export type QuestionTerms = { folded: number[]; accented: number[] };

/** Distinct term keys of a question. */
export function questionTerms(text: string): QuestionTerms {
  const found = indexTerms(text);
  return {
    folded: [...frequencies([...found.syllables, ...found.pairs]).keys()],
    accented: [...frequencies(found.accented.map(accentedForm)).keys()],
  };
}

export type QuestionWeights = {
  /** Terms that select the candidates, rarest first. */
  selecting: number[];
  /** Text form of a sparsevec: the idf of each known term. */
  weights: string;
};

/**
 * Weighs a question by the stored term statistics; null when no term of it is known. Candidates are
 * selected by its rarest terms, as many as find `maxCandidates` passages together: what a question's
 * common terms alone would find does not reach the top (measured: no loss at all from 1,000 on).
 */
export function weighQuestion(
  question: QuestionTerms,
  df: Map<number, number>,
  maxCandidates: number,
): QuestionWeights | null {
  const passages = df.get(PASSAGE_COUNT_TERM) ?? 0;
  const idf = (term: number) => {
    const seen = Math.min(df.get(term) ?? 0, passages);
    return Math.log(1 + (passages - seen + 0.5) / (seen + 0.5));
  };
  const folded = question.folded.filter((term) => (df.get(term) ?? 0) > 0);
  if (folded.length === 0) return null;
  const accented = question.accented.filter((term) => (df.get(term) ?? 0) > 0 && !folded.includes(term));
  const selecting: number[] = [];
  let found = 0;
  for (const term of folded.toSorted((a, b) => (df.get(a) ?? 0) - (df.get(b) ?? 0))) {
    found += df.get(term) ?? 0;
    if (selecting.length > 0 && found > maxCandidates) break;
    selecting.push(term);
  }
  return {
    selecting,
    weights: sparse(
      new Map([
        ...folded.map((term): [number, number] => [term, idf(term)]),
        ...accented.map((term): [number, number] => [term, ACCENT_SHARE * idf(term)]),
      ]),
      (weight) => weight,
    ),
  };
}

function accentedForm(syllable: string): string {
  return `^${syllable}`;
}

function frequencies(terms: string[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const term of terms) increase(counts, termKey(term));
  return counts;
}

function increase(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** FNV-1a with a final mix, in 1 … 10⁹−1: half a million terms share a key about a hundred times. */
export function termKey(term: string): number {
  return keyOf(comparedTerm(term));
}

/** The key of the pieces joined, without joining them: a passage has hundreds of pairs. */
function keyOf(...pieces: string[]): number {
  let hash = 0x811c9dc5;
  for (const piece of pieces) {
    for (let i = 0; i < piece.length; i += 1) hash = Math.imul(hash ^ piece.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash ^= hash >>> 13;
  return ((hash >>> 0) % (DIMENSIONS - 1)) + 1;
}

/** Text form of a sparsevec; the same value is written out once. */
function sparse(values: Map<number, number>, weigh: (value: number) => number): string {
  const written = new Map<number, string>();
  const entries: string[] = [];
  for (const [term, value] of values) {
    let weight = written.get(value);
    if (weight === undefined) {
      weight = weigh(value).toFixed(4);
      written.set(value, weight);
    }
    entries.push(`${term}:${weight}`);
  }
  return `{${entries.join(',')}}/${DIMENSIONS}`;
}
