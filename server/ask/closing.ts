// The forms in which a question ends: answered, refused with a next step, or asked back.
import type { Answer, Facet, Outcome } from '../domain.ts';
import { collapseSpaces } from '../vietnamese/normalise.ts';
import { citationOf } from './cite.ts';
import type { Draft, Hit } from './contract.ts';
import { clarification, namesNearest, refusalText } from './text.ts';
import type { Timer } from './timer.ts';

/** Passages reported as retrieved. */
const REPORTED = 20;

/** What is known of a question when it ends. */
export type Asked = {
  /** As typed, and as answered. */
  typed: string;
  question: string;
  facets: Facet[];
  hits: Hit[];
  /** What comes nearest, for a refusal. */
  nearest: Hit[];
  suggestions: string[];
  timer: Timer;
};

/** What every ending has in common; the verbatim phrasing is the default. */
export function ended(outcome: Outcome, markdown: string, asked: Asked): Answer {
  return {
    outcome,
    phrasing: 'verbatim',
    markdown,
    citations: [],
    table: null,
    understood: collapseSpaces(asked.typed) === collapseSpaces(asked.question) ? '' : asked.question,
    facets: asked.facets,
    checked: { passed: 0, total: 0, dropped: [] },
    retrieved: reported(asked.hits),
    suggestions: asked.suggestions,
    timingsMs: asked.timer.total(),
    model: null,
  };
}

/** No answer: why, what there is instead, and what to do next. */
export function refused(outcome: Outcome, asked: Asked, note?: string): Answer {
  const near = asked.nearest.filter(
    (hit, at, all) => all.findIndex((other) => other.passage.id === hit.passage.id) === at,
  );
  const places = near.map((hit) => `${hit.passage.place} (${hit.documentTitle})`);
  const markdown = [note, refusalText(outcome, places)].filter(Boolean).join('\n\n');
  const answer = ended(outcome, markdown, asked);
  if (!namesNearest(outcome) || near.length === 0) return answer;
  return { ...answer, nearest: near.map((hit, at) => citationOf({ hit }, at + 1)) };
}

/** The refusal of a draft without statements: in its own words where it has some. */
export function refusedBy(draft: Draft, asked: Asked): Answer {
  if (draft.explained) return ended(draft.outcome, draft.explained, asked);
  return refused(draft.outcome, asked, draft.note);
}

/** A question back, with whole questions to choose from; in the text too, for readers without buttons. */
export function askedBack(question: string, choices: string[], asked: Asked): Answer {
  const list = choices.map((choice) => `- ${choice}`).join('\n');
  const markdown = `${question}\n\n${list}\n\n${clarification.how}`;
  return ended({ class: 'clarification_needed' }, markdown, { ...asked, suggestions: choices });
}

function reported(hits: Hit[]): Answer['retrieved'] {
  const seen = new Set<string>();
  return hits
    .filter((hit) => !seen.has(hit.passage.id) && seen.add(hit.passage.id))
    .slice(0, REPORTED)
    .map((hit) => ({ document: hit.documentTitle, section: hit.passage.section, text: hit.passage.text }));
}
