// The only way out of the program for sources: named hosts, checked addresses, bounded time and size, polite retries.
import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { allowedUrl, isPublicAddress } from './addresses.ts';
import { SourceError, SourceUnavailableError } from './source-error.ts';

export type Outgoing = {
  /** Hosts that may be asked: `name`, `name:port` or `*.name`; private addresses by exact name only. */
  hosts: string[];
  /** Time for one answer, from the request to its last byte. */
  timeoutMs: number;
  maxBytes: number;
  /** Longest time that a server may make us wait by Retry-After. */
  maxWaitMs: number;
  wait(ms: number, signal: AbortSignal): Promise<void>;
};

export type Received = { bytes: Buffer; headers: http.IncomingHttpHeaders; url: string };

const maxRedirects = 5;
const maxTries = 4;
const firstWaitMs = 500;

/**
 * Fetches the whole of an address. Redirects are checked like the first address; a broken transfer goes on where it
 * stopped when the server can do that.
 * @throws SourceError when it never will work, SourceUnavailableError when it may later
 */
export async function fetchWhole(
  outgoing: Outgoing,
  address: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Received> {
  const progress: Progress = { parts: [], bytes: 0, validator: null };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptFetch(outgoing, address, headers, progress, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof Interruption)) throw error;
      if (attempt === maxTries || error.waitMs > outgoing.maxWaitMs)
        throw new SourceUnavailableError(error.message, { cause: error });
      await outgoing.wait(error.waitMs || firstWaitMs * 2 ** (attempt - 1), signal);
    }
  }
}

/** What has arrived so far, and what proves that the rest belongs to it. */
type Progress = { parts: Buffer[]; bytes: number; validator: string | null };

/** Worth another try in a moment. */
class Interruption extends Error {
  readonly waitMs: number;
  constructor(message: string, waitMs = 0, options?: ErrorOptions) {
    super(message, options);
    this.waitMs = waitMs;
  }
}

async function attemptFetch(
  outgoing: Outgoing,
  address: string,
  headers: Record<string, string>,
  progress: Progress,
  signal: AbortSignal,
): Promise<Received> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(outgoing.timeoutMs)]);
  let target = allowedUrl(address, outgoing.hosts);
  let sent = headers;
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    const response = await request(target, withRange(sent, progress), limit, outgoing);
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if ([301, 302, 303, 307, 308].includes(status) && location) {
      response.destroy();
      const next = allowedUrl(new URL(location, target.url).href, outgoing.hosts);
      // a token belongs to the server that it was given for
      if (next.url.origin !== target.url.origin) sent = withoutSecrets(sent);
      target = next;
      continue;
    }
    return receive(response, target.url.href, progress, limit, outgoing);
  }
  throw new SourceError(`Máy chủ chuyển hướng quá ${maxRedirects} lần; hãy kiểm tra lại địa chỉ.`);
}

function withRange(headers: Record<string, string>, progress: Progress): Record<string, string> {
  if (progress.bytes === 0 || progress.validator === null) return headers;
  return { ...headers, range: `bytes=${progress.bytes}-`, 'if-range': progress.validator };
}

function withoutSecrets(headers: Record<string, string>): Record<string, string> {
  return { accept: headers.accept ?? '*/*' };
}

function request(
  target: { url: URL; privateAllowed: boolean },
  headers: Record<string, string>,
  signal: AbortSignal,
  outgoing: Outgoing,
): Promise<http.IncomingMessage> {
  const { url, privateAllowed } = target;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // an address in the URL is connected to without a look-up
  if (isIP(host) && !privateAllowed && !isPublicAddress(host)) throw privateAddress(url.host);
  const client = url.protocol === 'https:' ? https : http;
  return new Promise((done, fail) => {
    const sent = client.get(
      url,
      {
        headers: { 'user-agent': 'tro-ly-cong-vu', 'accept-encoding': 'identity', ...headers },
        lookup: checkedLookup(url.host, privateAllowed),
        agent: false,
        signal,
      },
      done,
    );
    sent.on('error', (cause) => fail(requestError(cause, url, signal, outgoing)));
  });
}

/** Looks a name up once and connects to what was checked: a second look-up could answer something else. */
export function checkedLookup(
  host: string,
  privateAllowed: boolean,
  resolve: typeof lookup = lookup,
): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const open = addresses.filter(({ address }) => privateAllowed || isPublicAddress(address));
      const [first] = open;
      if (!first || open.length < addresses.length) return callback(privateAddress(host), '', 0);
      if (options.all) callback(null, open);
      else callback(null, first.address, first.family);
    });
  };
}

