// Watched folders: a change asks for a run once it has settled.

import { type FSWatcher, watch as openWatcher } from 'chokidar';
import type { SourceRecord } from '../server/domain-sources.ts';
import type { PipelineLog } from './pipeline-parts.ts';

/** Someone who copies a folder into another makes many changes: one run follows the last of them. */
const settleMs = 2_000;
/** Files still growing are left alone until they have kept their size for this long. */
const stableMs = 1_000;

export type Watcher = {
  /** Watches exactly the folders of these sources that ask for it. */
  watch(sources: Pick<SourceRecord, 'id' | 'kind' | 'watched' | 'settings'>[]): Promise<void>;
  stop(): Promise<void>;
};

export function watchFolders(onChange: (sourceId: string) => void, log: PipelineLog): Watcher {
  const open = new Map<string, { folder: string; watcher: FSWatcher; timer: NodeJS.Timeout | undefined }>();
  const close = async (id: string) => {
    const one = open.get(id);
    open.delete(id);
    clearTimeout(one?.timer);
    await one?.watcher.close();
  };
  const add = (id: string, folder: string) => {
    const watcher = openWatcher(folder, {
      ignoreInitial: true,
      awaitWriteFinish: { stabilityThreshold: stableMs, pollInterval: 200 },
    });
    const one = { folder, watcher, timer: undefined as NodeJS.Timeout | undefined };
    open.set(id, one);
    watcher.on('all', () => {
      clearTimeout(one.timer);
      one.timer = setTimeout(() => onChange(id), settleMs);
    });
    watcher.on('error', (error) => log.warn({ err: error, source: id }, 'a folder cannot be watched'));
  };
  return {
    watch: async (sources) => {
      const wanted = new Map(
        sources
          .filter((source) => source.kind === 'folder' && source.watched)
          .map((source) => [source.id, String(source.settings.folder)]),
      );
      for (const [id, one] of [...open]) if (wanted.get(id) !== one.folder) await close(id);
      for (const [id, folder] of wanted) if (!open.has(id)) add(id, folder);
    },
    stop: async () => {
      for (const id of [...open.keys()]) await close(id);
    },
  };
}
