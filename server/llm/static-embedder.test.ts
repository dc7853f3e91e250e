// The built-in embedder against the vectors published with it, and its behaviour at the edges.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createStaticEmbedder, EmbedderFileError, loadStaticEmbedder } from './static-embedder.ts';

const modelFile = new URL('./data/vi-hc-256.vse', import.meta.url);
const embedder = await loadStaticEmbedder(modelFile);
const published: {
  tolerance: number;
  texts: string[];
  first8: number[][];
  cosines: number[][];
} = JSON.parse(await readFile(new URL('./data/test-vectors.json', import.meta.url), 'utf8'));

const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

describe('the built-in embedder', () => {
  it.each(published.texts.map((text, index) => ({ text, index })))(
    'gives the published vector for "$text"',
    ({ text, index }) => {
      const vector = embedder.encode(text);
      for (const [i, expected] of (published.first8[index] ?? []).entries()) {
        expect(Math.abs((vector[i] ?? 0) - expected)).toBeLessThanOrEqual(published.tolerance);
      }
    },
  );

  it('gives the published cosines', () => {
    const vectors = published.texts.map((text) => embedder.encode(text));
    for (const [i, row] of published.cosines.entries()) {
      for (const [j, expected] of row.entries()) {
        const actual = cosine(vectors[i] ?? new Float32Array(), vectors[j] ?? new Float32Array());
        expect(Math.abs(actual - expected)).toBeLessThanOrEqual(published.tolerance);
      }
    }
  });

  it('returns vectors of length one', () => {
    const vector = embedder.encode('Người lao động được nghỉ hằng năm bao nhiêu ngày?');
    expect(vector).toHaveLength(embedder.dimensions);
    expect(cosine(vector, vector)).toBeCloseTo(1, 5);
  });

  it('returns the zero vector for a text without a known token', () => {
    expect(embedder.encode('').every((x) => x === 0)).toBe(true);
    expect(embedder.encode('qqqqzx 🙂').every((x) => x === 0)).toBe(true);
  });

  it('does not join a compound across a mark', () => {
    const joined = embedder.encode('trung tâm dữ liệu');
    expect(cosine(joined, embedder.encode('trung, tâm; dữ. liệu'))).toBeLessThan(0.999);
    expect(cosine(joined, embedder.encode('Trung  tâm dữ\tliệu'))).toBeCloseTo(1, 5);
  });

  it('reads decomposed text like composed text', () => {
    const text = 'Sở Y tế chủ trì những nhiệm vụ nào?';
    expect(cosine(embedder.encode(text), embedder.encode(text.normalize('NFD')))).toBeCloseTo(1, 5);
  });

  it('refuses a file that is cut short or of another kind', async () => {
    const bytes = await readFile(modelFile);
    expect(() => createStaticEmbedder(bytes.subarray(0, 1_000))).toThrow(EmbedderFileError);
    expect(() => createStaticEmbedder(Buffer.from('not a model file at all'))).toThrow(EmbedderFileError);
  });

  it('divides a run into its most probable words, not into the longest from the left', () => {
    const words = (text: string) => {
      const run = text.split(' ');
      return embedder.segment(run, true).map((length) => run.splice(0, length).join(' '));
    };
    expect(words('kết nối mạng lưới')).toEqual(['kết nối', 'mạng lưới']);
    expect(words('cấp giấy chứng nhận')).toEqual(['cấp', 'giấy chứng nhận']);
    expect(words('trung tâm dữ liệu')).toEqual(['trung tâm', 'dữ liệu']);
    expect(words('qqqqzx')).toEqual(['qqqqzx']);
    expect(embedder.segment([], true)).toEqual([]);
  });
});
