// `npm run ingest -- --retire ID…`, `--restore ID…`, `--erase ID… --yes`: actions on stored documents, one JSON line on stdout.
import { z } from 'zod';
import { callRunningServer, controlPaths } from '../server/store/control.ts';
import { openDatabase } from '../server/store/database.ts';
import { evalsFolderOf } from '../server/store/erase-files.ts';
import {
  type ActionResult,
  actOnDocuments,
  type DocumentAction,
  documentActions,
} from './document-actions.ts';

const usage =
  'Cách dùng: npm run --silent ingest -- --retire MÃ… | --restore MÃ… | --erase MÃ… --yes\n  (mã văn bản là phần cuối địa chỉ trang văn bản, /documents/MÃ)';
const unconfirmed =
  'Xóa hẳn không hoàn tác được: văn bản, các đoạn, véc-tơ, phiên bản cũ và câu trả lời đã trích đều mất. Thêm --yes để xác nhận.';
const replySchema = z.object({
  results: z.array(z.looseObject({ id: z.string(), done: z.boolean() })),
});

/** The action that the arguments name, null when they are paths to ingest. */
export function actionOf(args: string[]): DocumentAction | null {
  return documentActions.find((action) => args[0] === `--${action}`) ?? null;
}

/** The database that the settings name. */
type Target = { databaseUrl: string | null; dataDir: string };

/** The arguments say too little; `message` is for the user. */
export class ActionUsageError extends Error {
  override name = 'ActionUsageError';
}

/**
 * Runs it, through the running server when there is one. Exit status 1 when a document was not there.
 * @throws ActionUsageError without an id, or without the confirmation of an erasure
 */
export async function runAction(target: Target, action: DocumentAction, args: string[]): Promise<number> {
  const ids = args.slice(1).filter((arg) => arg !== '--yes');
  if (ids.length === 0 || ids.some((id) => id.startsWith('--'))) throw new ActionUsageError(usage);
  if (action === 'erase' && !args.includes('--yes')) throw new ActionUsageError(unconfirmed);
  const results = (await throughServer(target, action, ids)) ?? (await inProcess(target, action, ids));
  for (const { id, traces } of results)
    if (traces !== undefined && traces.length > 0)
      process.stderr.write(`${id}: còn vết trong ${traces.join(', ')}; hãy kiểm tra các bảng này.\n`);
  for (const { id, done } of results)
    if (!done) process.stderr.write(`${id}: không có văn bản nào ở tình trạng phù hợp với mã này.\n`);
  process.stdout.write(`${JSON.stringify({ action, results })}\n`);
  return results.every((one) => one.done) ? 0 : 1;
}

async function inProcess(target: Target, action: DocumentAction, ids: string[]): Promise<ActionResult[]> {
  const db = await openDatabase({ databaseUrl: target.databaseUrl, dataDir: target.dataDir });
  try {
    return await actOnDocuments(db, action, ids, new Date(), evalsFolderOf(target.dataDir));
  } finally {
    await db.close();
  }
}

async function throughServer(
  target: Target,
  action: DocumentAction,
  ids: string[],
): Promise<ActionResult[] | null> {
  if (target.databaseUrl !== null) return null;
  const response = await callRunningServer(target.dataDir, controlPaths.documents, { action, ids });
  if (response === null) return null;
  if (!response.ok) throw new Error(`the running server refused the request with HTTP ${response.status}`);
  return replySchema.parse(await response.json()).results as ActionResult[];
}
