// Runs of a CKAN source that ask for changes alone: what they request, what they notice, and pages that shift meanwhile.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listJobs } from '../../server/store/ingest-jobs.ts';
import { eachEngine } from '../../tests/support/databases.ts';
import {
  anySource,
  countsOf,
  ended,
  testOutgoing,
  testPipeline,
  testSync,
} from '../../tests/support/pipeline.ts';
import { openPortal, type Portal } from '../../tests/support/portal-server.ts';
import { ckanConnector, ckanSettings } from './ckan.ts';
import { type Page, packagesOf } from './ckan-packages.ts';
import type { Listed } from './connector.ts';

type Package = {
  id: string;
  name: string;
  metadata_modified: string;
  metadata_created: string;
  resources: { id: string; name: string; url: string; format: string }[];
};

let portal: Portal;
let packages: Package[];
const at = (day: number) => `2026-01-${String(day).padStart(2, '0')}T00:00:00`;
const packageOf = (n: number, change: Partial<Package> = {}): Package => ({
  id: `p${n}`,
  name: `bo-${String(n).padStart(3, '0')}`,
  metadata_modified: at(1),
  metadata_created: at(1),
  resources: [{ id: `r${n}`, name: 'Tệp', url: `/files/${n}.txt`, format: 'TXT' }],
  ...change,
});

/** A portal that filters nothing, but sorts and pages as CKAN does. */
function search({ query }: { query: URLSearchParams }) {
  const order = (query.get('sort') ?? '').split(', ').map((part) => part.split(' '));
  const sorted = packages.toSorted((a, b) => {
    for (const [field, direction] of order) {
      const [left, right] = [a, b].map((one) => String(one[field as keyof Package]));
      if (left !== right) return (left! < right! ? -1 : 1) * (direction === 'desc' ? -1 : 1);
    }
    return 0;
  });
  const start = Number(query.get('start'));
  return {
    success: true,
    result: { count: sorted.length, results: sorted.slice(start, start + Number(query.get('rows'))) },
  };
}

beforeEach(async () => {
  portal = await openPortal();
  packages = Array.from({ length: 250 }, (_, n) => packageOf(n));
  portal.routes.set('/api/3/action/package_search', search);
  for (let n = 0; n < 260; n += 1)
    portal.routes.set(`/files/${n}.txt`, () => ({ body: `Văn bản số ${n}\n` }));
});
afterEach(() => portal.close());

const never = new AbortController().signal;
const connector = () => ckanConnector(ckanSettings.parse({ url: portal.url }), testOutgoing([portal.host]));
async function listed(since: Record<string, unknown> | null) {
  const all: Listed[] = [];
  portal.requests.length = 0;
  for await (const one of connector().list(never, since)) all.push(one);
  const end = all.at(-1);
  if (end === undefined || !('remember' in end)) throw new Error('the listing says nothing of its end');
  const uris = [...new Set(all.flatMap((one) => ('mark' in one ? [one.uri] : [])))];
  return { uris, end, requests: portal.requests.length };
}

it('stops at what is known, and lists all when something was taken away', async () => {
  const first = await listed(null);
  expect([first.uris.length, first.end.partial]).toEqual([250, false]);
  const same = await listed(first.end.remember);
  // all have the time of the newest, so all are looked at once: times tell apart only what is newer
  expect([same.end.partial, same.end.remember]).toEqual([true, { through: at(1), packages: 250 }]);
  packages[7] = packageOf(7, { metadata_modified: at(5) });
  packages.push(packageOf(250, { metadata_modified: at(4), metadata_created: at(4) }));
  const changed = await listed(first.end.remember);
  expect(changed.end).toEqual({ remember: { through: at(5), packages: 251 }, partial: true });
  const next = await listed(changed.end.remember);
  expect([next.uris, next.end.partial, next.requests]).toEqual([['bo-007/7.txt'], true, 2]);
  packages.splice(100, 1);
  const fewer = await listed(changed.end.remember);
  expect([fewer.uris.length, fewer.end.partial]).toEqual([250, false]);
  // one gone and one come: the number is the same, what it should be is not
  packages.splice(100, 1, packageOf(259, { metadata_modified: at(6), metadata_created: at(6) }));
  expect((await listed(fewer.end.remember)).end.partial).toBe(false);
});

it('loses nothing when the portal changes between two pages', async () => {
  const names = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `p${n}` }));
  const collect = async (lists: { id: string }[][]) => {
    let asked = 0;
    const ask = async (start: number): Promise<Page<{ id: string }>> => {
      const now = lists[Math.min(asked, lists.length - 1)] ?? [];
      asked += 1;
      return { count: now.length, results: now.slice(start, start + 10) };
    };
    const ids: string[] = [];
    for await (const { id } of packagesOf(ask)) ids.push(id);
    return ids;
  };
  // p3 goes after the first page: everything behind it moves up by one
  const without = names(30).filter(({ id }) => id !== 'p3');
  expect((await collect([names(30), without])).sort()).toEqual(
    names(30)
      .map(({ id }) => id)
      .sort(),
  );
  const more = [{ id: 'new' }, ...names(30)];
  expect((await collect([names(30), more])).sort()).toEqual(more.map(({ id }) => id).sort());
  const shuffled = Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? names(30) : names(30).reverse()));
  await expect(collect(shuffled)).rejects.toThrow('thay đổi liên tục');
});

eachEngine('a CKAN source', (blank) => {
  it('reads what changed, retires what went, and is listed in full now and then', async () => {
    const db = await blank();
    packages = packages.slice(0, 3);
    let day = 1;
    const sync = testSync(db, { now: () => new Date(`${at(day)}Z`) });
    const pipeline = await testPipeline(db, { hosts: [portal.host], sync });
    const source = await anySource(db, 'ckan', { url: portal.url });
    const run = async () => {
      portal.requests.length = 0;
      const counts = countsOf(await ended(db, await pipeline.run(source, { dryRun: false })));
      const sorts = portal.requests.flatMap(({ query }) => query.get('sort') ?? []);
      return { counts, full: sorts.includes('name asc') };
    };
    expect(await run()).toEqual({ counts: [3, 0, 0, 0, 0], full: true });
    expect(await run()).toEqual({ counts: [0, 0, 3, 0, 0], full: false });
    portal.routes.set('/files/1.txt', () => ({ body: 'Văn bản số 1, bản mới\n' }));
    packages[1] = packageOf(1, { metadata_modified: at(3) });
    expect(await run()).toEqual({ counts: [0, 1, 2, 0, 0], full: false });
    // a file taken out of a package that was modified
    packages[1] = packageOf(1, { metadata_modified: at(4), resources: [] });
    expect(await run()).toEqual({ counts: [0, 0, 2, 1, 0], full: false });
    packages.splice(2, 1);
    expect(await run()).toEqual({ counts: [0, 0, 1, 1, 0], full: true });
    // what the portal does not tell by a time shows at the full look
    packages[0] = packageOf(0, { resources: [] });
    packages[1] = packageOf(1, { metadata_modified: at(5), resources: [] });
    expect((await run()).full).toBe(false);
    day = 9;
    expect(await run()).toMatchObject({ full: true });
    expect(await db.query('select id from documents where retired_at is null')).toEqual([]);
    expect((await listJobs(db, { limit: 20, states: ['failed'] })).length).toBe(0);
    await pipeline.close();
  });
});
