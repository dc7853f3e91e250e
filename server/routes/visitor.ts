// Who a browser is, without accounts: a random id in a cookie that only our own pages send.
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const cookieName = 'tlcv_visitor';
const lifetimeSeconds = 180 * 24 * 3600;

/** The visitor's id, or null for someone who has not asked anything here yet. */
export function knownVisitor(c: Context): string | null {
  const id = getCookie(c, cookieName);
  return id !== undefined && /^[\w-]{16,64}$/.test(id) ? id : null;
}

/**
 * The visitor's id, made and set when there is none. Call it on posts only: a link from elsewhere opens
 * our pages without the cookie (SameSite=Strict), and setting it then would replace the real one.
 */
export function visitor(c: Context, newId: () => string): string {
  const id = knownVisitor(c) ?? newId();
  setCookie(c, cookieName, id, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    maxAge: lifetimeSeconds,
    secure: new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https',
  });
  return id;
}
