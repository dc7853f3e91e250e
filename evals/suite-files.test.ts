// Suites are files with their history; a bad text is never saved, a shipped one never changed.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { goldProblems } from './gold-problems.ts';
import { parseSuite } from './suite.ts';
import { openSuites, withLine } from './suite-files.ts';

const line = (id: string, extra: object = {}) => JSON.stringify({ id, question: 'Hỏi?', ...extra });
const at = (second: number) => new Date(Date.UTC(2026, 10, 25, 7, 0, second));

function suites() {
  const folder = mkdtempSync(path.join(tmpdir(), 'suites-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const shipped = path.join(folder, 'shipped');
  mkdirSync(shipped);
  writeFileSync(path.join(shipped, 'facts.jsonl'), `${line('f1')}\n`);
  return openSuites(folder, shipped);
}

describe('suites', () => {
  it('are listed with the shipped ones, and keep every version', () => {
    const files = suites();
    expect(files.save('hoi-quy', line('a'), at(1))).toBe(true);
    expect(files.save('hoi-quy', `${line('a')}\r\n${line('b')}`, at(2))).toBe(true);
    expect(files.save('hoi-quy', `${line('a')}\n${line('b')}\n`, at(3))).toBe(false);
    expect(files.list().map(({ name, shipped, questions }) => [name, shipped, questions])).toEqual([
      ['hoi-quy', false, 2],
      ['facts', true, 1],
    ]);
    const [present, first, ...more] = files.versions('hoi-quy');
    expect(more).toEqual([]);
    expect([present?.questions, first?.questions, first?.savedAt]).toEqual([2, 1, at(1)]);
    expect(files.version('hoi-quy', first?.id ?? '')).toBe(`${line('a')}\n`);
    files.save('hoi-quy', files.version('hoi-quy', first?.id ?? '') ?? '', at(4));
    expect(files.read('hoi-quy')).toBe(`${line('a')}\n`);
    expect(files.versions('hoi-quy')).toHaveLength(3);
  });

  it.each([
    ['facts', line('a'), 'chỉ đọc'],
    ['Hồi quy', line('a'), 'không dấu'],
    ['../../x', line('a'), 'không dấu'],
    ['a', '{', 'JSON'],
    ['a', '', 'không có dòng nào'],
    ['a', `${line('a')}\n${line('a')}`, 'trùng mã'],
  ])('are not saved as %s with %s', (name, text, sentence) => {
    const files = suites();
    expect(() => files.save(name, text, at(1))).toThrow(sentence);
    expect(files.list()).toHaveLength(1);
  });

  it('are not read outside their folder', () => {
    const files = suites();
    expect([files.read('../shipped/facts'), files.version('a', '../../x'), files.versions('..')]).toEqual([
      null,
      null,
      [],
    ]);
  });

  it('get a line at their end', () => {
    expect(withLine(null, { id: 'a' })).toBe('{"id":"a"}\n');
    expect(withLine('{"id":"a"}', { id: 'b' })).toBe('{"id":"a"}\n{"id":"b"}\n');
  });
});

describe('the gold check', () => {
  const problems = (...lines: object[]) =>
    goldProblems(
      parseSuite(lines.map((one) => JSON.stringify({ question: '?', ...one })).join('\n'), 'x'),
      async (text) => 'trước ngày 15 tháng 10 hằng năm'.includes(text),
    );

  it('passes what the documents have, white space folded', async () => {
    expect(
      await problems(
        { id: 'a', class: 'fact', gold: { refused: false, spans: [['ngày  15\ntháng 10']] } },
        { id: 'b', class: 'unanswerable', gold: { refused: true } },
        { id: 'c' },
      ),
    ).toEqual([]);
  });

  it.each([
    [{ gold: { refused: false, spans: [['ngày 16']] } }, 'nguyên văn'],
    [{ gold: { refused: false } }, 'ít nhất một'],
    [{ gold: { refused: true, contains: [['x']] } }, 'phải từ chối'],
    [{ gold: { refused: false, count: 2, rows: ['Phụ lục 1'] } }, '2 nhưng danh sách có 1'],
    [{ class: 'informal', gold: { refused: true } }, 'twin'],
    [{ twin: 'z', gold: { refused: true } }, '"z"'],
    [{ class: 'followup', gold: { refused: true } }, 'history'],
    [{ history: [{ role: 'user', content: 'x' }], gold: { refused: true } }, 'lượt của trợ lý'],
    [{ class: undefined, gold: { refused: true } }, 'cả "class" và "gold"'],
  ])('names what is wrong with %j', async (change, sentence) => {
    expect(await problems({ id: 'a', class: 'fact', ...change })).toEqual([
      expect.stringContaining(sentence),
    ]);
  });
});
