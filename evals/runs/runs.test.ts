// Runs are kept as they go: every answer at once, resumed without asking twice, repeated, gated and compared.
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Ask } from '../../server/ask/contract.ts';
import { anAnswer } from '../../tests/support/answers.ts';
import { noStoredTexts } from '../stored.ts';
import { parseThresholds } from '../thresholds.ts';
import type { Workbench } from '../workbench.ts';
import { compareRuns } from './compare-runs.ts';
import { executeRun } from './execute.ts';
import type { Run, RunTarget } from './manifest.ts';
import { gatesOf, outcomeOf } from './outcome.ts';
import { MAX_RUNS, openRuns, type RunStore } from './store.ts';
import { runListText, spreadText } from './text.ts';

const suite = [
  '{"id":"a","class":"fact","question":"Đạt bao nhiêu?","gold":{"refused":false,"contains":[["95%"]]}}',
  '{"id":"b","class":"fact","suite-corpus":"samples","question":"Mấy tháng?","gold":{"refused":false,"contains":[["6"]]}}',
  '{"id":"c","question":"không chấm"}',
].join('\n');
const provenance = { date: 'x', commit: 'c1', corpusVersions: [], embedder: null, model: 'm', prompts: [] };
const clock = () => new Date('2026-11-25T07:00:00Z');
const settings = { target: 'temporary' as RunTarget, own: false, repeats: 1, seed: 1, provenance };

function store(): { store: RunStore; folder: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'runs-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return { store: openRuns(folder), folder };
}
const begin = (runs: RunStore, changes: Partial<typeof settings> = {}): Run =>
  runs.create({ ...settings, suites: [{ name: 'x.jsonl', text: suite }], ...changes }, clock());

/** Answers "95%" to every question; `log` gets what was opened, asked and closed. */
function benches(
  log: string[],
  ask: Ask = async () => anAnswer({ markdown: 'Đạt 95% và 6 tháng.', citations: [] }),
) {
  return async (corpus: string, seed: number): Promise<Workbench> => {
    log.push(`open ${corpus} ${seed}`);
    return {
      ask: (request) => {
        log.push(request.question);
        return ask(request);
      },
      corpusVersion: 'v1',
      embedder: 'e',
      context: async () => ({ stored: noStoredTexts, agenciesOf: () => [] }),
      close: async () => void log.push(`close ${corpus}`),
    };
  };
}

describe('a run', () => {
  it('asks each set of documents in turn, and keeps what it was made with', async () => {
    const { store: runs } = store();
    const log: string[] = [];
    const run = await executeRun(begin(runs), { store: runs, open: benches(log), clock });
    expect(log).toEqual([
      'open corpus 1',
      'Đạt bao nhiêu?',
      'không chấm',
      'close corpus',
      'open samples 1',
      'Mấy tháng?',
      'close samples',
    ]);
    expect(runs.find(run.id)).toMatchObject({
      status: 'finished',
      suites: [{ name: 'x.jsonl', questions: 3 }],
      provenance: { commit: 'c1', corpusVersions: ['corpus@v1', 'samples@v1'], embedder: 'e' },
    });
    const outcome = outcomeOf(run, runs.questions(run.id), runs.lines(run.id));
    expect(outcome.scores.questions.map((score) => [score.id, score.pass])).toEqual([
      ['a', true],
      ['b', true],
    ]);
    expect(outcome.results).toHaveLength(3);
    expect(runListText([outcome])).toContain('đạt 2/2');
  });

  it('keeps what is done when it is stopped, and carries on without asking again', async () => {
    const { store: runs } = store();
    const stop = new AbortController();
    const log: string[] = [];
    const stopped = await executeRun(begin(runs), {
      store: runs,
      open: benches(log),
      clock,
      signal: stop.signal,
      onAnswer: () => stop.abort(),
    });
    expect(stopped.status).toBe('cancelled');
    expect(runs.answered(stopped.id)).toBe(1);
    log.length = 0;
    const resumed = await executeRun(stopped, { store: runs, open: benches(log), clock });
    expect(resumed.status).toBe('finished');
    expect(log).not.toContain('Đạt bao nhiêu?');
    expect(runs.lines(resumed.id).map((line) => line.result.id)).toEqual(['a', 'c', 'b']);
  });

  it('carries on after a kill in the middle of a line', async () => {
    const { store: runs, folder } = store();
    const run = begin(runs);
    appendFileSync(path.join(folder, 'runs', run.id, 'results.jsonl'), '{"repeat":1,"resu');
    const after = await executeRun(run, { store: runs, open: benches([]), clock });
    expect(after.status).toBe('finished');
    expect(runs.lines(run.id)).toHaveLength(3);
  });

  it('fails with its reason when the documents cannot be opened, and closes what was open', async () => {
    const { store: runs } = store();
    const log: string[] = [];
    const good = benches(log);
    const run = await executeRun(begin(runs), {
      store: runs,
      open: async (corpus, seed) => {
        if (corpus === 'samples') throw new Error('hỏng kho mẫu');
        return good(corpus, seed);
      },
      clock,
    });
    expect(run).toMatchObject({ status: 'failed', problem: 'hỏng kho mẫu' });
    expect(log.at(-1)).toBe('close corpus');
  });

  it('asks everything of the knowledge base when that is the target', async () => {
    const { store: runs } = store();
    const log: string[] = [];
    await executeRun(begin(runs, { target: 'live' }), { store: runs, open: benches(log), clock });
    expect(log[0]).toBe('open live 1');
    expect(log.filter((line) => line.startsWith('open'))).toHaveLength(1);
  });

  it('is refused when two suites have one id, or a suite cannot be read', () => {
    const { store: runs } = store();
    const twice = { ...settings, suites: ['x', 'y'].map((name) => ({ name, text: suite })) };
    expect(() => runs.create(twice, clock())).toThrow('hai bộ câu hỏi');
    expect(() => runs.create({ ...settings, suites: [{ name: 'x', text: '{' }] }, clock())).toThrow('JSON');
    expect(runs.list()).toEqual([]);
  });

  it('is found by its id alone, never by a path', () => {
    const { store: runs } = store();
    expect(runs.find('../../etc')).toBeNull();
    expect(runs.find('20260101-000000-abcd')).toBeNull();
  });

  it('makes room for new ones beyond the bound, the oldest first', () => {
    const { store: runs } = store();
    for (let minute = 0; minute < MAX_RUNS + 3; minute += 1) {
      const at = new Date(Date.UTC(2026, 0, 1, 0, minute));
      const run = runs.create({ ...settings, suites: [{ name: 'x', text: suite }] }, at);
      runs.save({ ...run, status: 'finished' });
    }
    const kept = runs.list().map((run) => run.startedAt);
    expect(kept.length).toBeLessThanOrEqual(MAX_RUNS + 1);
    expect(kept).not.toContain('2026-01-01T00:00:00.000Z');
  });
});

