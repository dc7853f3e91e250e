// Answers questions about figures (chỉ tiêu, số liệu) from the stored cells: values, changes, ranks, shares of the plan.
import type { IndicatorHead, IndicatorRow } from '../store/indicators.ts';
import { collapseSpaces } from '../vietnamese/normalise.ts';
import type { Draft, Viewer } from './contract.ts';
import { refusal } from './draft.ts';
import { answerChange, answerPlan, answerTrend, answerValues, explained } from './indicators-answers.ts';
import { matchIndicators, type NamedIndicator } from './indicators-match.ts';
import { type Pool, poolsOf } from './indicators-points.ts';
import { type IndicatorQuestion, readIndicatorQuestion } from './indicators-question.ts';
import { answerRank } from './indicators-rank.ts';
import { labelOf } from './indicators-words.ts';
import type { Prepared } from './prepare.ts';
import type { Sources } from './sources.ts';
import { indicatorText } from './text.ts';

/** Series looked at for one question, and series of the chosen names. */
const MAX_HEADS = 1_500;
const MAX_SERIES = 2_000;
/** Indicators whose figures are listed at once; more are asked back about. */
const MAX_LISTED = 6;
const MAX_CHOICES = 8;

type IndicatorSearch = {
  prepared: Prepared;
  viewer: Viewer;
  documentIds: string[] | undefined;
};

/** A draft from the stored figures, or null when the question asks for none or no indicator is meant. */
export async function answerFromIndicators(search: IndicatorSearch, sources: Sources): Promise<Draft | null> {
  if (search.prepared.understanding.aboutTasks) return null;
  const question = readIndicatorQuestion(search.prepared);
  if (question === null) return null;
  const heads = await sources.indicatorHeads(question.words, {
    groups: search.viewer.groups,
    limit: MAX_HEADS,
    ...(search.documentIds ? { documentIds: search.documentIds } : {}),
  });
  const named = severalNamed(question, heads) ?? matchIndicators(question, heads);
  if (named.length === 0) return null;
  if (question.operation === 'sum') return explained('indicator_operation', indicatorText.notAdded);
  const rows = await sources.indicatorRows(
    named.map(({ documentId, name }) => ({ documentId, names: [name] })),
    { groups: search.viewer.groups, limit: MAX_SERIES },
  );
  return answerFrom(question, search.prepared.understanding.question, named, rows, heads);
}

function answerFrom(
  question: IndicatorQuestion,
  asked: string,
  named: NamedIndicator[],
  rows: IndicatorRow[],
  heads: IndicatorHead[],
): Draft | null {
  if (question.operation === 'rank') return answerRank(question, poolsOf(rows), areasBeside(named, heads));
  const meant = new Set(named.flatMap(({ heads }) => heads.map((head) => head.id)));
  const pools = wholeAreas(poolsOf(rows.filter((row) => meant.has(row.indicator.id))));
  if (pools.length === 0) return null;
  if (pools.length > MAX_LISTED) return choose(asked, pools);
  if (question.operation === 'trend') return answerTrend(question, pools[0] as Pool);
  if (question.operation === 'change') return answerChange(question, pools);
  return question.operation === 'plan' ? answerPlan(question, pools) : answerValues(question, pools);
}

/** Areas that the same tables have in their other columns: those without a figure are named. */
function areasBeside(named: NamedIndicator[], heads: IndicatorHead[]): string[] {
  const tableOf = (head: IndicatorHead) => `${head.documentId}\n${head.context.join('\n')}`;
  const tables = new Set(named.flatMap((one) => one.heads.map(tableOf)));
  return [...new Set(heads.filter((head) => tables.has(tableOf(head))).flatMap((head) => head.area ?? []))];
}

/** Without an area in the question the figure of the whole is meant, where there is one. */
function wholeAreas(pools: Pool[]): Pool[] {
  const whole = pools.filter((pool) => pool.area === null || /^(?:toàn|tổng|cộng|cả)/iu.test(pool.area));
  return whole.length > 0 && whole.length < pools.length ? whole : pools;
}

/** Too many to list: whole questions to choose from, one for each. */
function choose(asked: string, pools: Pool[]): Draft {
  const stem = collapseSpaces(asked).replace(/[?.!\s]+$/, '');
  const choices = pools.slice(0, MAX_CHOICES).map((pool) => `${stem} – ${labelOf(pool)}?`);
  return {
    ...refusal('clarification_needed'),
    asksBack: { ask: indicatorText.choose(pools.length, pools.length > MAX_CHOICES), choices },
  };
}

/** "Thu ngân sách và thu nội địa": each part names an indicator of its own, all of one operation and period. */
function severalNamed(question: IndicatorQuestion, heads: IndicatorHead[]): NamedIndicator[] | null {
  if (!['value', 'plan', 'change', 'sum'].includes(question.operation)) return null;
  const parts: IndicatorQuestion['units'][] = [[]];
  for (const unit of question.units) {
    if (
      question.joints.some(
        (joint) => joint > (parts.at(-1)?.at(-1)?.index ?? unit.index) && joint < unit.index,
      )
    )
      parts.push([]);
    parts.at(-1)?.push(unit);
  }
  if (parts.length < 2 || parts.length > MAX_LISTED) return null;
  const found = parts.map((units) =>
    matchIndicators({ ...question, units, words: units.flatMap((unit) => unit.folded.split(' ')) }, heads),
  );
  if (found.some((one) => one.length === 0)) return null;
  const named = found.map((one) => one[0] as NamedIndicator);
  const distinct = named.filter((one, at) => named.findIndex((other) => other.name === one.name) === at);
  return distinct.length === parts.length ? distinct : null;
}
