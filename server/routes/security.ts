// Who may talk to this server: known host names only, posts from our own pages only, and strict page rules.
import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { errors } from '../../views/text/errors.ts';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

// Probes of an orchestrator come with an address as host name, and these paths tell nothing.
const probePaths = new Set(['/healthz', '/readyz']);

/** A refusal to be shown as a page or as JSON, whichever the path speaks. */
export type Refuse = (c: Context, status: 400 | 403 | 421, text: string) => Response | Promise<Response>;

/** Rejects requests under a foreign host name: without it a hostile page could rebind its name to us. */
export function knownHost(options: { publicHosts: string[]; refuse: Refuse }): MiddlewareHandler {
  const names = new Set([...loopbackNames, ...options.publicHosts.map((name) => name.toLowerCase())]);
  return async function checkHost(c, next) {
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    if (!probePaths.has(c.req.path) && !names.has(hostName(host)) && !names.has(host.toLowerCase())) {
      return options.refuse(c, 421, errors.hostRejected(host.slice(0, 100)));
    }
    await next();
  };
}

/**
 * Rejects requests that change something unless they come from one of our own pages. Programs send
 * neither Origin nor Sec-Fetch-Site; they are let in to the JSON interface only, which browsers cannot
 * call from elsewhere without asking first (its content type is not a form's).
 */
export function ownOrigin(options: { refuse: Refuse }): MiddlewareHandler {
  return async function checkOrigin(c, next) {
    if (['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) return next();
    if (!isOwnOrigin(c)) return options.refuse(c, 403, errors.originRejected);
    await next();
  };
}

/** Strict rules for every page: nothing inline, nothing from elsewhere, no framing. */
export function pageRules(): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    // "no-referrer" would make browsers send "Origin: null" with our own forms.
    referrerPolicy: 'same-origin',
    // Set by whoever terminates TLS: this server speaks plain HTTP.
    strictTransportSecurity: false,
    xXssProtection: false,
  });
}

function isOwnOrigin(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = c.req.header('origin');
  if (origin === undefined) return site === 'same-origin' || /^\/(?:api|v1)\//.test(c.req.path);
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

/** True for a Host header that names this machine alone. */
export function isLoopbackName(host: string): boolean {
  return loopbackNames.has(hostName(host));
}

function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '');
}
