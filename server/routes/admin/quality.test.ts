// The administrator's pages on quality, from a question in the chat to a regression case, over a real database.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { activeContent } from '../../../tests/support/active-content.ts';
import { anAnswer, aRefusal } from '../../../tests/support/answers.ts';
import { webApp } from '../../../tests/support/web-app.ts';
import { openConversations } from '../../store/conversations.ts';
import { type OpenDatabase, openDatabase } from '../../store/database.ts';

const own = { host: 'localhost:3000', origin: 'http://localhost:3000' };
let db: OpenDatabase;
let app: Hono;
let folder: string;

beforeAll(async () => {
  db = await openDatabase({ databaseUrl: null, dataDir: null });
  folder = mkdtempSync(path.join(tmpdir(), 'quality-'));
  app = webApp({
    db,
    conversations: openConversations(db),
    evalsFolder: folder,
    ask: async ({ question }) =>
      question.includes('lương') ? aRefusal() : anAnswer({ markdown: 'Đạt **95%** dữ liệu.', citations: [] }),
  });
  for (const question of [
    'Ngành y tế số hóa mấy phần trăm?',
    'Mức lương chuyên gia?',
    'luong chuyen gia lương',
  ])
    await send('/messages', { question });
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

let cookie = '';
async function send(to: string, values: Record<string, string>): Promise<Response> {
  const response = await app.request(to, {
    method: 'POST',
    headers: { ...own, cookie },
    body: new URLSearchParams(values),
  });
  cookie ||= (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return response;
}
async function page(address: string): Promise<string> {
  const response = await app.request(address, { headers: own });
  expect(response.status, address).toBe(200);
  const text = await response.text();
  if ((response.headers.get('content-type') ?? '').includes('html'))
    expect(activeContent(text.replace(/<picture[\s\S]*?<\/picture>/g, '')), address).toEqual([]);
  return text;
}
const idOf = async (text: string) =>
  /\/admin\/questions\/(id-\d+)/.exec(await page(`/admin/questions?text=${encodeURIComponent(text)}`))?.[1] ??
  '';

describe('the log', () => {
  test('lists, filters and exports questions, and is shut to other machines', async () => {
    expect(await page('/admin/questions')).toContain('3 câu hỏi');
    const refused = await page('/admin/questions?outcome=unanswerable&text=LUONG');
    expect(refused).toContain('2 câu hỏi');
    expect(refused).not.toContain('Ngành y tế');
    expect(await page('/admin/questions?outcome=nonsense&from=2026-99-99&page=-4')).toContain('3 câu hỏi');
    expect(await page('/admin/questions?text=khongco')).toContain('Không có câu hỏi nào khớp.');
    const csv = await page('/admin/questions.csv?flawed=1');
    expect(csv).toContain('Ngành y tế số hóa mấy phần trăm?');
    expect(csv).toContain('câu có số liệu mà không có nguồn');
    const elsewhere = await app.request('/admin/questions', {
      headers: { ...own, 'x-forwarded-for': '10.0.0.7' },
    });
    expect(elsewhere.status).toBe(403);
  });

  test('shows what the checks found in an answer', async () => {
    const text = await page(`/admin/questions/${await idOf('nganh y te')}`);
    expect(text).toContain('câu có số liệu mà không có nguồn');
    expect((await app.request('/admin/questions/khong-co', { headers: own })).status).toBe(404);
  });

  test('keeps its time limit, and refuses one that is none', async () => {
    const bad = await send('/admin/questions/retention', { days: '0' });
    expect([bad.status, await bad.text()]).toEqual([400, expect.stringContaining('từ 1 đến 3650')]);
    expect(await (await send('/admin/questions/retention', { days: '3650' })).text()).toContain(
      'value="3650"',
    );
    expect((await send('/admin/questions/erase', { before: 'hôm qua' })).status).toBe(400);
  });
});

describe('gaps and days', () => {
  test('gather what was asked without an answer', async () => {
    const text = await page('/admin/gaps');
    expect(text).toContain('2 câu hỏi, 1 ngày');
    expect(text).toContain('chuyên gia');
  });

  test('are closed, listed as such, opened again, and told from a bad form', async () => {
    const open = await page('/admin/gaps');
    const ids = [...open.matchAll(/name="question" value="([^"]+)"/g)].map((match) => match[1] ?? '');
    const post = (fields: [string, string][]) =>
      app.request('/admin/gaps', { method: 'POST', body: new URLSearchParams(fields), headers: own });
    const questions = [...new Set(ids)].map((id): [string, string] => ['question', id]);
    const closed = await post([...questions, ['decision', 'closed'], ['state', 'open'], ['days', '30']]);
    const text = await closed.text();
    expect([closed.status, text.includes('Hoàn tác')]).toEqual([200, true]);
    expect(text).not.toContain('<ol class="gaps">');
    expect(await page('/admin/gaps?state=closed')).toContain('2 câu hỏi, 1 ngày');
    await post([...questions, ['decision', 'open']]);
    expect(await page('/admin/gaps')).toContain('2 câu hỏi, 1 ngày');
    expect((await post([['decision', 'closed']])).status).toBe(400);
  });

  test('are drawn as images of their own, in both themes', async () => {
    expect(await page('/admin/quality?days=7')).toContain('/admin/quality/volume.svg?days=7');
    for (const address of ['/admin/quality/quality.svg', '/admin/quality/volume.svg?theme=dark']) {
      const svg = await page(address);
      expect(svg).toMatch(/^<svg/);
      expect(svg).not.toContain('<script');
    }
    expect((await app.request('/admin/quality/other.svg', { headers: own })).status).toBe(404);
  });
});

describe('a regression case', () => {
  const form = {
    suite: '',
    newSuite: 'hoi-quy',
    id: 'hq-1',
    class: 'fact',
    question: 'Ngành y tế số hóa mấy %?',
  };

  test('is made of an answer in one step, with a new suite, and noted at the feedback', async () => {
    const id = await idOf('nganh y te');
    await send(`/messages/${id}/feedback`, { verdict: 'bad', reason: 'wrong_figure', note: 'phải là 90%' });
    const shown = await page(`/admin/questions/${id}`);
    expect(shown).toContain('phải là 90%');
    expect(shown).toContain('ghi số đúng ở “phải có”');
    const added = await send(`/admin/questions/${id}/case`, {
      ...form,
      contains: '90% | chín mươi phần trăm',
      absent: '95%',
    });
    expect(await added.text()).toContain('Đã thêm câu hỏi vào bộ “hoi-quy”.');
    expect(JSON.parse(readFileSync(path.join(folder, 'suites/hoi-quy.jsonl'), 'utf8'))).toEqual({
      id: 'hq-1',
      class: 'fact',
      question: 'Ngành y tế số hóa mấy %?',
      blind: false,
      gold: { refused: false, contains: [['90%', 'chín mươi phần trăm']], absent: ['95%'] },
    });
    expect(await page(`/admin/questions/${id}`)).toContain('hoi-quy.jsonl#hq-1');
  });

  test.each<[Record<string, string>, string]>([
    [{ newSuite: '' }, 'Chọn một bộ câu hỏi'],
    [{ newSuite: 'facts' }, 'chỉ đọc'],
    [{ newSuite: 'Bộ A' }, 'chữ thường không dấu'],
    [{ class: 'nonsense' }, 'class'],
    [{ contains: '' }, 'ít nhất một'],
    [{ more: 'câu này không có ở đâu' }, 'nguyên văn'],
    [{ id: 'hq-1' }, 'trùng mã'],
  ])('with %j is refused with a sentence, and what was typed stays', async (change, sentence) => {
    const id = await idOf('nganh y te');
    const values = { ...form, id: 'hq-2', contains: 'chữ đã gõ', ...change };
    const response = await send(`/admin/questions/${id}/case`, values);
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(text).toContain(sentence);
    if (values.contains !== '') expect(text).toContain('chữ đã gõ');
  });
});

test('erasing a question takes it from the log and from its conversation', async () => {
  const id = await idOf('luong chuyen gia luong');
  expect((await send(`/admin/questions/${id}/erase`, {})).status).toBe(303);
  expect((await send(`/admin/questions/${id}/erase`, {})).status).toBe(404);
  expect(await page('/admin/questions')).toContain('2 câu hỏi');
});
