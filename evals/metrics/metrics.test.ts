// Metrics on small answers whose right figures are plain to see.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResultLine } from '../result.ts';
import { noStoredTexts, type StoredTexts } from '../stored.ts';
import { judge } from './correctness.ts';
import { citedNeeds, ndcg, needsOf, ranksOf, recallAt, reciprocalRank } from './evidence.ts';
import { mean, percentile } from './latency.ts';
import { isVerbatim, markProblems } from './quotes.ts';
import { measureSupport } from './support.ts';
import { answerSentences, foldAnswer, hasWords, plainAnswer } from './text.ts';

const cite = (marker: number, quote: string, section = 'III.2.4'): ResultLine['citations'][number] => ({
  marker,
  document_id: 'd',
  document: 'Kế hoạch',
  section,
  place: `Mục ${section}`,
  quote,
});
const result = (change: Partial<ResultLine>): ResultLine => ({
  id: 'q',
  outcome: 'answered',
  refused: false,
  phrasing: 'verbatim',
  answer: '',
  citations: [],
  retrieved: [],
  timings_ms: { total: 1 },
  ...change,
});
const stored = (text: string): StoredTexts => ({
  documents: new Map([['d', { folded: text, passages: [] }]]),
  agencies: [],
});
const noAgencies = () => [];

describe('matching words', () => {
  it.each([
    ['năm 2026', '6', false],
    ['mục III.10.6', '6', false],
    ['6,5 điểm', '6', false],
    ['đạt 6%', '6', false],
    ['có 6 nhiệm vụ.', '6', true],
    ['đạt 95% trở lên', '95%', true],
    ['bàn giao', 'ban', false],
    ['giai đoạn 2026 – 2027', '2026 - 2027', true],
  ])('in “%s”, “%s” is found: %s', (text, needle, found) => {
    expect(hasWords(foldAnswer(text), foldAnswer(needle))).toBe(found);
  });

  it('does not read citation marks as numbers', () => {
    expect(hasWords(foldAnswer(plainAnswer('Có năm nhiệm vụ [6]')), '6')).toBe(false);
  });

  it('never fails on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const sentence of answerSentences(text)) expect(sentence.text).not.toBe('');
      }),
    );
  });
});

describe('sentences of an answer', () => {
  it('take the marks inside them and right after their full stop', () => {
    const found = answerSentences('Đạt 95% vào năm 2030. [1] Do Sở Y tế chủ trì [2][3].');
    expect(found.map((sentence) => sentence.markers)).toEqual([[1], [2, 3]]);
  });

  it('of one quotation share the mark behind it', () => {
    const found = answerSentences('“Đạt 95%. Xong năm 2030.” [1] Nay mới 80%.');
    expect(found.map((sentence) => sentence.markers)).toEqual([[1], []]);
  });

  it('that open a list answer with the marks of its items', () => {
    const found = answerSentences('Sở Y tế chủ trì 2 nhiệm vụ:\n- Việc một. Hạn 2026 [1]\n- Việc hai [2]');
    expect(found.map((sentence) => sentence.markers)).toEqual([[1, 2], [1], [2]]);
    expect(found[0]?.opensList).toBe(true);
  });

  it('are rows in a table, without its rule', () => {
    const found = answerSentences('| Mục | Hạn |\n|---|---|\n| I.1 | 2026 [1] |');
    expect(found.map((sentence) => sentence.text)).toEqual(['Mục Hạn', 'I.1 2026']);
  });
});

