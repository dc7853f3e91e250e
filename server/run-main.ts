// How every program of the package ends: a known failure as one sentence with its exit status, any other with its stack.
import { ConfigError, loadEnvFile } from './config.ts';
import { EmbeddingError } from './llm/embeddings.ts';
import { exitStatusOf, StoreError } from './store/errors.ts';
import { GlossaryError } from './vietnamese/synonyms.ts';

/** A command cannot do what it was asked; `message` is for the user (1: it failed on the way, 2: bad input). */
export class CommandError extends Error {
  override name = 'CommandError';
  readonly exitStatus: 1 | 2;

  constructor(message: string, exitStatus: 1 | 2, options?: ErrorOptions) {
    super(message, options);
    this.exitStatus = exitStatus;
  }
}

/** Loads `.env`, runs the program and sets the exit status: what `work` returns, or that of its failure. */
export async function runMain(work: () => Promise<number>): Promise<void> {
  try {
    loadEnvFile();
    process.exitCode = await work();
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = exitStatus(error);
  }
}

function exitStatus(error: unknown): number {
  if (error instanceof CommandError) return error.exitStatus;
  return error instanceof ConfigError || error instanceof GlossaryError ? 2 : exitStatusOf(error);
}

/** The stack is for whoever mends the program; Node's own report would quote a line of the source first. */
function sentenceOf(error: unknown): string {
  const isKnown = [CommandError, ConfigError, GlossaryError, StoreError, EmbeddingError].some(
    (kind) => error instanceof kind,
  );
  if (isKnown && error instanceof Error) return error.message;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Chương trình dừng vì một lỗi ngoài dự kiến; dữ liệu đã lưu vẫn còn nguyên. Gửi phần dưới đây cho người quản trị.\n${detail}`;
}
