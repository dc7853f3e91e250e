// The pages of sources, uploads and jobs over a real pipeline: what an administrator can do, and what is refused.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ended, testPipeline } from '../../../tests/support/pipeline.ts';
import { webApp } from '../../../tests/support/web-app.ts';
import { type OpenDatabase, openDatabase } from '../../store/database.ts';
import { beginDirectRun, endDirectRun } from '../../store/direct-runs.ts';

let db: OpenDatabase;
let app: Hono;
let pipeline: Awaited<ReturnType<typeof testPipeline>>;
let folder: string;

let resyncs = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'admin-'));
  await writeFile(path.join(folder, 'a.txt'), 'một\nhai');
  db = await openDatabase({ databaseUrl: null, dataDir: null });
  pipeline = await testPipeline(db);
  app = webApp({
    db,
    pipeline: Promise.resolve(pipeline),
    tokenNames: ['ioc'],
    questionsAbout: async () => ['Hỏi gì?'],
    resync: () => {
      resyncs += 1;
    },
  });
});
afterAll(async () => {
  await pipeline.close();
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

const own = { host: 'localhost:3000', origin: 'http://localhost:3000' };
const get = async (address: string) => (await app.request(address, { headers: own })).text();
const post = (address: string, fields: Record<string, string> = {}) =>
  app.request(address, { method: 'POST', headers: own, body: new URLSearchParams(fields) });
const add = async (fields: Record<string, string>) => {
  const response = await post('/admin/sources', { name: 'Phòng A', owner: 'Văn thư', ...fields });
  return /sources\/([\w-]+)/.exec(response.headers.get('location') ?? '')?.[1] ?? '';
};

describe('the pages of sources', () => {
  it('name every problem of a form at once and keep what was typed', async () => {
    const response = await post('/admin/sources', {
      kind: 'http',
      name: 'Chỉ tiêu "IOC"',
      cron: 'mỗi ngày',
      'settings.tokenHeader': 'Bad Header',
      'mapping.code': 'ma',
    });
    expect(response.status).toBe(400);
    const page = await response.text();
    for (const part of [
      'Người, đơn vị phụ trách: không được để trống',
      'lịch không đúng',
      'Địa chỉ: không được để trống',
      'tên tiêu đề HTTP',
      'phải có trường cho tên chỉ tiêu',
      'value="Chỉ tiêu &quot;IOC&quot;"',
      'value="ma"',
    ])
      expect(page).toContain(part);
    expect(await db.query(`select 1 from sources where name like 'Chỉ%'`)).toEqual([]);
  });

  it('offer tokens by name alone', async () => {
    expect(await get('/admin/sources/new?kind=http')).toContain('<option value="ioc">ioc</option>');
  });

  it('add, try, run, pause, delete and bring back a source, and write it all down', async () => {
    const id = await add({
      kind: 'folder',
      'settings.folder': folder,
      schedule: '0 2 * * *',
      piiPolicy: 'mask',
    });
    expect(await get(`/admin/sources/${id}`)).toContain('Mỗi ngày, 2 giờ sáng');
    const dry = (await post(`/admin/sources/${id}/dry-run`)).headers.get('location') ?? '';
    await ended(db, dry.split('/').at(-1) ?? '');
    expect(await get(`/admin/sources/${id}`)).toContain('sẽ thêm 1');
    const run = (await post(`/admin/sources/${id}/run`)).headers.get('location') ?? '';
    await ended(db, run.split('/').at(-1) ?? '');
    const report = await get(run);
    expect(report).toContain('thêm 1, cập nhật 0');
    expect(report).toContain('Mở văn bản');
    expect(report).toContain('value="Hỏi gì?"');
    expect(report).not.toContain('hx-trigger');
    await post(`/admin/sources/${id}/pause`);
    expect(await get('/admin/sources')).toContain('Tạm dừng');
    const deleted = (await post(`/admin/sources/${id}/delete`)).headers.get('location') ?? '';
    expect(await get(deleted)).toContain('Sau 24 giờ');
    expect((await app.request(`/admin/sources/${id}`, { headers: own })).status).toBe(404);
    await post(`/admin/sources/${id}/restore`);
    expect((await app.request(`/admin/sources/${id}`, { headers: own })).status).toBe(200);
    const actions = await db.query<{ action: string }>(
      'select action from audit_log where subject_id = $1 order by id',
      [id],
    );
    expect(actions.map((row) => row.action)).toEqual([
      'source.added',
      'source.run',
      'source.paused',
      'source.deleted',
      'source.restored',
    ]);
  });

  it('repeat the run of the own knowledge base, and stop one that is under way', async () => {
    expect(await get('/admin/jobs')).toContain('Đồng bộ lại kho mặc định');
    const again = (await post('/admin/direct-runs/corpus')).headers.get('location') ?? '';
    expect(resyncs).toBe(1);
    expect(await get(again)).toContain('Đang đồng bộ lại kho mặc định');
    const id = await beginDirectRun(db, 'corpus', new Date());
    const page = await get('/admin/jobs');
    expect(page).toContain('Dừng lượt này');
    expect(page).not.toContain('>Đồng bộ lại kho mặc định</button>');
    const stopped = (await post(`/admin/direct-runs/${id}/cancel`)).headers.get('location') ?? '';
    expect(await get(stopped)).toContain('sẽ dừng sau văn bản đang đọc');
    const counts = { created: 0, updated: 0, unchanged: 0, retired: 0, failed: 0 };
    await endDirectRun(db, id, counts, { failures: [], problem: 'dừng' });
    for (const address of [id, 999, 'x', 0].map((one) => `/admin/direct-runs/${one}/cancel`))
      expect((await app.request(address, { method: 'POST', headers: own })).status).toBe(404);
  });

  it('are shut for everyone but this machine', async () => {
    const env = { incoming: { socket: { remoteAddress: '10.0.0.9' } } };
    for (const address of ['/admin/sources', '/admin/upload', '/admin/jobs'])
      expect((await app.request(address, { headers: own }, env)).status).toBe(403);
  });
});

describe('the upload page', () => {
  const upload = (files: File[], source = 'tai-len') => {
    const body = new FormData();
    for (const file of files) body.append('files', file);
    body.append('source', source);
    return app.request('/admin/upload', { method: 'POST', headers: own, body });
  };

  it('takes several files and leads to their progress and documents', async () => {
    const response = await upload([new File(['một'], 'a.txt'), new File(['%PDF-1.7'], 'b.pdf')]);
    const address = response.headers.get('location') ?? '';
    await ended(db, address.split('/').at(-1) ?? '');
    const page = await get(address);
    expect(page).toContain('/documents/');
    expect(page).toContain('Nạp lại');
    expect(page).toContain('hỏng');
  });

  it.each([
    [[], 'tai-len', 'Chưa chọn tệp nào'],
    [[new File([''], 'rong.txt')], 'tai-len', 'rỗng'],
    [[new File(['a'], 'a.txt')], 'khac', 'chọn lại'],
    [Array.from({ length: 21 }, (_, n) => new File(['a'], `${n}.txt`)), 'tai-len', 'quá 20 tệp'],
  ])('says what is wrong with what was sent (%#)', async (files, source, sentence) => {
    const response = await upload(files as File[], source);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(sentence);
  });
});
