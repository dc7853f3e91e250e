// The form of a source as it comes in: fields to settings, with a sentence for each that cannot be used.

import { indicatorColumns } from '../../../ingest/sources/http.ts';
import { checkSettings } from '../../../ingest/sources/index.ts';
import { scheduleNames, sourcesText } from '../../../views/text/sources.ts';
import { piiPolicies, type SourceKind, type SourceSettings } from '../../domain-sources.ts';

type Fields = Record<string, unknown>;

/** What was filled in, and what is wrong with it by the name of the field. */
export function readSourceForm(
  kind: SourceKind,
  fields: Fields,
  isCron: (cron: string) => boolean,
): { values: SourceSettings; problems: Map<string, string> } {
  const problems = new Map<string, string>();
  const text = (name: string, max = 500) => {
    const value = fields[name];
    return typeof value === 'string'
      ? value.replaceAll('\u0000', '').normalize('NFC').trim().slice(0, max)
      : '';
  };
  for (const name of ['name', 'owner']) if (text(name) === '') problems.set(name, sourcesText.required);
  const cron = text('cron') || (text('schedule') in scheduleNames ? text('schedule') : '');
  if (cron !== '' && !isCron(cron)) problems.set('cron', sourcesText.cronBad);
  const groups = text('audience')
    .split(',')
    .map((group) => group.trim())
    .filter(Boolean);
  const policy = piiPolicies.find((one) => one === text('piiPolicy')) ?? 'keep';
  const checked = checkSettings(kind, settingsOf(kind, text));
  if ('problems' in checked)
    for (const [name, problem] of checked.problems) problems.set(`settings.${name}`, problem);
  const values: SourceSettings = {
    name: text('name', 200),
    owner: text('owner', 200),
    schedule: kind === 'upload' || cron === '' ? null : cron,
    watched: kind === 'folder' && text('watched') === '1',
    audience: groups.length > 0 ? groups : ['public'],
    piiPolicy: policy,
    settings: 'settings' in checked ? checked.settings : settingsOf(kind, text),
  };
  return { values, problems };
}

const names: Record<SourceKind, string[]> = {
  folder: ['folder'],
  upload: [],
  ckan: ['url', 'filter'],
  http: ['url', 'format', 'title', 'records', 'token', 'tokenHeader', 'pageParam', 'next'],
  dms: ['location', 'index', 'token'],
};

/** Fields left empty take their default. */
function settingsOf(kind: SourceKind, text: (name: string) => string): Record<string, unknown> {
  const filled = (prefix: string, keys: string[]) =>
    Object.fromEntries(
      keys.map((key) => [key, text(`${prefix}.${key}`)]).filter(([, value]) => value !== ''),
    );
  const settings: Record<string, unknown> = filled('settings', names[kind]);
  if (kind === 'http') settings.mapping = filled('mapping', Object.keys(indicatorColumns));
  return settings;
}

export const blankSource: SourceSettings = {
  name: '',
  owner: '',
  schedule: null,
  watched: false,
  audience: ['public'],
  piiPolicy: 'keep',
  settings: {},
};
