// One run of a source: list, compare with what is known, queue a job for each change, and retire what is gone at the end.
import type { PlannedChange, RunTrigger, SourceRecord, SourceRun } from '../server/domain-sources.ts';
import { erasedAmong, erasedItem } from '../server/store/erase-pipeline.ts';
import { addJobs, type NewJob } from '../server/store/ingest-jobs.ts';
import { type QueuedJob, queueNames } from '../server/store/queue.ts';
import { forgetItems, knownItems, noteSeenItems, unseenItems } from '../server/store/source-items.ts';
import {
  lastListing,
  noteOthersSeen,
  rememberListing,
  type SourceListing,
} from '../server/store/source-listing.ts';
import {
  addRun,
  closeRun,
  endDryRun,
  endListing,
  failRun,
  getRun,
  type Listed as Listing,
  noteRunProblem,
  readyToClose,
  startListing,
} from '../server/store/source-runs.ts';
import { documentSource, getSource } from '../server/store/sources.ts';
import { fingerprint, parserVersion } from './fingerprint.ts';
import { isTransient, newId, type PipelineParts, reasonFor } from './pipeline-parts.ts';
import { releaseItems } from './release-items.ts';
import type { Listed, SourceItem } from './sources/connector.ts';
import { openConnector } from './sources/index.ts';
import { SourceError } from './sources/source-error.ts';

const batchSize = 200;
/** Sources that list changes alone are listed in full at least this often: what a portal does not tell shows then. */
const fullEveryMs = 7 * 24 * 3600 * 1000;
const maxReasons = 100;
/** A source with more is more likely a mistake; the same bound as for folders. */
const maxItems = 200_000;

/** Asks for a run; null when one of the source is under way already. */
export async function requestRun(
  parts: PipelineParts,
  sourceId: string,
  request: { trigger: RunTrigger; dryRun: boolean },
): Promise<string | null> {
  const run = { id: newId(), sourceId, queueId: newId(), ...request };
  return parts.db.transaction(async (tx) => {
    if (!(await addRun(tx, run))) return null;
    await parts.queue.send(tx, queueNames.run, [{ queueId: run.queueId, data: { run: run.id } }]);
    return run.id;
  });
}

/** Handles a delivery of the run queue: a run that was asked for, or a scheduled time of a source. */
export async function handleRun(parts: PipelineParts, job: QueuedJob, signal: AbortSignal): Promise<void> {
  if (job.data.scheduled !== undefined) {
    const source = await getSource(parts.db, job.data.scheduled);
    if (source && source.pausedAt === null && source.deletedAt === null)
      await requestRun(parts, source.id, { trigger: 'schedule', dryRun: false });
    return;
  }
  const run = await getRun(parts.db, job.data.run ?? '');
  if (run === null || !(await startListing(parts.db, run.id, job.queueId))) return;
  try {
    await listSource(parts, run, signal);
  } catch (error) {
    if (!signal.aborted && (!isTransient(error) || job.lastAttempt)) {
      if (!(error instanceof SourceError))
        parts.log.error({ err: error, source: run.sourceId }, 'a run failed');
      await failRun(parts.db, run.id, reasonFor(error));
      return;
    }
    await noteRunProblem(parts.db, run.id, reasonFor(error));
    throw error;
  }
}

async function listSource(parts: PipelineParts, run: SourceRun, signal: AbortSignal): Promise<void> {
  const source = await getSource(parts.db, run.sourceId);
  if (source === null || source.deletedAt !== null) throw new SourceError('Nguồn này đã bị xóa.');
  const listing: Listing = { complete: true, found: 0, unchanged: 0, failed: 0, reasons: [] };
  const plan: PlannedChange[] = [];
  const seen = new Set<string>();
  const since = run.dryRun ? null : await resumePoint(parts, source);
  const changes = openChanges();
  let troubled = false;
  let batch: SourceItem[] = [];
  const flush = async () => {
    await takeBatch(parts, source, run, batch, listing, plan);
    batch = [];
  };
  for await (const listed of openConnector(source, parts.services).list(signal, since?.remembered)) {
    signal.throwIfAborted();
    if (seen.size > maxItems)
      throw new SourceError(`Nguồn có quá ${maxItems} mục; hãy chia nhỏ hoặc thu hẹp bộ lọc.`);
    if ('problem' in listed) {
      troubled = true;
      listing.failed += 1;
      note(listing, listed.problem);
      // what cannot be seen now stays, and so does what may lie below it
      if (listed.uri !== null) listing.complete = false;
      continue;
    }
    if (changes.take(listed) || !('mark' in listed) || seen.has(listed.uri)) continue;
    seen.add(listed.uri);
    batch.push(listed);
    if (batch.length === batchSize) await flush();
  }
  await flush();
  listing.found = seen.size;
  if (changes.end?.partial) await countOthers(parts, run, changes.groups, listing);
  if (run.dryRun) {
    if (listing.complete) {
      const gone = (await unseenItems(parts.db, source.id, run.id)).filter((uri) => !seen.has(uri));
      plan.push(...gone.map((uri): PlannedChange => ['retire', uri]));
    }
    return endDryRun(parts.db, run.id, listing, plan);
  }
  if (!(await endListing(parts.db, run.id, listing))) return;
  // only now: jobs for all that was found are in the queue; a problem is met again by listing all again
  if (changes.end !== null && !troubled) {
    const fullAt = changes.end.partial && since ? since.fullAt : parts.sync.now().toISOString();
    const rules = fullMark(parts, source, '');
    await rememberListing(parts.db, source.id, { remembered: changes.end.remember, rules, fullAt });
  }
  await closeWhenDone(parts, run.id);
}

