// Uploaded files become jobs: stored in pieces first, so that a worker on whichever machine can read them.
import { addJobs, type NewJob } from '../server/store/ingest-jobs.ts';
import { queueNames } from '../server/store/queue.ts';
import { addUploadRun } from '../server/store/source-runs.ts';
import { addUpload, dropUpload } from '../server/store/uploads.ts';
import { fingerprint } from './fingerprint.ts';
import { newId, type PipelineParts } from './pipeline-parts.ts';
import { safeName } from './sources/downloads.ts';

const maxSameName = 100;

/** Queues the files of one request; a file named like an earlier one replaces it. Returns the run that shows them. */
export async function takeUploads(
  parts: PipelineParts,
  sourceId: string,
  files: { name: string; bytes: Uint8Array }[],
): Promise<string> {
  const jobs: NewJob[] = [];
  const run = { id: newId(), sourceId, queueId: newId() };
  const stored: string[] = [];
  try {
    for (const { name, bytes } of files) {
      const uri = freeName(safeName(name, 'tep'), (candidate) => jobs.some((job) => job.uri === candidate));
      const upload = newId();
      stored.push(upload);
      await addUpload(parts.db, { id: upload, name: uri, bytes });
      jobs.push({ id: newId(), queueId: newId(), uri, item: { upload }, mark: fingerprint(bytes) });
    }
    await parts.db.transaction(async (tx) => {
      await addUploadRun(tx, run, files.length);
      for (const job of jobs) await addJob(parts, tx, run, job);
    });
  } catch (error) {
    // all files of a request or none: what was stored of it would only fill the disk further
    for (const upload of stored) await dropQuietly(parts, upload);
    throw error;
  }
  return run.id;
}

/** The failure that led here is the one to tell; what stays is dropped later with other old uploads. */
async function dropQuietly(parts: PipelineParts, upload: string): Promise<void> {
  await dropUpload(parts.db, upload).catch((error: unknown) =>
    parts.log.warn({ err: error, upload }, 'a piece of a failed upload is still stored'),
  );
}

/** A file of the same name may just be read: then this one is a document of its own. */
async function addJob(
  parts: PipelineParts,
  tx: Parameters<typeof addJobs>[0],
  run: { id: string; sourceId: string },
  job: NewJob,
): Promise<void> {
  for (let copy = 1; copy <= maxSameName; copy += 1) {
    const [added] = await addJobs(tx, run, [{ ...job, uri: numbered(job.uri, copy) }]);
    if (!added) continue;
    return parts.queue.send(tx, queueNames.document, [{ queueId: added.queueId, data: { job: added.id } }]);
  }
  throw new Error(`more than ${maxSameName} files of the same name are being read`);
}

function freeName(name: string, taken: (name: string) => boolean): string {
  let copy = 1;
  while (taken(numbered(name, copy))) copy += 1;
  return numbered(name, copy);
}

/** "a.pdf", "a (2).pdf", "a (3).pdf"… */
function numbered(name: string, copy: number): string {
  return copy === 1 ? name : name.replace(/(\.[^.]*)?$/, ` (${copy})$1`);
}
