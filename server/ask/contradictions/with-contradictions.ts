// Beside what an answer quotes, what says otherwise of the same object: both are shown with their places.
import { splitSentences } from '../../vietnamese/sentences.ts';
import type { Draft, Evidence, Hit } from '../contract.ts';
import { inline, quotable } from '../draft.ts';
import { text } from '../text.ts';
import { contradiction } from './contradicts.ts';

/** Evidence of a short answer; a list states many objects, and each of its rows is quoted whole already. */
const MAX_EVIDENCE = 4;
const MAX_SHOWN = 2;
/** A sentence longer than this speaks of more than one object. */
const MAX_SENTENCE = 400;

/** The draft followed by the statements among `hits` that contradict what it quotes. */
export function withContradictions(draft: Draft, hits: Hit[]): Draft {
  const cited = draft.evidence.filter((one) => one.hit.passage.text !== '');
  if (draft.complete || cited.length === 0 || cited.length > MAX_EVIDENCE) return draft;
  const answer = inline(draft.statements.map((statement) => statement.markdown).join(' '));
  const others = hits.filter((hit) => !cited.some((one) => one.hit.passage.id === hit.passage.id));
  const evidence: Evidence[] = [...draft.evidence];
  const statements = [...draft.statements];
  let shown = 0;
  for (const { hit, marker } of cited) {
    for (const sentence of sentencesOf(hit).filter((one) => answer.includes(inline(one)))) {
      const found = contradicting(sentence, others);
      if (found === null || shown === MAX_SHOWN) continue;
      shown++;
      const other = Math.max(...evidence.map((one) => one.marker)) + 1;
      evidence.push({ marker: other, hit: found.hit, task: null });
      statements.push(
        frame(text.contradiction),
        frame(text.says(hit.passage.place, hit.documentTitle)),
        quote(sentence, marker),
        frame(text.says(found.hit.passage.place, found.hit.documentTitle)),
        quote(found.sentence, other),
      );
    }
  }
  return { ...draft, statements, evidence };
}

function contradicting(sentence: string, others: Hit[]): { hit: Hit; sentence: string } | null {
  for (const hit of others)
    for (const other of sentencesOf(hit))
      if (contradiction(sentence, other) !== null) return { hit, sentence: other };
  return null;
}

/** Sentences of a passage; cells of a row are sentences of their own. */
function sentencesOf(hit: Hit): string[] {
  const { text: whole } = hit.passage;
  return splitSentences(whole)
    .map((span) => whole.slice(span.start, span.end))
    .filter((sentence) => sentence.length <= MAX_SENTENCE && /[\p{L}]{2}/u.test(sentence));
}

function frame(markdown: string) {
  return { markdown, markers: [], kind: 'frame' as const };
}

function quote(sentence: string, marker: number) {
  return { markdown: `“${quotable(sentence)}” [${marker}]`, markers: [marker], kind: 'fact' as const };
}
