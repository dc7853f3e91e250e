// The only reader of process.env: every setting, its default, its bound, and one error that lists all problems.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readEnvFile } from './env-file.ts';

/** Root folder of the package, where `corpus/` and `data/` live by default. */
export const packageRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const blankIsUnset = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
const optionalText = z.preprocess(blankIsUnset, z.string().trim().optional());
const httpUrl = z.preprocess(
  blankIsUnset,
  z
    .string()
    .trim()
    .regex(/^https?:\/\/[^\s]+$/, 'phải là địa chỉ bắt đầu bằng http:// hoặc https://')
    .optional(),
);
const integer = (fallback: number, min: number, max: number) =>
  z.preprocess(blankIsUnset, z.coerce.number().int().min(min).max(max).default(fallback));
const flag = z.preprocess(blankIsUnset, z.enum(['0', '1']).default('0'));

const schema = z.object({
  DATABASE_URL: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'phải có dạng postgres://người_dùng:mật_khẩu@máy_chủ:5432/tên')
      .optional(),
  ),
  DATA_DIR: optionalText,
  CORPUS_DIR: z.string().trim().optional(),
  HOST: z.preprocess(blankIsUnset, z.string().trim().default('127.0.0.1')),
  PORT: integer(3000, 0, 65_535),
  ALLOW_OPEN_NETWORK: flag,
  PUBLIC_HOSTS: optionalText,
  MAX_QUESTION_CHARS: integer(2_000, 100, 20_000),
  OPENAI_BASE_URL: httpUrl,
  OPENAI_API_KEY: optionalText,
  CHAT_MODEL: optionalText,
  CHAT_TIMEOUT_MS: integer(60_000, 1_000, 600_000),
  CHAT_CONTEXT_TOKENS: integer(8_192, 2_048, 1_000_000),
  CHAT_TOOLS: flag,
  EMBEDDING_BASE_URL: httpUrl,
  EMBEDDING_API_KEY: optionalText,
  EMBEDDING_MODEL: optionalText,
  SOURCE_HOSTS: optionalText,
  SOURCE_TOKENS: z.preprocess(blankIsUnset, z.string().optional().transform(readTokens)),
  LOG_LEVEL: z.preprocess(blankIsUnset, z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info')),
  INIT_CWD: optionalText,
});

/** Names of every environment variable the program reads; a test holds the README to this list. */
export const settingNames: string[] = Object.keys(schema.shape);

export type Config = {
  databaseUrl: string | null;
  /** Folder of the embedded database. */
  dataDir: string;
  /** Knowledge base synchronised at start; null for none. */
  corpusDir: string | null;
  host: string;
  port: number;
  allowOpenNetwork: boolean;
  /** Extra names under which the page may be reached (Host header), besides loopback. */
  publicHosts: string[];
  maxQuestionChars: number;
  /** Generation is on only when a base URL and a model are both named. */
  chat: {
    baseUrl: string;
    apiKey: string | null;
    model: string;
    timeoutMs: number;
    /** What the model reads and writes in one request, in tokens. */
    contextTokens: number;
    /** The model may plan lookups for hard questions by tool calls. */
    tools: boolean;
    /** Sampling seed, for runs that are to be repeatable; not a setting. */
    seed?: number;
  } | null;
  embeddings: { baseUrl: string | null; apiKey: string | null; model: string | null };
  /** Hosts that sources may be fetched from, and their tokens by name. */
  sources: { hosts: string[]; tokens: Map<string, string> };
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Folder the user called the command from: relative paths on the command line start here. */
  callerDir: string;
};

/** Settings that cannot be used; `message` lists every problem in Vietnamese, one a line. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads and checks all settings at once.
 * @throws ConfigError naming each bad setting and what it should be.
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = schema.safeParse(env);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `- ${issue.path.join('.')}: ${vietnameseIssue(issue)}`);
  problems.push(...openNetworkProblem(env), ...tracingProblems(env));
  if (!parsed.success || problems.length > 0) {
    throw new ConfigError(
      `Cấu hình chưa dùng được:\n${problems.join('\n')}\nSửa trong tệp .env hoặc biến môi trường rồi chạy lại.`,
    );
  }
  const values = parsed.data;
  const callerDir = values.INIT_CWD ?? process.cwd();
  return {
    databaseUrl: values.DATABASE_URL ?? null,
    dataDir: path.resolve(values.DATA_DIR ? callerDir : packageRoot, values.DATA_DIR ?? 'data'),
    corpusDir: corpusDirectory(values.CORPUS_DIR, callerDir),
    host: values.HOST,
    port: values.PORT,
    allowOpenNetwork: values.ALLOW_OPEN_NETWORK === '1',
    publicHosts: listOf(values.PUBLIC_HOSTS),
    maxQuestionChars: values.MAX_QUESTION_CHARS,
    chat: chatSettings(values),
    embeddings: {
      baseUrl: values.EMBEDDING_BASE_URL ?? null,
      apiKey: values.EMBEDDING_API_KEY ?? null,
      model: values.EMBEDDING_MODEL ?? null,
    },
    sources: { hosts: listOf(values.SOURCE_HOSTS), tokens: values.SOURCE_TOKENS },
    logLevel: values.LOG_LEVEL,
    callerDir,
  };
}

/**
 * Loads `.env` of the package root into the environment (existing variables win).
 * @throws ConfigError listing every line that is no setting.
 */
