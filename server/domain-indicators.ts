// The nouns of statistics: indicators (chỉ tiêu) with their periods, measures and figures, and the chart of an answer.

/** A statistical period (kỳ); both days included. `cumulative`: from the first of January on ("6 tháng đầu năm"). */
export type Period = {
  kind: 'year' | 'quarter' | 'month' | 'cumulative' | 'date' | 'range';
  from: string;
  to: string;
};

/** What a figure of an indicator is: reached, planned, expected to be reached, or a percentage that the table prints itself. */
export type Measure = 'actual' | 'planned' | 'estimated' | 'of_plan' | 'of_prior';

/** One figure of an indicator with the cell that it stands in. */
export type IndicatorValue = {
  /** Null when neither the table nor what stands around it names a period. */
  period: Period | null;
  measure: Measure;
  value: number;
  /** The cell as printed, and how its digits are read. */
  printed: string;
  notation: 'comma' | 'point';
  /** The row it stands in, and which of its cells it is, counted from 0. */
  passageId: string;
  column: number;
  /** Sheet and cell of a workbook ("D7"); null elsewhere. */
  sheet: string | null;
  cell: string | null;
};

/** An indicator (chỉ tiêu) of one area in one table: its figures over periods and measures. */
export type Indicator = {
  id: string;
  documentId: string;
  code: string | null;
  /** As printed, with what its table adds to tell it apart ("Lúa cả năm – Diện tích"). */
  name: string;
  /** What stands above it: groups of its table, caption. Outermost first. */
  context: string[];
  /** As printed; null when the table names none. */
  unit: string | null;
  /** As printed; null when the table is about one area that only its title names. */
  area: string | null;
  values: IndicatorValue[];
  ordinal: number;
};

/** A small chart beside an answer: figures of one unit, over periods (line) or over names (bar). */
export type AnswerChart = {
  kind: 'line' | 'bar';
  title: string;
  unit: string;
  labels: string[];
  series: { name: string; values: (number | null)[] }[];
  /** What it shows in words, for those who do not see it. */
  alt: string;
};
