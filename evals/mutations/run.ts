// The mutation bench: how many wrong sentences the gate catches, and how many right ones it stops.
import { checkSentence } from '../../server/ask/gate/gate.ts';
import type { Verdict } from '../../server/ask/gate/types.ts';
import {
  type BenchPassage,
  benchContext,
  type Case,
  readParaphrases,
  readPassages,
  readSet,
  toSource,
  verbatimCases,
} from './cases.ts';
import { type Mutant, type MutationKind, mutantsOf, seededRandom } from './mutate.ts';

export type BenchKind = 'paraphrase' | 'verbatim' | 'other' | 'other-verbatim' | 'third';
export type BenchResult = {
  caught: number;
  mutants: number;
  falseAlarms: number;
  originals: number;
  byKind: Record<string, { caught: number; of: number }>;
  missed: Mutant[];
  alarms: { id: string; sentence: string; reason: string; detail: string }[];
};

const SETS: Record<BenchKind, () => { passages: BenchPassage[]; cases: Case[] }> = {
  paraphrase: () => ({ passages: readPassages(), cases: readParaphrases() }),
  verbatim: () => ({ passages: readPassages(), cases: verbatimCases(readPassages(), 200) }),
  other: () => readSet('other'),
  'other-verbatim': () => {
    const { passages } = readSet('other');
    return { passages, cases: verbatimCases(passages, 200) };
  },
  third: () => readSet('third'),
};

/** Runs the gate over every case and its mutants; the same seed gives the same mutants. */
export function runBench(options: { seed: number; kind: BenchKind }): BenchResult {
  const { passages, cases } = SETS[options.kind]();
  const random = seededRandom(options.seed);
  const result: BenchResult = {
    caught: 0,
    mutants: 0,
    falseAlarms: 0,
    originals: cases.length,
    byKind: {},
    missed: [],
    alarms: [],
  };
  for (const one of cases) {
    const verdict = judge(one);
    if (!verdict.ok) {
      result.falseAlarms += 1;
      result.alarms.push({
        id: one.id,
        sentence: one.sentence,
        reason: verdict.reason,
        detail: verdict.detail,
      });
    }
    for (const mutant of mutantsOf(one, passages, random)) record(result, mutant, judge(mutant));
  }
  return result;
}

function record(result: BenchResult, mutant: Mutant, verdict: Verdict): void {
  result.byKind[mutant.kind] ??= { caught: 0, of: 0 };
  const kind = result.byKind[mutant.kind];
  if (kind === undefined) return;
  kind.of += 1;
  result.mutants += 1;
  if (verdict.ok) result.missed.push(mutant);
  else {
    kind.caught += 1;
    result.caught += 1;
  }
}

function judge(one: { passages: BenchPassage[]; sentence: string }): Verdict {
  const sources = one.passages.map(toSource);
  return checkSentence(one.sentence, (marker) => sources[marker - 1] ?? null, benchContext);
}

/** The figures as a Markdown table, for the README. */
export function report(result: BenchResult): string {
  const share = (part: number, whole: number) =>
    whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
  const kinds = Object.entries(result.byKind) as [MutationKind, { caught: number; of: number }][];
  return [
    '| mutation | caught | of | share |',
    '|---|---|---|---|',
    ...kinds.map(([kind, { caught, of }]) => `| ${kind} | ${caught} | ${of} | ${share(caught, of)} |`),
    `| all | ${result.caught} | ${result.mutants} | ${share(result.caught, result.mutants)} |`,
    `| false alarms | ${result.falseAlarms} | ${result.originals} | ${share(result.falseAlarms, result.originals)} |`,
  ].join('\n');
}

if (import.meta.main) {
  for (const kind of Object.keys(SETS) as BenchKind[]) {
    const result = runBench({ seed: 1, kind });
    process.stdout.write(`\n${kind}\n${report(result)}\n`);
    if (!process.argv.includes('--list')) continue;
    for (const alarm of result.alarms)
      process.stderr.write(`ALARM ${alarm.id} ${alarm.reason} (${alarm.detail}): ${alarm.sentence}\n`);
    for (const mutant of result.missed) process.stderr.write(`MISSED ${mutant.id}: ${mutant.sentence}\n`);
  }
}
