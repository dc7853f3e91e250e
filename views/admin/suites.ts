// The suites: the list with import and export, and one suite with its editor and its versions.
import { type Html, html, nothing } from '../html.ts';
import { icons } from '../icons.ts';
import { numberFormat } from '../text/common.ts';
import { suitesText } from '../text/suites.ts';
import type { AssetPaths } from '../types.ts';
import { localTime, qualityPage } from './parts.ts';

/** `className` names the kind of its questions when all are of one. */
export type SuiteEntry = { name: string; shipped: boolean; questions: number; className: string | null };

export function suitesPage(
  assets: AssetPaths,
  page: { suites: SuiteEntry[]; notice: string | null; problem: string | null },
): Html {
  const own = page.suites.filter((suite) => !suite.shipped);
  const shipped = page.suites.filter((suite) => suite.shipped);
  return qualityPage(assets, {
    title: suitesText.title,
    section: 'suites',
    notice: page.notice,
    problem: page.problem,
    body: html`<p class="lead">${suitesText.lead}</p>
<h2>${suitesText.own}</h2>${own.length === 0 ? html`<p class="muted">${suitesText.ownNone}</p>` : html`<ul class="log">${own.map(row)}</ul>`}
<section class="panel"><h2>${suitesText.importTitle}</h2><p class="muted">${suitesText.importNote}</p>
<form class="inline-form" method="post" action="/admin/suites/import" enctype="multipart/form-data">
<label>${suitesText.importFile}<input type="file" name="file" required accept=".yaml,.yml,.jsonl,.json,.csv"></label>
${nameField('')}<button type="submit" class="button">${suitesText.importButton}</button></form></section>
<section class="panel"><h2>${suitesText.create}</h2><form class="inline-form" method="get" action="/admin/suites/new">${nameField('')}<button type="submit" class="button">${suitesText.create}</button></form></section>
<h2>${suitesText.shipped}</h2><ul class="log">${shipped.map(row)}</ul>`,
  });
}

export type SuitePage = {
  name: string;
  shipped: boolean;
  /** Null for one that is being begun or copied. */
  saved: boolean;
  text: string;
  questions: { id: string; question: string; className: string | null; gold: string }[];
  total: number;
  versions: { id: string; savedAt: Date; questions: number }[];
  problems: string[];
  notice: string | null;
};

export function suitePage(assets: AssetPaths, page: SuitePage): Html {
  const count = numberFormat.format(page.problems.length);
  return qualityPage(assets, {
    title: page.name,
    section: 'suites',
    notice: page.notice,
    problem: page.problems.length === 0 ? null : [suitesText.problems(count), ...page.problems].join('\n'),
    body: html`<p><a href="/admin/suites">${suitesText.backToList}</a></p>
${page.saved ? suiteTools(page) : nothing}${questionTable(page)}${editor(page)}${versions(page)}`,
  });
}

function row(suite: SuiteEntry): Html {
  return html`<li><a href="/admin/suites/${suite.name}">${suite.name}</a> <span class="muted">${[suite.className, suitesText.questions(numberFormat.format(suite.questions))].filter(Boolean).join(' · ')}</span></li>`;
}

function nameField(value: string): Html {
  return html`<label>${suitesText.nameLabel}<input name="name" value="${value}" required maxlength="60" pattern="[a-z0-9][a-z0-9\\-]*" autocomplete="off"></label>`;
}

function suiteTools(page: SuitePage): Html {
  const exports = Object.entries(suitesText.exportNames).map(
    ([format, name]) =>
      html`<a class="button quiet" href="/admin/suites/${page.name}/export?format=${format}" download>${icons.download}${name}</a>`,
  );
  return html`<div class="tools"><a class="button quiet" href="/admin/evals?suite=${page.name}#start">${suitesText.run}</a>${exports}</div>
${
  page.shipped
    ? html`<form class="inline-form" method="get" action="/admin/suites/new"><input type="hidden" name="from" value="${page.name}">${nameField(`${page.name}-rieng`)}<button type="submit" class="button">${suitesText.copy}</button></form>`
    : nothing
}`;
}

function questionTable(page: SuitePage): Html {
  if (page.questions.length === 0) return nothing;
  const shown = numberFormat.format(page.questions.length);
  return html`<p class="muted">${suitesText.shownOf(shown, numberFormat.format(page.total))}</p>
<ul class="log compact">${page.questions.map(
    (one) =>
      html`<li>${one.question}<p><span class="badge">${one.className ?? suitesText.notScored}</span> <code>${one.id}</code> <span class="muted">${one.gold}</span></p></li>`,
  )}</ul>`;
}

function editor(page: SuitePage): Html {
  if (page.shipped)
    return html`<details class="panel"><summary>${suitesText.view} (.jsonl)</summary><textarea class="code" rows="16" readonly aria-label="${suitesText.editorLabel}">${page.text}</textarea></details>`;
  return html`<form class="panel stacked" method="post" action="/admin/suites/${page.name}" id="editor">
<label>${suitesText.editorLabel}<textarea class="code" name="text" rows="18" spellcheck="false">${page.text}</textarea></label>
${page.problems.length === 0 ? nothing : html`<label class="check"><input type="checkbox" name="anyway" value="1">${suitesText.savedAnyway}</label>`}
<p class="filter-actions"><button type="submit" class="button" name="action" value="save">${suitesText.save}</button><button type="submit" class="button quiet" name="action" value="check">${suitesText.check}</button></p></form>`;
}

function versions(page: SuitePage): Html {
  if (page.versions.length === 0) return nothing;
  return html`<section class="panel"><h2>${suitesText.versions}</h2><ul class="log compact">${page.versions.map(
    (version, index) =>
      html`<li>${localTime(version.savedAt)} <span class="muted">${suitesText.questions(numberFormat.format(version.questions))}${index === 0 ? ` · ${suitesText.versionNow}` : ''}</span>${
        index === 0
          ? nothing
          : html`<form class="inline-form" method="post" action="/admin/suites/${page.name}/restore"><input type="hidden" name="version" value="${version.id}"><button type="submit" class="button quiet">${suitesText.restore}</button></form>`
      }</li>`,
  )}</ul></section>`;
}
