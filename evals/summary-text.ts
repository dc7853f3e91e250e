// The summary of a scored run and of a comparison as plain Vietnamese text, for a terminal.
import type { Comparison, QuestionChange } from './compare.ts';
import { classLabels, formatMetric, formatShare, metricLabels } from './labels.ts';
import type { Scores } from './scores.ts';
import { metricNames, summarise, summariseClasses } from './summary.ts';
import type { GateResult } from './thresholds.ts';

/** Worst questions named in a comparison, so that the terminal is not flooded. */
const MAX_LISTED = 25;

/** Figures over all and over blind questions, classes, then gates; the last line says whether the gates are passed. */
export function summaryText(scores: Scores, gates: GateResult[]): string {
  const all = summarise(scores.questions);
  const blind = summarise(scores.questions.filter((question) => question.blind));
  const lines = [
    `${all.questions} câu hỏi, trong đó ${blind.questions} câu mù`,
    '',
    row('Chỉ số', 'Tất cả', 'Mù'),
  ];
  for (const name of metricNames)
    lines.push(
      row(
        metricLabels[name],
        formatMetric(name, all.metrics[name].value),
        formatMetric(name, blind.metrics[name].value),
      ),
    );
  lines.push('', row('Loại câu hỏi (trả lời đúng)', 'Tất cả', 'Mù'));
  for (const entry of summariseClasses(scores.questions))
    lines.push(
      row(
        `${classLabels[entry.class]} (${entry.all.n})`,
        formatShare(entry.all.value),
        formatShare(entry.blind.value),
      ),
    );
  return `${lines.join('\n')}\n\n${gatesText(gates)}\n`;
}

/** One line for each gate that is not passed, then the verdict. */
export function gatesText(gates: GateResult[]): string {
  const missed = gates.filter((result) => result.status === 'missed');
  const unmeasured = gates.filter((result) => result.status === 'unmeasured');
  const passed = gates.length - missed.length - unmeasured.length;
  const lines = missed.map(
    (result) =>
      `KHÔNG ĐẠT  ${result.gate.label}: ${formatMetric(result.gate.metric, result.figure.value)} (cần ${boundText(result)}, n = ${result.figure.n})`,
  );
  if (unmeasured.length > 0)
    lines.push(`Chưa đo: ${unmeasured.map((result) => result.gate.label).join('; ')}`);
  const rest = unmeasured.length > 0 ? `, ${unmeasured.length} chưa đo` : '';
  lines.push(
    missed.length === 0
      ? `ĐẠT: ${passed}/${gates.length} ngưỡng${rest}`
      : `KHÔNG ĐẠT: ${missed.length}/${gates.length} ngưỡng không đạt, ${passed} đạt${rest}`,
  );
  return lines.join('\n');
}

/** "≥ 95%" or "≤ 3 điểm". */
export function boundText({ gate }: Pick<GateResult, 'gate'>): string {
  const bound = gate.min ?? gate.max ?? 0;
  return `${gate.min === undefined ? '≤' : '≥'} ${formatMetric(gate.metric, bound)}`;
}

/** What got better, worse and changed, with the figures over the common questions. */
export function comparisonText(comparison: Comparison): string {
  const lines = [row('Chỉ số', 'Trước', 'Sau')];
  for (const { name, before, after } of comparison.metrics)
    lines.push(row(metricLabels[name], formatMetric(name, before), formatMetric(name, after)));
  lines.push(...section('Tốt hơn', comparison.better), ...section('Kém đi', comparison.worse));
  lines.push(...section('Có thay đổi', comparison.changed));
  lines.push('', `Câu mới: ${comparison.added.length}; câu đã bỏ: ${comparison.removed.length}`);
  lines.push(
    `${comparison.better.length} tốt hơn, ${comparison.worse.length} kém đi, ${comparison.changed.length} có thay đổi`,
  );
  return `${lines.join('\n')}\n`;
}

function section(title: string, changes: QuestionChange[]): string[] {
  const lines = changes
    .slice(0, MAX_LISTED)
    .map(
      (change) =>
        `  ${change.id}  ${change.question}${change.changes.map((one) => `\n      ${one}`).join('')}`,
    );
  if (changes.length > MAX_LISTED) lines.push(`  … và ${changes.length - MAX_LISTED} câu nữa`);
  return changes.length === 0 ? [] : ['', `${title} (${changes.length})`, ...lines];
}

function row(label: string, first: string, second: string): string {
  return `${label.padEnd(40)}${first.padStart(12)}${second.padStart(12)}`;
}
