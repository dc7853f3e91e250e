// Ranked lists are scored by records or by documents, over every labelled question.
import { describe, expect, it } from 'vitest';
import { retrievalText, scoreRetrieval } from './score-retrieval.ts';
import { parseSuite } from './suite.ts';

const entry = (id: string, doc_id = id) => ({ id, doc_id, score: 1 });
const suite = (...lines: object[]) => parseSuite(lines.map((line) => JSON.stringify(line)).join('\n'), 'x');

describe('scoreRetrieval', () => {
  it('takes recall at each depth, MRR and nDCG over the labelled questions', () => {
    const lines = suite(
      { id: 'a', question: '?', relevant: ['p1', 'p9'] },
      { id: 'b', question: '?', relevant: ['p2'] },
      { id: 'c', question: '?' },
      { id: 'd', question: '?', relevant: ['p1'], answerable: false },
    );
    const scores = scoreRetrieval(lines, [{ id: 'a', ranked: [entry('p1'), entry('p3'), entry('p9')] }]);
    expect(scores).toMatchObject({ questions: 2, unlabelled: 2, missing: 1, depth: 3, mrrAt10: 0.5 });
    expect(scores.recall).toMatchObject({ 1: 0.25, 5: 0.5, 100: 0.5 });
    expect(scores.ndcgAt10).toBeCloseTo((1 + 0.5) / (1 + 1 / Math.log2(3)) / 2);
    expect(retrievalText(scores)).toContain('recall@100  0,5000  (danh sách chỉ sâu 3)');
  });

  it('counts a document by its best passage when the labels are documents', () => {
    const lines = suite({ id: 'a', question: '?', level: 'doc', relevant: ['d2'] });
    const ranked = [entry('d1#1', 'd1'), entry('d1#2', 'd1'), entry('d2#1', 'd2')];
    expect(scoreRetrieval(lines, [{ id: 'a', ranked }])).toMatchObject({ mrrAt10: 0.5 });
    const byPassage = suite({ id: 'a', question: '?', relevant: ['d2'] });
    expect(scoreRetrieval(byPassage, [{ id: 'a', ranked }])).toMatchObject({ mrrAt10: 0 });
  });

  it('refuses a suite without labels', () => {
    expect(() => scoreRetrieval(suite({ id: 'a', question: '?' }), [])).toThrow('relevant');
  });
});
