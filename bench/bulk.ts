// `node bench/bulk.ts [--megabytes 200] [--vectors]`: bulk import of generated records; rate and peak memory, on DATABASE_URL or embedded.
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { importRecords } from '../ingest/records.ts';
import { createEmbeddings } from '../server/llm/embeddings.ts';
import { openDatabase } from '../server/store/database.ts';
import { embedMissing, indexPassages, unindexPassages } from '../server/store/search-index.ts';
import { generatedSet } from './data.ts';

const { values } = parseArgs({
  options: { megabytes: { type: 'string', default: '10' }, vectors: { type: 'boolean', default: false } },
});
const folder = await mkdtemp(path.join(os.tmpdir(), 'bulk-'));
try {
  const file = path.join(folder, 'records.jsonl');
  await writeRecords(file, Number(values.megabytes) * 1024 * 1024);
  const databaseUrl = process.env.DATABASE_URL ?? null;
  const db = await openDatabase({ databaseUrl, dataDir: path.join(folder, 'data') });
  const index = { indexPassages, unindexPassages };
  const before = process.cpuUsage();
  const started = performance.now();
  const counts = await importRecords(db, index, { path: file, uri: 'bench' }, () => undefined);
  const importSeconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  const report: Record<string, number | string> = {
    engine: db.engine,
    megabytes: Number(values.megabytes),
    passages: counts.created,
    importPerSecond: Math.round(counts.created / importSeconds),
    // of this process alone: what a busy machine does not spoil
    importPerCpuSecond: Math.round((counts.created / (user + system)) * 1e6),
  };
  if (values.vectors) {
    await embedMissing(db, await createEmbeddings({ baseUrl: null, apiKey: null, model: null }));
    report.withVectorsPerSecond = Math.round(counts.created / ((performance.now() - started) / 1000));
  }
  report.peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify(report));
  await db.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function writeRecords(file: string, bytes: number): Promise<void> {
  const { passages } = generatedSet(2_000, 1);
  const out = createWriteStream(file);
  for (let written = 0, n = 0; written < bytes; n += 1) {
    const passage = passages[n % passages.length]!;
    const line = `${JSON.stringify({ id: `r${n}`, doc_id: `d${Math.floor(n / 40)}`, title: `Kế hoạch ${Math.floor(n / 40)} | Điều ${n % 40}`, text: passage.text })}\n`;
    written += Buffer.byteLength(line);
    if (!out.write(line)) await new Promise<void>((resolve) => out.once('drain', () => resolve()));
  }
  out.end();
  await finished(out);
}
