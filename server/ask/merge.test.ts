// Several drafts become one: markers renumbered, repeats said once, unanswered parts named.
import { describe, expect, it } from 'vitest';
import { hit, taskRow } from '../../tests/support/ask-factories.ts';
import type { Draft } from './contract.ts';
import { DraftBuilder, refusal } from './draft.ts';
import { mergeParts } from './merge.ts';

function quoting(text: string, path: string): Draft {
  const builder = new DraftBuilder();
  builder.fact(`“${text}”`, [builder.cite(hit(text, { path }))]);
  return builder.build();
}
const refused = refusal('unanswerable_no_evidence', 'attribute_missing');

describe('mergeParts', () => {
  it('returns a single draft as it is', () => {
    const only = quoting('Một.', 'I');
    expect(mergeParts(['a?'], [only])).toBe(only);
  });

  it('renumbers the evidence of later parts and heads each with its question', () => {
    const merged = mergeParts(['a?', 'b?'], [quoting('Một.', 'I'), quoting('Hai.', 'II')]);
    expect(merged.outcome.class).toBe('answered');
    expect(merged.statements.map(({ markdown, markers }) => [markdown, markers])).toEqual([
      ['**A**', []],
      ['“Một.” [1]', [1]],
      ['**B**', []],
      ['“Hai.” [2]', [2]],
    ]);
    expect(merged.evidence.map(({ hit: one }) => one.passage.text)).toEqual(['Một.', 'Hai.']);
  });

  it('says a fact once that two parts share', () => {
    const merged = mergeParts(['a?', 'b?'], [quoting('Một.', 'I'), quoting('Một.', 'I')]);
    expect(merged.statements.map((statement) => statement.markdown)).toEqual(['**A; b**', '“Một.” [1]']);
  });

  it('says once what answers two parts, though more comes near the second', () => {
    const builder = new DraftBuilder();
    builder.fact('- “Một.”', [builder.cite(hit('Một.', { path: 'I' }))]);
    builder.fact('- “Hai.”', [builder.cite(hit('Hai.', { path: 'II' }))]);
    const merged = mergeParts(
      ['Gửi cho ai?', 'trước ngày nào (gửi)?'],
      [quoting('Một.', 'I'), builder.build()],
    );
    expect(merged.statements.map(({ markdown }) => markdown)).toEqual([
      '**Gửi cho ai; trước ngày nào**',
      '“Một.” [1]',
    ]);
    const other = mergeParts(['Mức nào 80?', 'mức nào 90?'], [quoting('Một.', 'I'), builder.build()]);
    expect(other.statements.map(({ markdown }) => markdown)).toContain('- “Hai.” [2]');
  });

  it('names a part without an answer, without reading its brackets as marks', () => {
    const merged = mergeParts(['a?', 'lương [1] bao nhiêu?'], [quoting('Một.', 'I'), refused]);
    expect(merged.outcome.class).toBe('answered_partially');
    expect(merged.statements[2]).toMatchObject({
      kind: 'frame',
      markdown: 'Phần “lương bao nhiêu”: các văn bản hiện có không nêu.',
    });
  });

  it('is the first refusal when no part has an answer', () => {
    expect(mergeParts(['a?', 'b?'], [refused, refusal('unanswerable_out_of_scope')])).toBe(refused);
  });

  it('keeps a table of the only part that answers, and that its list is whole', () => {
    const builder = new DraftBuilder();
    const marker = builder.citeRow(taskRow(1, 'Số hóa'));
    builder.fact('- Số hóa', [marker]);
    builder.table = { caption: '', columns: [], rows: [{ cells: [], marker }] };
    builder.complete = true;
    expect(mergeParts(['a?', 'b?'], [refused, builder.build()])).toMatchObject({
      complete: true,
      table: { rows: [{ marker: 1 }] },
    });
  });
});
