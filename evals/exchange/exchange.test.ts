// Suites travel to promptfoo and ragas and back unharmed; foreign files are read for what can be checked.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { evalsFolder } from '../report-files.ts';
import { parseSuite } from '../suite.ts';
import { exportExtensions, exportFormats, exportSuite, importSuite } from './exchange.ts';

const folder = path.join(evalsFolder, 'suites');
const shipped = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));

describe('a round trip', () => {
  it.each(exportFormats.flatMap((format) => shipped.map((suite) => ({ format, suite }))))(
    'of $suite through $format gives back every line',
    ({ format, suite }) => {
      const lines = parseSuite(readFileSync(path.join(folder, suite), 'utf8'), suite);
      const text = exportSuite(lines, format, { name: suite });
      const back = importSuite(text, `x.${exportExtensions[format]}`);
      expect(back.lines).toEqual(lines);
      expect(back.notes).toEqual([]);
    },
  );

  it('through ragas carries the answers of a run', () => {
    const lines = parseSuite('{"id":"a","question":"Mấy?","reference":"Sáu"}', 'x');
    const result = {
      id: 'a',
      outcome: 'answered',
      refused: false,
      phrasing: 'verbatim',
      answer: 'Có "6", đủ\n[1]',
      citations: [],
      retrieved: [{ document: 'D', section: 'I', text: 'sáu, nhiệm vụ' }],
      timings_ms: {},
    };
    for (const format of ['ragas', 'ragas-csv'] as const) {
      const text = exportSuite(lines, format, { name: 'x', results: [result] });
      expect(importSuite(text, `x.${exportExtensions[format]}`).lines).toEqual(lines);
      expect(text).toContain('sáu, nhiệm vụ');
    }
    expect(JSON.parse(exportSuite(lines, 'ragas', { name: 'x', results: [result] }))).toMatchObject({
      answer: result.answer,
      contexts: ['sáu, nhiệm vụ'],
      ground_truth: 'Sáu',
    });
  });
});

describe('a foreign promptfoo file', () => {
  it('gives golds for what can be checked, references for the judge, and names what is left out', () => {
    const { lines, notes } = importSuite(
      `prompts: [a]
providers: [openai:gpt]
defaultTest:
  assert: [{type: not-icontains, value: xin lỗi}]
tests:
  - vars: {query: Mấy nhiệm vụ?}
    assert:
      - {type: icontains-any, value: ['6', sáu]}
      - {type: contains-all, value: [Sở Y tế, '2026']}
      - {type: latency, threshold: 5}
      - {type: llm-rubric, value: Nêu đủ sáu nhiệm vụ}
  - description: tu-choi
    vars: {x: Lương bao nhiêu?}
    assert: [{type: is-refusal}]
`,
      'thu.yaml',
    );
    expect(lines[0]).toMatchObject({
      id: 'promptfoo-001',
      question: 'Mấy nhiệm vụ?',
      class: 'fact',
      reference: 'Nêu đủ sáu nhiệm vụ',
      gold: { refused: false, contains: [['6', 'sáu'], ['Sở Y tế'], ['2026']], absent: ['xin lỗi'] },
    });
    expect(lines[1]).toMatchObject({ id: 'tu-choi', class: 'unanswerable', gold: { refused: true } });
    expect(notes).toEqual(['1 phép kiểm "latency" không có phép tương ứng nên được bỏ qua.']);
  });

  it.each([
    ['tests: file://a.csv', '"tests"'],
    ['tests: []', 'không có phép thử'],
    ['a: [', 'YAML'],
    ['tests: [{vars: {a: x, b: y}}]', 'phép thử 1'],
  ])('that reads %s is refused with a sentence', (text, sentence) => {
    expect(() => importSuite(text, 'x.yaml')).toThrow(sentence);
  });
});

describe('a foreign ragas file', () => {
  it('is read under old and new names, from JSON Lines and from CSV', () => {
    const jsonl = importSuite(
      `${JSON.stringify({ user_input: 'Bao giờ xong?', reference: 'Trước ngày 15/10 theo 155/2020/NĐ-CP.', reference_contexts: ['trước ngày 15/10'] })}
${JSON.stringify({ question: 'Vì sao?', ground_truths: ['Vì cần.'], contexts: ['x'] })}`,
      'a.jsonl',
    );
    expect(jsonl.lines[0]?.gold?.spans).toEqual([['trước ngày 15/10']]);
    expect(jsonl.lines[0]?.gold?.contains?.flat()).toContain('155/2020/NĐ-CP');
    expect(jsonl.lines[1]).toEqual({ id: 'ragas-002', question: 'Vì sao?', reference: 'Vì cần.' });
    expect(jsonl.notes).toHaveLength(1);
    const csv = importSuite(
      `question,answer,contexts,ground_truth,reference_contexts\n"Mấy %?",x,"['a']",95%,"['95% dữ liệu', 'năm \\'25']"\n`,
      'a.csv',
    );
    expect(csv.lines[0]?.gold).toMatchObject({
      spans: [['95% dữ liệu'], ["năm '25"]],
      contains: [['95%']],
    });
  });

  it.each([
    ['{"answer":"x","contexts":[]}', 'a.jsonl', 'thiếu câu hỏi'],
    ['{"contexts":', 'a.jsonl', 'JSON'],
    ['question\n', 'a.csv', 'không có dòng'],
    ['x', 'a.txt', 'chỉ nhận'],
  ])('that reads %s is refused with a sentence', (text, name, sentence) => {
    expect(() => importSuite(text, name)).toThrow(sentence);
  });
});
