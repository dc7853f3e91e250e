// An open-data portal that speaks the CKAN Action API v3: packages in pages, their files, and tables of the datastore.
import { z } from 'zod';
import { fileNameOf, getJson } from './answers.ts';
import { packagesOf } from './ckan-packages.ts';
import type { Connector, Listed, SourceItem } from './connector.ts';
import { placeFile, safeName, toCsv } from './downloads.ts';
import { fetchWhole, type Outgoing } from './outgoing.ts';
import { SourceError } from './source-error.ts';

const pageSize = 100;
const recordPage = 1_000;
const maxRecords = 200_000;

export const ckanSettings = z.object({
  url: z.string().trim().min(1, 'nhập địa chỉ của cổng dữ liệu'),
  /** Query of package_search, for example `organization:so-y-te`. */
  filter: z.string().trim().max(500).default(''),
});

const resourceSchema = z.object({
  id: z.string(),
  name: z.string().nullish(),
  url: z.string().nullish(),
  format: z.string().nullish(),
  hash: z.string().nullish(),
  last_modified: z.string().nullish(),
  metadata_modified: z.string().nullish(),
  datastore_active: z.boolean().nullish(),
});
const packageSchema = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string().nullish(),
  metadata_modified: z.string().nullish(),
  metadata_created: z.string().nullish(),
  organization: z.object({ title: z.string().nullish() }).nullish(),
  resources: z.array(resourceSchema).default([]),
});
const answer = <T extends z.ZodType>(result: T) => z.object({ success: z.literal(true), result });
const searchSchema = answer(z.object({ count: z.number(), results: z.array(packageSchema) }));
const recordsSchema = answer(
  z.object({
    fields: z.array(z.object({ id: z.string() })),
    records: z.array(z.record(z.string(), z.unknown())),
    total: z.number().optional(),
  }),
);
const itemSchema = z.object({
  kind: z.enum(['file', 'datastore']),
  resource: z.string(),
  url: z.string(),
  title: z.string(),
  issuer: z.string().nullable(),
});

/** What is remembered of a listing: the newest change, and how many packages there were. */
const rememberedSchema = z.object({ through: z.string(), packages: z.number() });
const byChange = 'metadata_modified desc, name asc';

type Package = z.infer<typeof packageSchema>;
type Resource = z.infer<typeof resourceSchema>;

export function ckanConnector(settings: z.infer<typeof ckanSettings>, outgoing: Outgoing): Connector {
  const base = settings.url.replace(/\/+$/, '');
  const action = (name: string, query: Record<string, string | number>) =>
    `${base}/api/3/action/${name}?${new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]))}`;
  const search = (sort: string, start: number, signal: AbortSignal) => {
    const query = { ...(settings.filter ? { fq: settings.filter } : {}), sort, rows: pageSize, start };
    return getJson(outgoing, action('package_search', query), searchSchema, signal);
  };
  return {
    async *list(signal, since = null) {
      const pages = (sort: string) => (start: number) =>
        search(sort, start, signal).then((found) => found.result);
      // whatever is modified from now on comes after this one
      const newest = await pages(byChange)(0);
      const through = newest.results[0]?.metadata_modified ?? null;
      const packages = newest.count;
      const known = rememberedSchema.safeParse(since).data;
      if (known !== undefined && through !== null) {
        let added = 0;
        for await (const found of packagesOf(pages(byChange), isBefore(known.through))) {
          if ((found.metadata_created ?? '') > known.through) added += 1;
          yield { group: groupOf(found) };
          yield* itemsOf(found, base);
        }
        // another number: something was taken away or hidden, and only the whole list tells what
        if (packages === known.packages + added) {
          yield { remember: { through, packages }, partial: true };
          return;
        }
      }
      for await (const found of packagesOf(pages('name asc'))) yield* itemsOf(found, base);
      if (through !== null) yield { remember: { through, packages }, partial: false };
    },
    async fetch({ uri, item }, folder, signal) {
      const { kind, resource, url, title, issuer } = itemSchema.parse(item);
      const stated = { title, issuer, provenance: url };
      if (kind === 'file') {
        const { bytes } = await fetchWhole(outgoing, url, {}, signal);
        return placeFile(folder, uri, bytes, stated);
      }
      const rows: unknown[][] = [];
      for (let offset = 0; ; ) {
        const query = { resource_id: resource, limit: recordPage, offset, sort: '_id asc' };
        const page = (await getJson(outgoing, action('datastore_search', query), recordsSchema, signal))
          .result;
        const columns = page.fields.map((field) => field.id).filter((id) => id !== '_id');
        if (offset === 0) rows.push(columns);
        rows.push(...page.records.map((record) => columns.map((column) => record[column])));
        if (rows.length > maxRecords) throw new SourceError(`Bảng có quá ${maxRecords} dòng nên không nạp.`);
        offset += page.records.length;
        if (page.records.length === 0 || offset >= (page.total ?? Number.POSITIVE_INFINITY)) break;
      }
      return placeFile(folder, uri, Buffer.from(toCsv(rows)), stated);
    },
  };
}

/** True from the first package on that was known when it was listed last; equal times may hold a change of the same second. */
function isBefore(time: string): (found: Package) => boolean {
  return (found) => (found.metadata_modified ?? '') < time;
}

function groupOf(found: Package): string {
  return `${safeName(found.name, found.id)}/`;
}

function* itemsOf(found: Package, base: string): Generator<Listed> {
  const names = new Set<string>();
  for (const resource of found.resources) {
    if (resource.url && !URL.canParse(resource.url, `${base}/`)) {
      yield {
        problem: `${found.name}: địa chỉ tệp “${resource.url.slice(0, 200)}” không đúng dạng.`,
        uri: null,
      };
      continue;
    }
    const item = itemOf(found, resource, base);
    if (item === null) continue;
    // two resources may have one name: the id tells them apart
    const uri = names.has(item.uri)
      ? item.uri.replace(/(\.[^.]*)?$/, ` (${resource.id.slice(0, 8)})$1`)
      : item.uri;
    names.add(uri);
    yield { ...item, uri };
  }
}

function itemOf(found: Package, resource: Resource, base: string): SourceItem | null {
  const datastore = resource.datastore_active === true;
  const url = resource.url ?? '';
  if (!datastore && url === '') return null;
  const label = resource.name?.trim() || resource.id;
  const title = [found.title?.trim() || found.name, label]
    .filter((part, at, all) => all.indexOf(part) === at)
    .join(' – ');
  const name = datastore
    ? `${label.replace(/\.csv$/i, '')}.csv`
    : fileNameOf(url, label, resource.format ?? '');
  return {
    uri: `${groupOf(found)}${safeName(name, resource.id)}`,
    mark: [
      resource.id,
      found.metadata_modified,
      resource.metadata_modified,
      resource.last_modified,
      resource.hash,
    ].join('|'),
    item: {
      kind: datastore ? 'datastore' : 'file',
      resource: resource.id,
      url: datastore ? `${base}/dataset/${encodeURIComponent(found.name)}` : new URL(url, `${base}/`).href,
      title,
      issuer: found.organization?.title ?? null,
    },
  };
}
