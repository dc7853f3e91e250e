// The readers on real official files, by labels that were made by hand from the files alone. Part of `check:full`.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { DocumentLabel, Recovery } from '../../ingest/testing/labelled/label.ts';
import { readLabelled } from '../../ingest/testing/labelled/read-labelled.ts';
import { addShares, recoveryOf } from '../../ingest/testing/labelled/recovery.ts';

const folder = fileURLToPath(new URL('../../../shared/documents/', import.meta.url));
const labelsFile = new URL('../../ingest/testing/labelled/real-labels.json', import.meta.url);
const labels = JSON.parse(readFileSync(labelsFile, 'utf8')) as DocumentLabel[];
const present = existsSync(folder);
if (!present) console.warn(`SKIPPED: the readers are not checked on real files; there are none at ${folder}`);

/** What was measured last, less one field or sentence of each kind: a fall below is a loss, not chance. */
const FLOOR = {
  digital: { meta: 59 / 61, cells: 1, sentences: 34 / 35 },
  scans: { meta: 16 / 24, cells: 6 / 7, sentences: 21 / 24 },
};

describe.skipIf(!present)('real files', () => {
  const read = { digital: [] as Recovery[], scans: [] as Recovery[] };

  it.each(labels)('reads $file', { timeout: 300_000 }, async (label) => {
    const recovery = recoveryOf(
      label,
      await readLabelled(label.file, readFileSync(path.join(folder, label.file))),
    );
    for (const missed of recovery.missed) console.warn(`${label.file}: ${missed}`);
    read[label.scan ? 'scans' : 'digital'].push(recovery);
    const { found, of } = addShares([recovery.meta, recovery.cells, recovery.sentences]);
    expect(found / of).toBeGreaterThan(0.3);
  });

  it.each(['digital', 'scans'] as const)('recovers as much of the %s as before', (group) => {
    for (const [key, floor] of Object.entries(FLOOR[group])) {
      const { found, of } = addShares(
        read[group].map((recovery) => recovery[key as 'meta' | 'cells' | 'sentences']),
      );
      expect.soft(found / of, `${key}: ${found}/${of}`).toBeGreaterThanOrEqual(floor);
    }
  });

  afterAll(() => {
    expect(read.digital.length + read.scans.length).toBe(labels.length);
  });
});
