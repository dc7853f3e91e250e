// The endpoint of a dashboard or reporting system: JSON or CSV, by a declared mapping, as one table of indicators.
import { createHash } from 'node:crypto';
import { parse as parseCsv } from 'csv-parse/sync';
import { z } from 'zod';
import { parseJson } from './answers.ts';
import type { Connector } from './connector.ts';
import { placeFile, safeName, toCsv } from './downloads.ts';
import { fetchWhole, type Outgoing, type Received } from './outgoing.ts';
import { SourceError } from './source-error.ts';

const maxPages = 1_000;
const maxRows = 200_000;

/** Columns of the table, in its order, with the heads by which indicators are recognised. */
export const indicatorColumns = {
  code: 'Mã chỉ tiêu',
  name: 'Chỉ tiêu',
  unit: 'Đơn vị tính',
  area: 'Địa bàn',
  period: 'Kỳ báo cáo',
  planned: 'Kế hoạch',
  actual: 'Thực hiện',
  note: 'Ghi chú',
} as const;
type ColumnName = keyof typeof indicatorColumns;
const columnNames = Object.keys(indicatorColumns) as ColumnName[];

const field = z.string().trim().max(200).default('');

export const httpSettings = z.object({
  url: z.string().trim().min(1, 'nhập địa chỉ'),
  format: z.enum(['json', 'csv']).default('json'),
  title: z.string().trim().min(1, 'nhập tên bảng số liệu').max(300),
  /** Where the rows stand in the JSON: `data.items`; empty: the answer itself is the list. */
  records: field,
  /** Name of a token in SOURCE_TOKENS. */
  token: field,
  /** Header that carries it; `Authorization` gets `Bearer` before it. */
  tokenHeader: z
    .string()
    .trim()
    .regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'tên tiêu đề HTTP chỉ gồm chữ, số và dấu gạch nối')
    .default('Authorization'),
  /** Parameter that counts pages from 1; empty: everything comes at once or by `next`. */
  pageParam: field,
  /** Where the JSON names the address of the next page; empty: it does not. */
  next: field,
  /** Field of each column; a value after `=` is the same in every row. */
  mapping: z
    .partialRecord(z.enum(columnNames), z.string().trim().max(200))
    .refine(
      (mapping) => mapping.name && (mapping.actual || mapping.planned),
      'phải có trường cho tên chỉ tiêu và cho kế hoạch hoặc thực hiện',
    ),
});
type HttpSettings = z.infer<typeof httpSettings>;

export function httpConnector(settings: HttpSettings, outgoing: Outgoing, token: string | null): Connector {
  const uri = `${safeName(settings.title, 'so-lieu')}.csv`;
  const load = async (signal: AbortSignal) => toCsv(await tableOf(settings, outgoing, token, signal));
  return {
    async *list(signal) {
      const mark = createHash('sha256')
        .update(await load(signal))
        .digest('hex');
      yield { uri, mark, item: {} };
    },
    async fetch(_item, folder, signal) {
      const stated = { title: settings.title, provenance: settings.url };
      return placeFile(folder, uri, Buffer.from(await load(signal)), stated);
    },
  };
}

async function tableOf(
  settings: HttpSettings,
  outgoing: Outgoing,
  token: string | null,
  signal: AbortSignal,
): Promise<string[][]> {
  const used = columnNames.filter((name) => settings.mapping[name]);
  const rows: string[][] = [];
  for await (const record of recordsOf(settings, outgoing, token, signal)) {
    if (rows.length >= maxRows) throw new SourceError(`Bảng có quá ${maxRows} dòng nên không nạp.`);
    rows.push(used.map((name) => valueAt(record, settings.mapping[name] ?? '')));
  }
  if (rows.length === 0)
    throw new SourceError('Địa chỉ này không trả về dòng số liệu nào; bảng đang có được giữ nguyên.');
  const name = used.indexOf('name');
  if (rows.every((row) => row[name] === ''))
    throw new SourceError(
      `Không dòng nào có trường “${settings.mapping.name}”; hãy kiểm tra lại ánh xạ trường.`,
    );
  return [used.map((column) => indicatorColumns[column]), ...rows];
}