/** What a listing says beside its items: which groups it has whole, and what to remember at its end. */
function openChanges() {
  const groups: string[] = [];
  let end: Extract<Listed, { remember: unknown }> | null = null;
  return {
    groups,
    get end() {
      return end;
    },
    take(listed: Listed): boolean {
      if ('group' in listed) groups.push(listed.group);
      else if ('remember' in listed) end = listed;
      else return false;
      return true;
    },
  };
}

/** From where a run may list changes alone; null when all is to be listed: new rules, or the last full look is long ago. */
async function resumePoint(parts: PipelineParts, source: SourceRecord): Promise<SourceListing | null> {
  const last = await lastListing(parts.db, source.id);
  if (last === null || last.rules !== fullMark(parts, source, '')) return null;
  return parts.sync.now().getTime() - Date.parse(last.fullAt) < fullEveryMs ? last : null;
}

/** What was not listed because it has not changed counts as it is known. */
async function countOthers(
  parts: PipelineParts,
  run: SourceRun,
  groups: string[],
  listing: Listing,
): Promise<void> {
  const others = await noteOthersSeen(parts.db, run.sourceId, run.id, groups);
  listing.found += others.items;
  listing.unchanged += others.items - others.failed;
  listing.failed += others.failed;
  for (const reason of others.reasons) note(listing, reason);
}

/** Compares items with what is known of them; a dry run writes nothing. */
async function takeBatch(
  parts: PipelineParts,
  source: SourceRecord,
  run: SourceRun,
  batch: SourceItem[],
  listing: Listing,
  plan: PlannedChange[],
): Promise<void> {
  const uris = batch.map((item) => item.uri);
  const known = await knownItems(parts.db, source.id, uris);
  const jobs: NewJob[] = [];
  const markOf = (item: SourceItem) => fullMark(parts, source, item.mark);
  const hashOf = (item: SourceItem) => erasedItem(source.id, item.uri, markOf(item));
  const erased = await erasedAmong(parts.db, batch.map(hashOf));
  const erasedUris = new Set(batch.filter((item) => erased.has(hashOf(item))).map((item) => item.uri));
  if (erasedUris.size > 0) note(listing, stillThere(erasedUris.size));
  listing.unchanged += erasedUris.size;
  for (const item of batch.filter(({ uri }) => !erasedUris.has(uri))) {
    const mark = markOf(item);
    const before = known.get(item.uri);
    if (before?.mark === mark) {
      if (before.failure === null) listing.unchanged += 1;
      else {
        listing.failed += 1;
        note(listing, `${item.uri}: ${before.failure}`);
      }
      plan.push([before.failure === null ? 'unchanged' : 'failed', item.uri]);
      continue;
    }
    plan.push([before?.mark ? 'update' : 'create', item.uri]);
    jobs.push({ id: newId(), queueId: newId(), uri: item.uri, item: item.item, mark });
  }
  if (run.dryRun || uris.length === 0) return;
  await parts.db.transaction(async (tx) => {
    await noteSeenItems(
      tx,
      source.id,
      run.id,
      uris.filter((uri) => !erasedUris.has(uri)),
    );
    const added = await addJobs(tx, run, jobs);
    await parts.queue.send(
      tx,
      queueNames.document,
      added.map((job) => ({ queueId: job.queueId, data: { job: job.id } })),
    );
  });
}

/** What was erased lies at the source still; its name is not written down again. */
function stillThere(count: number): string {
  return `${count} mục ở nguồn đã bị xóa hẳn khỏi kho nên không được nạp lại; hãy bỏ chúng khỏi nguồn.`;
}

function note(listing: Listing, reason: string): void {
  if (listing.reasons.length < maxReasons) listing.reasons.push(reason);
}

/** Another program, rule or reader makes another document of the same item. */
function fullMark(parts: PipelineParts, source: SourceRecord, mark: string): string {
  return fingerprint(
    mark,
    String(parserVersion),
    JSON.stringify([source.audience, source.piiPolicy, source.settings, parts.sync.glossary]),
  );
}

/** Retires what the run did not find and closes it, once all its jobs have ended; safe to call at any time. */
export async function closeWhenDone(parts: PipelineParts, runId: string): Promise<void> {
  const run = await readyToClose(parts.db, runId);
  if (run === null) return;
  let retired = 0;
  if (run.complete) {
    const gone = await unseenItems(parts.db, run.sourceId, run.id);
    retired = await releaseItems(parts, documentSource(run.sourceId), gone);
    await forgetItems(parts.db, run.sourceId, gone);
  }
  await closeRun(parts.db, run.id, retired);
}
