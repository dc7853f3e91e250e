// Which figures reached their plan and which did not: every row of the tables that gives both, compared by code.
import { fold } from '../vietnamese/normalise.ts';
import { samePeriod } from '../vietnamese/periods.ts';
import { periodsAskedOf } from '../vietnamese/relative-periods.ts';
import type { Draft, Viewer } from './contract.ts';
import { DraftBuilder } from './draft.ts';
import { explained, headOf } from './indicators-answers.ts';
import {
  latestPeriod,
  type Point,
  type Pool,
  plannedFor,
  poolsOf,
  reachedWithin,
  resolvePeriod,
} from './indicators-points.ts';

import { statedFigure, whenOf } from './indicators-words.ts';
import type { Prepared } from './prepare.ts';
import type { Sources } from './sources.ts';
import { coverage, readSyllables, readText } from './terms.ts';
import { indicatorText } from './text.ts';

const MAX_HEADS = 1_500;
const MAX_SERIES = 2_000;
const MAX_LISTED = 60;
/** Share of the question's other words that a row, with its table and its document, must have. */
const ROW_SHARE = 0.75;

type Side = 'missed' | 'reached' | 'passed';

const WHICH =
  /\b(?:chi tieu|chi so|noi dung|linh vuc|muc tieu)\b.*\b(?:nao|gi)\b|\b(?:nhung|cac|bao nhieu|may|liet ke|danh sach) (?:chi tieu|chi so|muc tieu)\b/;
const SIDES: [Side, RegExp][] = [
  [
    'missed',
    /\b(?:khong|chua|ko|hut) (?:dat|hoan thanh|bang|toi|du)\b.*\bke hoach\b|\b(?:hut|duoi|thap hon|kem) (?:so voi )?ke hoach\b/,
  ],
  [
    'passed',
    /\bvuot (?:muc |xa )?(?:so voi )?(?:ke hoach|chi tieu|muc tieu)\b|\b(?:cao hon|tren) (?:so voi )?ke hoach\b/,
  ],
  ['reached', /\b(?:dat|hoan thanh|bang) (?:va vuot |duoc |du )?ke hoach\b/],
];
/** Words of the question that ask this, and name no figure. */
const ASKING = new Set(
  'chi tieu so nao gi nhung cac khong chua ko hut dat hoan thanh vuot muc ke hoach duoi tren cao thap hon so voi bao nhieu may liet danh sach linh vuc noi dung da duoc'.split(
    ' ',
  ),
);
/** Figures of which less is better. */
const LESS_IS_BETTER =
  /\b(?:ho ngheo|can ngheo|that nghiep|tai nan|tu vong|suy dinh duong|no xau|no dong|vi pham|sinh con thu|hao hut|o nhiem|ton dong|qua han|tre han|khieu nai|mu chu|bo hoc|pham phap|chay no)\b/;

/** A draft, or null when the question does not ask which figures kept to their plan. */
export async function answerPlanList(
  search: { prepared: Prepared; viewer: Viewer; documentIds: string[] | undefined },
  sources: Sources,
): Promise<Draft | null> {
  const { understanding, subject, searchText, today } = search.prepared;
  const folded = fold(understanding.question);
  const side = SIDES.find(([, pattern]) => pattern.test(folded))?.[0];
  if (side === undefined || !WHICH.test(folded)) return null;
  const topic = subject.filter((unit) => !unit.folded.split(' ').every((word) => ASKING.has(word)));
  const { groups } = search.viewer;
  const words = readSyllables(searchText).map((syllable) => syllable.folded);
  const heads = await sources.indicatorHeads(words, {
    groups,
    limit: MAX_HEADS,
    ...(search.documentIds ? { documentIds: search.documentIds } : {}),
  });
  const meant = heads.filter(({ name, context, documentTitle, area }) => {
    const line = readText([name, area ?? '', ...context, documentTitle].join('\n'));
    return topic.length === 0 || coverage(topic, line).share >= ROW_SHARE;
  });
  const named = [...Map.groupBy(meant, (head) => head.documentId)].map(([documentId, own]) => ({
    documentId,
    names: [...new Set(own.map((head) => head.name))],
  }));
  const rows = await sources.indicatorRows(named, { groups, limit: MAX_SERIES });
  const ids = new Set(meant.map((head) => head.id));
  const pools = poolsOf(rows.filter((row) => ids.has(row.indicator.id)));
  const asked = periodsAskedOf(understanding.question, today)[0];
  const pairs = pools.flatMap((pool) =>
    pairOf(pool, asked ? resolvePeriod(asked, [pool]) : latestPeriod([pool])),
  );
  // six months against the plan of a year tell nothing yet
  const whole = pairs.filter(({ reached, plan }) => samePeriod(reached.value.period, plan.value.period));
  if (whole.length > 0) return listed(whole, side);
  const [part] = pairs;
  if (part === undefined) return null;
  const [now, then] = [part.reached, part.plan].map(({ value }) => whenOf(value.measure, value.period));
  return explained('indicator_plan', indicatorText.notOver(now!, then!));
}

type Pair = { pool: Pool; reached: Point; plan: Point };

function pairOf(pool: Pool, period: ReturnType<typeof latestPeriod>): Pair[] {
  const reached = period === null ? null : reachedWithin(pool, period);
  const plan = period === null || reached === null ? null : plannedFor(pool, reached.value.period ?? period);
  return reached && plan ? [{ pool, reached, plan }] : [];
}

function sideOf({ pool, reached, plan }: Pair): Side {
  const less = LESS_IS_BETTER.test(fold(pool.name));
  const beyond = less ? plan.value.value - reached.value.value : reached.value.value - plan.value.value;
  return beyond === 0 ? 'reached' : beyond > 0 ? 'passed' : 'missed';
}

function listed(pairs: Pair[], side: Side): Draft {
  const kept = pairs.filter((pair) => {
    const own = sideOf(pair);
    return side === 'reached' ? own !== 'missed' : own === side;
  });
  if (kept.length === 0) return explained('indicator_plan', indicatorText.noneOfPlan(side, pairs.length));
  const builder = new DraftBuilder();
  builder.complete = true;
  builder.frame(indicatorText.ofPlan(side, kept.length, pairs.length));
  for (const { pool, reached, plan } of kept.slice(0, MAX_LISTED)) {
    const [figure, planned] = [
      statedFigure(builder, reached, pool.unit),
      statedFigure(builder, plan, pool.unit),
    ];
    builder.fact(
      `- ${headOf(pool, reached)}: **${figure.text}**; ${whenOf('planned', plan.value.period)}: ${planned.text}`,
      [...figure.markers, ...planned.markers],
      [...figure.computed, ...planned.computed],
    );
  }
  if (kept.some(({ pool }) => LESS_IS_BETTER.test(fold(pool.name))))
    builder.frame(indicatorText.lessIsBetter);
  return builder.build();
}
