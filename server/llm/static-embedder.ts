// The built-in embedder: static vectors of Vietnamese syllables and compounds, in this process, offline.
import { readFile } from 'node:fs/promises';
import { fold, hasDiacritics } from '../vietnamese/normalise.ts';

/** A compound of the vocabulary has at most this many syllables. */
const MAX_COMPOUND = 4;
/** Occurrences that a syllable outside the vocabulary is taken to have. */
const UNSEEN = 0.5;
const HEADER_BYTES = 16;
/** Runs of letters and digits are tokens; the listed marks and line breaks only end a compound. */
const TOKEN_OR_BREAK = /[\p{L}\p{N}]+|[.,;:()[\]"“”!?/\n]/gu;
const TOKEN = /^[\p{L}\p{N}]/u;

/** The model file is not what this program reads. */
export class EmbedderFileError extends Error {
  override name = 'EmbedderFileError';
}

export type StaticEmbedder = {
  /** Components of a vector. */
  dimensions: number;
  /**
   * The text as a vector of length one. A text without any diacritics is looked up in the folded
   * vocabulary. A text without a known token gives the zero vector, which stands for "no meaning known".
   */
  encode(text: string): Float32Array;
  /**
   * Lengths in syllables of the words in a run of lower-case syllables: its most probable division into known
   * compounds and single syllables. The lengths add up to the run's.
   */
  segment(run: string[], accented: boolean): number[];
};

type Model = {
  dimensions: number;
  /** Vocabulary entry (syllables joined by a space) → row. */
  tokens: Map<string, number>;
  scales: Float32Array;
  counts: Uint32Array;
  rows: Int8Array;
};

/**
 * Reads a `VSE1` file (server/llm/data/README.md describes it). The rows stay 8-bit in memory.
 * @throws EmbedderFileError when it is cut short or of another kind.
 */
export async function loadStaticEmbedder(file: string | URL): Promise<StaticEmbedder> {
  return createStaticEmbedder(await readFile(file));
}

/** The same from the bytes of the file. */
export function createStaticEmbedder(bytes: Uint8Array): StaticEmbedder {
  const model = parseModel(bytes);
  let folded: Map<string, number[]> | null = null;
  const total = model.counts.reduce((sum, count) => sum + count, 0);
  return {
    dimensions: model.dimensions,
    encode(text) {
      const canonical = text.normalize('NFC').toLowerCase();
      if (hasDiacritics(canonical)) return encodeWith(model, canonical, model.tokens, (row) => [row]);
      folded ??= foldVocabulary(model.tokens);
      return encodeWith(model, canonical, folded, (rows) => rows);
    },
    segment(run, accented) {
      folded ??= foldVocabulary(model.tokens);
      const rowsOf = (token: string) => (accented ? model.tokens.get(token) : folded?.get(token)) ?? [];
      return wordLengths(run, total, (token) =>
        [rowsOf(token)].flat().reduce((sum, row) => sum + model.counts[row]!, 0),
      );
    },
  };
}

function parseModel(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || String.fromCharCode(...bytes.subarray(0, 4)) !== 'VSE1') {
    throw new EmbedderFileError(
      'The embedder file does not start with VSE1: it is damaged or of another format.',
    );
  }
  const [count, dimensions, vocabularyBytes] = [4, 8, 12].map((at) => view.getUint32(at, true)) as [
    number,
    number,
    number,
  ];
  const arrays = HEADER_BYTES + Math.ceil(vocabularyBytes / 4) * 4;
  const expected = arrays + count * (8 + dimensions);
  if (bytes.length !== expected) {
    throw new EmbedderFileError(
      `The embedder file has ${bytes.length} bytes instead of ${expected}: it is damaged.`,
    );
  }
  const vocabulary = new TextDecoder('utf-8', { fatal: true })
    .decode(bytes.subarray(HEADER_BYTES, HEADER_BYTES + vocabularyBytes))
    .split('\n');
  // A copy: typed arrays need their own alignment, and the file's buffer can be freed.
  const data = new Uint8Array(bytes.subarray(arrays)).buffer;
  return {
    dimensions,
    tokens: new Map(vocabulary.map((token, row) => [token.replaceAll('_', ' '), row])),
    scales: new Float32Array(data, 0, count),
    counts: new Uint32Array(data, count * 4, count),
    rows: new Int8Array(data, count * 8),
  };
}

