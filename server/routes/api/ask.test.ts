// POST /api/ask answers programs: JSON or events, with clear sentences for bad input.
import { describe, expect, test } from 'vitest';
import { anAnswer } from '../../../tests/support/answers.ts';
import { scriptedAsk, webApp } from '../../../tests/support/web-app.ts';

function ask(body: unknown, headers: Record<string, string> = {}, app = webApp()) {
  return app.request('/api/ask', {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { host: 'localhost', 'content-type': 'application/json', ...headers },
  });
}

describe('POST /api/ask', () => {
  test('gives the documented result line', async () => {
    const result = await (await ask({ question: 'Kho dữ liệu cá nhân?' })).json();
    expect(Object.keys(result)).toEqual([
      'outcome',
      'refused',
      'phrasing',
      'answer',
      'citations',
      'retrieved',
      'timings_ms',
    ]);
    expect(result.citations[0]).toMatchObject({
      marker: 1,
      document_id: 'ke-hoach-du-lieu',
      section: 'III.2.4',
    });
  });

  test('streams the steps, the draft and the result line as events', async () => {
    const app = webApp({
      ask: scriptedAsk(async (onEvent) => {
        onEvent({ type: 'status', step: 'retrieve' });
        onEvent({ type: 'draft', text: 'Nháp' });
        return anAnswer();
      }),
    });
    const response = await ask({ question: 'Hỏi' }, { accept: 'text/event-stream' }, app);
    const names = [...(await response.text()).matchAll(/^event: (\w+)$/gm)].map((match) => match[1]);
    expect(names).toEqual(['status', 'draft', 'answer']);
  });

  test.each([
    ['{', 400, 'JSON hợp lệ'],
    [{}, 400, '“question”'],
    [{ question: 5 }, 400, '“question”'],
    [{ question: ' ' }, 400, 'Chưa có câu hỏi'],
    [{ question: 'a'.repeat(2001) }, 413, '2.001 ký tự'],
    [{ question: 'a', history: 'b' }, 400, '“history”'],
    [{ question: 'a', history: [{ role: 'system', content: '' }] }, 400, '“history”'],
    [{ question: 'a', history: [{ role: 'user', content: 'b' }] }, 400, 'kết thúc bằng lượt của trợ lý'],
  ])('rejects %j with a sentence', async (body, status, sentence) => {
    const response = await ask(body);
    expect(response.status).toBe(status);
    expect((await response.json()).error).toContain(sentence);
  });

  test('wants JSON as its content type', async () => {
    expect((await ask('question=a', { 'content-type': 'text/plain' })).status).toBe(415);
  });

  test('a body beyond the bound is not read', async () => {
    const response = await ask({ question: 'a', history: 'x'.repeat(2_000_000) });
    expect(response.status).toBe(413);
  });

  test('a failure of the assistant is an outcome without its cause', async () => {
    const result = await (
      await ask({ question: 'a' }, {}, webApp({ ask: () => Promise.reject(new Error('bí mật')) }))
    ).text();
    expect(result).toContain('error_internal');
    expect(result).not.toContain('bí mật');
  });
});
