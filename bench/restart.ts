// Run as a process of its own: opens a filled data folder, answers one search, prints time and memory as JSON.
import { createEmbeddings } from '../server/llm/embeddings.ts';
import { openProduct } from './product.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: restart.ts DATA_FOLDER');
const started = performance.now();
const engine = await openProduct(createEmbeddings({ baseUrl: null, apiKey: null, model: null }), folder);
const openMs = performance.now() - started;
await engine.search('cơ quan nào chủ trì xây dựng cơ sở dữ liệu', 10);
const firstAnswerMs = performance.now() - started;
await engine.close();
console.log(
  JSON.stringify({
    openMs,
    firstAnswerMs,
    rssMb: process.memoryUsage().rss / 1e6,
    sinceProcessStartMs: performance.now(),
  }),
);