export function loadEnvFile(file = path.join(packageRoot, '.env')): void {
  if (!existsSync(file)) return;
  const read = readEnvFile(bytesOf(file));
  if (!read.ok) {
    throw new ConfigError(
      `Chưa đọc được tệp cấu hình ${file}:\n${read.problems.map((problem) => `- ${problem}`).join('\n')}`,
    );
  }
  for (const [name, value] of Object.entries(read.values)) process.env[name] ??= value;
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new ConfigError(`Không mở được tệp cấu hình ${file}. Đây phải là một tệp, với quyền đọc.`, {
      cause,
    });
  }
}

/** True for an address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Until accounts exist only this machine may reach the server, unless somebody says otherwise. */
function openNetworkProblem(env: NodeJS.ProcessEnv): string[] {
  const host = env.HOST?.trim() ?? '';
  if (host === '' || isLoopback(host) || env.ALLOW_OPEN_NETWORK?.trim() === '1') return [];
  return [
    `- HOST: "${host}" mở máy chủ ra mạng trong khi chưa có tài khoản người dùng. ` +
      'Để HOST=127.0.0.1, hoặc đặt ALLOW_OPEN_NETWORK=1 nếu đã có lớp kiểm soát truy cập ở phía trước.',
  ];
}

/** LangChain, which runs the planner, reads these itself: they would send questions and documents out, or onto stdout. */
function tracingProblems(env: NodeJS.ProcessEnv): string[] {
  if (env.CHAT_TOOLS?.trim() !== '1') return [];
  const names = ['LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING', 'LANGCHAIN_TRACING_V2'];
  return [...names, 'LANGCHAIN_VERBOSE']
    .filter((name) => env[name] === 'true')
    .map((name) => `- ${name}: phải bỏ khi CHAT_TOOLS=1, vì sẽ đưa câu hỏi và nội dung văn bản ra nơi khác.`);
}

function listOf(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);
}

/** Tokens as `name=value` with semicolons between; the problem names no value. */
function readTokens(value: string | undefined, context: z.RefinementCtx): Map<string, string> {
  const tokens = new Map<string, string>();
  for (const part of (value ?? '').split(';').filter((piece) => piece.trim() !== '')) {
    const [, name, token] = /^\s*([\w-]{1,40})\s*=\s*(\S+)\s*$/.exec(part) ?? [];
    if (name && token) tokens.set(name, token);
    else
      context.addIssue({
        code: 'custom',
        message: 'phải có dạng tên=mã;tên=mã, tên chỉ gồm chữ, số, gạch nối',
      });
  }
  return tokens;
}

function corpusDirectory(value: string | undefined, callerDir: string): string | null {
  if (value === undefined) return path.join(packageRoot, 'corpus');
  return value === '' ? null : path.resolve(callerDir, value);
}

function chatSettings(values: z.infer<typeof schema>): Config['chat'] {
  if (!values.OPENAI_BASE_URL || !values.CHAT_MODEL) return null;
  return {
    baseUrl: values.OPENAI_BASE_URL,
    apiKey: values.OPENAI_API_KEY ?? null,
    model: values.CHAT_MODEL,
    timeoutMs: values.CHAT_TIMEOUT_MS,
    contextTokens: values.CHAT_CONTEXT_TOKENS,
    tools: values.CHAT_TOOLS === '1',
  };
}

function vietnameseIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_small') return `phải từ ${issue.minimum} trở lên`;
  if (issue.code === 'too_big') return `không được quá ${issue.maximum}`;
  if (issue.code === 'invalid_type') return 'phải là một số nguyên';
  if (issue.code === 'invalid_value') return `chỉ nhận một trong các giá trị: ${issue.values.join(', ')}`;
  return issue.message;
}
