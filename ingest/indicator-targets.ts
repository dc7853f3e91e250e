// Which figures of a table are targets though no word says so: those of years that had not come when it was issued.
import type { DocumentMeta, Measure, Period } from '../server/domain.ts';
import type { Column, ValueColumn } from './indicator-columns.ts';

/** What is known of the document that a table stands in. */
export type AboutDocument = Pick<DocumentMeta, 'title' | 'year' | 'issuedOn'>;

/**
 * The day from which figures are targets: after the year in which the document was issued; that year too, where the
 * columns go on with later ones ("2025 | 2026 | 2027" of a plan issued in 2026). Null when no year is known.
 */
export function targetsFrom(columns: Column[], { year, issuedOn }: AboutDocument): string | null {
  const issued = issuedOn === null ? year : Number(issuedOn.slice(0, 4));
  if (issued === null) return null;
  const years = columns.flatMap((column) =>
    column.kind === 'value' ? column.periods.map((period) => period.year ?? 0) : [],
  );
  const goesOn = years.some((one) => one > issued);
  return `${goesOn ? issued : issued + 1}-12-31`;
}

/** What a figure is: as its column says, expected when its row says so, a target when its time had not come. */
export function measureAt(
  column: ValueColumn,
  period: Period | null,
  expected: boolean,
  targets: string | null,
): Measure {
  if (column.measure !== 'actual') return column.measure;
  if (expected) return 'estimated';
  const ahead = period !== null && targets !== null && period.to >= targets;
  return ahead && !column.saysReached ? 'planned' : 'actual';
}
