// The commands as people and programs call them: stdout only for the result, clear sentences and exit statuses for the rest.
import { cpSync, existsSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { packageRoot } from '../../server/config.ts';
import { openDatabase } from '../../server/store/database.ts';
import { createDatabase } from '../support/databases.ts';
import {
  createWorkplace,
  type Finished,
  lastJson,
  regulationQuestion,
  regulationQuote,
  run,
  startCommand,
} from '../support/programs.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const place = createWorkplace();
const fields = ['outcome', 'refused', 'phrasing', 'answer', 'citations', 'retrieved', 'timings_ms'];
let first: Finished;

beforeAll(async () => {
  first = await run('ask', [regulationQuestion], place.settings);
});
afterAll(() => place.remove());

function ask(args: string[], settings: Record<string, string> = {}): Promise<Finished> {
  return run('ask', args, { ...place.settings, ...settings });
}

/** A sentence for people: no stack, no line of the source. */
function expectSentence(stderr: string, ...parts: string[]): void {
  for (const part of parts) expect(stderr).toContain(part);
  expect(stderr).not.toMatch(/^\s+at .+:\d+/m);
  expect(stderr).not.toContain('node:internal');
}

describe('ask', () => {
  test('answers from an empty folder with the sources below, and nothing else on stdout', () => {
    expect(first.status).toBe(0);
    expect(first.stdout).toContain('Sở Khoa học và Công nghệ');
    expect(first.stdout).toContain('vận hành kho dữ liệu dùng chung');
    expect(first.stdout).toMatch(/\nNguồn:\n\[1\] Điều 2 — /);
  });

  test('--json prints one line with the documented fields', async () => {
    const { status, stdout, stderr } = await ask(['--json', regulationQuestion]);
    expect(status).toBe(0);
    expect(stdout.split('\n')).toHaveLength(2);
    const result = lastJson(stdout);
    expect(Object.keys(result)).toEqual(fields);
    expect(result.timings_ms).toMatchObject({ total: expect.any(Number) });
    const [citation] = result.citations as Record<string, unknown>[];
    expect(Object.keys(citation ?? {})).toEqual([
      'marker',
      'document_id',
      'document',
      'section',
      'place',
      'quote',
    ]);
    const [retrieved] = result.retrieved as Record<string, unknown>[];
    expect(Object.keys(retrieved ?? {})).toEqual(['document', 'section', 'text']);
    // nothing was new: nothing is said
    expect(stderr).toBe('');
  });

  test('a question too long to be read is a refusal with the same fields, not a failure', async () => {
    const { status, stdout } = await ask(['--json', 'a'.repeat(100_000)]);
    const result = lastJson(stdout);
    expect([status, result.refused, result.citations]).toEqual([0, true, []]);
    expect(Object.keys(result)).toEqual(expect.arrayContaining(fields));
    expect(String(result.answer).length).toBeLessThan(1_000);
  });

  test('--history makes a follow-up understood', async () => {
    const history = place.file(
      'lich-su.json',
      JSON.stringify([
        { role: 'user', content: regulationQuestion },
        { role: 'assistant', content: regulationQuote },
      ]),
    );
    const { status, stdout } = await ask(['--json', '--history', history, 'Bao giờ phải xong?']);
    expect(status).toBe(0);
    expect(String(lastJson(stdout).answer)).toContain('31/12/2027');
  });

  test.each([
    ['an empty question', [''], 'Chưa có câu hỏi'],
    ['no question', [], 'Chưa có câu hỏi'],
    ['an unknown option', ['--nope', 'a'], 'Cách dùng'],
    ['a history that is not there', ['--history', '/khong-co.json', 'a'], 'Không đọc được lịch sử'],
  ])('%s ends with status 2', async (_, args, sentence) => {
    const { status, stdout, stderr } = await ask(args);
    expect([status, stdout]).toEqual([2, '']);
    expectSentence(stderr, sentence);
  });
});

describe('settings', () => {
  test('all problems are listed at once', async () => {
    const settings = { PORT: 'ba nghìn', HOST: '0.0.0.0', OPENAI_BASE_URL: 'ftp://x', LOG_LEVEL: 'ồn' };
    const { status, stdout, stderr } = await run('server', [], { ...place.settings, ...settings });
    expect([status, stdout]).toEqual([2, '']);
    expectSentence(stderr, '- PORT: phải là một số nguyên', '- HOST:', '- OPENAI_BASE_URL:', '- LOG_LEVEL:');
  });

  test('the network is not opened without ALLOW_OPEN_NETWORK=1', async () => {
    const { status, stderr } = await run('server', [], { ...place.settings, HOST: '0.0.0.0', PORT: '0' });
    expect(status).toBe(2);
    expectSentence(stderr, 'HOST: "0.0.0.0" mở máy chủ ra mạng', 'ALLOW_OPEN_NETWORK=1');
  });

  test('a broken .env is refused with its lines', async () => {
    const copy = place.file('ban-sao');
    for (const name of ['package.json', 'server', 'ingest', 'views', 'prompts', 'evals']) {
      cpSync(path.join(packageRoot, name), path.join(copy, name), {
        recursive: true,
        filter: (file) => !/\.test\.ts$|evals\/report|\.vse$/.test(file),
      });
    }
    symlinkSync(path.join(packageRoot, 'node_modules'), path.join(copy, 'node_modules'));
    writeFileSync(path.join(copy, '.env'), '# cổng\nPORT 3000\nHOST=127.0.0.1\n=5\n');
    const args = [path.join(copy, 'server/ask-cli.ts'), 'a'];
    const { status, stderr } = await startCommand(process.execPath, args, place.settings).ended;
    expect(status).toBe(2);
    expectSentence(stderr, path.join(copy, '.env'), 'dòng 2', 'dòng 4');
  });

  test('a database server that cannot be reached is named with its setting', async () => {
    const DATABASE_URL = 'postgres://nobody:bi-mat@127.0.0.1:1/none';
    const { status, stderr } = await ask(['a'], { DATABASE_URL });
    expect(status).toBe(2);
    expectSentence(stderr, 'Không kết nối được máy chủ cơ sở dữ liệu', 'DATABASE_URL');
    expect(stderr).not.toContain('bi-mat');
  });

  test('an empty CORPUS_DIR answers from what is stored; a folder that is gone retires nothing', async () => {
    const missing = await ask(['a'], { CORPUS_DIR: place.file('khong-co') });
    expect(missing.status).toBe(2);
    expectSentence(missing.stderr, 'CORPUS_DIR');
    const { status, stdout } = await ask(['--json', regulationQuestion], { CORPUS_DIR: '' });
    expect(status).toBe(0);
    expect(JSON.stringify(lastJson(stdout).citations)).toContain(regulationQuote);
  });
});

describe('a database server', () => {
  const serverUrl = process.env.TEST_DATABASE_URL;
  test.skipIf(!serverUrl)('gives the same answer, and wins over DATA_DIR', async () => {
    const { url, drop } = await createDatabase(serverUrl ?? '');
    try {
      const DATA_DIR = place.file('khong-dung');
      const { status, stdout } = await ask(['--json', regulationQuestion], { DATABASE_URL: url, DATA_DIR });
      expect(status).toBe(0);
      expect(lastJson(stdout)).toMatchObject({
        outcome: 'answered',
        citations: [{ quote: regulationQuote }],
      });
      expect(existsSync(DATA_DIR)).toBe(false);
    } finally {
      await drop();
    }
  });
});

describe('documents', () => {
  test('ingest wants a path', async () => {
    const { status, stdout, stderr } = await run('ingest', [], place.settings);
    expect([status, stdout]).toEqual([2, '']);
    expectSentence(stderr, 'Cách dùng');
  });

  test('a document is retired, restored and erased by its id', async () => {
    const act = (...args: string[]) => run('ingest', args, place.settings);
    const { stdout } = await ask(['--json', regulationQuestion]);
    const [citation] = lastJson(stdout).citations as { document_id: string }[];
    const id = citation?.document_id ?? '';
    expect(lastJson((await act('--retire', id)).stdout)).toEqual({
      action: 'retire',
      results: [{ id, done: true }],
    });
    expect((await ask(['--json', regulationQuestion])).stdout).not.toContain(regulationQuote);
    expect((await act('--restore', id)).status).toBe(0);
    expect((await ask(['--json', regulationQuestion])).stdout).toContain(regulationQuote);
    const unsure = await act('--erase', id);
    expect(unsure.status).toBe(2);
    expectSentence(unsure.stderr, '--yes');
    const missing = await act('--erase', 'khong-co', '--yes');
    expect(missing.status).toBe(1);
    expectSentence(missing.stderr, 'khong-co');
  });

  test('bad files get a reason each and cost nothing else', async () => {
    const files = [
      place.file('trong.txt', ''),
      place.file('nhi-phan.txt', Buffer.from([0, 1, 2, 3, 0xff, 0xfe, 0, 0])),
      place.file('tot.txt', 'THÔNG BÁO\n\nPhòng đọc mở cửa lúc 7 giờ 30 phút.\n'),
    ];
    const { status, stdout, stderr } = await run('ingest', files, place.settings);
    expect(status).toBe(1);
    const result = lastJson(stdout);
    expect(result).toMatchObject({ created: 1, failed: 2 });
    const failures = result.failures as { path: string; reason: string }[];
    expect(failures.map((failure) => failure.path)).toEqual(files.slice(0, 2));
    expectSentence(stderr, ...failures.map((failure) => failure.reason));
  });
});

describe('a data folder that cannot be used', () => {
  function copyOfData(name: string): string {
    const copy = place.file(name);
    cpSync(place.dataDir, copy, { recursive: true });
    return copy;
  }

  test('a database of a newer program is refused and left as it is', async () => {
    const dataDir = copyOfData('moi-hon');
    const db = await openDatabase({ databaseUrl: null, dataDir });
    await db.query("insert into schema_migrations (name, sha256) values ('999_later.sql', 'x')");
    await db.close();
    const { status, stderr } = await ask(['a'], { DATA_DIR: dataDir });
    expect(status).toBe(2);
    expectSentence(stderr, 'phiên bản mới hơn', '999_later.sql');
    rmSync(dataDir, { recursive: true });
  });

  test('a damaged database is refused with the way out', async () => {
    const dataDir = copyOfData('hong');
    truncateSync(path.join(dataDir, 'pgdata/global/pg_control'), 100);
    const { status, stderr } = await ask(['a'], { DATA_DIR: dataDir });
    expect(status).toBe(2);
    expectSentence(stderr, 'Không mở được cơ sở dữ liệu', 'khôi phục từ bản sao lưu');
  });

  test('a file in the place of the folder is refused', async () => {
    const { status, stderr } = await ask(['a'], { DATA_DIR: place.file('tep', 'x') });
    expect(status).toBe(2);
    expectSentence(stderr, 'Không dùng được thư mục dữ liệu');
  });
});
