// Loads the versioned prompt files and fills in their declared variables; nothing else may build a prompt.
import { readFile } from 'node:fs/promises';

export type Prompt = {
  name: string;
  version: number;
  variables: string[];
  /** Static part, without variables. */
  system: string;
  /** Template of the part that changes with each question. */
  user: string;
};

export type RenderedPrompt = { id: string; system: string; user: string };

/** A prompt file or a call that does not fit it; `message` names the file and what is wrong. */
export class PromptError extends Error {
  override name = 'PromptError';
}

const VARIABLE = /\{\{\s*([a-z_]+)\s*\}\}/gu;
const SEPARATOR = '\n<<<user>>>\n';

/**
 * Reads `<name>.v<version>.md` beside this file.
 * @throws PromptError when the file is missing, its front matter is not right, or it uses undeclared variables.
 */
export async function loadPrompt(name: string, version: number): Promise<Prompt> {
  const file = `${name}.v${version}.md`;
  if (!/^[a-z][a-z0-9-]*$/u.test(name)) throw new PromptError(`prompt name "${name}" is not allowed`);
  const text = await readFile(new URL(file, import.meta.url), 'utf8').catch((cause: unknown) => {
    throw new PromptError(`prompt file ${file} cannot be read`, { cause });
  });
  return parsePrompt(text.replace(/\r\n/gu, '\n'), { file, name, version });
}

/** Parses the text of a prompt file; `expected` is what its file name says. */
export function parsePrompt(text: string, expected: { file: string; name: string; version: number }): Prompt {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(text);
  const fail = (problem: string): never => {
    throw new PromptError(`${expected.file}: ${problem}`);
  };
  if (match === null) return fail('no front matter');
  const [, header = '', body = ''] = match;
  const fields = new Map(header.split('\n').map((line) => splitOnce(line)));
  if (fields.get('name') !== expected.name || Number(fields.get('version')) !== expected.version)
    return fail('name or version differs from the file name');
  const variables = (fields.get('variables') ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  const [system = '', user, ...rest] = body.split(SEPARATOR);
  if (user === undefined || rest.length > 0) return fail('needs exactly one <<<user>>> line');
  if (system.match(VARIABLE) !== null) return fail('the static part must not have variables');
  const used = new Set([...user.matchAll(VARIABLE)].map((one) => one[1] ?? ''));
  const undeclared = [...used].filter((one) => !variables.includes(one));
  const unused = variables.filter((one) => !used.has(one));
  if (undeclared.length > 0) return fail(`undeclared variables: ${undeclared.join(', ')}`);
  if (unused.length > 0) return fail(`declared variables never used: ${unused.join(', ')}`);
  return {
    name: expected.name,
    version: expected.version,
    variables,
    system: system.trim(),
    user: user.trim(),
  };
}

/**
 * Fills in the variables; values are inserted as they are and never read as templates.
 * @throws PromptError when a declared variable is missing or an undeclared one is given.
 */
export function renderPrompt(prompt: Prompt, values: Record<string, string>): RenderedPrompt {
  const id = `${prompt.name}@${prompt.version}`;
  const missing = prompt.variables.filter((name) => values[name] === undefined);
  const extra = Object.keys(values).filter((name) => !prompt.variables.includes(name));
  if (missing.length > 0) throw new PromptError(`${id}: missing variables ${missing.join(', ')}`);
  if (extra.length > 0) throw new PromptError(`${id}: undeclared variables ${extra.join(', ')}`);
  const user = prompt.user.replace(VARIABLE, (_whole, name: string) => values[name] ?? '');
  return { id, system: prompt.system, user };
}

function splitOnce(line: string): [string, string] {
  const at = line.indexOf(':');
  return at < 0 ? [line.trim(), ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}
