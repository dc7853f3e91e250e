// The generated way of phrasing: the model words the numbered evidence, code resolves its marks, the gate judges.
import { randomBytes } from 'node:crypto';
import { loadPrompt, type RenderedPrompt, renderPrompt } from '../../prompts/index.ts';
import type { Turn } from '../domain.ts';
import type { ChatFailureReason, ChatModel } from '../llm/chat.ts';
import type { AgencyRegister } from '../vietnamese/agencies.ts';
import type { AskEvent, Draft, Evidence, Statement } from './contract.ts';
import { evidenceText, unfenced } from './fence.ts';
import { withFrames } from './frames.ts';
import type { GenerateLimits } from './generate-limits.ts';
import { leaksPrompt, removeActive, resolveMarks, toStatements } from './output.ts';
import { packEvidence } from './pack.ts';
import { verify } from './verify.ts';
import { countsIn, type Verified } from './verify-draft.ts';

export type GenerateFailure =
  | ChatFailureReason
  | 'refused'
  | 'no_citation'
  | 'prompt_leak'
  | 'nothing_verified'
  | 'list_too_long'
  | 'list_incomplete';
export type Generated =
  | {
      ok: true;
      draft: Draft;
      verified: Verified;
      model: { name: string; prompt: string };
      tokens: { input: number; output: number } | null;
      /** Marks of no evidence that were taken out. */
      unknownMarks: number;
    }
  | { ok: false; reason: GenerateFailure; status: number | null; model: { name: string; prompt: string } };

export type GenerateInput = {
  model: ChatModel;
  agencies: AgencyRegister;
  /** The verbatim draft: its evidence is all that the model may use. */
  draft: Draft;
  question: string;
  history: Turn[];
  limits: GenerateLimits;
  signal?: AbortSignal | undefined;
  /** Makes the fence token of the request; random unless a test fixes it. */
  newToken?: () => string;
};

/** The generate step bound to its model, as the path of a question calls it. */
export type Generate = (
  input: Omit<GenerateInput, 'model' | 'limits' | 'newToken'> & { onEvent?: (event: AskEvent) => void },
) => Promise<Generated>;

/** Binds a model and limits to the generate step. */
export function createGenerate(model: ChatModel, limits: GenerateLimits): Generate {
  return ({ onEvent, ...input }) => generate({ ...input, model, limits }, onEvent);
}

const REFUSAL = /^\W*không đủ căn cứ\W*$/imu;
/** Characters of provisional text between two events: enough to read, not a flood. */
const EVENT_CHARS = 24;

/**
 * Asks the model to phrase the draft's evidence and puts the result through the gate. The draft text sent to `onEvent`
 * is provisional. On a failure value the caller answers with the verbatim draft.
 */
export async function generate(
  input: GenerateInput,
  onEvent?: (event: AskEvent) => void,
): Promise<Generated> {
  const { limits } = input;
  const token = (input.newToken ?? (() => randomBytes(9).toString('hex')))();
  const evidence = packEvidence(input.draft.evidence, input.draft.statements, {
    maxChars: limits.evidenceChars - input.question.length,
    pieceChars: limits.pieceChars,
  });
  const prompt = await renderAnswer(input, evidence, token, limits);
  const model = { name: input.model.name, prompt: prompt.id };
  const fail = (reason: GenerateFailure): Generated => ({ ok: false, reason, status: null, model });
  const isList = input.draft.complete === true;
  if (isList && !holdsEvery(input.draft.statements, evidence)) return fail('list_too_long');
  const result = await input.model.complete(
    {
      system: prompt.system,
      user: prompt.user,
      temperature: limits.temperature,
      maxTokens: limits.maxTokens,
      maxChars: limits.maxChars,
      stop: ['CĂN CỨ (mỗi mục', 'CÂU HỎI:', `<</${token}`],
      ...(input.signal === undefined ? {} : { signal: input.signal }),
    },
    provisional(prompt.system, token, onEvent),
  );
  if (!result.ok) return { ok: false, reason: result.reason, status: result.status, model };
  if (leaksPrompt(result.text, prompt.system, token)) return fail('prompt_leak');
  const safe = removeActive(result.text);
  if (REFUSAL.test(safe)) return fail('refused');
  const whole = result.finish === 'length' ? withoutLastPiece(safe) : safe;
  const { text, unknown } = resolveMarks(whole, new Set(evidence.map((one) => one.marker)));
  const statements = toStatements(text, limits.maxStatements);
  if (statements.length === 0) return fail('empty');
  if (statements.every((statement) => statement.markers.length === 0)) return fail('no_citation');
  const draft: Draft = { ...input.draft, statements: withFrames(input.draft.statements, statements) };
  const verified = verify(draft, { agencies: input.agencies, counts: countsIn(input.draft) });
  if (verified.passed === 0) return fail('nothing_verified');
  if (isList && !keepsEvery(input.draft.statements, verified.statements)) return fail('list_incomplete');
  return { ok: true, draft, verified, model, tokens: result.tokens, unknownMarks: unknown };
}

/** True when the model is shown everything that a list cites; evidence beside the list may be left out. */
function holdsEvery(items: Statement[], evidence: Evidence[]): boolean {
  const shown = new Set(evidence.map((one) => one.marker));
  return items.every((item) => item.markers.every((marker) => shown.has(marker)));
}

/** True when every item of a list still has a statement of its own: the model may reword a list, not shorten it. */
function keepsEvery(items: Statement[], phrased: Statement[]): boolean {
  const left = phrased.map((statement) => statement.markers.join());
  return items
    .filter((item) => item.kind === 'fact')
    .every((item) => {
      const at = left.indexOf(item.markers.join());
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    });
}

async function renderAnswer(
  input: GenerateInput,
  evidence: Evidence[],
  token: string,
  limits: GenerateLimits,
): Promise<RenderedPrompt> {
  const history = input.history
    .slice(-4)
    .map(
      (turn) => `${turn.role === 'user' ? 'Người hỏi' : 'Trợ lý'}: ${turn.content.replace(/\[\d+\]/gu, '')}`,
    )
    .join('\n')
    .slice(-limits.historyChars);
  return renderPrompt(await loadPrompt('answer', 1), {
    token,
    question: unfenced(input.question, token),
    history: unfenced(history, token),
    evidence: evidence
      .map((one) => unfenced(`[${one.marker}] ${evidenceText(one, limits.pieceChars)}`, token))
      .join('\n\n'),
  });
}

/** Passes on safe provisional text: nothing once a leak shows, nothing of a link that is still being written. */
function provisional(
  system: string,
  token: string,
  onEvent?: (event: AskEvent) => void,
): (piece: string) => void {
  let text = '';
  let sent = 0;
  let isSilent = onEvent === undefined;
  return (piece) => {
    if (isSilent) return;
    text += piece;
    if (text.length - sent < EVENT_CHARS) return;
    sent = text.length;
    isSilent = leaksPrompt(text, system, token);
    if (!isSilent) onEvent?.({ type: 'draft', text: removeActive(text).replace(/[[(<!][^\s]*$/u, '') });
  };
}

/** An answer stopped by its length bound ends in mid-sentence: that last piece is not shown. */
function withoutLastPiece(text: string): string {
  const end = Math.max(text.lastIndexOf('. '), text.lastIndexOf('\n'), text.lastIndexOf('].'));
  return end < 0 ? '' : text.slice(0, end + 2);
}
