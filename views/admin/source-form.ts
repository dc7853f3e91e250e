// The form of a source: what every source has, and the fields of its kind.
import type { SourceKind, SourceSettings } from '../../server/domain-sources.ts';
import { type Html, html, nothing } from '../html.ts';
import { kindNames, policyNames, scheduleNames, sourcesText as text } from '../text/sources.ts';
import type { AssetPaths } from '../types.ts';
import { choice } from './parts.ts';
import { sourcePage } from './source-parts.ts';

export type SourceForm = {
  /** Null for a new source. */
  id: string | null;
  kind: SourceKind;
  values: SourceSettings;
  problems: Map<string, string>;
  /** Names of the tokens that the operator has set; never the tokens. */
  tokenNames: string[];
  /** Columns of an indicator table with their names, for the mapping. */
  columns: Record<string, string>;
};

const fieldsOf: Record<SourceKind, string[]> = {
  folder: ['folder'],
  upload: [],
  ckan: ['url', 'filter'],
  http: ['url', 'title', 'records', 'tokenHeader', 'pageParam', 'next'],
  dms: ['location', 'index'],
};

export function sourceFormPage(assets: AssetPaths, form: SourceForm): Html {
  const { kind, values } = form;
  const back = form.id === null ? '/admin/sources' : `/admin/sources/${form.id}`;
  return sourcePage(assets, {
    title: form.id === null ? text.addOf(kindNames[kind]) : text.editTitle(values.name),
    section: 'sources',
    body: html`${problemBox(form.problems)}
<form method="post" action="${form.id === null ? '/admin/sources' : back}" class="panel stacked">
<input type="hidden" name="kind" value="${kind}">
${field('name', text.name, values.name, form.problems, true)}
${field('owner', text.owner, values.owner, form.problems, true)}
${fieldsOf[kind].map((name) => field(`settings.${name}`, text.fields[name] ?? name, textOf(values.settings[name]), form.problems))}
${kind === 'http' ? httpFields(form) : nothing}
${kind === 'http' || kind === 'dms' ? tokenField(form) : nothing}
${kind === 'ckan' || kind === 'http' || kind === 'dms' ? html`<p class="muted">${text.hostNote}</p>` : nothing}
${kind === 'upload' ? nothing : schedule(values, form.problems)}
${kind === 'folder' ? html`<label class="check"><input type="checkbox" name="watched" value="1"${values.watched ? html` checked` : nothing}> ${text.watched}</label>` : nothing}
${field('audience', text.audience, values.audience.join(', '), form.problems)}
${choice('piiPolicy', text.pii, values.piiPolicy, policyNames, null)}
<p class="inline-form"><button type="submit" class="button">${text.save}</button> <a class="button quiet" href="${back}">${text.cancel}</a></p>
</form>`,
  });
}

function problemBox(problems: Map<string, string>): Html {
  if (problems.size === 0) return nothing;
  return html`<div class="notice-box bad" role="alert"><p>${text.problems}</p><ul>${[...problems].map(
    ([name, problem]) => html`<li>${nameOf(name)}: ${problem}</li>`,
  )}</ul></div>`;
}

function nameOf(name: string): string {
  const own: Record<string, string> = {
    name: text.name,
    owner: text.owner,
    cron: text.schedule,
    audience: text.audience,
  };
  return own[name] ?? text.fields[name.replace('settings.', '')] ?? name;
}

function field(
  name: string,
  label: string,
  value: string,
  problems: Map<string, string>,
  required = false,
): Html {
  const bad = problems.has(name);
  return html`<label>${label}<input name="${name}" value="${value}" maxlength="500" autocomplete="off"${required ? html` required` : nothing}${bad ? html` aria-invalid="true"` : nothing}></label>`;
}

function schedule(values: SourceSettings, problems: Map<string, string>): Html {
  const known = (values.schedule ?? '') in scheduleNames;
  return html`${choice('schedule', text.schedule, known ? (values.schedule ?? '') : '', scheduleNames, null)}
${field('cron', text.cron, known ? '' : (values.schedule ?? ''), problems)}`;
}

function httpFields(form: SourceForm): Html {
  const mapping = (form.values.settings.mapping ?? {}) as Record<string, string>;
  return html`${choice('settings.format', text.fields.format ?? '', textOf(form.values.settings.format) || 'json', { json: 'JSON', csv: 'CSV' }, null)}
<fieldset><legend>${text.fields.mapping}</legend>${Object.entries(form.columns).map(([column, label]) =>
    field(`mapping.${column}`, label, mapping[column] ?? '', form.problems),
  )}</fieldset>`;
}

function tokenField(form: SourceForm): Html {
  const names = Object.fromEntries(form.tokenNames.map((name) => [name, name]));
  return choice(
    'settings.token',
    text.fields.token ?? '',
    textOf(form.values.settings.token),
    names,
    text.noToken,
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