function foldVocabulary(tokens: Map<string, number>): Map<string, number[]> {
  const folded = new Map<string, number[]>();
  for (const [token, row] of tokens) {
    const key = fold(token);
    const rows = folded.get(key);
    if (rows) rows.push(row);
    else folded.set(key, [row]);
  }
  return folded;
}

/** Σ over distinct tokens (1 + ln tf) · row, brought to length one. */
function encodeWith<Entry>(
  model: Model,
  text: string,
  vocabulary: Map<string, Entry>,
  rowsOf: (entry: Entry) => number[],
): Float32Array {
  const frequencies = new Map<Entry, number>();
  for (const entry of longestMatches(text, vocabulary)) {
    frequencies.set(entry, (frequencies.get(entry) ?? 0) + 1);
  }
  const sum = new Float64Array(model.dimensions);
  for (const [entry, frequency] of frequencies) addRows(model, rowsOf(entry), 1 + Math.log(frequency), sum);
  const norm = Math.hypot(...sum);
  return Float32Array.from(sum, (component) => (norm === 0 ? 0 : component / norm));
}

/** Greedy longest match of one to four syllables; unknown syllables are skipped. */
function* longestMatches<Entry>(text: string, vocabulary: Map<string, Entry>): Generator<Entry> {
  let run: string[] = [];
  for (const [piece] of text.matchAll(TOKEN_OR_BREAK)) {
    if (TOKEN.test(piece)) {
      run.push(piece);
    } else {
      yield* matchesOfRun(run, vocabulary);
      run = [];
    }
  }
  yield* matchesOfRun(run, vocabulary);
}

function* matchesOfRun<Entry>(run: string[], vocabulary: Map<string, Entry>): Generator<Entry> {
  for (let at = 0; at < run.length; ) {
    let length = Math.min(MAX_COMPOUND, run.length - at);
    let entry = vocabulary.get(run.slice(at, at + length).join(' '));
    while (entry === undefined && length > 1) {
      length -= 1;
      entry = vocabulary.get(run.slice(at, at + length).join(' '));
    }
    if (entry !== undefined) yield entry;
    at += length;
  }
}

/**
 * Lengths of the words of a run: the most probable division by how often each word was seen in training (a unigram
 * model). Longest match alone reads "báo hiệu | trưởng" where "báo | hiệu trưởng" is meant.
 */
function wordLengths(run: string[], total: number, seen: (token: string) => number): number[] {
  const best: { cost: number; length: number }[] = [{ cost: 0, length: 0 }];
  for (let end = 1; end <= run.length; end += 1) {
    let chosen = { cost: Number.POSITIVE_INFINITY, length: 1 };
    for (let length = 1; length <= Math.min(MAX_COMPOUND, end); length += 1) {
      const count = seen(run.slice(end - length, end).join(' '));
      if (count === 0 && length > 1) continue;
      const cost = best[end - length]!.cost + Math.log(total / Math.max(count, UNSEEN));
      if (cost < chosen.cost) chosen = { cost, length };
    }
    best.push(chosen);
  }
  const lengths: number[] = [];
  for (let end = run.length; end > 0; end -= best[end]!.length) lengths.unshift(best[end]!.length);
  return lengths;
}

/** Adds the mean of the rows, weighted by how often each token was seen in training. */
function addRows(model: Model, rows: number[], weight: number, sum: Float64Array): void {
  const total = rows.reduce((seen, row) => seen + (model.counts[row] ?? 0), 0);
  for (const row of rows) {
    const share = rows.length === 1 || total === 0 ? 1 / rows.length : (model.counts[row] ?? 0) / total;
    const factor = weight * share * (model.scales[row] ?? 0);
    const start = row * model.dimensions;
    for (let i = 0; i < model.dimensions; i += 1) {
      sum[i] = (sum[i] ?? 0) + factor * (model.rows[start + i] ?? 0);
    }
  }
}
