// The report of a scored run: one self-contained HTML page in Vietnamese, failures first.
import { type Html, html, join, nothing, raw } from '../views/html.ts';
import type { Comparison, QuestionChange } from './compare.ts';
import { classLabels, formatMetric, formatShare, metricLabels } from './labels.ts';
import { classChart, timeChart } from './report-charts.ts';
import { questionBox } from './report-questions.ts';
import { reportStyle } from './report-style.ts';
import { allQuestionsView, outcomesView, spreadView, summaryView } from './report-summary.ts';
import type { ResultLine } from './result.ts';
import type { RunOutcome } from './runs/outcome.ts';
import type { QuestionScore } from './score.ts';
import type { Scores } from './scores.ts';
import type { SuiteLine } from './suite.ts';
import { type ClassSummary, metricNames, summarise, summariseClasses } from './summary.ts';
import { boundText } from './summary-text.ts';
import type { GateResult } from './thresholds.ts';

export type ReportData = {
  scores: Scores;
  gates: GateResult[];
  lines: SuiteLine[];
  results: ResultLine[];
  /** Against the baseline; null when there is none. */
  comparison: Comparison | null;
  /** The run with its repeats; absent for scores made from files. */
  outcome?: RunOutcome;
};

const SLOWEST = 10;

/** The whole page; needs no script and loads nothing. */
export function renderReport(data: ReportData): string {
  const questions = data.scores.questions;
  const failed = questions.filter((score) => !score.pass);
  const flawed = questions.filter((score) => score.pass && score.reasons.length > 0);
  const classes = summariseClasses(questions);
  const times = questions.map((score) => score.totalMs).filter((value) => value !== null);
  const page = html`<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Đánh giá Trợ lý Công vụ</title><style>${raw(reportStyle)}</style></head>
<body><main><h1>Đánh giá Trợ lý Công vụ</h1>${heading(data)}
<h2 id="tom-tat">Tóm tắt</h2>${summaryView(questions, data.gates)}
<nav class="soft"><a href="#nguong">Ngưỡng</a> · <a href="#loai">Loại câu hỏi</a> · <a href="#chi-so">Chỉ số</a>${data.comparison ? html` · <a href="#so-sanh">So với mốc</a>` : nothing} · <a href="#chua-dat">Chưa đạt</a> · <a href="#can-xem">Cần xem</a> · <a href="#thoi-gian">Thời gian</a> · <a href="#tat-ca">Tất cả câu hỏi</a></nav>
<h2 id="nguong">Ngưỡng</h2><div class="tiles">${join(data.gates.map(tile))}</div>
<h2 id="loai">Theo loại câu hỏi</h2><div class="chart">${classChart(classes)}<p class="soft">Thanh trên: tất cả; thanh dưới: câu hỏi mù (viết từ văn bản, không xem hệ thống).</p></div>
<div class="scroll">${classTable(classes)}</div>
<h2>Câu hỏi kết thúc thế nào</h2><div class="chart">${outcomesView(questions)}</div>
<h2 id="chi-so">Các chỉ số</h2><div class="scroll">${metricTable(questions)}</div>
${spreadView(data.outcome)}
${data.comparison ? comparisonPart(data.comparison) : nothing}
<h2 id="chua-dat">Chưa đạt (${failed.length})</h2>${boxes(failed, data)}
<h2 id="can-xem">Đạt nhưng còn điểm cần xem (${flawed.length})</h2>${boxes(flawed, data)}
<h2 id="thoi-gian">Thời gian trả lời</h2><div class="chart">${timeChart(times)}</div>${slowest(questions)}
<h2 id="tat-ca">Tất cả câu hỏi</h2>${allQuestionsView(questions, new Set([...failed, ...flawed].map((score) => score.id)))}
</main></body></html>`;
  return page.toString();
}

function heading({ scores, gates }: ReportData): Html {
  const missed = gates.filter((result) => result.status === 'missed').length;
  const { provenance } = scores;
  const facts = [
    new Date(provenance.date).toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' }),
    `mã nguồn ${provenance.commit ?? 'không rõ'}`,
    `văn bản ${provenance.corpusVersions.join(', ') || 'không rõ'}`,
    `véc-tơ ${provenance.embedder ?? 'không rõ'}`,
    provenance.model ? `mô hình ${provenance.model}` : 'không dùng mô hình ngôn ngữ',
    ...(provenance.prompts.length > 0 ? [`prompt ${provenance.prompts.join(', ')}`] : []),
  ];
  const passed = scores.questions.filter((score) => score.pass).length;
  return html`<p><span class="verdict ${missed === 0 ? 'good' : 'bad'}">${missed === 0 ? 'Đạt mọi ngưỡng đã đo' : `${missed} ngưỡng chưa đạt`}</span></p>
<p>${passed}/${scores.questions.length} câu hỏi được trả lời đúng, trong đó ${scores.questions.filter((score) => score.blind).length} câu hỏi mù.</p>
<p class="soft">${facts.join(' · ')}</p>`;
}

