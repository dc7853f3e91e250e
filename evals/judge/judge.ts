// The optional model judge: one answer against its reference, a reason kept with every verdict. It adds to the metrics, never replaces them.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { loadPrompt, renderPrompt } from '../../prompts/index.ts';
import { unfenced } from '../../server/ask/fence.ts';
import type { ChatFailureReason, ChatModel } from '../../server/llm/chat.ts';
import { expectations } from '../report-questions.ts';
import type { SuiteLine } from '../suite.ts';

export const verdicts = ['pass', 'fail', 'unsure'] as const;
export type Verdict = (typeof verdicts)[number];

export const judgementSchema = z.object({
  id: z.string(),
  /** Null when the model did not answer or not in the form it was asked for. */
  verdict: z.enum(verdicts).nullable(),
  /** The model's own words, or why there are none. */
  reason: z.string(),
  model: z.string(),
  prompt: z.string(),
});
export type Judgement = z.infer<typeof judgementSchema>;

export type ToJudge = { id: string; question: string; reference: string; answer: string };
export type Judge = (item: ToJudge, signal?: AbortSignal) => Promise<Judgement>;

const VERSION = 1;
const MAX_TOKENS = 300;
const MAX_CHARS = 4_000;
/** Characters of an answer that are shown to the judge. */
const MAX_ANSWER_CHARS = 12_000;
const MAX_REASON_CHARS = 1_000;

const words: Record<string, Verdict> = { đạt: 'pass', 'không đạt': 'fail', 'không rõ': 'unsure' };
const failures: Partial<Record<ChatFailureReason, string>> = {
  unreachable: 'không kết nối được mô hình',
  timeout: 'mô hình quá thời gian',
  timeout_first_token: 'mô hình quá thời gian',
  http_status: 'máy chủ mô hình báo lỗi',
};

export async function createJudge(model: ChatModel): Promise<Judge> {
  const prompt = await loadPrompt('judge', VERSION);
  return async (item, signal) => {
    const token = randomBytes(6).toString('hex');
    const data = (text: string) => unfenced(text, token);
    const {
      id: promptId,
      system,
      user,
    } = renderPrompt(prompt, {
      token,
      question: data(item.question),
      reference: data(item.reference),
      answer: data(item.answer.slice(0, MAX_ANSWER_CHARS)),
    });
    const result = await model.complete({
      system,
      user,
      temperature: 0,
      maxTokens: MAX_TOKENS,
      maxChars: MAX_CHARS,
      stop: [],
      ...(signal ? { signal } : {}),
    });
    const read = result.ok
      ? readVerdict(result.text)
      : { verdict: null, reason: failures[result.reason] ?? `mô hình không trả lời được (${result.reason})` };
    return { id: item.id, ...read, model: model.name, prompt: promptId };
  };
}

/** The verdict and its reason; a text without exactly one conclusion is no verdict. */
export function readVerdict(text: string): { verdict: Verdict | null; reason: string } {
  const plain = text
    .normalize('NFC')
    .replace(/<think>[\s\S]*?(?:<\/think>|$)/giu, '')
    .replace(/[*_`]/gu, '');
  const conclusions = [...plain.matchAll(/KẾT LUẬN\s*:\s*(KHÔNG ĐẠT|KHÔNG RÕ|ĐẠT)(?![\p{L}])/giu)].map(
    (match) => (match[1] ?? '').toLowerCase(),
  );
  const only = new Set(conclusions).size === 1 ? conclusions[0] : undefined;
  const verdict = only === undefined ? null : (words[only] ?? null);
  const reason = /LÝ DO\s*:\s*([^\n]+)/iu.exec(plain)?.[1] ?? plain;
  return { verdict, reason: reason.trim().slice(0, MAX_REASON_CHARS) };
}

/** What a good answer is, for the judge: the written reference, else what the gold asks for; null when nothing is known. */
export function referenceOf(line: SuiteLine): string | null {
  if (typeof line.reference === 'string' && line.reference.trim() !== '') return line.reference;
  return line.gold ? expectations(line.gold).join('\n') : null;
}
