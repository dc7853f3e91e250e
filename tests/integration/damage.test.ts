// What power cuts and full disks do to a run on the command line: nothing acknowledged is lost, and the next run completes it.
import { cpSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { reservedBytes } from '../../server/store/disk-space.ts';
import {
  createWorkplace,
  lastJson,
  regulationQuestion,
  regulationQuote,
  run,
  startProgram,
  startServer,
} from '../support/programs.ts';
import { openSmallDisk } from '../support/small-disk.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const place = createWorkplace();
const megabyte = 1024 * 1024;
const disk = openSmallDisk(place.file('disk'));

beforeAll(async () => {
  expect((await run('ask', [regulationQuestion], place.settings)).status).toBe(0);
});
afterAll(async () => {
  disk.close();
  await place.remove();
});

describe('kill -9 in the middle of an ingestion', () => {
  test('leaves whole documents, and the next run completes it', async () => {
    const total = 2_000;
    const file = place.file('kho.jsonl', records(total, 9));
    const killed = startProgram('ingest', [file], place.settings);
    await killed.said('Nạp bản ghi');
    killed.child.kill('SIGKILL');
    expect(await killed.ended).toMatchObject({ signal: 'SIGKILL', stdout: '' });

    const next = await run('ingest', [file], place.settings);
    expect(next.status).toBe(0);
    const result = lastJson(next.stdout);
    const [created, unchanged] = [Number(result.created), Number(result.unchanged)];
    expect(created).toBeGreaterThan(0);
    expect(unchanged).toBeGreaterThan(0);
    expect([created + unchanged, result.updated, result.retired, result.failed]).toEqual([total, 0, 0, 0]);
    const again = await run('ingest', [file], place.settings);
    expect(lastJson(again.stdout)).toMatchObject({ created: 0, unchanged: total });
  });
});

describe('Ctrl+C in the middle of an ingestion', () => {
  test('ends it after the step under way, alone and through a running server', async () => {
    const file = place.file('dai.jsonl', records(6_000, 2));
    const alone = startProgram('ingest', [file], place.settings);
    await alone.said('Nạp bản ghi');
    alone.child.kill('SIGINT');
    const sentence = expect.stringContaining('Đã dừng theo yêu cầu; phần đã nạp được giữ nguyên');
    expect(await alone.ended).toMatchObject({ status: 1, stdout: '', stderr: sentence });

    const server = await startServer(place.settings);
    const through = startProgram('ingest', [file], place.settings);
    await through.said('Nạp bản ghi');
    through.child.kill('SIGINT');
    expect(await through.ended).toMatchObject({ status: 1, stdout: '', stderr: sentence });
    await server.said('ingestion for a command was stopped');
    expect((await server.stop()).status).toBe(0);
  });
});

describe('kill -9 of a running server', () => {
  test('leaves no lock and no endpoint that would mislead the next command', async () => {
    const server = await startServer(place.settings);
    server.child.kill('SIGKILL');
    await server.ended;
    const { status, stdout } = await run('ask', ['--json', regulationQuestion], place.settings);
    expect([status, lastJson(stdout).outcome]).toEqual([0, 'answered']);
  });
});

describe('a full disk', () => {
  test.skipIf(!disk.mounted)('ends the run with a sentence, and what was there still answers', async () => {
    cpSync(place.dataDir, `${disk.folder}/data`, { recursive: true });
    disk.leaveFree(reservedBytes + 2 * megabyte);
    const settings = { ...place.settings, DATA_DIR: `${disk.folder}/data` };
    const file = place.file('lon.jsonl', records(4_000, 8));

    const full = await run('ingest', [file], settings);
    expect([full.status, full.stdout]).toEqual([1, '']);
    expect(full.stderr).toMatch(/Ổ đĩa .* đầy/);
    expect(full.stderr).not.toMatch(/^\s+at .+:\d+/m);

    disk.leaveFree(4 * reservedBytes);
    const asked = await run('ask', ['--json', regulationQuestion], settings);
    expect(JSON.stringify(lastJson(asked.stdout).citations)).toContain(regulationQuote);
    const small = place.file('nho.jsonl', records(10, 1));
    const next = await run('ingest', [small], settings);
    expect([next.status, lastJson(next.stdout).created]).toEqual([0, 10]);
  });
});

/** A bulk file of `count` records whose texts repeat a sentence `times` times. */
function records(count: number, times: number): string {
  const line = (n: number) => ({
    id: `${times}-${n}`,
    title: `Điều ${n}`,
    text: `Nội dung của điều thứ ${n} về công tác lưu trữ. `.repeat(times),
  });
  return Array.from({ length: count }, (_, n) => JSON.stringify(line(n))).join('\n');
}
