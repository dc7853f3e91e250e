// The opening of the report in plain sentences, how questions ended, how repeats differ, and every question on one line.
import { type Html, html, join, nothing } from '../views/html.ts';
import { classLabels, formatMetric, formatShare, metricLabels, outcomeName } from './labels.ts';
import type { RunOutcome } from './runs/outcome.ts';
import type { QuestionScore } from './score.ts';
import { summariseClasses } from './summary.ts';
import { boundText } from './summary-text.ts';
import type { GateResult } from './thresholds.ts';

/** Classes and causes named in the summary. */
const MAX_NAMED = 3;
/** A class needs this many questions before its share says anything. */
const MIN_QUESTIONS = 5;

/** What an administrator should know first: what is not good enough, where it is weakest, and why answers failed. */
export function summaryView(questions: QuestionScore[], gates: GateResult[]): Html {
  const missed = gates.filter((result) => result.status === 'missed');
  const weakest = summariseClasses(questions)
    .filter((entry) => entry.all.n >= MIN_QUESTIONS && (entry.all.value ?? 1) < 1)
    .sort((a, b) => (a.all.value ?? 1) - (b.all.value ?? 1))
    .slice(0, MAX_NAMED);
  const causes = causesOf(questions).slice(0, MAX_NAMED);
  const items = [
    ...missed.map(
      (result) =>
        `Chưa đạt ngưỡng “${result.gate.label}”: ${formatMetric(result.gate.metric, result.figure.value)}, cần ${boundText(result)}.`,
    ),
    ...(weakest.length === 0
      ? []
      : [
          `Yếu nhất: ${weakest.map((entry) => `${classLabels[entry.class].toLowerCase()} (${formatShare(entry.all.value)} trên ${entry.all.n} câu)`).join(', ')}.`,
        ]),
    ...(causes.length === 0
      ? []
      : [`Nguyên nhân hay gặp: ${causes.map(([cause, count]) => `${cause} (${count} câu)`).join(', ')}.`]),
  ];
  if (items.length === 0) return html`<p>Không có điểm nào phải xem lại.</p>`;
  return html`<ul>${join(items.map((item) => html`<li>${item}</li>`))}</ul>`;
}

/** Reasons of failed questions by kind: what stands before the first detail. */
export function causesOf(questions: QuestionScore[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const score of questions.filter((one) => !one.pass)) {
    const kinds = new Set(score.reasons.map(kindOf));
    for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** How the questions ended: a bar for each outcome with its count. */
export function outcomesView(questions: QuestionScore[]): Html {
  const counts = [...Map.groupBy(questions, (score) => score.outcome)].sort(
    (a, b) => b[1].length - a[1].length,
  );
  const most = Math.max(1, ...counts.map(([, own]) => own.length));
  const rows = counts.map(([outcome, own], index) => {
    const y = index * 30;
    const width = ((own.length / most) * 420).toFixed(1);
    return html`<text x="0" y="${y + 19}">${outcomeName(outcome)}</text><rect x="300" y="${y + 6}" width="${width}" height="17" rx="3" fill="var(--bar)"/><text x="${(310 + Number(width)).toFixed(0)}" y="${y + 19}">${own.length}</text>`;
  });
  return html`<svg viewBox="0 0 800 ${counts.length * 30}" role="img" aria-label="Số câu hỏi theo kết cục">${join(rows)}</svg>`;
}

/** Mean and range of every figure over the repeats; nothing for a run of one. */
export function spreadView(outcome: RunOutcome | undefined): Html {
  if (!outcome || outcome.repeats.length < 2) return nothing;
  const rows = outcome.spread
    .filter((figure) => figure.mean !== null)
    .map(
      ({ name, mean, min, max }) =>
        html`<tr><td>${metricLabels[name]}</td><td class="n">${formatMetric(name, mean)}</td><td class="n">${formatMetric(name, min)}</td><td class="n">${formatMetric(name, max)}</td></tr>`,
    );
  return html`<h2 id="lap">Chênh lệch giữa ${outcome.repeats.length} lần lặp</h2><p>${outcome.unstable.length} câu lúc đạt lúc không${outcome.unstable.length > 0 ? `: ${outcome.unstable.join(', ')}` : ''}.</p><div class="scroll"><table><thead><tr><th>Chỉ số</th><th class="n">Trung bình</th><th class="n">Thấp nhất</th><th class="n">Cao nhất</th></tr></thead><tbody>${join(rows)}</tbody></table></div>`;
}

/** Every question on one line, in suite order; those that failed lead to their box. */
export function allQuestionsView(questions: QuestionScore[], boxed: Set<string>): Html {
  const rows = questions.map((score) => {
    const title = score.question.slice(0, 200);
    return html`<tr><td class="${score.pass ? 'good' : 'bad'}">${score.pass ? 'đạt' : 'chưa'}</td><td>${boxed.has(score.id) ? html`<a href="#${score.id}">${title}</a>` : title}</td><td>${classLabels[score.class]}</td><td>${outcomeName(score.outcome)}</td><td class="n">${score.totalMs === null ? '–' : `${Math.round(score.totalMs)} ms`}</td></tr>`;
  });
  return html`<details><summary>Tất cả ${questions.length} câu hỏi, mỗi câu một dòng</summary><div class="scroll"><table><thead><tr><th>Chấm</th><th>Câu hỏi</th><th>Loại</th><th>Kết cục</th><th class="n">Thời gian</th></tr></thead><tbody>${join(rows)}</tbody></table></div></details>`;
}

function kindOf(reason: string): string {
  const kind = reason.replace(/\s*[“(:—].*$/su, '').trim();
  return kind === '' ? 'câu không có đủ căn cứ trong nguồn' : kind.replace(/\d+/g, '…');
}
