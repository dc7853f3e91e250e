// Documentation that cannot rot: the README and its companions are held against the code.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAX_K } from '../evals/retrieve.ts';
import { maxFileBytes, maxScannedPages, maxTextBytes } from '../ingest/readers/limits.ts';
import { loadConfig, packageRoot, settingNames } from '../server/config.ts';
import { maxMessages } from '../server/routes/chat/chat.ts';
import {
  DatabaseInUseError,
  DatabaseUnreachableError,
  exitStatusOf,
  StoreError,
} from '../server/store/errors.ts';
import { outcomeLabels } from '../views/text/answer.ts';

const read = (file: string) => readFileSync(path.join(packageRoot, file), 'utf8');
const readme = read('README.md');
const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;

/** Cells of the first table row whose first cell is `key`, as printed. */
function row(key: string): string[] {
  const line = readme.split('\n').find((candidate) => candidate.startsWith(`| ${key} |`));
  return line === undefined
    ? []
    : line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
}

/** Values in backticks of all rows of the table under the line that starts with `head`, first cell only. */
function firstCells(head: string): string[] {
  const lines = readme.split('\n');
  const start = lines.findIndex((line) => line.startsWith(head));
  if (start < 0) return [];
  const rows = lines.slice(start + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end).map((line) => /^\| `([^`]+)`/.exec(line)?.[1] ?? line);
}

describe('the README', () => {
  it('begins with the commands that a new user types', () => {
    const commands = readme.split('```sh\n')[1]?.split('```')[0] ?? '';
    for (const command of ['npm ci && npm start', 'npm ci && npm test', 'npm run --silent ask -- "'])
      expect(commands).toContain(command);
  });

  it('names every setting, and no other', () => {
    expect(firstCells('| Biến |').sort()).toEqual([...settingNames].sort());
  });

  it('states the defaults that the program has', () => {
    const config = loadConfig({});
    const stated = (name: string) => row(`\`${name}\``)[1];
    expect(stated('HOST')).toBe(`\`${config.host}\``);
    expect(stated('PORT')).toBe(`\`${config.port}\``);
    expect(stated('MAX_QUESTION_CHARS')).toBe(`\`${config.maxQuestionChars}\``);
    expect(stated('LOG_LEVEL')).toBe(`\`${config.logLevel}\``);
    expect(stated('DATA_DIR')).toBe(`\`${path.relative(packageRoot, config.dataDir)}\``);
    expect(stated('CORPUS_DIR')).toBe(`\`${path.relative(packageRoot, config.corpusDir ?? '')}\``);
    expect(stated('CHAT_TOOLS')).toBe('`0`');
    expect(stated('ALLOW_OPEN_NETWORK')).toBe(config.allowOpenNetwork ? '`1`' : '`0`');
    const chat = loadConfig({ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1', CHAT_MODEL: 'm' }).chat;
    expect(stated('CHAT_TIMEOUT_MS')).toBe(`\`${chat?.timeoutMs}\``);
  });

  it('says truly that a key alone turns no model on', () => {
    expect(loadConfig({ OPENAI_API_KEY: 'k', CHAT_MODEL: 'm' }).chat).toBeNull();
    expect(loadConfig({ OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }).chat).toBeNull();
  });

  it('states the fixed limits', () => {
    expect(row('Lượt hỏi trong một cuộc hỏi')[1]).toBe(String(maxMessages));
    expect(row('Một tệp (MB)')[1]).toBe(String(maxFileBytes / 1024 / 1024));
    expect(row('Một tệp văn bản thuần hoặc HTML (MB)')[1]).toBe(String(maxTextBytes / 1024 / 1024));
    expect(row('Trang quét của một tệp')[1]).toBe(String(maxScannedPages));
    expect(row('Kết quả mỗi câu của `evals -- retrieve`')[1]).toBe(String(MAX_K));
  });

  it('explains every outcome, and no other', () => {
    expect(firstCells('| Kết quả (`outcome`)').sort()).toEqual(Object.keys(outcomeLabels).sort());
  });

  it('names every npm script', () => {
    const missing = Object.keys(manifest.scripts ?? {}).filter(
      (script) => !new RegExp(`\`npm (run )?${script}\``).test(readme),
    );
    expect(missing).toEqual([]);
  });

  it('states the exit statuses that the commands have', () => {
    expect([0, 1, 2, 3].filter((status) => row(String(status)).length === 0)).toEqual([]);
    expect(row(String(exitStatusOf(new DatabaseInUseError('')))).at(1)).toContain('in use');
    expect(row(String(exitStatusOf(new DatabaseUnreachableError('')))).at(1)).toContain('unreachable');
    expect(row(String(exitStatusOf(new StoreError('')))).at(1)).toContain('failures');
  });

  it('shows a picture smaller than 300 KB', () => {
    const image = /!\[[^\]]+\]\(([^)]+\.png)\)/.exec(readme)?.[1] ?? '';
    expect(readFileSync(path.join(packageRoot, image)).length).toBeLessThan(300 * 1024);
  });
});

