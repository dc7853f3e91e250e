// Runs as plain Vietnamese text for a terminal: the list of them, and how far repeats lie apart.
import { formatMetric, metricLabels } from '../labels.ts';
import type { Run } from './manifest.ts';
import type { RunOutcome } from './outcome.ts';

export const runStatusNames: Record<Run['status'], string> = {
  running: 'đang chạy',
  cancelled: 'đã dừng',
  failed: 'lỗi',
  finished: 'xong',
};

export const runTargetNames: Record<Run['target'], string> = {
  temporary: 'kho mẫu tạm thời',
  live: 'kho đang dùng',
};

/** One line a run, newest first. */
export function runListText(outcomes: RunOutcome[]): string {
  if (outcomes.length === 0) return 'Chưa có lượt chạy nào.\n';
  const lines = outcomes.map(({ run, scores, results, questions }) => {
    const passed = scores.questions.filter((score) => score.pass).length;
    const model = run.provenance.model ?? 'không có mô hình';
    return [
      run.id,
      runStatusNames[run.status].padEnd(9),
      `đạt ${passed}/${scores.questions.length}`.padEnd(12),
      `trả lời ${results.length}/${questions.length}`.padEnd(16),
      runTargetNames[run.target],
      model,
      run.provenance.commit ?? '',
    ].join('  ');
  });
  return `${lines.join('\n')}\n`;
}

/** Mean and range of the figures over the repeats; nothing for a run of one. */
export function spreadText(outcome: RunOutcome): string {
  if (outcome.repeats.length < 2) return '';
  const rows = outcome.spread
    .filter((figure) => figure.mean !== null)
    .map(({ name, mean, min, max }) =>
      [
        metricLabels[name].padEnd(38),
        formatMetric(name, mean).padStart(11),
        formatMetric(name, min).padStart(11),
        formatMetric(name, max).padStart(11),
      ].join(''),
    );
  const head = [
    'Chỉ số'.padEnd(38),
    'Trung bình'.padStart(11),
    'Thấp nhất'.padStart(11),
    'Cao nhất'.padStart(11),
  ];
  return [
    `${outcome.repeats.length} lần lặp; ${outcome.unstable.length} câu lúc đạt lúc không`,
    '',
    head.join(''),
    ...rows,
    '',
    '',
  ].join('\n');
}
