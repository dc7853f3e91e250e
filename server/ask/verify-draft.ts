// Verifies a draft against its own evidence: facts that fail are taken out, frames without facts stay.

import { isDitto } from '../vietnamese/ditto.ts';
import { findNumbers } from '../vietnamese/numbers.ts';
import type { Draft, Evidence, Statement } from './contract.ts';
import { inline } from './draft.ts';
import { checkComputed } from './gate/computed.ts';
import { checkSentence } from './gate/gate.ts';
import { plainText } from './gate/text.ts';
import type { GateContext, GateSource, Verdict } from './gate/types.ts';
import { isCountedUnit } from './gate/units.ts';
import { withoutMarks } from './marks.ts';
import { text } from './text.ts';

export type Verified = {
  statements: Statement[];
  passed: number;
  total: number;
  /** Plain text of what was taken out. */
  dropped: string[];
  /** Why, in the order of `dropped`; for the log and the evals. */
  reasons: string[];
};

/** Checks every factual statement of a draft with the given recognisers; frames are kept where a fact follows. */
export function verifyDraft(draft: Draft, context: GateContext, counts: Set<number> = new Set()): Verified {
  const sources = new Map(draft.evidence.map((one) => [one.marker, toSource(one)]));
  const result: Verified = { statements: [], passed: 0, total: 0, dropped: [], reasons: [] };
  for (const statement of draft.statements) {
    if (statement.kind === 'frame') {
      result.statements.push(statement);
      continue;
    }
    result.total += 1;
    const verdict = judge(statement, sources, { ...context, counts });
    if (verdict.ok) {
      result.passed += 1;
      result.statements.push(statement);
    } else drop(result, statement, verdict);
  }
  return result;
}

/** Declared figures are computed again from the cited cells; what is left of the sentence is judged like any other. */
function judge(statement: Statement, sources: Map<number, GateSource>, context: GateContext): Verdict {
  const sourceOf = (marker: number) => sources.get(marker) ?? null;
  if (!statement.computed) return checkSentence(statement.markdown, sourceOf, context);
  const rest = checkComputed(statement.markdown, statement.computed, sourceOf);
  return rest.ok ? checkSentence(rest.left, sourceOf, context) : rest;
}

/** The counts that a draft built by code states: "Sở Y tế: 6 nhiệm vụ". */
export function countsIn(draft: Draft): Set<number> {
  const counted = draft.statements.flatMap((statement) => findNumbers(plainText(statement.markdown)));
  return new Set(
    counted
      .filter((number) => number.unit !== null && isCountedUnit(number.unit))
      .map((number) => number.value),
  );
}

function drop(result: Verified, statement: Statement, verdict: Extract<Verdict, { ok: false }>): void {
  result.dropped.push(plainText(statement.markdown));
  result.reasons.push(`${verdict.reason}: ${verdict.detail}`);
}

function toSource({ hit, task, cells }: Evidence): GateSource {
  return {
    text: withoutMarks(
      `${hit.passage.text}${cellsAbove(hit.passage.text, task)}${columnDeadline(hit.passage.text, task)}${columnName(task)}${columnBudget(hit.passage.text, task)}`,
    ),
    headings: hit.passage.headings.map(withoutMarks),
    title: withoutMarks(hit.documentTitle),
    place: `${hit.passage.place} (${hit.passage.section})`,
    isRow: hit.passage.kind === 'row' || task !== null,
    hasFigures: cells !== undefined,
    sums: task?.budgets.filter(({ label }) => label !== '') ?? [],
    roles: task === null ? null : { leads: task.leads, cooperators: task.cooperators },
  };
}

/** What a row repeats by a mark ("- nt -") stands in the row above it. */
function cellsAbove(row: string, task: Evidence['task']): string {
  if (task === null || !row.split('\t').some((cell) => isDitto(cell))) return '';
  const read = [task.leadPrinted, task.cooperatePrinted, task.deadlinePrinted, task.productPrinted];
  return read.map((cell) => (cell === '' || row.includes(cell) ? '' : `\t${cell}`)).join('');
}

/** The deadline of a row that only marks it ("x" below "2026 - 2028") stands in the head of its column. */
function columnDeadline(row: string, task: Evidence['task']): string {
  const deadline = task?.deadlinePrinted ?? '';
  const isMarked = /(?:^|\t)\s*(?:[xX×✓✔]|có)\s*(?:\t|$)/u.test(row);
  return row.includes(deadline) || !isMarked ? '' : `\t${deadline}`;
}

/** Name and unit of a sum stand in the head of its column; said only where the row prints the sum itself. */
function columnBudget(row: string, task: Evidence['task']): string {
  if (task === null) return '';
  const sum = /\d[\d.,\s]*/u.exec(task.budgetPrinted)?.[0].trim();
  const whole =
    sum === undefined || !row.includes(sum) ? '' : `\t${text.budgetLabel}: ${inline(task.budgetPrinted)}`;
  const named = task.budgets
    .filter(({ label, value }) => label !== '' && row.includes(value))
    .map(({ label, value, unit }) => `\t${label}: ${value} ${unit}`.trimEnd());
  return `${whole}${named.join('')}`;
}

/** A row with a product may be said to have one: the name of that column stands in the head of the table. */
function columnName(task: Evidence['task']): string {
  return task === null || task.productPrinted === '' ? '' : `\t${text.productLabel}`;
}
