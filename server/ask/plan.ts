// Lets a model with tool calls gather evidence for a hard question: bounded, read-only, and of no words of its own.
import { randomBytes, randomUUID } from 'node:crypto';
import type { ChatOpenAI } from '@langchain/openai';
import {
  AIMessage,
  type BaseMessage,
  createAgent,
  createMiddleware,
  ToolCallLimitExceededError,
  toolCallLimitMiddleware,
} from 'langchain';
import { loadPrompt, renderPrompt } from '../../prompts/index.ts';
import type { Evidence, Viewer } from './contract.ts';
import { DraftBuilder } from './draft.ts';
import { unfenced } from './fence.ts';
import { leaksPrompt, removeActive } from './output.ts';
import { type Lookup, type LookupLimits, lookupSchemas, lookupTools } from './plan-tools.ts';
import type { Tools } from './prepare.ts';

export type PlanLimits = LookupLimits & { toolCalls: number; timeoutMs: number; stepChars: number };

export const defaultPlanLimits: PlanLimits = {
  toolCalls: 6,
  timeoutMs: 12_000,
  evidence: 40,
  passages: 8,
  rows: 10,
  pieceChars: 400,
  stepChars: 240,
};

export type PlanFailure =
  | 'aborted'
  | 'timeout'
  | 'too_many_calls'
  | 'unknown_tool'
  | 'bad_arguments'
  | 'prompt_leak'
  | 'http_status'
  | 'no_evidence'
  | 'failed';

export type Planned = { tokens: { input: number; output: number } | null } & (
  | { ok: true; evidence: Evidence[]; steps: string[] }
  | { ok: false; reason: PlanFailure; status: number | null }
);

export type PlanInput = {
  /** Stands alone: follow-ups are resolved. */
  question: string;
  viewer: Viewer;
  tools: Tools;
  signal?: AbortSignal | undefined;
  /** Makes the fence token of the request; random unless a test fixes it. */
  newToken?: () => string;
};

export type Plan = (input: PlanInput) => Promise<Planned>;

/** Graph steps of one round, at most: the model, the count before and after it, its tools. */
const STEPS_PER_ROUND = 4;

export type PlanDependencies = {
  model: ChatOpenAI;
  log: { warn(fields: object, message: string): void };
  limits?: PlanLimits;
};

/** Binds a model to the plan step. It never throws for what a model or its endpoint does; a dropped plan is logged. */
export function createPlan({ model, log, limits = defaultPlanLimits }: PlanDependencies): Plan {
  return async (input) => {
    const planned = await plan(input, model, limits);
    if (!planned.ok) log.warn({ reason: planned.reason, status: planned.status }, 'plan dropped');
    return planned;
  };
}

class PlanStop extends Error {
  override name = 'PlanStop';
  readonly reason: PlanFailure;
  constructor(reason: PlanFailure) {
    super(reason);
    this.reason = reason;
  }
}

async function plan(input: PlanInput, model: ChatOpenAI, limits: PlanLimits): Promise<Planned> {
  const token = (input.newToken ?? (() => randomBytes(9).toString('hex')))();
  const prompt = renderPrompt(await loadPrompt('plan', 1), {
    token,
    question: unfenced(input.question, token),
  });
  const lookup: Lookup = {
    tools: input.tools,
    viewer: input.viewer,
    found: new DraftBuilder(),
    steps: [],
    token,
    limits,
  };
  const usage = { input: 0, output: 0 };
  const agent = createAgent({
    model,
    tools: lookupTools(lookup),
    systemPrompt: prompt.system,
    middleware: [
      toolCallLimitMiddleware({ runLimit: limits.toolCalls, exitBehavior: 'error' }),
      createMiddleware({
        name: 'CheckCalls',
        wrapModelCall: async (request, handler) => {
          const reply = await handler(request);
          if (AIMessage.isInstance(reply)) {
            checkCalls(reply, usage, prompt.system, token);
            // Some servers repeat their ids, and a message with a known id would replace the earlier one.
            reply.id = randomUUID();
          }
          return reply;
        },
      }),
    ],
  });
  const deadline = AbortSignal.timeout(limits.timeoutMs);
  const signal = input.signal ? AbortSignal.any([input.signal, deadline]) : deadline;
  const tokens = () => (usage.input + usage.output > 0 ? { ...usage } : null);
  try {
    const { messages } = await agent.invoke(
      { messages: [{ role: 'user', content: prompt.user }] },
      { signal, recursionLimit: STEPS_PER_ROUND * (limits.toolCalls + 1) },
    );
    const evidence = chosen(lookup.found.evidence, messages.at(-1));
    if (evidence.length === 0) return { ok: false, reason: 'no_evidence', status: null, tokens: tokens() };
    const steps = lookup.steps.map((step) => removeActive(step).slice(0, limits.stepChars));
    return { ok: true, evidence, steps, tokens: tokens() };
  } catch (error) {
    if (input.signal?.aborted) return { ok: false, reason: 'aborted', status: null, tokens: tokens() };
    if (deadline.aborted) return { ok: false, reason: 'timeout', status: null, tokens: tokens() };
    return { ok: false, ...failureOf(error), tokens: tokens() };
  }
}

/**
 * Counts what a reply cost and lets only calls of known tools with fitting arguments through.
 * @throws PlanStop for anything else: a model that has to be corrected is not worth waiting for.
 */
function checkCalls(
  message: AIMessage,
  usage: { input: number; output: number },
  system: string,
  token: string,
): void {
  usage.input += message.usage_metadata?.input_tokens ?? 0;
  usage.output += message.usage_metadata?.output_tokens ?? 0;
  if ((message.invalid_tool_calls ?? []).length > 0) throw new PlanStop('bad_arguments');
  for (const call of message.tool_calls ?? []) {
    const schema = Object.entries(lookupSchemas).find(([name]) => name === call.name)?.[1];
    if (!schema) throw new PlanStop('unknown_tool');
    if (!schema.safeParse(call.args).success) throw new PlanStop('bad_arguments');
    if (leaksPrompt(JSON.stringify(call.args), system, token)) throw new PlanStop('prompt_leak');
  }
}

/** What the model names by id in its last message, or all that was found; nothing else of that message is read. */
function chosen(evidence: Evidence[], last: BaseMessage | undefined): Evidence[] {
  const text = last?.text ?? '';
  const named = evidence.filter((one) => text.includes(`[${one.hit.passage.id}]`));
  return named.length > 0 ? named : evidence;
}

/** The reason in the chain of causes; messages may quote the request and are not kept. */
function failureOf(error: unknown): { reason: PlanFailure; status: number | null } {
  let cause: unknown = error;
  for (let depth = 0; depth < 5 && cause instanceof Error; depth += 1) {
    if (cause instanceof PlanStop) return { reason: cause.reason, status: null };
    if (cause instanceof ToolCallLimitExceededError) return { reason: 'too_many_calls', status: null };
    if (cause.name === 'GraphRecursionError') return { reason: 'too_many_calls', status: null };
    if ('status' in cause && typeof cause.status === 'number')
      return { reason: 'http_status', status: cause.status };
    cause = cause.cause;
  }
  return { reason: 'failed', status: null };
}
