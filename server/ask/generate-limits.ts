// How much a model is shown and may write, from the size of its context.

export type GenerateLimits = {
  /** Characters of all evidence and question, of one piece, and of the earlier turns shown to the model. */
  evidenceChars: number;
  pieceChars: number;
  historyChars: number;
  maxTokens: number;
  maxChars: number;
  maxStatements: number;
  temperature: number;
};

/** Vietnamese in the tokenisers of common models: a token has 1.8 characters or more. */
const CHARS_PER_TOKEN = 1.8;
/** Instructions and fences of the answer prompt, rounded up. */
const PROMPT_TOKENS = 900;
/** More evidence than this only costs: the draft cites what answers. */
const MAX_EVIDENCE_CHARS = 60_000;

/** Limits that keep prompt, evidence, question and answer within a context of `contextTokens`. */
export function limitsFor(contextTokens: number): GenerateLimits {
  const maxTokens = clamp(Math.floor(contextTokens / 9), 400, 4_000);
  const historyChars = clamp(Math.floor(contextTokens / 8), 200, 2_000);
  const room = Math.floor((contextTokens - maxTokens - PROMPT_TOKENS) * CHARS_PER_TOKEN) - historyChars;
  return {
    evidenceChars: clamp(room, 600, MAX_EVIDENCE_CHARS),
    pieceChars: clamp(Math.floor(room / 5), 500, 3_000),
    historyChars,
    maxTokens,
    maxChars: maxTokens * 9,
    maxStatements: Math.max(60, Math.floor(maxTokens / 20)),
    temperature: 0,
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
