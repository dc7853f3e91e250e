// Preloaded with --import: writes to CONNECTION_LOG every address and host name this process reaches for, by any API.
import { createHook } from 'node:async_hooks';
import { appendFileSync } from 'node:fs';

/** Below net, tls, http, fetch and dns there are only these requests to the kernel. Pipes stay on this machine. */
const kinds = new Set([
  'TCPCONNECTWRAP',
  'GETADDRINFOREQWRAP',
  'GETNAMEINFOREQWRAP',
  'QUERYWRAP',
  'UDPSENDWRAP',
]);

type Request = { address?: string; port?: number; hostname?: string; host?: string };

const file = process.env.CONNECTION_LOG;
const requests: { kind: string; request: Request }[] = [];

if (file) {
  appendFileSync(file, `${JSON.stringify({ kind: 'start', target: process.argv[1] ?? '' })}\n`);
  createHook({
    init(_id, kind, _trigger, request) {
      // the address is put on the request after it is made: read at the end
      if (kinds.has(kind)) requests.push({ kind, request: request as Request });
    },
  }).enable();
  process.on('exit', () => {
    for (const { kind, request } of requests) {
      const host = request.address ?? request.hostname ?? request.host ?? '?';
      const target = request.port === undefined ? host : `${host}:${request.port}`;
      appendFileSync(file, `${JSON.stringify({ kind, target })}\n`);
    }
  });
}
