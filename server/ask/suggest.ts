// Questions that may follow an answer: the other role, the nearest deadline, the place nearest to what was asked.
import type { Hit } from '../domain.ts';
import type { Draft } from './contract.ts';
import { followUp } from './text.ts';
import type { Understanding } from './understand.ts';

const MAX_SUGGESTIONS = 3;

/** Stand-alone questions, each of which the knowledge base can answer from what was just read. `today` is an ISO day. */
export function suggestionsFor(
  understanding: Understanding,
  draft: Draft,
  nearest: Hit[],
  today: string,
): string[] {
  const made = draft.evidence.some((evidence) => evidence.task !== null)
    ? aboutTasks(understanding, draft, today)
    : draft.statements.length === 0
      ? aboutNearest(nearest)
      : [];
  const asked = understanding.question.toLowerCase();
  return [...new Set(made)].filter((text) => text.toLowerCase() !== asked).slice(0, MAX_SUGGESTIONS);
}

function aboutTasks(understanding: Understanding, draft: Draft, today: string): string[] {
  const tasks = draft.evidence.flatMap((evidence) => (evidence.task ? [evidence.task] : []));
  const [mention] = understanding.agencies;
  if (tasks.length === 1 && !mention) {
    const lead = tasks[0]!.leadPrinted.trim();
    return lead && !/[,;\n]/.test(lead) ? [followUp.leads(lead)] : [];
  }
  if (!mention || understanding.agencies.length > 1) return [];
  const { name } = mention.agency;
  const role = mention.role === 'cooperate' ? followUp.leads(name) : followUp.cooperates(name);
  if (understanding.dates.length > 0) return [role];
  const due = tasks
    .flatMap((task) => (task.deadline.kind === 'range' ? [task.deadline.to] : []))
    .filter((day) => day >= today)
    .sort()[0];
  return due ? [role, followUp.due(name, due.slice(0, 4))] : [role];
}

function aboutNearest(nearest: Hit[]): string[] {
  return nearest
    .filter(({ passage }) => passage.section !== '' && /^(?:Điều|[IVXLC]+(?:\.|$))/.test(passage.section))
    .map(({ passage, documentTitle }) => followUp.place(passage.section, documentTitle));
}