/** Right in the first repeat, wrong in the second. */
async function shaky(runs: RunStore) {
  const begun = begin(runs, { repeats: 2 });
  let asked = 0;
  const ask: Ask = async () => {
    asked += 1;
    return anAnswer({ markdown: asked === 1 ? 'Đạt 95%.' : 'Đạt 94% và 6.', citations: [] });
  };
  const run = await executeRun(begun, { store: runs, open: benches([], ask), clock });
  return outcomeOf(run, runs.questions(run.id), runs.lines(run.id));
}

describe('repeats', () => {
  it('have a seed each, a spread, and the questions that came out differently', async () => {
    const { store: runs } = store();
    const log: string[] = [];
    await executeRun(begin(runs, { repeats: 2, seed: 7 }), { store: runs, open: benches(log), clock });
    expect(log.filter((line) => line.startsWith('open'))).toEqual([
      'open corpus 7',
      'open corpus 8',
      'open samples 7',
      'open samples 8',
    ]);
    const outcome = await shaky(runs);
    expect(outcome.unstable).toEqual(['a']);
    expect(outcome.spread.find((figure) => figure.name === 'overall')).toEqual({
      name: 'overall',
      mean: 0.75,
      min: 0.5,
      max: 1,
    });
    expect(spreadText(outcome)).toContain('1 câu lúc đạt lúc không');
  });

  it('are gated on their mean', async () => {
    const { store: runs } = store();
    const gate = (min: number) =>
      parseThresholds(`[{"label":"a","metric":"overall","over":"all","min":${min}}]`);
    const outcome = await shaky(runs);
    expect(gatesOf(gate(0.75), outcome)[0]).toMatchObject({
      status: 'passed',
      figure: { value: 0.75, n: 2 },
    });
    expect(gatesOf(gate(0.76), outcome)[0]).toMatchObject({ status: 'missed' });
  });
});

describe('comparing two runs', () => {
  it('says of each question whether it is better, worse, cites another place, or is the same', async () => {
    const { store: runs } = store();
    const cited = (section: string) =>
      anAnswer()
        .citations.slice(0, 1)
        .map((citation) => ({ ...citation, marker: 1, section }));
    const outcome = async (answers: Record<string, [string, string]>) => {
      const ask: Ask = async ({ question }) => {
        const [markdown, section] = answers[question.slice(0, 3)] ?? ['Không rõ [1].', 'I'];
        return anAnswer({ markdown, citations: cited(section) });
      };
      const run = await executeRun(begin(runs), { store: runs, open: benches([], ask), clock });
      return outcomeOf(run, runs.questions(run.id), runs.lines(run.id));
    };
    const before = await outcome({ Đạt: ['Đạt 95% [1].', 'I'], Mấy: ['6 tháng [1].', 'I'] });
    const after = await outcome({ Đạt: ['Đạt 9% [1].', 'I'], Mấy: ['6 tháng [1].', 'II'] });
    const there = compareRuns(before, after).pairs;
    expect(there.map((pair) => [pair.after.score.id, pair.kind])).toEqual([
      ['a', 'worse'],
      ['b', 'citations'],
    ]);
    expect(there[1]).toMatchObject({ citedBefore: ['I'], citedAfter: ['II'] });
    expect(compareRuns(after, before).pairs[0]?.kind).toBe('better');
    expect(compareRuns(after, after).pairs.map((pair) => pair.kind)).toEqual(['same', 'same']);
  });
});
