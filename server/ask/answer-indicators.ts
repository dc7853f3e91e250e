// Answers questions about figures (chỉ tiêu, số liệu) from the stored cells: values, changes, ranks, shares of the plan.
import type { IndicatorHead, IndicatorRow } from '../store/indicators.ts';
import { collapseSpaces, fold } from '../vietnamese/normalise.ts';
import type { Draft, Hit, Viewer } from './contract.ts';
import { refusal } from './draft.ts';
import { answerChange, answerPlan, answerValues, explained } from './indicators-answers.ts';
import { blankArea, blankAreaDraft, blankRow } from './indicators-blank.ts';
import { answerCompared, isCompared } from './indicators-compare.ts';
import { matchIndicators, type NamedIndicator } from './indicators-match.ts';
import { figuresAt, type Pool, poolsOf, REACHED, resolvePeriod } from './indicators-points.ts';
import { type IndicatorQuestion, readIndicatorQuestion } from './indicators-question.ts';
import { answerRank } from './indicators-rank.ts';
import { settlePeriods, withNotes } from './indicators-relative.ts';
import { MAX_LISTED, severalAreas, severalNamed } from './indicators-several.ts';
import { answerTrend, answerWhen } from './indicators-trend.ts';
import { labelOf } from './indicators-words.ts';
import type { Prepared } from './prepare.ts';
import type { Sources } from './sources.ts';
import { coverage, readText } from './terms.ts';
import { indicatorText } from './text.ts';

/** Series looked at for one question, and series of the chosen names. */
const MAX_HEADS = 1_500;
const MAX_SERIES = 2_000;
const MAX_CHOICES = 8;
/** Share of the question's words that a title must have for its set of figures to be what is named. */
const WHOLE_TITLE = 0.95;

type IndicatorSearch = {
  prepared: Prepared;
  viewer: Viewer;
  documentIds: string[] | undefined;
  /** What the search found: a row without a figure is told apart from no row at all. */
  hits?: Hit[];
};

/** A draft from the stored figures, or null when the question asks for none or no indicator is meant. */
export async function answerFromIndicators(search: IndicatorSearch, sources: Sources): Promise<Draft | null> {
  if (search.prepared.understanding.aboutTasks) return null;
  const question = readIndicatorQuestion(search.prepared);
  if (question === null) return null;
  const heads = await headsFor(question, search, sources);
  const several = question.onlySized
    ? null
    : (severalAreas(question, heads) ?? severalNamed(question, heads));
  const named = several ?? matchIndicators(question, heads);
  if (question.onlySized && named.length === 0) return null;
  const blank = blankArea(question, heads);
  if (blank) {
    const own = [{ documentId: blank.area.documentId, names: [blank.area.name] }];
    const rows = await sources.indicatorRows(own, { groups: search.viewer.groups, limit: MAX_SERIES });
    return blankAreaDraft(blank.named.name, blank.area, rows);
  }
  if (named.length === 0)
    return blankRow(question, search.hits ?? []) ?? (await chooseOfDataset(question, heads, search, sources));
  if (question.operation === 'sum') return explained('indicator_operation', indicatorText.notAdded);
  const rows = await sources.indicatorRows(
    named.map(({ documentId, name }) => ({ documentId, names: [name] })),
    { groups: search.viewer.groups, limit: MAX_SERIES },
  );
  const asked = search.prepared.understanding.question;
  const draft = answerFrom(beyondName(question, named), asked, named, rows, heads);
  // "tầm nhìn đến năm 2050 như thế nào": no figure need be meant, so that a missing one refuses nothing
  const isOpen = asksOpenly(asked) || rows.some(statesBounds);
  return draft && draft.statements.length === 0 && !draft.asksBack && isOpen ? null : draft;
}

/** "bú sữa mẹ hoàn toàn trong 6 tháng đầu" is the name of a figure, and no half-year for which it is asked. */
function beyondName(question: IndicatorQuestion, named: NamedIndicator[]): IndicatorQuestion {
  const isOfName = (printed: string) => named.every(({ name }) => fold(name).includes(fold(printed)));
  return { ...question, periods: question.periods.filter(({ printed }) => !isOfName(printed)) };
}

/** A row with "dưới 15%" or "≥ 90" beside its figures states more than was read of it. */
function statesBounds({ passages }: IndicatorRow): boolean {
  return [...passages.values()].some(({ text }) =>
    text
      .split('\t')
      .some((cell) => /^\s*(?:dưới|trên|tối thiểu|ít nhất|tối đa|không quá|từ|[<>≤≥])\s*\d/iu.test(cell)),
  );
}