describe('the files beside the README', () => {
  it('has settings of the program alone in .env.example, and all of them that a person sets', () => {
    const names = [...read('.env.example').matchAll(/^#?\s?([A-Z][A-Z_]+)=/gm)].map((match) => match[1]);
    // npm sets INIT_CWD itself; POSTGRES_PASSWORD is for compose.yaml
    const expected = settingNames.filter((name) => name !== 'INIT_CWD');
    expect(names.sort()).toEqual([...expected, 'POSTGRES_PASSWORD'].sort());
  });

  it('passes only settings of the program to it in compose.yaml', () => {
    const app = read('compose.yaml').split('\n  database:')[0] ?? '';
    const passed = [...app.matchAll(/^ {6}([A-Z][A-Z_]+):/gm)].map((match) => match[1]);
    expect(passed.length).toBeGreaterThan(0);
    expect(passed.filter((name) => !settingNames.includes(name ?? ''))).toEqual([]);
  });

  it('gives a reason for every dependency', () => {
    const reasons = read('docs/decisions/009-dependencies.md');
    const packages = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'].flatMap(
      (kind) => Object.keys(manifest[kind] ?? {}),
    );
    expect(packages.filter((name) => !reasons.includes(`\`${name}\``))).toEqual([]);
  });

  it('gives no reason for a dependency that is not there', () => {
    const table = read('docs/decisions/009-dependencies.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const named = table
      .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)])
      .map((m) => m[1]);
    const installed = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.keys(manifest[kind] ?? {}),
    );
    expect(named.filter((name) => !installed.includes(name ?? ''))).toEqual([]);
  });

  it('has a line in the changelog for every prompt file', () => {
    const changes = read('prompts/CHANGELOG.md');
    const prompts = readdirSync(path.join(packageRoot, 'prompts'))
      .map((name) => /^(.+)\.v(\d+)\.md$/.exec(name))
      .filter((match) => match !== null);
    expect(prompts.length).toBeGreaterThan(0);
    expect(prompts.filter(([, name, version]) => !changes.includes(`## ${name}@${version}\n`))).toEqual([]);
  });

  it('keeps decisions within 40 lines and in the index', () => {
    const index = read('docs/decisions/README.md');
    for (const name of readdirSync(path.join(packageRoot, 'docs/decisions'))) {
      if (name === 'README.md') continue;
      expect(index).toContain(`(${name})`);
      expect(read(`docs/decisions/${name}`).trimEnd().split('\n').length).toBeLessThanOrEqual(40);
    }
  });

  it('has links that lead to files and headings', () => {
    const pages = [
      'README.md',
      'corpus/README.md',
      'evals/README.md',
      'evals/suites/README.md',
      ...readdirSync(path.join(packageRoot, 'docs/decisions')).map((name) => `docs/decisions/${name}`),
    ];
    expect(pages.flatMap(deadLinks)).toEqual([]);
  });
});

function deadLinks(page: string): string[] {
  const text = read(page);
  const anchors = new Set([...text.matchAll(/^#{1,6} (.+)$/gm)].map((match) => anchorOf(match[1] ?? '')));
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? '')
    .filter((target) => {
      if (/^https?:/.test(target)) return false;
      if (target.startsWith('#')) return !anchors.has(target.slice(1));
      return !existsSync(path.join(packageRoot, path.dirname(page), target.split('#')[0] ?? ''));
    })
    .map((target) => `${page}: ${target}`);
}

/** The anchor that forges give a heading: lower case, punctuation dropped, spaces as dashes. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}
