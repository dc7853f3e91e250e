// What servers answer: JSON of an expected shape, and file names for what they give.
import type { z } from 'zod';
import { fetchWhole, type Outgoing } from './outgoing.ts';
import { SourceError } from './source-error.ts';

/** Fetches JSON and checks its shape. @throws SourceError, SourceUnavailableError */
export async function getJson<T extends z.ZodType>(
  outgoing: Outgoing,
  address: string,
  schema: T,
  signal: AbortSignal,
  headers: Record<string, string> = {},
): Promise<z.infer<T>> {
  const { bytes, url } = await fetchWhole(
    outgoing,
    address,
    { accept: 'application/json', ...headers },
    signal,
  );
  return checkShape(parseJson(bytes, new URL(url).host), schema, new URL(url).host);
}

export function parseJson(bytes: Buffer, host: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw new SourceError(`Máy chủ “${host}” không trả về JSON hợp lệ; hãy kiểm tra lại địa chỉ.`, { cause });
  }
}

function checkShape<T extends z.ZodType>(value: unknown, schema: T, host: string): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const where = result.error.issues.slice(0, 3).map((issue) => issue.path.join('.') || 'gốc');
  throw new SourceError(`Câu trả lời của “${host}” không có dạng mong đợi (${where.join(', ')}).`, {
    cause: result.error,
  });
}

/** The last part of the address when it names a file, otherwise the label with the ending of its format. */
export function fileNameOf(url: string, label: string, format: string): string {
  const last = URL.canParse(url, 'http://x/')
    ? (new URL(url, 'http://x/').pathname.split('/').at(-1) ?? '')
    : '';
  const named = decoded(last);
  if (/\.[a-z0-9]{2,5}$/i.test(named)) return named;
  const ending = format.trim().toLowerCase().replace(/^\./, '');
  return /^[a-z0-9]{2,5}$/.test(ending) && !label.toLowerCase().endsWith(`.${ending}`)
    ? `${label}.${ending}`
    : label;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
}
