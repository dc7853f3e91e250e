// For tests of remote sources: a local portal and a folder for each test, and what a connector lists and fetches.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Connector, Listed, SourceItem } from '../../ingest/sources/connector.ts';
import { openPortal, type Portal } from './portal-server.ts';

const never = new AbortController().signal;

/** Open for the length of each test of the file that calls this. */
export function eachWithPortal(): { portal: Portal; folder: string } {
  const place = {} as { portal: Portal; folder: string };
  beforeEach(async () => {
    place.portal = await openPortal();
    place.folder = await mkdtemp(path.join(os.tmpdir(), 'remote-'));
  });
  afterEach(async () => {
    await place.portal.close();
    await rm(place.folder, { recursive: true, force: true });
  });
  return place;
}

/** All that a connector lists, problems included. */
export async function listedBy(connector: Connector): Promise<Listed[]> {
  const found: Listed[] = [];
  for await (const listed of connector.list(never)) found.push(listed);
  return found;
}

/** The items alone. */
export async function itemsOf(connector: Connector): Promise<SourceItem[]> {
  return (await listedBy(connector)).filter((listed): listed is SourceItem => 'mark' in listed);
}

/** Text and fields of one item, fetched into `folder`. */
export async function contentOf(connector: Connector, item: SourceItem, folder: string) {
  const { file } = await connector.fetch(item, folder, never);
  return { text: await readFile(file.path, 'utf8'), entry: file.entry };
}
