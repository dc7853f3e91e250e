// Until accounts exist the administrator is whoever sits at the machine: other visitors are refused.
import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { adminText } from '../../../views/text/admin.ts';
import { isLoopbackName, type Refuse } from '../security.ts';

/** What a proxy adds: a request that came through one is not from this machine, whatever its last hop is. */
const forwardedHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/** Serves requests from this machine under a loopback name, and refuses all others. */
export function localOnly(options: { refuse: Refuse }): MiddlewareHandler {
  return async function checkLocal(c, next) {
    const bindings = c.env as Partial<HttpBindings> | undefined;
    // a request without a socket was made inside the program
    const address = bindings?.incoming?.socket.remoteAddress ?? '127.0.0.1';
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    const local =
      /^(?:::ffff:)?127\.|^::1$/.test(address) &&
      isLoopbackName(host) &&
      !forwardedHeaders.some((name) => c.req.header(name) !== undefined);
    if (!local) return options.refuse(c, 403, adminText.localOnly);
    c.header('Cache-Control', 'no-store');
    await next();
  };
}
