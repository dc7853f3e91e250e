// The task list of an answer as a table, with its source column and the ways to take it away.
import type { AnswerTable } from '../../server/domain.ts';
import { type Html, html, nothing } from '../html.ts';
import { icons } from '../icons.ts';
import { answerText } from '../text/answer.ts';

/** `mark` renders the chip of a row's citation. `messageId` null leaves out the downloads (nothing is stored yet). */
export function answerTable(table: AnswerTable, messageId: string, mark: (marker: number) => Html): Html {
  const captionId = `m-${messageId}-caption`;
  return html`<figure class="answer-table">
<div class="table-box" role="region" tabindex="0" aria-labelledby="${captionId}">
<table data-copy-source>
<caption id="${captionId}"><span>${table.caption}</span></caption>
<thead><tr>${table.columns.map((name) => html`<th scope="col">${name}</th>`)}<th scope="col">${answerText.sourceColumn}</th></tr></thead>
<tbody>${table.rows.map(
    (row) =>
      html`<tr>${row.cells.map(
        (cell, index) => html`<td${columnClass(table, index)}>${cell}</td>`,
      )}<td class="narrow">${mark(row.marker)}</td></tr>`,
  )}</tbody>
</table>
</div>
<figcaption class="tools">
<button type="button" class="button quiet needs-script" data-copy="table" data-done="${answerText.copied}" data-failed="${answerText.copyFailed}">${icons.copy}<span>${answerText.copyTable}</span></button>
<a class="button quiet" href="/messages/${messageId}/table.xlsx" download aria-label="${answerText.download}, ${answerText.downloadXlsx}">${icons.download}<span>${answerText.downloadXlsx}</span></a>
<a class="button quiet" href="/messages/${messageId}/table.csv" download aria-label="${answerText.download}, ${answerText.downloadCsv}">${icons.download}<span>${answerText.downloadCsv}</span></a>
</figcaption>
</figure>`;
}

// Short columns stay narrow and long ones get the room: decided by the longest cell, in characters.
function columnClass(table: AnswerTable, index: number): Html {
  const longest = Math.max(...table.rows.map((row) => row.cells[index]?.length ?? 0));
  if (longest <= 8) return html` class="narrow"`;
  return longest > 60 ? html` class="wide"` : nothing;
}