describe('correctness', () => {
  const rows = ['Phụ lục III.10.1', 'Phụ lục III.10.2'];
  const listAnswer = (sections: string[]) =>
    result({
      answer: 'Các nhiệm vụ',
      citations: sections.map((section, index) => cite(index + 1, 'x', section)),
    });

  it('needs one alternative of each group and nothing forbidden', () => {
    const gold = { refused: false, contains: [['95%', 'chín mươi lăm'], ['2030']], absent: ['80%'] };
    expect(judge(gold, 'fact', result({ answer: 'Đạt **95%** năm 2030 [1]' })).correct).toBe(true);
    expect(judge(gold, 'fact', result({ answer: 'Đạt 95% [1]' })).reasons).toEqual(['thiếu “2030”']);
    expect(judge(gold, 'fact', result({ answer: 'Đạt 95%, không phải 80%, 2030' })).correct).toBe(false);
  });

  it('wants lists complete and with nothing more', () => {
    const gold = { refused: false, rows, count: 2 };
    expect(judge(gold, 'list', listAnswer(rows))).toMatchObject({ correct: true, listExact: true });
    expect(judge(gold, 'list', listAnswer(rows.slice(1))).reasons[0]).toContain('thiếu 1 hàng');
    expect(judge(gold, 'list', listAnswer([...rows, 'Phụ lục I.1'])).reasons[0]).toContain('thừa 1 hàng');
    expect(judge(gold, 'list', listAnswer([...rows, 'III.2.4', 'Phụ lục III.10'])).correct).toBe(true);
  });

  it('wants only the figure in a count, in digits or words', () => {
    const gold = { refused: false, rows, count: 2 };
    expect(judge(gold, 'count', result({ answer: 'Có 02 nhiệm vụ.' })).correct).toBe(true);
    expect(judge(gold, 'count', result({ answer: 'Có hai nhiệm vụ.' })).correct).toBe(true);
    expect(judge(gold, 'count', result({ answer: 'Có 3 nhiệm vụ, năm 2026.' })).correct).toBe(false);
  });

  it('wants a refusal where there is no basis, and an error is none', () => {
    const refused = { refused: true };
    const outcome = (name: string) => result({ outcome: name, refused: name !== 'answered' });
    expect(judge(refused, 'unanswerable', outcome('unanswerable_no_evidence')).correct).toBe(true);
    expect(judge(refused, 'unanswerable', outcome('error_timeout')).correct).toBe(false);
    expect(judge(refused, 'unanswerable', outcome('answered')).correct).toBe(false);
    expect(judge({ refused: false }, 'fact', outcome('unanswerable_no_evidence')).correct).toBe(false);
  });
});

describe('quotes', () => {
  it('are verbatim after NFC and white-space folding only', () => {
    const texts = stored('95% dữ liệu về ngành y tế được số hóa');
    expect(isVerbatim(cite(1, '95%\tdữ liệu về\n ngành y tế'.normalize('NFD')), texts)).toBe(true);
    expect(isVerbatim(cite(1, '96% dữ liệu'), texts)).toBe(false);
    expect(isVerbatim(cite(1, ''), texts)).toBe(false);
    expect(isVerbatim({ ...cite(1, '95%'), document_id: 'other' }, texts)).toBe(false);
    expect(isVerbatim(cite(1, '95%'), noStoredTexts)).toBeNull();
  });

  it('match the marks of the answer one to one', () => {
    expect(markProblems('Một [1], hai [2].', [cite(1, 'a'), cite(2, 'b')])).toEqual([]);
    expect(markProblems('Một [1], ba [3].', [cite(1, 'a'), cite(2, 'b')])).toHaveLength(2);
    expect(markProblems('Một [1].', [cite(1, 'a'), cite(1, 'b')])).toHaveLength(1);
  });
});

