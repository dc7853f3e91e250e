// The commands as the README writes them, through npm: results on stdout alone, paths from the caller's folder, exit statuses.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { packageRoot } from '../../server/config.ts';
import {
  createWorkplace,
  type Finished,
  lastJson,
  regulationQuestion,
  regulationQuote,
  startCommand,
} from '../support/programs.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const place = createWorkplace();
const resultFields = [
  'id',
  'outcome',
  'refused',
  'phrasing',
  'answer',
  'citations',
  'retrieved',
  'timings_ms',
];
afterAll(() => place.remove());

/** `npm run --silent NAME -- ARGS`, called from the workplace's folder. */
function npm(name: string, args: string[]): Promise<Finished> {
  const all = ['--prefix', packageRoot, 'run', '--silent', name, '--', ...args];
  // npm keeps its log in the home folder, and looks for a newer npm on the network unless told not to
  const settings = { ...place.settings, HOME: place.folder, npm_config_update_notifier: 'false' };
  return startCommand('npm', all, settings, place.folder).ended;
}

function lines(name: string): Record<string, unknown>[] {
  const text = readFileSync(place.file(name), 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('through npm', () => {
  test('ask prints the answer and nothing else on stdout', async () => {
    const { status, stdout } = await npm('ask', ['--json', regulationQuestion]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: 'answered',
      citations: [{ quote: regulationQuote }],
    });
  });

  test('ingest takes paths from the caller’s folder and ends with its result line', async () => {
    place.file(
      'kho.jsonl',
      '{"id":"dieu-1","title":"Luật Lưu trữ","text":"Phòng đọc mở cửa lúc 7 giờ 30 phút."}\n',
    );
    const { status, stdout } = await npm('ingest', ['kho.jsonl']);
    expect([status, stdout]).toEqual([
      0,
      '{"created":1,"updated":0,"unchanged":0,"retired":0,"failed":0,"failures":[]}\n',
    ]);
    const missing = await npm('ingest', ['khong-co.txt']);
    expect([missing.status, lastJson(missing.stdout).failed]).toEqual([1, 1]);
  });

  test('evals answer writes a line for each question in its order, failures and extra fields or not', async () => {
    const questions = [
      { id: 'b', question: regulationQuestion, class: 'fact', note: 'thêm' },
      { id: 'a', question: '' },
      {
        id: 'c',
        question: 'Bao giờ phải xong?',
        history: [
          { role: 'user', content: regulationQuestion },
          { role: 'assistant', content: regulationQuote },
        ],
      },
    ];
    place.file('bo.jsonl', questions.map((question) => JSON.stringify(question)).join('\n'));
    place.file('kq.jsonl', 'một kết quả cũ');
    const { status, stdout } = await npm('evals', ['answer', '--suite', 'bo.jsonl', '--out', 'kq.jsonl']);
    expect([status, stdout]).toEqual([0, '']);
    const results = lines('kq.jsonl');
    expect(results.map((result) => result.id)).toEqual(['b', 'a', 'c']);
    expect(Object.keys(results[0] ?? {})).toEqual(resultFields);
    for (const result of results) expect(Object.keys(result)).toEqual(expect.arrayContaining(resultFields));
    expect(results.map((result) => result.refused)).toEqual([false, true, false]);
    expect(results[2]?.answer).toContain('31/12/2027');
  });

  test('evals retrieve ranks records by the id of their import, without touching the corpus', async () => {
    place.file('hoi.jsonl', '{"id":"q1","question":"Phòng đọc mở cửa mấy giờ"}\n');
    place.file('corpus/moi.txt', 'THÔNG BÁO\n\nVăn bản này chưa được nạp.\n');
    const args = ['retrieve', '--suite', 'hoi.jsonl', '--out', 'hang.jsonl', '--k', '3'];
    const { status, stdout } = await npm('evals', args);
    expect([status, stdout]).toEqual([0, '']);
    const [line] = lines('hang.jsonl');
    expect(Object.keys(line ?? {})).toEqual(['id', 'ranked']);
    const ranked = line?.ranked as { id: string; doc_id: string; score: number }[];
    expect(Object.keys(ranked[0] ?? {})).toEqual(['id', 'doc_id', 'score']);
    expect(ranked[0]?.id).toBe('dieu-1');
    expect(ranked.length).toBeLessThanOrEqual(3);
    expect(ranked.map((entry) => entry.score)).toEqual(
      ranked.map((entry) => entry.score).sort((a, b) => b - a),
    );
    expect(JSON.stringify(line)).not.toContain('moi');
  });

  test('bad input ends with status 2 and a sentence', async () => {
    const empty = await npm('ask', ['']);
    expect([empty.status, empty.stdout]).toEqual([2, '']);
    expect(empty.stderr).toContain('Chưa có câu hỏi');
    place.file('hong.jsonl', '{"id":"q1"\n');
    const broken = await npm('evals', ['answer', '--suite', 'hong.jsonl', '--out', 'khong-tao.jsonl']);
    expect([broken.status, broken.stdout]).toEqual([2, '']);
    expect(broken.stderr).toContain('hong.jsonl, dòng 1');
    expect(existsSync(place.file('khong-tao.jsonl'))).toBe(false);
  });
});
