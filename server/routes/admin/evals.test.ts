// Suites and runs in the browser: edited with checks, undone, imported, run against the knowledge base, compared, downloaded.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noStoredTexts } from '../../../evals/stored.ts';
import { activeContent } from '../../../tests/support/active-content.ts';
import { anAnswer } from '../../../tests/support/answers.ts';
import { aDesk, webApp } from '../../../tests/support/web-app.ts';
import { type OpenDatabase, openDatabase } from '../../store/database.ts';

const own = { host: 'localhost:3000', origin: 'http://localhost:3000' };
let db: OpenDatabase;
let app: Hono;
let folder: string;
let percent = '95%';

beforeAll(async () => {
  db = await openDatabase({ databaseUrl: null, dataDir: null });
  folder = mkdtempSync(path.join(tmpdir(), 'evals-pages-'));
  const evalDesk = aDesk(folder, {
    ask: async ({ question }) => {
      if (question.includes('chậm')) await new Promise((resolve) => setTimeout(resolve, 300));
      return anAnswer({ markdown: `Đạt ${percent} <b>dữ liệu</b>.`, citations: [] });
    },
    corpusVersion: 'v1',
    embedder: 'e',
    context: async () => ({ stored: noStoredTexts, agenciesOf: () => [] }),
    close: async () => undefined,
  });
  app = webApp({ db, evalsFolder: folder, evalDesk });
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

const line = (id: string, gold: object | null = { refused: false, contains: [['95%']] }) =>
  JSON.stringify({ id, question: `Câu ${id}?`, ...(gold ? { class: 'fact', gold } : {}) });
async function post(to: string, values: Record<string, string | string[]> | FormData) {
  const body = values instanceof FormData ? values : new URLSearchParams();
  if (!(values instanceof FormData))
    for (const [name, value] of Object.entries(values))
      for (const one of [value].flat()) body.append(name, one);
  const response = await app.request(to, { method: 'POST', headers: own, body });
  return { status: response.status, to: response.headers.get('location') ?? '', text: await response.text() };
}
async function page(address: string, status = 200): Promise<string> {
  const response = await app.request(address, { headers: own });
  expect(response.status, address).toBe(status);
  const text = await response.text();
  if (
    (response.headers.get('content-type') ?? '').includes('html') &&
    !response.headers.has('content-disposition')
  )
    expect(activeContent(text.replace(/<picture[\s\S]*?<\/picture>/g, '')), address).toEqual([]);
  return text;
}
const save = (name: string, text: string, extra: Record<string, string> = {}) =>
  post(`/admin/suites/${name}`, { text, action: 'save', ...extra });

/** Starts a run and waits for its end. */
async function finishedRun(values: Record<string, string | string[]>): Promise<string> {
  const started = await post('/admin/evals', { target: 'live', repeats: '1', seed: '1', ...values });
  expect(started.status).toBe(303);
  for (let tries = 0; tries < 100; tries += 1) {
    if (!(await page(started.to)).includes('hx-trigger="every 2s"')) return started.to;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the run did not end');
}

describe('suites', () => {
  test('are begun from nothing or from a shipped one, which itself stays read only', async () => {
    expect(await page('/admin/suites')).toContain('Chưa có bộ nào');
    expect(await page('/admin/suites/new?name=cua-toi&from=facts')).toContain('facts-001');
    expect(await page('/admin/suites/facts')).not.toContain('id="editor"');
    expect((await save('facts', line('a'))).text).toContain('chỉ đọc');
    await page('/admin/suites/khong-co', 404);
  });

  test('are saved, changed and brought back', async () => {
    expect((await save('cua-toi', line('a'))).text).toContain('Đã lưu phiên bản mới.');
    expect((await save('cua-toi', line('a'))).text).toContain('Không có gì thay đổi.');
    const changed = await save('cua-toi', `${line('a')}\n${line('b')}`);
    const version = /name="version" value="([^"]+)"/.exec(changed.text)?.[1] ?? '';
    const restored = await post('/admin/suites/cua-toi/restore', { version });
    expect(restored.text).toContain('Đã khôi phục');
    expect(restored.text).toContain('Câu a?');
    expect(restored.text).not.toContain('Câu b?');
    expect((await post('/admin/suites/cua-toi/restore', { version: '../../x' })).status).toBe(404);
  });

  test('with a wrong gold are named, and saved only when told so; with broken lines never', async () => {
    const wrong = line('c', { refused: false, spans: [['không có ở đâu']] });
    const refused = await save('sai', wrong);
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('nguyên văn trong kho')]);
    await page('/admin/suites/sai', 404);
    expect((await save('sai', wrong, { anyway: '1' })).text).toContain('Đã lưu');
    const broken = await save('hong', '{', { anyway: '1' });
    expect([broken.status, broken.text]).toEqual([400, expect.stringContaining('JSON')]);
    const checked = await post('/admin/suites/moi', { text: line('a'), action: 'check' });
    expect(checked.text).toContain('hợp lệ');
    await page('/admin/suites/moi', 404);
  });

  test('come in from and go out to other tools', async () => {
    const form = new FormData();
    form.set('name', 'tu-promptfoo');
    form.set(
      'file',
      new File(
        ['tests: [{vars: {q: Mấy?}, assert: [{type: icontains, value: "6"}, {type: cost}]}]'],
        'a.yaml',
      ),
    );
    const imported = await post('/admin/suites/import', form);
    expect(imported.text).toContain('1 phép kiểm &quot;cost&quot;');
    expect(await page('/admin/suites/tu-promptfoo/export?format=promptfoo')).toContain('icontains');
    expect(await page('/admin/suites/tu-promptfoo/export?format=ragas')).toContain('"ground_truth":"6"');
    await page('/admin/suites/tu-promptfoo/export?format=xml', 404);
    form.set('name', 'khac');
    form.set('file', new File(['x'], 'a.exe'));
    expect(await post('/admin/suites/import', form)).toMatchObject({
      status: 400,
      text: expect.stringContaining('chỉ nhận'),
    });
  });
});

