// The chat model behind any OpenAI-compatible endpoint: streamed, bounded in time and length, failures as values.
import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';

export type ChatRequest = {
  /** Static instructions first, so that servers can cache them. */
  system: string;
  user: string;
  temperature: number;
  maxTokens: number;
  /** Hard bound on the characters read, whatever the server does with `maxTokens`. */
  maxChars: number;
  stop: string[];
  signal?: AbortSignal;
};

export type ChatFailureReason =
  | 'unreachable'
  | 'timeout_first_token'
  | 'timeout'
  | 'aborted'
  | 'cut_off'
  | 'garbage'
  | 'http_status'
  | 'empty'
  | 'too_long';

export type ChatFailure = { ok: false; reason: ChatFailureReason; status: number | null };
export type ChatResult =
  | { ok: true; text: string; finish: 'stop' | 'length'; tokens: { input: number; output: number } | null }
  | ChatFailure;

export type ChatModel = {
  name: string;
  /** Streams one completion; `onText` gets each new piece. Never throws for what a server or network does. */
  complete: (request: ChatRequest, onText?: (piece: string) => void) => Promise<ChatResult>;
};

export type ChatConfig = {
  baseUrl: string | null;
  apiKey: string | null;
  model: string | null;
  /** For the whole answer. */
  timeoutMs: number;
  /** Until the first piece of text; the whole time when not given. */
  firstTokenTimeoutMs?: number;
  /** Sent when given; servers that do not know it ignore it. */
  seed?: number;
};

/**
 * A chat model, or null when the base URL or the model name is missing: a key alone never sends anything anywhere.
 * No retries: the verbatim answer is ready, and a second wait helps nobody.
 */
export function createChatModel(config: ChatConfig): ChatModel | null {
  const { baseUrl, model } = config;
  if (baseUrl === null || baseUrl === '' || model === null || model === '') return null;
  // Organisation, project and log level are given, or the SDK would read them from the environment.
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey: config.apiKey ?? 'khong-can-khoa',
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: config.timeoutMs,
    logLevel: 'off',
  });
  return { name: model, complete: (request, onText) => complete(client, model, config, request, onText) };
}

type Stop = { reason: ChatFailureReason | null };

async function complete(
  client: OpenAI,
  model: string,
  config: ChatConfig,
  request: ChatRequest,
  onText: (piece: string) => void = () => undefined,
): Promise<ChatResult> {
  if (request.signal?.aborted) return failure('aborted');
  const controller = new AbortController();
  const stopped: Stop = { reason: null };
  const stop = (reason: ChatFailureReason) => {
    stopped.reason ??= reason;
    controller.abort();
  };
  const onAbort = () => stop('aborted');
  request.signal?.addEventListener('abort', onAbort, { once: true });
  const whole = setTimeout(() => stop('timeout'), config.timeoutMs);
  const first = setTimeout(() => stop('timeout_first_token'), config.firstTokenTimeoutMs ?? config.timeoutMs);
  try {
    return await read(client, { model, seed: config.seed }, request, controller.signal, stop, (piece) => {
      clearTimeout(first);
      onText(piece);
    }).then((result) => (stopped.reason === null ? result : failure(stopped.reason)));
  } catch (error) {
    return stopped.reason === null ? failureOf(error) : failure(stopped.reason);
  } finally {
    clearTimeout(whole);
    clearTimeout(first);
    request.signal?.removeEventListener('abort', onAbort);
    controller.abort();
  }
}

async function read(
  client: OpenAI,
  { model, seed }: { model: string; seed: number | undefined },
  request: ChatRequest,
  signal: AbortSignal,
  stop: (reason: ChatFailureReason) => void,
  onText: (piece: string) => void,
): Promise<ChatResult> {
  const stream = await open(client, { model, seed }, request, signal);
  let text = '';
  let finish: string | null = null;
  let tokens: { input: number; output: number } | null = null;
  let isWellFormed = true;
  for await (const chunk of stream) {
    if (!Array.isArray(chunk?.choices)) {
      isWellFormed = false;
      break;
    }
    if (chunk.usage) tokens = { input: chunk.usage.prompt_tokens, output: chunk.usage.completion_tokens };
    const choice = chunk.choices[0];
    const piece: unknown = choice?.delta?.content;
    if (typeof piece === 'string' && piece !== '') {
      text += piece;
      onText(piece);
    }
    finish = choice?.finish_reason ?? finish;
    if (text.length > request.maxChars) stop('too_long');
    if (signal.aborted) break;
  }
  if (!isWellFormed) return failure('garbage');
  if (finish === null) return failure(text === '' ? 'empty' : 'cut_off');
  if (text.trim() === '') return failure('empty');
  return { ok: true, text, finish: finish === 'length' ? 'length' : 'stop', tokens };
}

/** Opens the stream; a server that refuses the optional fields of the request is asked once more without them. */
async function open(
  client: OpenAI,
  { model, seed }: { model: string; seed: number | undefined },
  request: ChatRequest,
  signal: AbortSignal,
): Promise<AsyncIterable<OpenAI.ChatCompletionChunk>> {
  const plain = {
    model,
    stream: true as const,
    temperature: request.temperature,
    max_tokens: request.maxTokens,
    messages: [
      { role: 'system' as const, content: request.system },
      { role: 'user' as const, content: request.user },
    ],
  };
  const optional = {
    stream_options: { include_usage: true },
    ...(seed === undefined ? {} : { seed }),
    ...(request.stop.length > 0 ? { stop: request.stop.slice(0, 4) } : {}),
  };
  try {
    return await client.chat.completions.create({ ...plain, ...optional }, { signal });
  } catch (error) {
    if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) throw error;
    return client.chat.completions.create(plain, { signal });
  }
}

function failure(reason: ChatFailureReason, status: number | null = null): ChatFailure {
  return { ok: false, reason, status };
}

/** The SDK's errors by what the user can do about them; their messages may quote the request and are not kept. */
function failureOf(error: unknown): ChatFailure {
  if (error instanceof APIUserAbortError) return failure('aborted');
  if (error instanceof APIConnectionTimeoutError) return failure('timeout');
  if (error instanceof APIConnectionError) return failure('unreachable');
  if (error instanceof APIError && typeof error.status === 'number')
    return failure('http_status', error.status);
  if (error instanceof SyntaxError || error instanceof APIError) return failure('garbage');
  // undici reports a socket closed in mid-body as TypeError("terminated").
  if (error instanceof TypeError) return failure('cut_off');
  return failure('garbage');
}
