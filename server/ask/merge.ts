// Joins the drafts of a message with several questions into one, and says which part has no basis.
import type { Draft, Evidence, Statement } from './contract.ts';
import { DraftBuilder, inline } from './draft.ts';
import type { Computation } from './gate/computed.ts';
import { text } from './text.ts';

/**
 * One draft for all parts. Parts without an answer are named; with no answer at all the first refusal stands. Of the
 * sides of a comparison each keeps what answers it.
 */
export function mergeParts(questions: string[], drafts: Draft[], areSides = false): Draft {
  const first = drafts[0]!;
  if (drafts.length === 1) return first;
  const answered = drafts.filter((draft) => draft.statements.length > 0);
  if (answered.length === 0) return first;
  const builder = new DraftBuilder();
  builder.complete = drafts.some((draft) => draft.complete === true);
  const said = new Set<string>();
  let headed: Statement | null = null;
  for (const [index, draft] of drafts.entries()) {
    if (draft.statements.length === 0) {
      builder.frame(text.partNotFound(shownPart(questions[index]!)));
      continue;
    }
    if (
      headed &&
      !areSides &&
      (hasNoSubject(questions[index]!) || repeatsAll(draft, said)) &&
      !namesMore(questions[index]!, questions[index - 1]!) &&
      isSaidAlready(draft, said)
    ) {
      headed.markdown = joined(headed.markdown, questions[index]!);
      continue;
    }
    let heading: string | null = headingOf(questions[index]!);
    const remark = new Map(draft.evidence.map((evidence) => [evidence.marker, citeAgain(builder, evidence)]));
    for (const statement of draft.statements) {
      const key = keyOf(statement, draft);
      if (statement.kind === 'fact' && said.has(key)) continue;
      said.add(key);
      if (heading) {
        builder.frame(heading);
        headed = builder.statements.at(-1)!;
      }
      heading = null;
      const markdown = statement.markdown.replace(/\[(\d+)\]/g, (whole, digits: string) => {
        const marker = remark.get(Number(digits));
        return marker === undefined ? whole : `[${marker}]`;
      });
      builder.statements.push({
        ...statement,
        markdown,
        markers: statement.markers.map((marker) => remark.get(marker)!),
        ...(statement.computed ? { computed: statement.computed.map((one) => remarked(one, remark)) } : {}),
      });
    }
    if (draft.chart && builder.chart === null && answered.length === 1) builder.chart = draft.chart;
    if (draft.table && builder.table === null && answered.length === 1) {
      builder.table = {
        ...draft.table,
        rows: draft.table.rows.map((row) => ({ ...row, marker: remark.get(row.marker)! })),
      };
    }
  }
  return builder.build({ class: answered.length === drafts.length ? 'answered' : 'answered_partially' });
}

/** A part as it was typed: without the subject that it took over from the part before, in brackets. */
function shownPart(question: string): string {
  return inline(question)
    .replace(/[?.\s]+$/, '')
    .replace(/\s*\(\p{Ll}[^()]*\)$/u, '');
}

/** The passages of a sentence with what it quotes of them, or with its words where it quotes nothing. */
function keyOf({ markers, markdown, computed }: Statement, draft: Draft): string {
  const passages = markers.map(
    (marker) => draft.evidence.find((evidence) => evidence.marker === marker)?.hit.passage.id,
  );
  const quotes = computed ? null : markdown.match(/“[^”]+”/g);
  return `${passages.join()}${quotes?.join('') ?? markdown.replace(/\s*\[\d+\]/g, '')}`;
}

/**
 * The best evidence of a part stands under the part before ("gửi cho ai và trước ngày nào"): quoting it again, with what
 * comes near it, would say nothing new. A lead-in is no evidence of its own.
 */
function isSaidAlready(draft: Draft, said: Set<string>): boolean {
  const first = draft.statements.find((statement) => statement.kind === 'fact');
  if (!first || draft.complete || first.computed || /:[*”]*\s*(?:\[\d+\])*$/u.test(first.markdown))
    return false;
  return /“/.test(first.markdown) && said.has(keyOf(first, draft));
}

function repeatsAll(draft: Draft, said: Set<string>): boolean {
  return draft.statements.every(
    (statement) => statement.kind !== 'fact' || said.has(keyOf(statement, draft)),
  );
}

/** "trước ngày nào (gửi báo cáo)": the part was filled with the subject of the one before. */
function hasNoSubject(question: string): boolean {
  return /\(\p{Ll}[^()]*\)[?.\s]*$/u.test(question);
}

/** A part with a number that the one before has not ("… và lĩnh vực nào 90%") asks of something else. */
function namesMore(question: string, before: string): boolean {
  const known = new Set(before.match(/\d+/g));
  return (question.match(/\d+/g) ?? []).some((number) => !known.has(number));
}

/** "**A**" and a further part: "**A; b**", without what the part was filled with. */
function joined(heading: string, question: string): string {
  const part = shownPart(question).replace(/\s*\([^()]*\)$/, '');
  return `${heading.replace(/\*\*$/, '')}; ${part.charAt(0).toLocaleLowerCase('vi')}${part.slice(1)}**`;
}

/** A part's question as the heading of its answer. */
function headingOf(question: string): string {
  const text = shownPart(question);
  return `**${text.charAt(0).toLocaleUpperCase('vi')}${text.slice(1)}**`;
}

/** Evidence under its number in the joined draft, with the cells that are meant. */
function citeAgain(builder: DraftBuilder, { hit, task, cells }: Evidence): number {
  const marker = builder.cite(hit, task);
  for (const cell of cells ?? []) builder.citeCell(hit, cell);
  if (cells?.length === 0) builder.citeCell(hit, null);
  return marker;
}

function remarked(computation: Computation, remark: Map<number, number>): Computation {
  const operands = computation.operands.map((one) => ({
    ...one,
    marker: remark.get(one.marker) ?? one.marker,
  }));
  return { ...computation, operands };
}
