// A local server for the tests of sources: routes that can be changed between two runs, and the requests that came in.
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export type PortalRequest = { path: string; query: URLSearchParams; headers: http.IncomingHttpHeaders };
export type PortalAnswer = {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Bytes after which the connection is cut. */
  cutAfter?: number;
  /** Never answers. */
  silent?: boolean;
};
export type Route = (request: PortalRequest, nth: number) => PortalAnswer | object;

export type Portal = {
  host: string;
  url: string;
  routes: Map<string, Route>;
  requests: PortalRequest[];
  close(): Promise<void>;
};

/** Answers by path; an object that is no answer is sent as JSON. */
export async function openPortal(): Promise<Portal> {
  const routes = new Map<string, Route>();
  const requests: PortalRequest[] = [];
  const counts = new Map<string, number>();
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://portal');
    const seen = { path: url.pathname, query: url.searchParams, headers: request.headers };
    requests.push(seen);
    const nth = (counts.get(url.pathname) ?? 0) + 1;
    counts.set(url.pathname, nth);
    const route = routes.get(url.pathname);
    send(response, route ? asAnswer(route(seen, nth)) : { status: 404 });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}`,
    routes,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const answerKeys = ['status', 'headers', 'body', 'cutAfter', 'silent'];

function asAnswer(value: PortalAnswer | object): PortalAnswer {
  if (!Array.isArray(value) && Object.keys(value).some((key) => answerKeys.includes(key)))
    return value as PortalAnswer;
  return { body: JSON.stringify(value), headers: { 'content-type': 'application/json' } };
}

function send(response: http.ServerResponse, answer: PortalAnswer): void {
  if (answer.silent) return;
  const body = Buffer.from(answer.body ?? '');
  response.writeHead(answer.status ?? 200, { 'content-length': String(body.length), ...answer.headers });
  if (answer.cutAfter === undefined) {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, answer.cutAfter), () => setTimeout(() => response.destroy(), 20));
}
