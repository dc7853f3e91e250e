// Feedback on an answer works as a plain form and as a fragment, and only for the reader's own answers.
import { describe, expect, test } from 'vitest';
import { memoryConversations, webApp } from '../../../tests/support/web-app.ts';

const own = { host: 'localhost:3000', origin: 'http://localhost:3000' };
const form = (values: Record<string, string | string[]>) => {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    for (const one of [value].flat()) body.append(name, one);
  return body;
};

async function asked() {
  const conversations = memoryConversations();
  const app = webApp({ conversations });
  const response = await app.request('/messages', {
    method: 'POST',
    headers: own,
    body: form({ question: 'Kho dữ liệu cá nhân?' }),
  });
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const [page = '', anchor = ''] = (response.headers.get('location') ?? '').split('#m-');
  const post = (values: Record<string, string | string[]>, headers: Record<string, string> = {}) =>
    app.request(`/messages/${anchor}/feedback`, {
      method: 'POST',
      headers: { ...own, cookie, ...headers },
      body: form(values),
    });
  const read = async () => (await app.request(page, { headers: { ...own, cookie } })).text();
  return { post, read, page, anchor };
}

describe('feedback', () => {
  test('is a form in every answer, and the page shows what was said, without script', async () => {
    const { post, read, page, anchor } = await asked();
    expect(await read()).toContain('Câu trả lời này dùng được không?');
    const sent = await post({
      verdict: 'bad',
      reason: ['wrong_figure', 'outdated'],
      note: 'nêu <b>2024</b>',
    });
    expect(sent.status).toBe(303);
    expect(sent.headers.get('location')).toBe(`${page}#m-${anchor}`);
    const shown = await read();
    expect(shown).toContain('Đã ghi nhận: chưa đạt (sai số liệu, lỗi thời).');
    expect(shown).toContain('nêu &lt;b&gt;2024&lt;/b&gt;');
    expect(shown).toMatch(/value="outdated" checked/);
    expect((await post({ verdict: 'withdraw' })).status).toBe(303);
    expect(await read()).toContain('Câu trả lời này dùng được không?');
  });

  test('comes back as a fragment for script', async () => {
    const { post } = await asked();
    const text = await (await post({ verdict: 'good' }, { 'hx-request': 'true' })).text();
    expect(text).toMatch(/^<div class="feedback"/);
    expect(text).toContain('Đã ghi nhận: dùng được.');
  });

  test('of an unknown kind, a foreign reason or endless words is refused with a sentence', async () => {
    const { post, read } = await asked();
    const wrong: Record<string, string>[] = [
      { verdict: 'perhaps' },
      { verdict: 'bad', reason: 'ugly' },
      { verdict: 'bad', note: 'a'.repeat(1001) },
    ];
    for (const values of wrong) {
      const response = await post(values);
      expect(response.status).toBe(400);
      expect(await response.text()).toMatch(/Hãy (?:mở|quay) lại/);
    }
    expect(await read()).toContain('Câu trả lời này dùng được không?');
  });

  test('is not taken from somebody else', async () => {
    const { post } = await asked();
    expect((await post({ verdict: 'good' }, { cookie: 'tlcv_visitor=nguoi-khac-nguoi-khac' })).status).toBe(
      404,
    );
    expect((await post({ verdict: 'good' }, { cookie: '' })).status).toBe(404);
  });
});
