// The administrator's page of one document: correct its data, take it out of the knowledge base, erase it.
import type { ValidityStatus } from '../../server/domain.ts';
import type { Correction, Dossier } from '../../server/domain-validity.ts';
import { choice, localTime } from '../admin/parts.ts';
import { statusBadge } from '../chat/citation.ts';
import { type Html, html, nothing } from '../html.ts';
import { layout } from '../layout.ts';
import { notices } from '../notices.ts';
import { numberFormat, statusNames } from '../text/common.ts';
import { manageText as text } from '../text/validity.ts';
import type { AssetPaths } from '../types.ts';
import { historyList } from './dossier.ts';

export type ManagedDocument = {
  id: string;
  title: string;
  status: ValidityStatus;
  dossier: Dossier;
  correction: Correction | null;
  /** What was typed into a form that could not be saved. */
  typed: Record<string, string> | null;
  notice: string | null;
  problem: string | null;
};

export function manageDocumentPage(assets: AssetPaths, managed: ManagedDocument): Html {
  const action = `/admin/documents/${encodeURIComponent(managed.id)}`;
  return layout({
    title: text.title,
    assets,
    current: 'admin',
    page: 'quality',
    main: html`<div class="wide-column">
<p class="back"><a href="/documents/${encodeURIComponent(managed.id)}">${text.back}</a></p>
<h1>${managed.title}</h1>
<p>${statusBadge(managed.status)}</p>
${notices(managed)}
${correctForm(action, managed)}
${managed.dossier.withdrawn ? restoreForm(action) : retireForm(action)}
${eraseForm(action)}
${historyList(managed.dossier.history, localTime)}
</div>`,
  });
}

/** What stands where the document was. */
export function erasedPage(
  assets: AssetPaths,
  erased: { passages: number; messages: number; jobs: number; evalRecords: number; traces: string[] },
): Html {
  const { passages, messages, jobs, evalRecords, traces } = erased;
  const show = (count: number) => numberFormat.format(count);
  return layout({
    title: text.erasedTitle,
    assets,
    current: 'admin',
    page: 'quality',
    main: html`<div class="wide-column"><h1>${text.erasedTitle}</h1>
<p class="notice-box good" role="status">${text.erased(show(passages), show(messages))} ${text.erasedBeside(show(jobs), show(evalRecords))}</p>
<p>${text.erasedOutside}</p>
${traces.length === 0 ? nothing : html`<p class="notice-box bad" role="alert">${text.traces(traces.join(', '))}</p>`}
<p><a class="button" href="/documents">${text.toList}</a></p></div>`,
  });
}

function correctForm(action: string, { correction, typed }: ManagedDocument): Html {
  const { unknown: _unknown, ...statuses } = statusNames;
  const value = (name: string, saved: string | null | undefined) => typed?.[name] ?? saved ?? '';
  return html`<section class="panel" aria-labelledby="correct-title"><h2 id="correct-title">${text.correctTitle}</h2>
<p class="muted">${text.correctLead}</p>
<form method="post" action="${action}/correct"><div class="field-row">
<label>${text.number}<input name="number" maxlength="60" value="${value('number', correction?.number)}" autocomplete="off"></label>
<label>${text.issuedOn}<input type="date" name="issued_on" value="${value('issued_on', correction?.issuedOn)}"></label>
${choice('status', text.status, value('status', correction?.status), statuses, text.asRead)}
<label>${text.validFrom}<input type="date" name="valid_from" value="${value('valid_from', correction?.validFrom)}"></label>
<label>${text.validTo}<input type="date" name="valid_to" value="${value('valid_to', correction?.validTo)}"></label>
<label>${text.note}<input name="note" maxlength="300" value="${value('note', correction?.note)}" autocomplete="off"></label></div>
<p class="filter-actions"><button type="submit" class="button">${text.save}</button></p></form>
${correction === null ? nothing : html`<form method="post" action="${action}/undo"><button type="submit" class="button quiet">${text.undo}</button></form>`}</section>`;
}

function retireForm(action: string): Html {
  return html`<section class="panel" aria-labelledby="retire-title"><h2 id="retire-title">${text.retireTitle}</h2>
<p class="muted">${text.retireLead}</p>
<form class="inline-form" method="post" action="${action}/retire"><label class="check"><input type="checkbox" name="sure" value="1" required>${text.retireConfirm}</label>
<button type="submit" class="button danger">${text.retire}</button></form></section>`;
}

function restoreForm(action: string): Html {
  return html`<section class="panel" aria-labelledby="restore-title"><h2 id="restore-title">${text.restore}</h2>
<form method="post" action="${action}/restore"><button type="submit" class="button">${text.restore}</button></form></section>`;
}

function eraseForm(action: string): Html {
  return html`<section class="panel" aria-labelledby="erase-title"><h2 id="erase-title">${text.eraseTitle}</h2>
<p class="muted">${text.eraseLead}</p>
<form class="inline-form" method="post" action="${action}/erase"><label>${text.eraseType(text.eraseWord)}<input name="typed" maxlength="40" required autocomplete="off"></label>
<button type="submit" class="button danger">${text.erase}</button></form></section>`;
}
