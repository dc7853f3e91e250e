// Says what two compared values differ by, or their sum: computed by code, cited to both, and only of one unit.
import { printFigure } from '../vietnamese/figures.ts';
import { compares } from './comparison.ts';
import { readAmount, withoutAmount } from './comparison-amounts.ts';
import type { Draft } from './contract.ts';
import type { Computation } from './gate/computed.ts';
import { figuresOfSides, type SideFigure } from './sides-figures.ts';
import { sidesText } from './text-sides.ts';
import type { Language } from './understand.ts';

const DECIMALS = 6;

/** The joined draft with the difference or sum of its two sides; as it is where they state no two figures of one unit. */
export function withAmount(
  merged: Draft,
  question: string,
  parts: string[],
  drafts: Draft[],
  language: Language,
): Draft {
  if (parts.length !== 2 || merged.outcome.class !== 'answered') return merged;
  const kind = readAmount(withoutAmount(question))?.kind ?? (compares(question) ? 'difference' : null);
  if (kind === null) return merged;
  const figures = figuresOfSides(drafts, parts, language);
  if (figures === null) return merged;
  const markers = figures.map(
    ({ hit }) => merged.evidence.find((one) => one.hit.passage.id === hit.passage.id)?.marker,
  );
  if (markers.some((marker) => marker === undefined)) return merged;
  const [sentence, computed] = worded(kind, figures, markers as number[]);
  const marks = [...new Set(markers as number[])];
  const statement = {
    markdown: `${sentence} ${marks.map((marker) => `[${marker}]`).join('')}`,
    markers: marks,
    kind: 'fact' as const,
    ...(computed ? { computed: [computed] } : {}),
  };
  return { ...merged, statements: [...merged.statements, statement] };
}

function worded(
  kind: 'difference' | 'sum',
  [left, right]: [SideFigure, SideFigure],
  markers: number[],
): [string, Computation | null] {
  const operands = [left, right].map(({ at }, index) => ({ ...at, marker: markers[index]! }));
  const unit = left.unit === '%' ? 'điểm phần trăm' : left.unit;
  const own = { from: left.unit, to: left.unit, decimals: DECIMALS, operands };
  if (kind === 'sum') {
    const printed = `${printFigure(left.value + right.value, DECIMALS)} ${left.unit}`;
    return [sidesText.sum(printed, left.printed, right.printed), { ...own, kind: 'sum', printed }];
  }
  const difference = left.value - right.value;
  if (difference === 0) return [sidesText.equal(left.printed), null];
  const amount = `${printFigure(Math.abs(difference), DECIMALS)} ${unit}`;
  const printed = `${difference > 0 ? sidesText.higher : sidesText.lower} ${amount}`;
  return [
    sidesText.difference(left.printed, printed, right.printed),
    { ...own, kind: 'difference', printed },
  ];
}
