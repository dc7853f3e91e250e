// A question with several meanings is asked back about; one that means a single thing here never is.
import { describe, expect, it } from 'vitest';
import { aRecord } from '../../tests/support/answers.ts';
import { anyone, aView, node, passage, taskRow, toolsOver } from '../../tests/support/ask-factories.ts';
import type { DocumentRecord, QuestionScope, Turn } from '../domain.ts';
import { createAsk } from './ask.ts';

const plan = (id: string, changes: Partial<DocumentRecord>, signer: string) => {
  const record = aRecord({ id, ...changes });
  const signed = passage(`CHỦ TỊCH ${signer}`, { documentId: id, path: 'Chữ ký', place: 'Chữ ký' });
  const article = passage(`Điều 5. Nội dung của ${id}.`, { documentId: id, path: 'Điều 5' });
  return aView([signed, article], {
    record,
    nodes: [node('Điều 5', 'Trách nhiệm', { place: 'Điều 5', kind: 'article' })],
  });
};
const first = plan(
  'a',
  { title: 'Kế hoạch chuyển đổi số tỉnh Đông Hà', number: '12/KH-UBND' },
  'Nguyễn Văn A',
);
const second = plan('b', { title: 'Kế hoạch cải cách hành chính tỉnh Tây Sơn', number: null }, 'Trần Thị B');
const table = plan('c', { title: 'Chỉ số của tỉnh', type: null }, 'Không ai');

async function asked(
  question: string,
  views = [first, second, table],
  history: Turn[] = [],
  scope?: QuestionScope,
) {
  const rows = [taskRow(1, 'Số hóa bệnh án')];
  const tools = await toolsOver({ views: [...views, aView(rows.map((row) => row.passage))], rows });
  const ask = createAsk({
    ...tools,
    sources: tools.sources,
    generate: null,
    limits: { maxQuestionChars: 2000 },
    log: { error: () => undefined },
    now: () => 0,
    clock: () => new Date('2026-11-24T01:00:00Z'),
  });
  return ask({ question, history, viewer: anyone, ...(scope ? { scope } : {}) });
}

describe('a question about "the document"', () => {
  it('is asked back about when several documents fit, with whole questions to choose from', async () => {
    const answer = await asked('Kế hoạch do ai ký?', [first, second]);
    expect(answer.outcome.class).toBe('clarification_needed');
    expect(answer.suggestions).toContain(
      'Kế hoạch do ai ký – Kế hoạch chuyển đổi số tỉnh Đông Hà (số 12/KH-UBND)?',
    );
    expect(answer.markdown).toContain('Bạn hỏi về văn bản nào?');
  });

  it('is answered once a choice is made', async () => {
    const choice = 'Kế hoạch do ai ký – Kế hoạch chuyển đổi số tỉnh Đông Hà (số 12/KH-UBND)?';
    expect((await asked(choice)).markdown).toContain('Nguyễn Văn A');
  });

  it('is answered at once when it names the document', async () => {
    const answer = await asked('Ai ký kế hoạch cải cách hành chính tỉnh Tây Sơn?');
    expect(answer.outcome.class).toBe('answered');
    expect(answer.markdown).toContain('Trần Thị B');
  });
});

describe('a scope chosen by the reader', () => {
  const item = (value: string) => ({ kind: 'document' as const, value });

  it('leaves one document of several, so that nothing need be asked back', async () => {
    const only = { only: [item('b')], except: [] };
    expect((await asked('Kế hoạch do ai ký?', [first, second], [], only)).markdown).toContain('Trần Thị B');
    const except = { only: [], except: [item('b')] };
    const rest = await asked('Điều 5 gồm những nội dung gì?', [first, second], [], except);
    expect(rest.markdown).toContain('Nội dung của a');
  });

  it('hides the other documents from every way of answering', async () => {
    const answer = await asked('Nội dung của b là gì?', [first, second], [], {
      only: [item('a')],
      except: [],
    });
    expect(JSON.stringify(answer)).not.toContain('Nội dung của b.');
  });
});

describe('a bare place', () => {
  it('is asked back about when several documents have it', async () => {
    const answer = await asked('Điều 5 gồm những nội dung gì?');
    expect(answer.outcome.class).toBe('clarification_needed');
    expect(answer.suggestions).toHaveLength(3);
  });

  it('is answered from the only document that has it', async () => {
    const answer = await asked('Điều 5 gồm những nội dung gì?', [second]);
    expect(answer.markdown).toContain('Nội dung của b');
  });
});

it('offers what can be asked of an agency that is named and nothing else', async () => {
  const answer = await asked('Sở Y tế');
  expect(answer.outcome.class).toBe('clarification_needed');
  expect(answer.suggestions[0]).toBe('Sở Y tế chủ trì những nhiệm vụ nào, thời hạn ra sao?');
  expect(answer.suggestions.join()).not.toContain('phối hợp');
});