/** How something is, is asked, and no value by name. */
function asksOpenly(question: string): boolean {
  const folded = fold(question);
  return (
    /\b(?:the nao|ra sao|la gi|nhung gi)\b/.test(folded) &&
    !/\b(?:bao nhieu|may|so lieu|chi tieu|ty le|ti le|tang|giam|so voi|dat|chi so|ke hoach)\b/.test(folded)
  );
}

/** "PAPI năm 2024 so với 2023": only the set of figures is named, and which of them is asked back. */
async function chooseOfDataset(
  question: IndicatorQuestion,
  heads: IndicatorHead[],
  { viewer, prepared }: IndicatorSearch,
  sources: Sources,
): Promise<Draft | null> {
  const dataset = datasetNamed(question, heads);
  if (dataset === null) return null;
  const rows = await sources.indicatorRows([dataset], { groups: viewer.groups, limit: MAX_SERIES });
  return choose(prepared.understanding.question, poolsOf(rows));
}

/** The one set of figures whose title has all words of the question, with the names of its figures. */
function datasetNamed(
  { units, periods }: IndicatorQuestion,
  heads: IndicatorHead[],
): { documentId: string; names: string[] } | null {
  if (units.length === 0 || periods.length === 0) return null;
  const own = heads.filter((head) => coverage(units, readText(head.documentTitle)).share >= WHOLE_TITLE);
  const names = [...new Set(own.map((head) => head.name))];
  const [documentId, ...others] = new Set(own.map((head) => head.documentId));
  if (documentId === undefined || others.length > 0 || names.length <= MAX_LISTED) return null;
  return { documentId, names };
}

/**
 * True when a question sets figures against each other or asks for two at once: two indicators, two areas of one, or two
 * periods of one. It is then answered whole; cut in two, nothing would be compared.
 */
export async function comparesFigures(search: IndicatorSearch, sources: Sources): Promise<boolean> {
  if (search.prepared.understanding.aboutTasks) return false;
  const question = readIndicatorQuestion(search.prepared);
  if (question === null || !['value', 'change'].includes(question.operation)) return false;
  // "dưới 100 thí sinh và từ 500 thí sinh trở lên": each size is looked up with all that is said of both
  if ((question.sized?.sizes.length ?? 0) > 1) return false;
  const heads = await headsFor(question, search, sources);
  // "A và B năm 2030 là bao nhiêu": one question of two figures, though nothing is compared
  if (!question.compares) return question.operation === 'value' && severalNamed(question, heads) !== null;
  if (severalAreas(question, heads) ?? severalNamed(question, heads)) return true;
  if (question.periods.length !== 2) return false;
  const named = matchIndicators(question, heads);
  return named.length === 1 || (named.length === 0 && datasetNamed(question, heads) !== null);
}

function headsFor(
  question: IndicatorQuestion,
  { viewer, documentIds }: IndicatorSearch,
  sources: Sources,
): Promise<IndicatorHead[]> {
  return sources.indicatorHeads(question.words, {
    groups: viewer.groups,
    limit: MAX_HEADS,
    ...(documentIds ? { documentIds } : {}),
  });
}

function answerFrom(
  question: IndicatorQuestion,
  asked: string,
  named: NamedIndicator[],
  rows: IndicatorRow[],
  heads: IndicatorHead[],
): Draft | null {
  if (question.operation === 'rank') {
    const pools = poolsOf(rows);
    const ranked = settlePeriods(question, pools);
    return withNotes(answerRank(ranked.question, pools, areasBeside(named, heads)), ranked.notes);
  }
  const meant = new Set(named.flatMap(({ heads }) => heads.map((head) => head.id)));
  const pools = wholeAreas(poolsOf(rows.filter((row) => meant.has(row.indicator.id))));
  if (pools.length === 0) return null;
  if (question.reaching !== null) return answerWhen(question.reaching, pools[0] as Pool);
  if (pools.length > MAX_LISTED) return choose(asked, pools);
  const settled = settlePeriods(question, pools);
  return withNotes(answerOf(settled.question, ofPeriods(settled.question, pools)), settled.notes);
}

/** Figures of all periods that are named, where some have them: "Kinh phí" by year, not "Kinh phí, tổng cộng" of all years. */
function ofPeriods({ periods }: IndicatorQuestion, pools: Pool[]): Pool[] {
  const has = (pool: Pool) =>
    periods.every((asked) => {
      const period = resolvePeriod(asked, [pool]);
      return period !== null && figuresAt(pool, period, [...REACHED, 'planned']).length > 0;
    });
  const holders = periods.length > 0 ? pools.filter(has) : [];
  return holders.length > 0 ? holders : pools;
}

function answerOf(question: IndicatorQuestion, pools: Pool[]): Draft {
  if (isCompared(question, pools)) return answerCompared(question, pools);
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
