// A local HTTP server that speaks the OpenAI protocol, with scripted good and bad behaviour, for integration tests.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Behaviour =
  | { kind: 'answer'; text: string; finish?: 'stop' | 'length' }
  | { kind: 'slow_first_token'; text: string; delayMs: number }
  | { kind: 'slow_stream'; text: string; delayMs: number }
  | { kind: 'cut_off'; text: string }
  | { kind: 'no_finish'; text: string }
  | { kind: 'never_ending'; text: string }
  | { kind: 'wrong_json' }
  | { kind: 'not_a_stream'; body: string }
  | { kind: 'no_choices' }
  | { kind: 'status'; status: number }
  | { kind: 'empty' }
  /** Counts its tokens, in a last chunk without choices. */
  | { kind: 'counts'; text: string }
  /** Knows none of the optional fields and refuses a request that has one. */
  | { kind: 'strict'; text: string }
  | { kind: 'by_system'; choose: (system: string) => StreamBehaviour }
  | ToolBehaviour;

/** What a streamed request can get. */
export type StreamBehaviour = Exclude<Behaviour, ToolBehaviour | { kind: 'by_system' }>;

/** A call as the protocol carries it: `arguments` is JSON text, well-formed or not. */
export type ScriptedCall = { name: string; arguments: string };

/** A model with tools: a round of calls for each of its turns, then `text`; streamed requests get `answer`. */
export type ToolBehaviour = {
  kind: 'tools';
  rounds: ScriptedCall[][];
  text: string;
  answer?: string;
  /** Starts again with the first round instead of ending. */
  endless?: boolean;
  /** What requests with tools get instead. */
  status?: number;
  delayMs?: number;
};

export type ReceivedRequest = {
  path: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
};

export type ProtocolServer = {
  /** What OPENAI_BASE_URL would be. */
  baseUrl: string;
  requests: ReceivedRequest[];
  /** What the next chat requests get. */
  behave: (behaviour: Behaviour) => void;
  close: () => Promise<void>;
};

