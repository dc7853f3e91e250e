// The generated path end to end, against a server that speaks the protocol: a good wording is shown, anything else is not.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAsk } from '../../server/ask/ask.ts';
import { createGenerate } from '../../server/ask/generate.ts';
import { limitsFor } from '../../server/ask/generate-limits.ts';
import { MARK } from '../../server/ask/marks.ts';
import type { Answer } from '../../server/domain.ts';
import { createChatModel } from '../../server/llm/chat.ts';
import { anyone, aView, passage, taskRow, toolsOver } from '../support/ask-factories.ts';
import {
  type Behaviour,
  type ProtocolServer,
  startProtocolServer,
} from '../support/openai-protocol-server.ts';

const rows = [
  taskRow(1, 'Vận hành hệ thống thông tin y tế'),
  taskRow(2, 'Số hóa hồ sơ bệnh án', { due: '2027' }),
  taskRow(3, 'Xây dựng kho dữ liệu y tế', { due: '2028' }),
];
const many = Array.from({ length: 80 }, (_, n) =>
  taskRow(n + 10, `Xây dựng quy chế quản lý, vận hành, khai thác tuyến đường số ${n + 10}`, {
    lead: 'Sở Xây dựng',
  }),
);
const percent = '95% dữ liệu về ngành y tế được số hóa.';
const passages = [
  passage(`- ${percent}`, { path: 'III.2#1' }),
  ...[...rows, ...many].map((row) => row.passage),
];
const tools = await toolsOver({ rows: [...rows, ...many], views: [aView(passages)] });

const single = 'Ngành y tế phải số hóa bao nhiêu % dữ liệu?';
const list = 'Sở Y tế chủ trì những nhiệm vụ nào?';
const wordedRows = [
  '- Vận hành hệ thống thông tin y tế, thời hạn 2026 [1].',
  '- Số hóa hồ sơ bệnh án, thời hạn 2027 [2].',
  '- Xây dựng kho dữ liệu y tế, thời hạn 2028 [3].',
];

let server: ProtocolServer;
beforeAll(async () => {
  server = await startProtocolServer({ kind: 'empty' });
});
afterAll(() => server.close());

function ask(question: string, behaviour: Behaviour | null, baseUrl = server.baseUrl): Promise<Answer> {
  if (behaviour) server.behave(behaviour);
  const model = createChatModel({
    baseUrl,
    apiKey: null,
    model: 'm',
    timeoutMs: 20_000,
    firstTokenTimeoutMs: behaviour?.kind === 'slow_first_token' ? 50 : 20_000,
  });
  return createAsk({
    sources: tools.sources,
    expander: tools.expander,
    generate: behaviour && model ? createGenerate(model, limitsFor(8_192)) : null,
    limits: { maxQuestionChars: 500 },
    log: { error: () => undefined },
    now: () => 0,
    clock: () => new Date('2026-11-24T01:00:00Z'),
  })({ question, history: [], viewer: anyone });
}
const worded = (text: string): Behaviour => ({ kind: 'answer', text });
const markers = (answer: Answer) => [...answer.markdown.matchAll(MARK)].map((match) => Number(match[1]));

