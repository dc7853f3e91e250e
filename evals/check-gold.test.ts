// The suites' gold is sound, and the checker really finds what is wrong with a suite.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  annexRowPaths,
  checkGold,
  foldSpace,
  type GoldQuestion,
  readSuites,
  readTexts,
} from './check-gold.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const samples = readTexts(join(root, 'evals/samples/corpus'));
const corpus = ['corpus', '../shared/corpus']
  .map((folder) => join(root, folder))
  .filter((folder) => existsSync(folder))
  .map(readTexts)
  .find((text) => text !== '');
if (corpus === undefined)
  console.warn('SKIPPED: corpus/ holds no text, the gold of the suites is not checked');

const question = (change: Partial<GoldQuestion>): GoldQuestion => ({
  id: 'q-1',
  class: 'fact',
  'suite-corpus': 'corpus',
  question: 'Tỷ lệ là bao nhiêu?',
  blind: true,
  gold: { refused: false, spans: [['95% dữ liệu']] },
  ...change,
});
const problemsOf = (...questions: GoldQuestion[]) =>
  checkGold(questions, {
    corpus: 'Phải có 95%\n dữ liệu.\nI\tTHỂ CHẾ\t\n7\tViệc một\tSở A\n\tphần sau\t\n9\tViệc hai\tSở B',
    samples: '',
  }).problems;

describe('the suites of the project', () => {
  it.skipIf(corpus === undefined)(
    'have verbatim spans, unique ids, existing twins and canonical paths',
    () => {
      const { questions, problems } = readSuites(join(root, 'evals/suites'));
      const report = checkGold(questions, { corpus: corpus ?? '', samples });
      expect([...problems, ...report.problems]).toEqual([]);
      expect(report.questions).toBeGreaterThanOrEqual(240);
      expect(Object.keys(report.perClass)).toHaveLength(15);
      expect(questions.filter((entry) => entry.blind).length * 2).toBeGreaterThanOrEqual(questions.length);
    },
  );

  it('use samples that say at both ends that they have no legal force', () => {
    const notice = 'VĂN BẢN MẪU DÙNG ĐỂ KIỂM THỬ, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ';
    expect(foldSpace(samples).startsWith(notice)).toBe(true);
    expect(foldSpace(samples).endsWith(notice)).toBe(true);
    // four samples, each with the notice twice
    expect(samples.split(notice)).toHaveLength(9);
  });
});

describe('the checker', () => {
  it('accepts a span that differs only in white space', () => {
    expect(problemsOf(question({}))).toEqual([]);
  });

  it('finds a span that the document does not have', () => {
    expect(problemsOf(question({ gold: { refused: false, spans: [['96% dữ liệu']] } }))[0]).toContain(
      'not verbatim',
    );
  });

  it('finds ids used twice and twins that do not exist or have another gold', () => {
    expect(problemsOf(question({}), question({}))[0]).toContain('used twice');
    expect(problemsOf(question({ twin: 'q-9' }))[0]).toContain('twin q-9');
    const other = question({ id: 'q-2', twin: 'q-1', gold: { refused: false, spans: [['95%']] } });
    expect(problemsOf(question({}), other)[0]).toContain('differs');
  });

  it('finds odd paths, unknown rows and a count that differs from its rows', () => {
    const gold = { refused: false, spans: [['95%']], sections: ['Mục 2'] };
    expect(problemsOf(question({ gold }))[0]).toContain('not a canonical path');
    expect(problemsOf(question({ gold: { refused: false, rows: ['Phụ lục I.7'] } }))[0]).toContain(
      'no annex row',
    );
    const rows = ['Phụ lục I.1', 'Phụ lục I.2'];
    expect(problemsOf(question({ gold: { refused: false, rows, count: 3 } }))[0]).toContain('count 3');
    expect(problemsOf(question({ gold: { refused: false, rows, count: 2 } }))).toEqual([]);
  });

  it('finds a history that does not alternate and a gold that asks for nothing', () => {
    const history: GoldQuestion['history'] = [{ role: 'assistant', content: 'Chào' }];
    expect(problemsOf(question({ history }))[0]).toContain('alternate');
    expect(problemsOf(question({ gold: { refused: false } }))[0]).toContain('either');
  });

  it('numbers rows by position and joins what a page break cut', () => {
    const table =
      'II\tHẠ TẦNG\t\t\n1\tNhóm\t\t\n11\tViệc\tSở A\t2026\n\n\tphần sau\t\t\n12\tViệc\tSở B\t2026';
    expect([...annexRowPaths(table)]).toEqual(['Phụ lục II.1.1', 'Phụ lục II.1.2']);
  });

  it('reports a broken line with its file and number', () => {
    const folder = mkdtempSync(join(tmpdir(), 'suites-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'x.jsonl'), '{"id":\n{"id":"a"}\n');
    const { problems } = readSuites(folder);
    expect(problems[0]).toMatch(/^x\.jsonl:1: not JSON/u);
    expect(problems[1]).toMatch(/^x\.jsonl:2: /u);
  });
});
