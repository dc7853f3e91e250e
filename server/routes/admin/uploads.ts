// Uploading files: checked against the bounds, stored, and shown as a run of their source.
import { type Context, Hono } from 'hono';
import { maxFileBytes } from '../../../ingest/readers/limits.ts';
import { uploadPage } from '../../../views/admin/upload.ts';
import { numberFormat } from '../../../views/text/common.ts';
import { sourcesText } from '../../../views/text/sources.ts';
import { StoreError } from '../../store/errors.ts';
import { listSources } from '../../store/sources.ts';
import type { SourceContext } from './source-context.ts';

export const maxUploadFiles = 20;
/** All files of one request, which is held in memory until they are stored, with room for its frame. */
export const maxUploadRequestBytes = 200 * 1024 * 1024;

export function uploadRoutes(context: SourceContext): Hono {
  const app = new Hono();
  const megabytes = (bytes: number) => numberFormat.format(bytes / 1024 / 1024);
  const limits = {
    files: maxUploadFiles,
    eachMb: megabytes(maxFileBytes),
    allMb: megabytes(maxUploadRequestBytes),
  };
  const open = async () =>
    (await listSources(context.db)).filter(
      (source) => source.kind === 'upload' && !source.deletedAt && !source.pausedAt,
    );
  const page = async (c: Context, problem: string | null, failed: 400 | 503 = 400) => {
    await context.pipeline;
    return c.html(
      uploadPage(context.assets, { sources: await open(), limits, problem }),
      problem === null ? 200 : failed,
    );
  };

  app.get('/admin/upload', (c) => page(c, null));
  app.post('/admin/upload', async (c) => {
    const body = await c.req.parseBody({ all: true });
    const files = [body.files ?? []]
      .flat()
      .filter((file) => file instanceof File && file.name !== '') as File[];
    const source = (await open()).find((one) => one.id === body.source);
    const problem = source === undefined ? sourcesText.unknownSource : problemOf(files, limits.eachMb);
    if (source === undefined || problem !== null) return page(c, problem);
    const read = await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    try {
      const run = await (await context.pipeline).upload(source.id, read);
      return c.redirect(`/admin/runs/${run}`, 303);
    } catch (error) {
      // a full disk or a lost server: the administrator is told, and nothing of the request is kept
      if (!(error instanceof StoreError)) throw error;
      return page(c, error.message, 503);
    }
  });
  return app;
}

function problemOf(files: File[], eachMb: string): string | null {
  if (files.length === 0) return sourcesText.noFiles;
  if (files.length > maxUploadFiles) return sourcesText.tooMany(maxUploadFiles);
  const large = files.find((file) => file.size > maxFileBytes);
  if (large) return sourcesText.tooLarge(large.name, eachMb);
  const empty = files.find((file) => file.size === 0);
  return empty ? sourcesText.emptyFile(empty.name) : null;
}
