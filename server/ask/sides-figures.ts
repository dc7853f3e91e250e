// The one figure that a side of a comparison states: read from its quotation or its table cell, with where it stands.
import { readFigure } from '../vietnamese/figures.ts';
import { fold } from '../vietnamese/normalise.ts';
import { findNumbers } from '../vietnamese/numbers.ts';
import type { Draft, Hit } from './contract.ts';
import type { Operand } from './gate/computed.ts';
import { withoutMarks } from './marks.ts';
import { totalOrPart } from './part-of-total.ts';
import { type Language, understand } from './understand.ts';

/** A figure of a cited passage; `unit` as the passage prints it. */
export type SideFigure = {
  value: number;
  unit: string;
  printed: string;
  hit: Hit;
  at: Omit<Operand, 'marker'>;
};

/** Units of which figures of running text are set against each other. */
const UNIT =
  /^\s*(?<unit>%|(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)*đồng(?!\/)|đồng\/\p{L}+(?:\s(?!(?:áp|cho|đối|được|và|là|theo|đến|tại|từ|hoặc|thì|của|trong|với|khi|nếu|bao|gồm|trên|dưới|cùng|kể|trở|sau|trước|để|do|có|không|thuộc|tính|chi|hỗ|mức)(?!\p{L}))\p{L}+)?|(?:tháng lương cơ sở|tháng|năm|ngày(?: làm việc)?|giờ|phút|điểm|người|câu)(?!\p{L}))/iu;

/** The figures of both sides where each states one of the same kind, and they stand in different passages. */
export function figuresOfSides(
  drafts: Draft[],
  questions: string[],
  language: Language,
): [SideFigure, SideFigure] | null {
  const [one, other] = drafts.map((draft, at) => candidates(draft, questions[at] ?? '', language));
  if (!one || !other) return null;
  const pairs = one.flatMap((left) =>
    other.flatMap((right) => (left.unit === right.unit ? [[left, right] as const] : [])),
  );
  const asked = one.length === 1 && other.length === 1 ? pairs : parallel(one, other);
  const [pair] = asked;
  if (asked.length !== 1 || !pair) return null;
  const [left, right] = pair;
  if (
    left.hit.passage.id === right.hit.passage.id &&
    left.at.column === right.at.column &&
    left.at.at === right.at.at
  )
    return null;
  return yearsDiffer(left, right) ? null : [left, right];
}

/** Both sentences have the same figures but for one: that one is what differs ("… hưởng phụ cấp 25% / 40%"). */
function parallel(one: SideFigure[], other: SideFigure[]): (readonly [SideFigure, SideFigure])[] {
  if (one.length !== other.length) return [];
  const pairs = one.map((left, at) => [left, other[at]!] as const);
  if (pairs.some(([left, right]) => left.unit !== right.unit)) return [];
  return pairs.filter(([left, right]) => left.value !== right.value);
}

/** Figures with a unit of what the draft quotes first, lead-ins left out. */
function candidates(draft: Draft, question: string, language: Language): SideFigure[] | null {
  const facts = draft.statements.filter(
    ({ kind, markdown }) => kind === 'fact' && !/:[*”]*\s*(?:\[\d+\])*$/u.test(markdown),
  );
  const [first] = facts;
  if (!first || draft.complete) return null;
  const hitOf = (marker: number) => draft.evidence.find((evidence) => evidence.marker === marker)?.hit;
  const value = first.computed?.find(({ kind }) => kind === 'value');
  const [operand] = value?.operands ?? [];
  if (value && operand) {
    const hit = hitOf(operand.marker);
    const printed = hit?.passage.text.split('\t')[operand.column] ?? '';
    const figure = readFigure(printed, operand.notation);
    if (!hit || figure === null || facts.length > 1) return null;
    const { marker: _marker, ...at } = operand;
    return [{ value: figure, unit: (value.to ?? '').toLowerCase(), printed: value.printed, hit, at }];
  }
  const hit = first.markers.length === 1 && /“/.test(first.markdown) ? hitOf(first.markers[0]!) : undefined;
  return hit ? figuresIn(hit, question, language) : null;
}

/** Figures of the clause that says most of what is asked. */
function figuresIn(hit: Hit, question: string, language: Language): SideFigure[] {
  // as the gate reads it
  const text = withoutMarks(hit.passage.text);
  const words = understand(question, language)
    .runs.flat()
    .map(({ folded }) => folded);
  const clauses = [...text.matchAll(/[^;.]*(?:\.(?=\d)[^;.]*)*[;.]?/gu)]
    .map((match) => ({ start: match.index, text: match[0] }))
    .filter(({ text: clause }) => /\d/.test(clause))
    .map((clause) => {
      const folded = ` ${fold(clause.text).replace(/[^a-z0-9]+/g, ' ')} `;
      return { ...clause, said: words.filter((word) => folded.includes(` ${word} `)).length };
    })
    .sort((a, b) => b.said - a.said);
  const [best, next] = clauses;
  if (!best || (next && next.said === best.said)) return [];
  const about = [hit.documentTitle, ...hit.passage.headings].join(' ');
  const meant = totalOrPart(best.text, words, about);
  if (meant === null) return [];
  return findNumbers(meant.text).flatMap(({ span, value }): SideFigure[] => {
    const start = best.start + meant.start + span.start;
    const digits = /^\d[\d.]*(?:,\d+)?/u.exec(text.slice(start))?.[0].replace(/\.$/, '') ?? '';
    const unit = UNIT.exec(text.slice(start + digits.length))?.groups?.['unit'];
    if (unit === undefined || readFigure(digits, 'comma') !== value) return [];
    const printed = `${digits}${unit === '%' ? '' : ' '}${unit}`;
    return [
      { value, unit: unit.toLowerCase(), printed, hit, at: { column: 0, notation: 'comma', at: start } },
    ];
  });
}

/** Both sentences name years, and not the same: the figures are of different times. */
function yearsDiffer(left: SideFigure, right: SideFigure): boolean {
  const [one, other] = [left, right].map(
    ({ hit }) => new Set(hit.passage.text.match(/(?<!\d|\/)20\d{2}(?!\d|\/)/g)),
  );
  if (left.hit.passage.text.includes('\t') || one!.size === 0 || other!.size === 0) return false;
  return ![...one!].some((year) => other!.has(year));
}
