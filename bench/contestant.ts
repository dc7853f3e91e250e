// One engine of the bench in a process of its own: `contestant.ts SET GENERATED QUESTIONS CAP_MS NAME` prints its row.
// A build inside an engine can hold the event loop for minutes, and memory is told apart only between processes.
import { createEmbeddings } from '../server/llm/embeddings.ts';
import { contestants } from './contestants.ts';
import { generatedSet, realSet } from './data.ts';
import { measure } from './engine.ts';
import { PeerMissingError } from './peers.ts';

const [kind, generated, questions, capMs, name] = process.argv.slice(2);
const set = kind === 'real' ? realSet(Number(questions)) : generatedSet(Number(generated), Number(questions));
const model = createEmbeddings({ baseUrl: null, apiKey: null, model: null });
const contestant = contestants(model).find((one) => one.name === name);
if (!set || !contestant) throw new Error(`no set "${kind}" or no engine "${name}"`);
try {
  const row = await measure(contestant.open, contestant.name, set, Number(capMs));
  const peakMb = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ ...row, peakMb }));
} catch (error) {
  if (!(error instanceof PeerMissingError)) throw error;
  process.stdout.write(JSON.stringify({ missing: error.message }));
}
// what timed out inside an engine may still hold handles
process.exit(0);