describe('support', () => {
  const quote = '95% dữ liệu về ngành y tế được số hóa và quản lý thông qua các hệ thống thông tin';
  const measure = (answer: string, quotes = [quote], asked = 'Ngành y tế số hóa bao nhiêu?') =>
    measureSupport(
      result({ answer, citations: quotes.map((text, index) => cite(index + 1, text)) }),
      noStoredTexts,
      asked,
      noAgencies,
    );

  it('holds for a sentence whose figures and words are in its quote', () => {
    expect(measure('95% dữ liệu ngành y tế được số hóa [1].')).toMatchObject({
      citations: { held: 1, total: 1 },
      values: { held: 1, total: 1 },
      unmarked: [],
    });
    expect(measure('Chín mươi lăm phần trăm dữ liệu ngành y tế được số hóa [1].').values.held).toBe(1);
  });

  it('reads a bare figure of a cell in the unit that stands in another cell', () => {
    const row = 'GRDP\ttỷ đồng\t20400\t22644';
    expect(measure('GRDP: 22.644 tỷ đồng [1].', [row], 'GRDP?').values).toEqual({ held: 1, total: 1 });
    expect(measure('GRDP: 22.644 triệu USD [1].', [row], 'GRDP?').values.held).toBe(0);
  });

  it('takes a share of two figures of one short row, and the year of a column, as stated', () => {
    const row = '3\tXã Suối Mơ\t60000\t45000';
    expect(measure('Xã Suối Mơ: 75% [1].', [row], 'Giải ngân?').values.held).toBe(1);
    expect(measure('Xã Suối Mơ: 65% [1].', [row], 'Giải ngân?').values.held).toBe(0);
    expect(measure('Năm 2020: 612 [1].', ['2020\t612'], 'Bao nhiêu?').values.held).toBe(2);
  });

  it('does not hold for another figure, other content or an unrelated second source', () => {
    expect(measure('85% dữ liệu ngành y tế được số hóa [1].').citations.held).toBe(0);
    expect(measure('Tỉnh mua sắm thiết bị giám sát an ninh biển [1].').citations.held).toBe(0);
    expect(measure('95% dữ liệu ngành y tế được số hóa [1][2].', [quote, 'Nguyễn Văn A']).citations).toEqual({
      held: 1,
      total: 2,
    });
  });

  it('counts figures without a mark, but neither echoes of the question nor counted rows', () => {
    expect(measure('Tỷ lệ là 95%. Dữ liệu ngành y tế được số hóa [1].').unmarked).toEqual(['Tỷ lệ là 95%.']);
    expect(measure('Không phải 80%.', [], 'Có phải 80% không?').unmarked).toEqual([]);
    expect(measure('Có 1 nhiệm vụ:\n- 95% dữ liệu về ngành y tế được số hóa [1]').problems).toEqual([]);
  });

  it('takes a difference to a figure that the conversation stated', () => {
    const row = 'Chỉ số mẫu\tđiểm\t0,75\t0,85';
    const answer = 'Chỉ số mẫu: 0,85 điểm, tăng 0,1 điểm so với 0,75 điểm [1]';
    expect(measure(answer, [row], 'Năm 2020 là 0,75 điểm. Năm sau thế nào?').values).toEqual({
      held: 2,
      total: 2,
    });
  });

  it('wants agencies named by the source, except those of the question', () => {
    const agencies = (text: string) => ['Sở Y tế', 'Sở Tài chính'].filter((name) => text.includes(name));
    const held = (asked: string) =>
      measureSupport(
        result({ answer: 'Sở Tài chính: 95% dữ liệu y tế được số hóa [1]', citations: [cite(1, quote)] }),
        noStoredTexts,
        asked,
        agencies,
      ).citations.held;
    expect(held('Ai làm?')).toBe(0);
    expect(held('Sở Tài chính làm gì?')).toBe(1);
  });

  it('is not asked of a refusal', () => {
    const refusal = result({ answer: 'Văn bản số 5 không nêu.', refused: true });
    expect(measureSupport(refusal, noStoredTexts, '', noAgencies).unmarked).toEqual([]);
  });
});

describe('evidence', () => {
  const needs = needsOf({ refused: false, spans: [['95% dữ liệu', '95 % dữ liệu']], sections: ['III.2'] });
  const passages = [
    { document: 'd', section: 'I', text: 'khác' },
    { document: 'd', section: 'III.2.4', text: 'đạt 95%\ndữ liệu' },
  ];

  it('is ranked where a passage has the span or lies at the place', () => {
    expect(ranksOf(needs, passages)).toEqual([2, 2]);
    expect(ranksOf(needs, passages.slice(0, 1))).toEqual([null, null]);
  });

  it('is cited by quotes that have it or cover most of it', () => {
    const cited = (...quotes: string[]) =>
      citedNeeds(needs, result({ citations: quotes.map((quote, index) => cite(index + 1, quote)) }));
    expect(cited('đạt 95% dữ liệu số')).toEqual([true, true]);
    expect(cited('dữ liệu')).toEqual([true, true]);
    expect(cited('95')).toEqual([false, true]);
  });

  it('gives recall, reciprocal rank and nDCG between 0 and 1, best for a perfect ranking', () => {
    expect(recallAt([1, 7, null], 5)).toBeCloseTo(1 / 3);
    expect(reciprocalRank([null, 4, 2])).toBe(0.5);
    expect([ndcg([1, 2], 10), ndcg([1, 1], 10), ndcg([null], 10)]).toEqual([1, 1, 0]);
    const rank = fc.option(fc.integer({ min: 1, max: 50 }));
    fc.assert(
      fc.property(fc.array(rank, { minLength: 1, maxLength: 20 }), (ranks) => {
        const value = ndcg(ranks, 10);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});

describe('durations', () => {
  it('are summed up by nearest rank and mean', () => {
    expect(percentile([5, 1, 3], 50)).toBe(3);
    expect(percentile([1, 2, 3, 4], 95)).toBe(4);
    expect([percentile([], 50), mean([]), mean([1, 2])]).toEqual([null, null, 1.5]);
  });
});