function tile(result: GateResult): Html {
  const { gate, figure, status } = result;
  const tone = status === 'passed' ? 'good' : status === 'missed' ? 'bad' : '';
  const word = status === 'passed' ? 'đạt' : status === 'missed' ? 'chưa đạt' : 'chưa đo';
  return html`<div class="tile ${tone}"><span>${gate.label}</span><b>${formatMetric(gate.metric, figure.value)}</b><small>${word} · cần ${boundText(result)} · ${gate.over === 'blind' ? 'câu mù' : 'tất cả'} · n = ${figure.n}</small></div>`;
}

function classTable(classes: ClassSummary[]): Html {
  const rows = classes.map(
    (entry) =>
      html`<tr><td>${classLabels[entry.class]}</td><td class="n">${entry.all.n}</td><td class="n">${formatShare(entry.all.value)}</td><td class="n">${entry.blind.n}</td><td class="n">${formatShare(entry.blind.value)}</td></tr>`,
  );
  return html`<table><thead><tr><th>Loại</th><th class="n">Số câu</th><th class="n">Đúng</th><th class="n">Câu mù</th><th class="n">Đúng (mù)</th></tr></thead><tbody>${join(rows)}</tbody></table>`;
}

function metricTable(questions: QuestionScore[]): Html {
  const all = summarise(questions).metrics;
  const blind = summarise(questions.filter((score) => score.blind)).metrics;
  const rows = metricNames.map(
    (name) =>
      html`<tr><td>${metricLabels[name]}</td><td class="n">${formatMetric(name, all[name].value)}</td><td class="n">${formatMetric(name, blind[name].value)}</td><td class="n">${all[name].n}</td></tr>`,
  );
  return html`<table><thead><tr><th>Chỉ số</th><th class="n">Tất cả</th><th class="n">Câu mù</th><th class="n">n</th></tr></thead><tbody>${join(rows)}</tbody></table>`;
}

function comparisonPart(comparison: Comparison): Html {
  const rows = comparison.metrics
    .filter(({ name }) => !name.startsWith('latency'))
    .map(
      ({ name, before, after }) =>
        html`<tr><td>${metricLabels[name]}</td><td class="n">${formatMetric(name, before)}</td><td class="n">${formatMetric(name, after)}</td></tr>`,
    );
  return html`<h2 id="so-sanh">So với mốc</h2><div class="scroll"><table><thead><tr><th>Chỉ số (câu hỏi chung)</th><th class="n">Mốc</th><th class="n">Lần này</th></tr></thead><tbody>${join(rows)}</tbody></table></div>
${changeList('Kém đi', comparison.worse, 'bad')}${changeList('Tốt hơn', comparison.better, 'good')}${changeList('Có thay đổi', comparison.changed, 'soft')}
<p class="soft">Câu mới: ${comparison.added.length}. Câu đã bỏ: ${comparison.removed.length}.</p>`;
}

function changeList(title: string, changes: QuestionChange[], tone: string): Html {
  if (changes.length === 0) return html`<p class="${tone}">${title}: không có câu nào.</p>`;
  const items = changes.map(
    (change) =>
      html`<li>${change.question} <span class="soft">${[change.id, ...change.changes].join(' · ')}</span></li>`,
  );
  return html`<details><summary class="${tone}">${title} (${changes.length})</summary><ul>${join(items)}</ul></details>`;
}

function boxes(scores: QuestionScore[], data: ReportData): Html {
  if (scores.length === 0) return html`<p class="soft">Không có câu nào.</p>`;
  const lines = new Map(data.lines.map((line) => [line.id, line]));
  const results = new Map(data.results.map((result) => [result.id, result]));
  return join(scores.map((score) => questionBox(score, lines.get(score.id), results.get(score.id))));
}

function slowest(questions: QuestionScore[]): Html {
  const sorted = questions
    .filter((score) => score.totalMs !== null)
    .sort((a, b) => (b.totalMs ?? 0) - (a.totalMs ?? 0))
    .slice(0, SLOWEST);
  const rows = sorted.map(
    (score) =>
      html`<tr><td>${score.question.slice(0, 160)}</td><td>${classLabels[score.class]}</td><td class="n">${Math.round(score.totalMs ?? 0)} ms</td></tr>`,
  );
  return html`<div class="scroll"><table><thead><tr><th>Chậm nhất</th><th>Loại</th><th class="n">Thời gian</th></tr></thead><tbody>${join(rows)}</tbody></table></div>`;
}