describe('runs', () => {
  test('need a suite and sound numbers', async () => {
    expect((await post('/admin/evals', {})).text).toContain('Chọn ít nhất một bộ');
    expect((await post('/admin/evals', { suite: 'cua-toi', repeats: '0' })).text).toContain('từ 1 đến 20');
    expect((await post('/admin/evals', { suite: ['cua-toi', 'cua-toi'] })).text).toContain('hai bộ câu hỏi');
    await page('/admin/evals/20260101-000000-abcd', 404);
  });

  test('are watched, looked through, downloaded, compared and deleted', async () => {
    await save('hai-cau', `${line('a')}\n${line('b', { refused: true })}`);
    percent = '95%';
    const first = await finishedRun({ suite: 'hai-cau', repeats: '2' });
    const shown = await page(first);
    expect(shown).toContain('Đã trả lời 4 / 4 câu');
    expect(shown).toContain('đáng lẽ phải từ chối');
    expect(shown).toContain('&lt;b&gt;dữ liệu&lt;/b&gt;');
    expect(shown).toContain('live@v1');
    const failed = await page(`${first}?verdict=failed&class=fact&text=CAU`);
    expect(failed).toContain('Câu b?');
    expect(failed).not.toContain('Câu a?');
    expect(await page(`${first}/progress`)).toContain('Xong');
    expect(await page(`${first}/classes.svg`)).toMatch(/^<svg/);
    expect((await page(`${first}/results.jsonl`)).trim().split('\n')).toHaveLength(4);
    expect(JSON.parse(await page(`${first}/scores.json`)).questions).toHaveLength(2);
    expect(await page(`${first}/report.html`)).toMatch(/^<!doctype html>/);
    percent = '9%';
    const second = await finishedRun({ suite: 'hai-cau' });
    const ids = [first, second].map((one) => one.split('/').at(-1) ?? '');
    const compared = await page(`/admin/evals/compare?before=${ids[0]}&after=${ids[1]}`);
    expect(compared).toContain('Kém đi (1)');
    expect(compared).toContain('Như cũ (1)');
    expect(compared).toContain('Câu a?');
    expect(await page(`/admin/evals/compare?before=${ids[0]}&after=${ids[0]}`, 400)).toContain('khác nhau');
    expect((await post(`${second}/delete`, {})).to).toBe('/admin/evals');
    await page(second, 404);
  });

  test('run one at a time, are stopped and carried on', async () => {
    await save(
      'cham',
      Array.from({ length: 6 }, (_, index) => JSON.stringify({ id: `s${index}`, question: 'chậm?' })).join(
        '\n',
      ),
    );
    const { to } = await post('/admin/evals', { suite: 'cham', target: 'live', repeats: '1', seed: '1' });
    expect(
      (await post('/admin/evals', { suite: 'cham', target: 'live', repeats: '1', seed: '1' })).text,
    ).toContain('Một lượt khác đang chạy');
    expect((await post(`${to}/delete`, {})).to).toBe(to);
    await new Promise((resolve) => setTimeout(resolve, 350));
    await post(`${to}/cancel`, {});
    for (let tries = 0; tries < 60 && !(await page(to)).includes('Đã dừng'); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    const stopped = await page(to);
    expect(stopped).toContain('Đã dừng');
    expect(stopped).not.toContain('Đã trả lời 0 / 6');
    await post(`${to}/resume`, {});
    for (let tries = 0; tries < 200 && !(await page(to)).includes('Xong'); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await page(to)).toContain('Đã trả lời 6 / 6 câu');
  });

  test('over the shipped documents fail with a sentence when their process cannot start', async () => {
    const address = await finishedRun({ suite: 'cua-toi', target: 'temporary' });
    expect(await page(address)).toContain('Lỗi');
  });

  test('leave a line in the audit log for every change', async () => {
    const rows = await db.query<{ action: string }>('select distinct action from audit_log');
    expect(rows.map((row) => row.action).sort()).toEqual([
      'run.cancelled',
      'run.deleted',
      'run.resumed',
      'run.started',
      'suite.imported',
      'suite.restored',
      'suite.saved',
    ]);
  });
});
