// Asks one question on behalf of a route: bounded in time, never throwing, with context for its citations.
import { failureNextSteps, outcomeLabels } from '../../../views/text/answer.ts';
import type { AskEvent, Viewer } from '../../ask/contract.ts';
import type { Answer, Citation, QuestionScope, Turn } from '../../domain.ts';
import type { StoredAnswer, StoredCitation } from '../../store/conversations.ts';
import type { VersionText } from '../../store/library.ts';
import type { RouteContext } from '../context.ts';

export type Question = { question: string; history: Turn[]; viewer: Viewer; scope?: QuestionScope };

// Characters shown before and after a citation: about a sentence.
const contextChars = 160;

/**
 * The answer, or null when `signal` was aborted by the one who asked. A failure of the assistant is an
 * answer too (`error_timeout`, `error_internal`): its cause goes to the log, never to the page.
 */
export async function answerQuestion(
  context: Pick<RouteContext, 'ask' | 'config' | 'log' | 'metrics' | 'clock'>,
  question: Question,
  signal: AbortSignal,
  onEvent: (event: AskEvent) => void,
): Promise<Answer | null> {
  const startedAt = context.clock().getTime();
  const limit = AbortSignal.timeout(context.config.maxAnswerMs);
  let answer: Answer;
  try {
    answer = await context.ask({ ...question, signal: AbortSignal.any([signal, limit]) }, onEvent);
  } catch (error) {
    if (signal.aborted) return null;
    context.log.error({ err: error }, 'the assistant failed to answer');
    answer = failure(
      limit.aborted ? 'error_timeout' : 'error_internal',
      context.clock().getTime() - startedAt,
    );
  }
  if (signal.aborted) return null;
  context.metrics.answered(answer, (context.clock().getTime() - startedAt) / 1000);
  return answer;
}

/** Adds to each citation the stored text just before and after it. */
export async function withSurroundings(
  context: Pick<RouteContext, 'library'>,
  answer: Answer,
  groups: string[],
): Promise<StoredAnswer> {
  const { citations, nearest = [], ...rest } = answer;
  const ids = [...new Set([...citations, ...nearest].map((citation) => citation.passageId))];
  const texts =
    ids.length === 0 ? new Map<string, VersionText>() : await context.library.textsOf(ids, groups);
  const inContext = (citation: Citation) => surrounded(citation, texts.get(citation.passageId) ?? null);
  return {
    ...rest,
    citations: citations.map(inContext),
    ...(nearest.length === 0 ? {} : { nearest: nearest.map(inContext) }),
  };
}

function surrounded(citation: Citation, stored: VersionText | null): StoredCitation {
  const text = stored?.text ?? '';
  const version = stored?.version ?? null;
  const start = Math.min(...citation.spans.map((span) => span.start));
  const end = Math.max(...citation.spans.map((span) => span.end));
  if (text === '' || !Number.isFinite(start)) return { ...citation, version, before: '', after: '' };
  const before = text.slice(Math.max(0, start - contextChars), start);
  const after = text.slice(end, end + contextChars);
  return {
    ...citation,
    version,
    // A word cut by the bound is dropped; cells of a table are told apart by a dash.
    before: plain(start > contextChars ? before.replace(/^\S*\s/, '… ') : before),
    after: plain(end + contextChars < text.length ? after.replace(/\s\S*$/, ' …') : after),
  };
}

function plain(text: string): string {
  return text.replace(/\t+/g, ' – ').replace(/\n\s*\n+/g, '\n');
}

function failure(outcome: 'error_timeout' | 'error_internal', totalMs: number): Answer {
  return {
    outcome: { class: outcome },
    phrasing: 'verbatim',
    markdown: `${outcomeLabels[outcome]}. ${failureNextSteps[outcome]}`,
    citations: [],
    table: null,
    understood: '',
    facets: [],
    checked: { passed: 0, total: 0, dropped: [] },
    retrieved: [],
    suggestions: [],
    timingsMs: { total: totalMs },
    model: null,
  };
}
