// One question in the report: what was asked, expected, answered and cited, and where its evidence was found.
import { type Html, html, join, nothing } from '../views/html.ts';
import { classLabels } from './labels.ts';
import { needsOf } from './metrics/evidence.ts';
import type { ResultLine } from './result.ts';
import type { QuestionScore } from './score.ts';
import type { Gold, SuiteLine } from './suite.ts';

/** Citations shown in full; a list of thirty rows is named by its places. */
const MAX_QUOTES = 8;
const MAX_CHARS = 6_000;

/** A folded box with everything about one question. */
export function questionBox(
  score: QuestionScore,
  line: SuiteLine | undefined,
  result: ResultLine | undefined,
): Html {
  return html`<details id="${score.id}"><summary>${score.question.slice(0, 300)} <span class="soft">${classLabels[score.class]} · ${score.id}${score.blind ? ' · mù' : ''}</span></summary>
<dl>${line?.history ? entry('Hội thoại trước', turns(line)) : nothing}
${entry('Nhận xét', bullets(score.reasons))}
${line?.gold ? entry('Cần có', bullets(expectations(line.gold))) : nothing}
${entry('Đã trả lời', html`<div class="answer">${(result?.answer ?? '').slice(0, MAX_CHARS)}</div><p class="soft">${score.outcome} · ${score.totalMs === null ? '–' : `${Math.round(score.totalMs)} ms`}</p>`)}
${result && result.citations.length > 0 ? entry('Trích dẫn', citations(result)) : nothing}
${line?.gold && score.ranks.length > 0 ? entry('Hạng của căn cứ', bullets(ranks(line.gold, score))) : nothing}</dl></details>`;
}

function entry(term: string, body: Html): Html {
  return html`<dt>${term}</dt><dd>${body}</dd>`;
}

function bullets(items: string[]): Html {
  return items.length === 0 ? html`–` : html`<ul>${join(items.map((item) => html`<li>${item}</li>`))}</ul>`;
}

function turns(line: SuiteLine): Html {
  return bullets(
    (line.history ?? []).map(
      (turn) => `${turn.role === 'user' ? 'Hỏi' : 'Đáp'}: ${turn.content.slice(0, 500)}`,
    ),
  );
}

/** What a gold asks of an answer, in Vietnamese. */
export function expectations(gold: Gold): string[] {
  return [
    gold.refused ? 'từ chối, nói rõ lý do' : 'trả lời',
    ...(gold.contains ?? []).map((group) => `có: ${group.map((word) => `“${word}”`).join(' hoặc ')}`),
    ...(gold.absent ?? []).map((word) => `không có: “${word}”`),
    ...(gold.count === undefined ? [] : [`số lượng: ${gold.count}`]),
    ...(gold.rows ? [`đúng các hàng: ${gold.rows.join(', ')}`] : []),
    ...(gold.spans ?? []).map((group) => `căn cứ: ${group.map((span) => `“${span}”`).join(' hoặc ')}`),
    ...(gold.sections ? [`tại: ${gold.sections.join(', ')}`] : []),
  ];
}

function citations(result: ResultLine): Html {
  const shown = result.citations.slice(0, MAX_QUOTES);
  const rest = result.citations.slice(MAX_QUOTES);
  return html`${join(
    shown.map(
      (citation) =>
        html`<div>[${citation.marker}] ${citation.place} <span class="soft">(${citation.section})</span><blockquote>${citation.quote.slice(0, 700)}</blockquote></div>`,
    ),
  )}${rest.length > 0 ? html`<p class="soft">và ${rest.length} trích dẫn nữa: ${rest.map((citation) => citation.section).join(', ')}</p>` : nothing}`;
}

function ranks(gold: Gold, score: QuestionScore): string[] {
  return needsOf(gold).map((need, index) => {
    const rank = score.ranks[index];
    const name = need.kind === 'place' ? need.path : `“${(need.spans[0] ?? '').slice(0, 90)}”`;
    return `${name}: ${rank ? `hạng ${rank}` : 'không tìm thấy'}`;
  });
}
