// Downloads of an answer's task list.
import { type Context, Hono } from 'hono';
import { answerText } from '../../../views/text/answer.ts';
import type { RouteContext } from '../context.ts';
import { knownVisitor } from '../visitor.ts';
import { sheetRows, toCsv, toXlsx } from './spreadsheet.ts';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function tableRoutes(context: Pick<RouteContext, 'conversations'>): Hono {
  const app = new Hono();
  app.get('/messages/:id/table.csv', async (c) => {
    const found = await findTable(context, c, c.req.param('id'));
    if (found === null) return c.notFound();
    return c.body(toCsv(found.rows), 200, download('text/csv; charset=utf-8', 'csv'));
  });
  app.get('/messages/:id/table.xlsx', async (c) => {
    const found = await findTable(context, c, c.req.param('id'));
    if (found === null) return c.notFound();
    const bytes = await toXlsx(found.caption, found.rows);
    return c.body(new Uint8Array(bytes).buffer, 200, download(xlsxType, 'xlsx'));
  });
  return app;
}

async function findTable(
  context: Pick<RouteContext, 'conversations'>,
  c: Context,
  messageId: string,
): Promise<{ caption: string; rows: string[][] } | null> {
  const visitorId = knownVisitor(c);
  const message = visitorId === null ? null : await context.conversations.message(visitorId, messageId);
  const answer = message?.answer;
  if (!answer?.table) return null;
  return { caption: answer.table.caption, rows: sheetRows(answer.table, answer.citations) };
}

function download(type: string, extension: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${answerText.fileName}.${extension}"`,
    'Cache-Control': 'no-store',
  };
}
