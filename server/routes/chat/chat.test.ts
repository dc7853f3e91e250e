// The chat works as a plain form, as a stream, and stays within its bounds.
import { describe, expect, test } from 'vitest';
import { anAnswer, aTableAnswer } from '../../../tests/support/answers.ts';
import { memoryConversations, memoryLibrary, scriptedAsk, webApp } from '../../../tests/support/web-app.ts';
import type { AskRequest } from '../../ask/contract.ts';

const own = { host: 'localhost:3000', origin: 'http://localhost:3000' };
const question = 'Kho dữ liệu cá nhân của người dân?';
type App = ReturnType<typeof webApp>;

function post(app: App, path: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  return app.request(path, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { ...own, ...headers },
  });
}

const streamed = { 'hx-request': 'true', accept: 'text/html, text/event-stream' };

async function opened(app: App, text = question) {
  const response = await post(app, '/messages', { question: text });
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const [path = ''] = (response.headers.get('location') ?? '').split('#');
  return { response, cookie, path };
}

describe('without script', () => {
  test('the empty page says that one talks to a machine and suggests questions', async () => {
    const body = await (await webApp().request('/', { headers: own })).text();
    expect(body).toContain('Bạn đang trao đổi với máy');
    expect(body).toContain('name="suggestion" value="Sở Khoa học và Công nghệ chủ trì');
  });

  test('a question is answered by a redirect to its conversation', async () => {
    const app = webApp();
    const { response, cookie, path } = await opened(app);
    expect(response.status).toBe(303);
    const body = await (await app.request(path, { headers: { ...own, cookie } })).text();
    expect(body).toContain('Trích nguyên văn');
    expect(body).toContain(question);
  });

  test('an answer given earlier shows the validity that its source has now', async () => {
    const now = {
      id: 'ke-hoach-du-lieu',
      title: 'Kế hoạch',
      number: null,
      status: 'expired' as const,
      from: '2026-01-01',
      to: '2026-11-01',
      issuedOn: null,
      replacedBy: [{ id: 'moi', title: 'Kế hoạch mới', number: '9/KH-UBND' }],
      amendedBy: [],
    };
    const app = webApp({ library: memoryLibrary({ validity: async () => [now] }) });
    const { cookie, path } = await opened(app);
    const body = await (await app.request(path, { headers: { ...own, cookie } })).text();
    expect(body).toContain('hết hiệu lực từ 01/11/2026');
    expect(body).toContain('<a href="/documents/moi">Kế hoạch mới (9/KH-UBND)</a>');
  });

  test('the visitor is a cookie that no script and no other site can use', async () => {
    const { response } = await opened(webApp());
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict/);
  });

  test('a conversation is not shown to anyone else', async () => {
    const app = webApp();
    const { path } = await opened(app);
    expect((await app.request(path, { headers: own })).status).toBe(404);
    const stranger = { ...own, cookie: 'tlcv_visitor=abcdefghijklmnop' };
    expect((await app.request(path, { headers: stranger })).status).toBe(404);
  });

  test('a scope chosen for a question is kept with its conversation, shown, and can be changed', async () => {
    const requests: AskRequest[] = [];
    const app = webApp({
      ask: async (request) => {
        requests.push(request);
        return anAnswer();
      },
    });
    const start = await (await app.request('/?only=document:ke-hoach-du-lieu', { headers: own })).text();
    expect(start).toContain('name="only" value="document:ke-hoach-du-lieu"');
    const response = await post(app, '/messages', { question, only: 'document:ke-hoach-du-lieu' });
    expect(requests[0]?.scope).toEqual({
      only: [{ kind: 'document', value: 'ke-hoach-du-lieu' }],
      except: [],
    });
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const conversation = /conversations\/([^#]+)/.exec(response.headers.get('location') ?? '')?.[1] ?? '';
    const chosen = { conversation, 'issuer:Bộ Y tế': 'except', 'document:x': '' };
    const changed = await post(app, '/scope', chosen, { cookie });
    expect(changed.headers.get('location')).toBe(`/conversations/${conversation}`);
    await post(app, '/messages', { question, conversation }, { cookie });
    expect(requests[1]?.scope).toEqual({ only: [], except: [{ kind: 'issuer', value: 'Bộ Y tế' }] });
    const shown = await (
      await app.request(`/conversations/${conversation}`, { headers: { ...own, cookie } })
    ).text();
    expect(shown).toMatch(/<strong>Trừ<\/strong> Bộ Y tế/);
  });

  test('the page of scopes offers documents, issuers and sources, with what is chosen', async () => {
    const body = await (await webApp().request('/scope?except=source:files', { headers: own })).text();
    expect(body).toContain('name="document:ke-hoach-du-lieu"');
    expect(body).toContain('name="issuer:Bộ Y tế"');
    expect(body).toMatch(
      /name="source:files"><option value="">[^<]*<\/option><option value="only">[^<]*<\/option><option value="except" selected>/,
    );
  });

  test('a follow-up carries the earlier exchange to the assistant', async () => {
    const requests: AskRequest[] = [];
    const app = webApp({
      ask: async (request) => {
        requests.push(request);
        return anAnswer();
      },
    });
    const { cookie, path } = await opened(app);
    const conversation = path.split('/').pop() ?? '';
    await post(app, '/messages', { question: 'Bao giờ xong?', conversation }, { cookie });
    expect(requests[1]?.history.map((turn) => turn.role)).toEqual(['user', 'assistant']);
    expect(requests[1]?.history[0]?.content).toBe(question);
  });

  test.each([
    ['', 400, 'Chưa có câu hỏi'],
    ['\u0000 \n', 400, 'Chưa có câu hỏi'],
    ['a'.repeat(100_000), 413, 'vượt giới hạn 2.000 ký tự'],
  ])('a question that cannot be asked gets a sentence', async (text, status, sentence) => {
    const response = await post(webApp(), '/messages', { question: text });
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(sentence);
  });

  test('a failure of the assistant is shown without its cause, and the question can be sent again', async () => {
    const app = webApp({ ask: () => Promise.reject(new Error('mật khẩu sai')) });
    const { cookie, path } = await opened(app);
    const body = await (await app.request(path, { headers: { ...own, cookie } })).text();
    expect(body).toContain('Hệ thống gặp lỗi khi trả lời');
    expect(body).toContain(`name="suggestion" value="${question}"`);
    expect(body).not.toContain('mật khẩu');
  });

  test('no more questions are answered at once than the bound', async () => {
    let finish = () => undefined as void;
    const waiting = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const app = webApp({
      ask: async () => {
        await waiting;
        return anAnswer();
      },
      config: { publicHosts: [], maxQuestionChars: 2000, maxConcurrentQuestions: 1 },
    });
    const first = opened(app);
    await Promise.resolve();
    const second = await post(app, '/messages', { question });
    expect(second.status).toBe(503);
    expect(await second.text()).toContain(`>${question}</textarea>`);
    finish();
    expect((await first).response.status).toBe(303);
    expect((await opened(app)).response.status).toBe(303);
  });
});

describe('as a stream', () => {
  test('sends the pending message, the steps, the draft, and last the finished answer', async () => {
    const app = webApp({
      ask: scriptedAsk(async (onEvent) => {
        onEvent({ type: 'status', step: 'retrieve' });
        onEvent({ type: 'draft', text: 'Bản nháp' });
        return aTableAnswer();
      }),
    });
    const response = await post(app, '/messages', { question }, streamed);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const events = (await response.text()).split('\n\n').filter(Boolean);
    expect(events[0]).toContain('aria-busy="true"');
    expect(events[0]).toContain('hx-target="#conversation-field"');
    expect(events.some((event) => event.includes('Đang tìm trong kho văn bản'))).toBe(true);
    expect(events.some((event) => event.includes('Bản nháp, chưa đối chiếu'))).toBe(true);
    expect(events.at(-1)).toContain('hx-swap="outerHTML"');
    expect(events.at(-1)).toContain('table.xlsx');
  });

  test('leaves out drafts that a newer one has overtaken', async () => {
    const app = webApp({
      ask: scriptedAsk(async (onEvent) => {
        for (let count = 0; count < 500; count += 1) onEvent({ type: 'draft', text: `nháp ${count}` });
        return anAnswer();
      }),
    });
    const body = await (await post(app, '/messages', { question }, streamed)).text();
    expect(body).toContain('nháp 499');
    expect(body.match(/Bản nháp, chưa đối chiếu/g)?.length).toBeLessThan(5);
  });

  test('an error is the stored error message, never its cause', async () => {
    const app = webApp({ ask: () => Promise.reject(new Error('mật khẩu sai')) });
    const body = await (await post(app, '/messages', { question }, streamed)).text();
    expect(body).toContain('Hệ thống gặp lỗi khi trả lời');
    expect(body).not.toContain('mật khẩu');
  });

  test('a client that goes away aborts the answer, frees its place and leaves the question', async () => {
    const conversations = memoryConversations();
    let aborted: Promise<void> = Promise.resolve();
    const app = webApp({
      conversations,
      config: { publicHosts: [], maxQuestionChars: 2000, maxConcurrentQuestions: 1 },
      ask: ({ signal }) => {
        const gone = new Promise<never>((_, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
        });
        aborted = gone.catch(() => undefined);
        return gone;
      },
    });
    const response = await post(app, '/messages', { question }, streamed);
    const reader = response.body?.getReader();
    const first = new TextDecoder().decode((await reader?.read())?.value);
    await reader?.cancel();
    await aborted;
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const id = /data-url="\/messages\/([\w-]+)"/.exec(first)?.[1] ?? '';
    const stored = await (await app.request(`/messages/${id}`, { headers: { ...own, cookie } })).text();
    expect(stored).toContain('Câu hỏi này chưa có câu trả lời');
    expect((await post(app, '/messages', { question: '' }, streamed)).status).toBe(400);
    expect((await post(app, '/messages', { question: '' }, streamed)).status).toBe(400);
  });

  test('a question that cannot be asked is answered beside the field', async () => {
    const response = await post(webApp(), '/messages', { question: ' ' }, streamed);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('hx-target="#composer-problem"');
  });
});

describe('conversations', () => {
  test('can be renamed, deleted and brought back by their visitor only', async () => {
    const app = webApp();
    const { cookie, path } = await opened(app);
    expect((await post(app, `${path}/rename`, { title: 'Tên mới' })).status).toBe(404);
    await post(app, `${path}/rename`, { title: '  Tên   mới ' }, { cookie });
    const list = async () => (await app.request('/conversations', { headers: { ...own, cookie } })).text();
    expect(await list()).toContain('>Tên mới</a>');
    const deleted = await post(app, `${path}/delete`, {}, { cookie });
    const home = await app.request(deleted.headers.get('location') ?? '', { headers: { ...own, cookie } });
    expect(await home.text()).toContain('Đã xóa cuộc hỏi “Tên mới”');
    expect(await list()).toContain('Chưa có cuộc hỏi nào');
    await post(app, `${path}/restore`, {}, { cookie });
    expect(await list()).toContain('>Tên mới</a>');
  });
});