function privateAddress(host: string): SourceError {
  return new SourceError(
    `Máy chủ “${host}” trỏ tới một địa chỉ nội bộ. Nếu đúng là máy của cơ quan, người vận hành ghi đúng tên đầy đủ ` +
      '(không dùng dấu *) vào SOURCE_HOSTS.',
  );
}

async function receive(
  response: http.IncomingMessage,
  url: string,
  progress: Progress,
  signal: AbortSignal,
  outgoing: Outgoing,
): Promise<Received> {
  const status = response.statusCode ?? 0;
  if (status !== 200 && status !== 206) {
    response.destroy();
    throw statusError(status, new URL(url).host, response.headers['retry-after']);
  }
  const start =
    status === 206 ? Number(/^bytes (\d+)-/.exec(response.headers['content-range'] ?? '')?.[1]) : 0;
  if (start !== progress.bytes) {
    // the server sends another piece than was asked for, or all of it again
    progress.parts = [];
    progress.bytes = 0;
    if (start !== 0) {
      response.destroy();
      progress.validator = null;
      throw new Interruption('Máy chủ trả về sai phần của tệp đang tải.');
    }
  }
  const { etag } = response.headers;
  progress.validator = etag && !etag.startsWith('W/') ? etag : null;
  const expected = start + Number(response.headers['content-length'] ?? Number.NaN);
  if (expected > outgoing.maxBytes) {
    response.destroy();
    throw tooLarge(outgoing.maxBytes);
  }
  try {
    for await (const chunk of response) {
      progress.parts.push(chunk as Buffer);
      progress.bytes += (chunk as Buffer).length;
      if (progress.bytes > outgoing.maxBytes) throw tooLarge(outgoing.maxBytes);
    }
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    throw requestError(cause as Error, new URL(url), signal, outgoing);
  }
  if (progress.bytes < expected) throw new Interruption('Đường truyền bị ngắt khi đang tải.');
  return { bytes: Buffer.concat(progress.parts), headers: response.headers, url };
}

function tooLarge(maxBytes: number): SourceError {
  return new SourceError(`Nội dung lớn hơn ${Math.round(maxBytes / 1024 / 1024)} MB nên không tải.`);
}

function statusError(status: number, host: string, retryAfter: string | undefined): Error {
  if (status === 429 || status === 503)
    return new Interruption(
      `Máy chủ “${host}” đang giới hạn số lần lấy dữ liệu (HTTP ${status}).`,
      waitOf(retryAfter),
    );
  if (status === 408 || status >= 500) return new Interruption(`Máy chủ “${host}” báo lỗi (HTTP ${status}).`);
  if (status === 401 || status === 403)
    return new SourceError(
      `Máy chủ “${host}” không cho phép (HTTP ${status}); kiểm tra mã truy cập trong SOURCE_TOKENS.`,
    );
  if (status === 404 || status === 410)
    return new SourceError(`Không có nội dung ở địa chỉ này trên “${host}” (HTTP ${status}).`);
  return new SourceError(
    `Máy chủ “${host}” trả về HTTP ${status}; hãy kiểm tra lại địa chỉ và cấu hình nguồn.`,
  );
}

/** Seconds or a date. */
function waitOf(retryAfter: string | undefined): number {
  if (retryAfter === undefined) return 0;
  const seconds = Number(retryAfter);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? ms : 0;
}

function requestError(cause: Error, url: URL, signal: AbortSignal, outgoing: Outgoing): Error {
  if (cause instanceof SourceError || cause instanceof Interruption) return cause;
  if (signal.aborted)
    return new Interruption(
      `Máy chủ “${url.host}” không trả lời xong trong ${Math.round(outgoing.timeoutMs / 1000)} giây.`,
    );
  const code: unknown = Reflect.get(cause, 'code');
  if (typeof code === 'string' && /^(ERR_TLS|CERT_|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO)/.test(code))
    return new SourceError(`Chứng thư TLS của “${url.host}” không được chấp nhận (${code}).`, { cause });
  return new Interruption(
    `Không kết nối được “${url.host}” (${typeof code === 'string' ? code : cause.message}).`,
    0,
    { cause },
  );
}
