// The bench's result as a Markdown table, each figure with its ratio to the product's.
import type { Measured } from './engine.ts';

/** One table of a set; ratios are to the first row. */
export function markdownTable(title: string, rows: Measured[]): string {
  const first = rows[0];
  const cell = (value: number | null, base: number | null | undefined, digits: number) => {
    if (value === null) return '–';
    const ratio = base ? ` (×${(value / base).toFixed(2)})` : '';
    return `${value.toFixed(digits)}${ratio}`;
  };
  return [
    `### ${title}: ${first?.passages ?? 0} passages`,
    '',
    '| engine | passages/s | p50 ms | p95 ms | nDCG@10 | peak MB | note |',
    '|---|---|---|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| ${row.engine} | ${cell(row.ingestPerSecond, first?.ingestPerSecond, 0)} | ${cell(row.p50Ms, first?.p50Ms, 1)} | ${cell(row.p95Ms, first?.p95Ms, 1)} | ${row.ndcg10?.toFixed(3) ?? '–'} | ${row.peakMb?.toFixed(0) ?? '–'} | ${row.note} |`,
    ),
  ].join('\n');
}