describe('a model that words the evidence well', () => {
  it('is shown, with its marks resolved to the stored text', async () => {
    const answer = await ask(single, worded('Ngành y tế phải số hóa 95% dữ liệu [1].'));
    expect(answer).toMatchObject({
      outcome: { class: 'answered' },
      phrasing: 'generated',
      markdown: 'Ngành y tế phải số hóa 95% dữ liệu [1].',
      citations: [{ marker: 1, quote: `- ${percent}` }],
      model: { name: 'm', prompt: 'answer@1' },
    });
  });

  it('leaves the verdict on a premise and the part without a basis to code', async () => {
    const denied = await ask(
      'Ngành y tế số hóa 80% dữ liệu đúng không?',
      worded('Ngành y tế số hóa 95% dữ liệu [1].'),
    );
    expect(denied.markdown).toBe('Không đúng. Văn bản ghi:\n\nNgành y tế số hóa 95% dữ liệu [1].');
    const question = 'Ngành y tế phải số hóa bao nhiêu % dữ liệu và được cấp bao nhiêu tỷ đồng?';
    const partial = await ask(question, worded('Ngành y tế phải số hóa 95% dữ liệu [1].'));
    expect(partial).toMatchObject({ phrasing: 'generated', outcome: { class: 'answered_partially' } });
    expect(partial.markdown).toMatch(/95% dữ liệu \[1\]\.\n\nPhần “được cấp bao nhiêu tỷ đồng”/);
  });

  it('keeps a list whole, whatever the order of its rows', async () => {
    const answer = await ask(list, worded([wordedRows[2], wordedRows[0], wordedRows[1]].join('\n')));
    expect(answer.phrasing).toBe('generated');
    expect(markers(answer)).toEqual([1, 2, 3]);
    expect(answer.citations.map(({ section }) => section.at(-1))).toEqual(['3', '1', '2']);
    expect(answer.table?.rows).toHaveLength(3);
  });
});

describe('a model that fails', () => {
  const failures: [string, Behaviour][] = [
    ['is slow', { kind: 'slow_first_token', text: 'x', delayMs: 30_000 }],
    ['answers with an error', { kind: 'status', status: 500 }],
    ['talks garbage', { kind: 'wrong_json' }],
    ['says nothing', { kind: 'empty' }],
    ['breaks off', { kind: 'cut_off', text: 'Ngành y tế' }],
    ['cites nothing', worded('Ngành y tế phải số hóa 95% dữ liệu.')],
    ['cites what is not there', worded('Ngành y tế phải số hóa 95% dữ liệu [7].')],
    ['invents a figure', worded('Ngành y tế phải số hóa 97% dữ liệu [1].')],
    ['refuses', worded('KHÔNG ĐỦ CĂN CỨ')],
  ];

  it.each(failures)('and %s leaves the full verbatim answer', async (_what, behaviour) => {
    const [verbatim, answer] = [await ask(single, null), await ask(single, behaviour)];
    expect(answer).toMatchObject({
      phrasing: 'verbatim_fallback',
      outcome: { class: 'answered' },
      model: null,
    });
    expect([answer.markdown, answer.citations]).toEqual([verbatim.markdown, verbatim.citations]);
  });

  it('and is not there leaves the full verbatim answer', async () => {
    const answer = await ask(single, worded(''), 'http://127.0.0.1:1/v1');
    expect(answer).toMatchObject({ phrasing: 'verbatim_fallback', markdown: `“${percent}” [1]` });
  });
});

describe('a list', () => {
  it.each([
    ['drops a row', wordedRows.slice(0, 2).join('\n')],
    [
      'has a row that the gate drops',
      [...wordedRows.slice(0, 2), '- Xây dựng kho dữ liệu y tế, thời hạn 2035 [3].'].join('\n'),
    ],
    ['cites the rows together instead of saying them', 'Sở Y tế chủ trì 3 nhiệm vụ [1][2][3].'],
    ['says one row twice', [wordedRows[0], wordedRows[1], wordedRows[1]].join('\n')],
  ])('that a model %s is shown verbatim and whole', async (_what, text) => {
    const answer = await ask(list, worded(text));
    expect(answer.phrasing).toBe('verbatim_fallback');
    expect(markers(answer)).toEqual([1, 2, 3]);
    for (const row of rows) expect(answer.markdown).toContain(row.task.text);
  });

  it('too long for the model is not sent to it', async () => {
    const before = server.requests.length;
    const answer = await ask('Sở Xây dựng chủ trì những nhiệm vụ nào?', worded('x [1]'));
    expect(server.requests).toHaveLength(before);
    expect(answer.citations).toHaveLength(80);
  });
});

describe('no model', () => {
  it('is asked when there is no evidence', async () => {
    const before = server.requests.length;
    const answer = await ask('Quy trình cấp hộ chiếu phổ thông thế nào?', worded('Có [1].'));
    expect(answer.outcome.class).toMatch(/^unanswerable/);
    expect(server.requests).toHaveLength(before);
  });
});