async function* recordsOf(
  settings: HttpSettings,
  outgoing: Outgoing,
  token: string | null,
  signal: AbortSignal,
): AsyncGenerator<unknown> {
  let address = settings.pageParam ? withPage(settings, 1) : settings.url;
  let before: string | null = null;
  for (let page = 1; page <= maxPages; page += 1) {
    // an address of another server, given by the answer, does not get the token
    const own = new URL(address).origin === new URL(settings.url).origin;
    const headers: Record<string, string> = token !== null && own ? tokenHeaders(settings, token) : {};
    const received = await fetchWhole(outgoing, address, headers, signal);
    const digest = createHash('sha256').update(received.bytes).digest('hex');
    const { rows, next } = settings.format === 'csv' ? readCsv(received) : readPage(settings, received);
    // some servers answer every number beyond the last with the last page
    if (settings.pageParam && (rows.length === 0 || digest === before)) return;
    yield* rows;
    before = digest;
    if (settings.pageParam) address = withPage(settings, page + 1);
    else if (next) address = new URL(next, address).href;
    else return;
  }
  throw new SourceError(`Số liệu có quá ${maxPages} trang; hãy kiểm tra lại cách phân trang.`);
}

function withPage(settings: HttpSettings, page: number): string {
  const url = new URL(settings.url);
  url.searchParams.set(settings.pageParam, String(page));
  return url.href;
}

function tokenHeaders(settings: HttpSettings, token: string): Record<string, string> {
  const bearer = settings.tokenHeader.toLowerCase() === 'authorization';
  return { [settings.tokenHeader]: bearer ? `Bearer ${token}` : token };
}

function readCsv(received: Received): { rows: unknown[]; next: null } {
  const text = received.bytes.toString('utf8').replace(/^\uFEFF/, '');
  const [head = ''] = text.split('\n', 1);
  const delimiter = head.split(';').length > head.split(',').length ? ';' : ',';
  try {
    return {
      rows: parseCsv(text, { columns: true, delimiter, skip_empty_lines: true, relax_column_count: true }),
      next: null,
    };
  } catch (cause) {
    throw new SourceError('Địa chỉ này không trả về CSV đọc được; hãy kiểm tra lại.', { cause });
  }
}

function readPage(settings: HttpSettings, received: Received): { rows: unknown[]; next: string | null } {
  const value = parseJson(received.bytes, new URL(received.url).host);
  const rows = at(value, settings.records);
  if (!Array.isArray(rows))
    throw new SourceError(
      `Trong câu trả lời không có danh sách ở “${settings.records || 'gốc'}”; hãy kiểm tra lại đường dẫn dữ liệu.`,
    );
  const next = settings.next ? at(value, settings.next) : null;
  return { rows, next: typeof next === 'string' && next !== '' ? next : null };
}

function at(value: unknown, path: string): unknown {
  let found = value;
  for (const part of path.split('.').filter(Boolean)) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part)) return undefined;
    found = (found as Record<string, unknown>)[part];
  }
  return found;
}

/** As an official writes it: decimal comma for the numbers of JSON; texts stay as they are. */
function valueAt(record: unknown, path: string): string {
  if (path.startsWith('=')) return path.slice(1).trim();
  // a CSV head may have dots of its own
  const direct = typeof record === 'object' && record !== null && Object.hasOwn(record, path);
  const value = direct ? (record as Record<string, unknown>)[path] : at(record, path);
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return decimal(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value).trim();
}

function decimal(value: number): string {
  return value.toLocaleString('vi-VN', { useGrouping: false, maximumFractionDigits: 12 });
}
