// The layout rule: who may import whom, and no cycles.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

/** Parts of the program and the parts each may import besides itself and `domain`. */
const allowed: Record<string, string[]> = {
  domain: [],
  vietnamese: [],
  prompts: [],
  store: ['vietnamese'],
  llm: ['vietnamese'],
  auth: ['store'],
  ask: ['vietnamese', 'prompts', 'store', 'llm'],
  views: ['vietnamese'],
  ingest: ['vietnamese', 'prompts', 'store', 'llm'],
  evals: ['ask', 'ingest', 'store', 'views', 'vietnamese', 'llm', 'main', 'prompts'],
  routes: ['ask', 'ingest', 'evals', 'auth', 'store', 'views', 'vietnamese', 'log'],
  log: [],
  main: ['*'],
  bench: ['*'],
  tests: ['*'],
};

const mains = new Set([
  'server/main.ts',
  'server/app.ts',
  'server/assistant.ts',
  'server/glossary.ts',
  'server/ask-cli.ts',
  'server/control-server.ts',
  'server/config.ts',
  'server/env-file.ts',
  'server/run-main.ts',
  'server/synchronise.ts',
  'server/housekeeping.ts',
  'server/pipeline.ts',
  'server/suggestions.ts',
  'ingest/main.ts',
  'evals/main.ts',
  'vitest.config.ts',
]);

function partOf(file: string): string {
  if (file.endsWith('.test.ts') || file.endsWith('.browser.ts') || file.endsWith('.long.ts')) return 'tests';
  if (mains.has(file)) return 'main';
  if (/^server\/domain(?:-[a-z]+)?\.ts$/.test(file)) return 'domain';
  if (file === 'server/log.ts') return 'log';
  const [first, second] = file.split('/');
  return first === 'server' ? (second ?? '') : (first ?? '');
}

const files = sourceFiles(['.ts']);
const imports = new Map(files.map((file) => [file.path, importsOf(file)]));

function importsOf(file: { path: string; text: string }): string[] {
  const targets = [...file.text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => match[1]!);
  return targets.map((target) => path.posix.join(path.posix.dirname(file.path), target));
}

describe('the layout of the code', () => {
  it('lets each part import only what lies below it', () => {
    const breaches: string[] = [];
    for (const [file, targets] of imports) {
      const part = partOf(file);
      const permitted = allowed[part];
      if (permitted === undefined) breaches.push(`${file}: belongs to no known part (${part})`);
      if (!permitted || permitted.includes('*')) continue;
      for (const target of targets) {
        const other = partOf(target);
        if (other !== part && other !== 'domain' && !permitted.includes(other))
          breaches.push(`${file} imports ${target}`);
      }
    }
    expect(breaches).toEqual([]);
  });

  it('has no import cycle', () => {
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, trail: string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const target of imports.get(file) ?? []) visit(target, [...trail, file]);
      state.set(file, 'done');
    };
    for (const file of imports.keys()) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('reads process.env in the configuration and the programs that start it alone', () => {
    const readers = files
      .filter((file) => /process\.env\b/.test(file.text) && !['tests', 'bench'].includes(partOf(file.path)))
      .map((file) => file.path)
      .filter((file) => !/^(server\/(config|main|ask-cli)|ingest\/main|evals\/main)\.ts$/.test(file));
    expect(readers).toEqual([]);
  });

  it('keeps SQL in the store', () => {
    const statement =
      /[`'"]\s*(?:select\s[\s\S]{0,200}?\sfrom\s|insert into\s|update\s+\w+\s+set\s|delete from\s|create (?:table|index)\s)/;
    const breaches = files
      .filter(
        (file) => !file.path.startsWith('server/store/') && !['tests', 'bench'].includes(partOf(file.path)),
      )
      .filter((file) => statement.test(file.text))
      .map((file) => file.path);
    expect(breaches).toEqual([]);
  });
});
