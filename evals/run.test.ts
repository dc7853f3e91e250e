// From suite lines to results, scores, gates, comparison and report, with an injected assistant.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Ask } from '../server/ask/contract.ts';
import type { Answer } from '../server/domain.ts';
import { answerSuite } from './answer.ts';
import { readCommand, UsageError } from './arguments.ts';
import { compareScores } from './compare.ts';
import { createProgress } from './progress.ts';
import { renderReport } from './report.ts';
import { readGates } from './report-files.ts';
import { readResults } from './result.ts';
import { scoreSuite } from './score.ts';
import { formatScores, readScores, type Scores } from './scores.ts';
import { noStoredTexts } from './stored.ts';
import { parseSuite, SuiteError } from './suite.ts';
import { summarise } from './summary.ts';
import { comparisonText, gatesText, summaryText } from './summary-text.ts';
import { checkGates, parseThresholds } from './thresholds.ts';

const answer = (change: Partial<Answer>): Answer => ({
  outcome: { class: 'answered' },
  phrasing: 'verbatim',
  markdown: 'Đạt 95%.',
  citations: [],
  table: null,
  understood: '',
  facets: [],
  checked: { passed: 1, total: 1, dropped: [] },
  retrieved: [],
  suggestions: [],
  timingsMs: { total: 12 },
  model: null,
  ...change,
});
const ask: Ask = async ({ question }) => {
  if (question.includes('lỗi')) throw new Error('boom');
  return question.includes('lương')
    ? answer({ outcome: { class: 'unanswerable_no_evidence' }, markdown: 'Văn bản không nêu.' })
    : answer({});
};
const suite = parseSuite(
  [
    '{"id":"f1","class":"fact","blind":true,"question":"Đạt bao nhiêu?","gold":{"refused":false,"contains":[["95%"]]},"extra":1}',
    '{"id":"i1","class":"informal","blind":true,"twin":"f1","question":"dat bao nhieu","gold":{"refused":false,"contains":[["95%"]]}}',
    '{"id":"u1","class":"unanswerable","blind":false,"question":"lương bao nhiêu?","gold":{"refused":true}}',
    '',
    '{"id":"s1","class":"fact","suite-corpus":"samples","blind":true,"question":"lỗi?","gold":{"refused":false,"contains":[["1"]]}}',
    '{"id":"x1","question":"không chấm"}',
  ].join('\n'),
  'thử.jsonl',
);
const context = { stored: noStoredTexts, agenciesOf: () => [] };
const provenance = {
  date: '2026-01-02T03:04:05Z',
  commit: null,
  corpusVersions: [],
  embedder: null,
  model: null,
  prompts: [],
};
const scoresOf = async (): Promise<Scores> => ({
  provenance,
  questions: scoreSuite(suite, await answerSuite(suite, { ask }), context),
});
const folder = () => {
  const made = mkdtempSync(path.join(tmpdir(), 'evals-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
};

describe('a suite', () => {
  it('keeps extra fields, and takes plain spans as groups of one', () => {
    expect(suite[0]).toMatchObject({ extra: 1 });
    const [line] = parseSuite('{"id":1,"question":"?","gold":{"refused":false,"spans":["a","b"]}}', 'x');
    expect(line).toMatchObject({ id: '1', gold: { spans: [['a'], ['b']] } });
  });

  it.each([
    ['{"id":"a"}', 'dòng 1'],
    ['{"id":', 'không phải JSON'],
    ['', 'không có dòng nào'],
    ['{"id":"a","question":"?"}\n{"id":"a","question":"?"}', 'trùng mã'],
  ])('that reads %s is refused with a clear sentence', (text, message) => {
    expect(() => parseSuite(text, 'x')).toThrow(message);
  });
});

describe('answering', () => {
  it('gives one line for each question in suite order, failures too, and never stops', async () => {
    const failures: string[] = [];
    const results = await answerSuite(suite, { ask, onFailure: (id) => failures.push(id) });
    expect(results.map((result) => result.id)).toEqual(['f1', 'i1', 'u1', 's1', 'x1']);
    expect(results[3]).toMatchObject({ outcome: 'error_internal', refused: true, citations: [] });
    expect(results[0]).toMatchObject({ outcome: 'answered', refused: false, timings_ms: { total: 12 } });
    expect(failures).toEqual(['s1']);
  });

  it('writes results that can be read back', async () => {
    const file = path.join(folder(), 'r.jsonl');
    const results = await answerSuite(suite, { ask });
    writeFileSync(file, results.map((result) => `${JSON.stringify(result)}\n`).join(''));
    expect(readResults(file)).toEqual(results.map((result) => ({ ...result })));
  });
});

describe('scoring', () => {
  it('leaves out lines without a gold, and fails a line without a result', () => {
    const scores = scoreSuite(suite, [], context);
    expect(scores.map((score) => [score.id, score.pass])).toEqual([
      ['f1', false],
      ['i1', false],
      ['u1', false],
      ['s1', false],
    ]);
  });

  it('sums up passes, refusals both ways and the gap of informal twins', async () => {
    const { metrics } = summarise((await scoresOf()).questions);
    expect(metrics.overall).toEqual({ value: 0.75, n: 4 });
    expect(metrics.unanswerableRefused).toEqual({ value: 1, n: 1 });
    expect(metrics.overRefusal.value).toBeCloseTo(1 / 3);
    expect(metrics.informalGap).toEqual({ value: 0, n: 1 });
    expect(metrics.listExactness).toEqual({ value: null, n: 0 });
  });

  it('survives a round trip through a scores file', async () => {
    const file = path.join(folder(), 's.json');
    const scores = await scoresOf();
    writeFileSync(file, formatScores(scores, { keepTimes: true }));
    expect(readScores(file)).toEqual(scores);
    writeFileSync(file, '{"a":1}');
    expect(() => readScores(file)).toThrow(SuiteError);
  });
});

describe('gates', () => {
  it('of the project are sound', () => {
    expect(readGates().length).toBeGreaterThan(10);
  });

  it('need exactly one bound', () => {
    expect(() => parseThresholds('[{"label":"a","metric":"overall","over":"all"}]')).toThrow('min or max');
  });

  it('pass, miss or stay unmeasured, and the last line says which', async () => {
    const gates = parseThresholds(
      `[{"label":"a","metric":"overall","over":"all","min":0.75},{"label":"b","metric":"overRefusal","over":"all","max":0.03},
        {"label":"c","metric":"overall","classes":["list"],"over":"blind","min":0.9}]`,
    );
    const checked = checkGates(gates, (await scoresOf()).questions);
    expect(checked.map((result) => result.status)).toEqual(['passed', 'missed', 'unmeasured']);
    expect(gatesText(checked).split('\n').at(-1)).toBe('KHÔNG ĐẠT: 1/3 ngưỡng không đạt, 1 đạt, 1 chưa đo');
    expect(gatesText(checked.slice(0, 1))).toBe('ĐẠT: 1/1 ngưỡng');
  });
});

describe('comparing', () => {
  it('lists what got better, worse, changed, new and gone', async () => {
    const after = await scoresOf();
    const before = {
      ...after,
      questions: after.questions.slice(0, 3).map((question, index) => ({
        ...question,
        pass: index !== 0,
        needs: index === 1 ? { held: 1, total: 1 } : question.needs,
      })),
    };
    const comparison = compareScores(before, after);
    expect(comparison.better.map((change) => change.id)).toEqual(['f1']);
    expect(comparison.worse).toEqual([]);
    expect(comparison.changed.map((change) => change.changes)).toEqual([['căn cứ được trích: 1/1 → 0/1']]);
    expect([comparison.added, comparison.removed]).toEqual([['s1'], []]);
    expect(comparisonText(comparison)).toContain('1 tốt hơn, 0 kém đi, 1 có thay đổi');
  });
});

describe('the report', () => {
  it('is one page without scripts or outside links, failures with question and expectation, all escaped', async () => {
    const scores = await scoresOf();
    const results = await answerSuite(suite, { ask });
    const first = results[0];
    if (first) first.answer = '<script>alert(1)</script>';
    const failed = { ...scores, questions: scores.questions.map((score) => ({ ...score, pass: false })) };
    const gates = checkGates(readGates(), scores.questions);
    const comparison = compareScores(scores, failed);
    const page = renderReport({ scores: failed, gates, lines: suite, results, comparison });
    expect(page).not.toMatch(/<script|https?:|undefined|\[object|NaN/u);
    expect(page).toContain('Đạt bao nhiêu?');
    expect(page).toContain('có: “95%”');
    expect(page).toContain('Kém đi (3)');
    expect(page).toContain('&lt;script&gt;');
  });

  it('opens with what is not good enough, where, and why', async () => {
    const scores = await scoresOf();
    const gates = parseThresholds('[{"label":"Mọi câu","metric":"overall","over":"all","min":1}]');
    const many = Array.from({ length: 6 }, (_, index) => ({ ...scores.questions[0]!, id: `f${index}` }));
    const failed = many.map((score, index) =>
      index < 2 ? { ...score, pass: false, reasons: ['thiếu “95%”', 'thừa 3 hàng: a, b, c'] } : score,
    );
    const page = renderReport({
      scores: { ...scores, questions: failed },
      gates: checkGates(gates, failed),
      lines: suite,
      results: [],
      comparison: null,
    });
    expect(page).toContain('Chưa đạt ngưỡng “Mọi câu”: 66,6%, cần ≥ 100%.');
    expect(page).toContain('Yếu nhất: một ý (66,6% trên 6 câu).');
    expect(page).toContain('Nguyên nhân hay gặp: thiếu (2 câu), thừa … hàng (2 câu).');
    expect(page).toContain('Tất cả 6 câu hỏi');
    expect(page).not.toMatch(/<script|https?:|undefined|\[object|NaN/u);
  });

  it('has a summary for the terminal with all and blind figures', async () => {
    const text = summaryText(await scoresOf(), []);
    expect(text).toMatch(/Trả lời đúng\s+75%\s+66,6%/u);
  });
});

describe('the command line', () => {
  it('resolves paths against the folder of the caller', () => {
    expect(readCommand(['answer', '--suite', 'a.jsonl', '--out', '../r.jsonl'], '/home/x')).toEqual({
      name: 'answer',
      suite: '/home/x/a.jsonl',
      out: '/home/r.jsonl',
    });
    expect(readCommand([], '/')).toEqual({ name: 'own', updateBaseline: false });
    expect(readCommand(['run', '--suite', 'a', '--suite', '/b', '--live', '--repeats', '3'], '/x')).toEqual({
      name: 'run',
      suites: ['/x/a', '/b'],
      live: true,
      repeats: 3,
      seed: null,
    });
    expect(readCommand(['retrieve', '--suite', 'a', '--out', 'b'], '/')).toMatchObject({ k: 20 });
  });

  it.each([
    [['answer', '--suite', 'a']],
    [['retrieve', '--suite', 'a', '--out', 'b', '--k', '0']],
    [['retrieve', '--suite', 'a', '--out', 'b', '--k', '1001']],
    [['compare', 'a']],
    [['resume']],
    [['run', '--repeats', '0']],
    [['run', '--seed', 'x']],
    [['nonsense']],
    [['--nonsense']],
    [['answer', 'x', '--suite', 'a', '--out', 'b']],
  ])('refuses %j with the usage', (args) => {
    expect(() => readCommand(args, '/')).toThrow(UsageError);
  });
});

describe('the progress bar', () => {
  it('redraws on a terminal and writes few lines elsewhere', () => {
    const written: string[] = [];
    const draw = (isTTY: boolean) => {
      const progress = createProgress('Đánh giá', 100, { isTTY, write: (text) => void written.push(text) });
      for (let done = 1; done <= 100; done++) progress.step(done);
      progress.end();
      return written.splice(0);
    };
    expect(draw(true)[0]).toMatch(/^\r/u);
    expect(draw(false)).toHaveLength(5);
  });
});