/** Starts the server on a free loopback port. */
export async function startProtocolServer(initial: Behaviour): Promise<ProtocolServer> {
  let behaviour = initial;
  const requests: ReceivedRequest[] = [];
  const server = createServer((request, response) => {
    void handle(request, response, () => behaviour, requests);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    behave: (next) => {
      behaviour = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  behaviour: () => Behaviour,
  requests: ReceivedRequest[],
): Promise<void> {
  const body = await readBody(request);
  const path = request.url ?? '';
  requests.push({ path, headers: request.headers, body });
  if (path === '/v1/models')
    return json(response, 200, { object: 'list', data: [{ id: 'mo-hinh-thu', object: 'model' }] });
  if (path === '/v1/embeddings') return embeddings(response, body);
  if (path !== '/v1/chat/completions') return json(response, 404, { error: { message: 'not found' } });
  const scripted = behaviour();
  if (scripted.kind === 'strict' && (body.stream_options !== undefined || body.stop !== undefined))
    return json(response, 400, { error: { message: 'unknown field', type: 'test' } });
  const now = scripted.kind === 'by_system' ? scripted.choose(systemOf(body)) : scripted;
  if (now.kind !== 'tools') return body.stream === true ? streamed(response, now) : whole(response, now);
  if (body.stream === true) return streamed(response, { kind: 'answer', text: now.answer ?? now.text });
  return toolTurn(response, now, body);
}

/** The instructions of a request, by which a test tells one prompt from another. */
function systemOf(body: Record<string, unknown>): string {
  const messages = Array.isArray(body.messages) ? (body.messages as Record<string, unknown>[]) : [];
  return String(messages.find((message) => message.role === 'system')?.content ?? '');
}

async function streamed(response: ServerResponse, behaviour: StreamBehaviour): Promise<void> {
  if (behaviour.kind === 'status')
    return json(response, behaviour.status, { error: { message: 'scripted', type: 'test' } });
  if (behaviour.kind === 'not_a_stream') {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(behaviour.body);
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  if (behaviour.kind === 'wrong_json') {
    response.end('data: {"choices": [{"delta": {"content": "Xin\n\ndata: [DONE]\n\n');
    return;
  }
  if (behaviour.kind === 'no_choices') {
    response.end('data: {"hello":"world"}\n\ndata: [DONE]\n\n');
    return;
  }
  if (behaviour.kind === 'empty') return finish(response, 'stop');
  if (behaviour.kind === 'slow_first_token') await wait(behaviour.delayMs, response);
  const pause = behaviour.kind === 'slow_stream' ? behaviour.delayMs : 0;
  do {
    for (const piece of behaviour.text.match(/.{1,7}/gsu) ?? []) {
      if (response.destroyed) return;
      if (!response.write(event({ content: piece }, null))) await drained(response);
      if (pause > 0) await wait(pause, response);
    }
    await new Promise((resolve) => setImmediate(resolve));
  } while (behaviour.kind === 'never_ending' && !response.destroyed);
  if (behaviour.kind === 'cut_off') {
    response.socket?.destroy();
    return;
  }
  if (behaviour.kind === 'counts') {
    response.write(event({}, 'stop'));
    response.end(`data: ${JSON.stringify(usageChunk)}\n\ndata: [DONE]\n\n`);
    return;
  }
  if (behaviour.kind === 'no_finish') {
    response.end();
    return;
  }
  finish(response, behaviour.kind === 'answer' ? (behaviour.finish ?? 'stop') : 'stop');
}

function whole(response: ServerResponse, behaviour: StreamBehaviour): void {
  if (behaviour.kind === 'status') {
    json(response, behaviour.status, { error: { message: 'scripted' } });
    return;
  }
  const text = 'text' in behaviour ? behaviour.text : '';
  completion(response, { role: 'assistant', content: text }, 'stop');
}

function completion(response: ServerResponse, message: object, reason: string): void {
  json(response, 200, {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 0,
    model: 'mo-hinh-thu',
    choices: [{ index: 0, message, finish_reason: reason }],
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
  });
}

/** The turn that follows the tool results in the request: which one it is can be read from the messages. */
async function toolTurn(
  response: ServerResponse,
  behaviour: ToolBehaviour,
  body: Record<string, unknown>,
): Promise<void> {
  if (behaviour.delayMs !== undefined) await wait(behaviour.delayMs, response);
  if (behaviour.status !== undefined)
    return json(response, behaviour.status, { error: { message: 'tools are not supported' } });
  const messages = Array.isArray(body.messages) ? (body.messages as Record<string, unknown>[]) : [];
  const turn = messages.filter((message) => message.role === 'assistant').length;
  const calls = behaviour.rounds[behaviour.endless ? turn % behaviour.rounds.length : turn];
  if (!calls) return completion(response, { role: 'assistant', content: behaviour.text }, 'stop');
  const toolCalls = calls.map((call, index) => ({
    id: `call-${turn}-${index}`,
    type: 'function',
    function: call,
  }));
  completion(response, { role: 'assistant', content: null, tool_calls: toolCalls }, 'tool_calls');
}

/** Vectors that depend on the input's length alone: the protocol is under test, not the meaning. */
function embeddings(response: ServerResponse, body: Record<string, unknown>): void {
  const inputs = Array.isArray(body.input) ? body.input : [body.input];
  json(response, 200, {
    object: 'list',
    model: body.model,
    data: inputs.map((input, index) => ({
      object: 'embedding',
      index,
      embedding: [1, String(input).length % 7, String(input).length % 11, 1],
    })),
    usage: { prompt_tokens: 1, total_tokens: 1 },
  });
}

const usageChunk = {
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 0,
  model: 'mo-hinh-thu',
  choices: [],
  usage: { prompt_tokens: 120, completion_tokens: 30, total_tokens: 150 },
};

function finish(response: ServerResponse, reason: string): void {
  response.write(event({}, reason));
  response.end('data: [DONE]\n\n');
}

function event(delta: Record<string, string>, reason: string | null): string {
  const chunk = {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 0,
    model: 'mo-hinh-thu',
    choices: [{ index: 0, delta, finish_reason: reason }],
  };
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

/** Waits, or less when the client goes away. */
function wait(ms: number, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    response.once('drain', resolve);
    response.once('close', resolve);
  });
}
