// Static files of the pages: read once at start, served under a name that carries their content hash.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import type { AssetPaths } from '../../../views/types.ts';

// The order is the cascade: later files refine earlier ones.
const styles = [
  'base',
  'controls',
  'chat',
  'answer',
  'feedback',
  'composer',
  'document',
  'quality',
  'sources',
  'screens',
  'print',
];

type Asset = { path: string; type: string; body: string };

export type Assets = { paths: AssetPaths; files: Asset[] };

const script = 'text/javascript; charset=utf-8';

/** Reads the files. @throws when one is missing: the packages are not installed completely. */
export function readAssets(): Assets {
  const own = (name: string) => fileURLToPath(new URL(`../../../views/assets/${name}`, import.meta.url));
  const packaged = (name: string) => createRequire(import.meta.url).resolve(name);
  const css = asset('app.css', 'text/css; charset=utf-8', ...styles.map((name) => own(`${name}.css`)));
  const icon = asset('icon.svg', 'image/svg+xml', own('icon.svg'));
  const scripts = [
    asset('htmx.js', script, packaged('htmx.org/dist/htmx.min.js')),
    asset('hx-sse.js', script, packaged('htmx.org/dist/ext/hx-sse.min.js')),
    asset('app.js', script, own('app.js')),
  ];
  return {
    paths: { css: css.path, icon: icon.path, scripts: scripts.map((file) => file.path) },
    files: [css, icon, ...scripts],
  };
}

export function assetRoutes(assets: Assets): Hono {
  const app = new Hono();
  for (const file of assets.files) {
    app.get(file.path, (c) =>
      c.body(file.body, 200, {
        'Content-Type': file.type,
        'Cache-Control': 'public, max-age=31536000, immutable',
      }),
    );
  }
  return app;
}

function asset(name: string, type: string, ...files: string[]): Asset {
  // The source map stands beside the file in its package and is not served.
  const body = files
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
    .replace(/^\/\/# sourceMappingURL=.*$/m, '');
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { path: `/assets/${name.replace(/\.(\w+)$/, `.${hash}.$1`)}`, type, body };
}
