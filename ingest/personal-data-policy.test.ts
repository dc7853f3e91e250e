// Each policy in a whole synchronisation: kept and reported, masked everywhere, refused without a trace.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { eachEngine } from '../tests/support/databases.ts';
import { memoryIndex } from '../tests/support/documents.ts';
import { parseDocument } from './parse.ts';
import { readAll } from './readers/index.ts';
import type { PiiPolicy } from './source.ts';
import { sync } from './sync.ts';

const text =
  'DANH SÁCH\n\nHộ được hỗ trợ (bản mẫu)\n\n1. Bà Lò Thị Mẫu, CCCD 038099001234, điện thoại 0912345678.';

eachEngine('personal data', (open) => {
  let folder = '';
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ['keep', 1, true],
    ['mask', 1, false],
    ['refuse', 0, false],
  ] as [PiiPolicy, number, boolean][])('under the policy %s', async (piiPolicy, created, kept) => {
    folder = await mkdtemp(path.join(tmpdir(), 'pii-'));
    await writeFile(path.join(folder, 'danh-sach.txt'), text);
    const db = await open();
    const deps = {
      ...{ db, index: memoryIndex(), indexVersion: 'test', embedMissing: async () => 0 },
      ...{
        readAll,
        parse: parseDocument,
        glossary: { agencies: [], terms: [] } as never,
        now: () => new Date(),
      },
    };
    const result = await sync(deps, { paths: [folder], source: { name: 'files', root: null, piiPolicy } });
    expect(result).toMatchObject({ created, failed: 1 - created });
    const stored = await db.query<{ text: string }>(
      'select text from documents union all select text from passages',
    );
    expect(stored.some((row) => row.text.includes('038099001234'))).toBe(kept);
    const report = await db.query('select kind, count, masked from document_personal_data order by kind');
    const masked = piiPolicy === 'mask';
    expect(report).toEqual(
      created === 0 ? [] : ['citizen_id', 'phone'].map((kind) => ({ kind, count: 1, masked })),
    );
    const refused = await db.query<{ detail: object }>(
      "select detail from audit_log where action = 'document.refused'",
    );
    expect(JSON.stringify(refused)).not.toContain('0380');
    expect(refused).toHaveLength(1 - created);
  });
});
