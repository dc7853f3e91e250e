// Suggestions follow from what was read: the other role, the next deadline, the nearest place.
import { describe, expect, it } from 'vitest';
import { aDraft, hit, realLanguage, taskRow } from '../../tests/support/ask-factories.ts';
import { DraftBuilder } from './draft.ts';
import { facetsOf, mergeFacets } from './facets.ts';
import { suggestionsFor } from './suggest.ts';
import { understand } from './understand.ts';

const language = await realLanguage();
const read = (question: string) => understand(question, language);

function listOf(...rows: ReturnType<typeof taskRow>[]) {
  const builder = new DraftBuilder();
  for (const row of rows) builder.fact(row.task.text, [builder.citeRow(row)]);
  return builder.build();
}

describe('suggestionsFor', () => {
  it('offers the other role and the nearest year that is not over', () => {
    const draft = listOf(taskRow(1, 'Việc cũ', { due: '2025' }), taskRow(2, 'Việc mới', { due: '2027' }));
    const made = suggestionsFor(read('Sở Y tế chủ trì những nhiệm vụ nào?'), draft, [], '2026-11-24');
    expect(made).toEqual([
      'Sở Y tế phối hợp những nhiệm vụ nào?',
      'Sở Y tế phải hoàn thành những nhiệm vụ nào trong năm 2027?',
    ]);
  });

  it('offers the tasks of the agency that leads the one row', () => {
    const made = suggestionsFor(
      read('Ai lo số hóa bệnh án?'),
      listOf(taskRow(1, 'Số hóa')),
      [],
      '2026-11-24',
    );
    expect(made).toEqual(['Sở Y tế chủ trì những nhiệm vụ nào, thời hạn ra sao?']);
  });

  it('leads from a refusal to what comes nearest', () => {
    const near = [hit('Nội dung', { path: 'Điều 7.2', section: 'Điều 7.2' }), hit('Khác', { section: '' })];
    const made = suggestionsFor(read('Phí là bao nhiêu?'), aDraft(), near, '2026-11-24');
    expect(made).toHaveLength(1);
    expect(made[0]).toMatch(/^Điều 7 gồm những nội dung gì – /);
  });
});

describe('facetsOf', () => {
  it('names what was read in the question and nothing else', () => {
    expect(facetsOf(read('Sở Y tế chủ trì bao nhiêu nhiệm vụ trong năm 2026?'), [])).toEqual([
      { label: 'Hỏi về', value: 'cơ quan chủ trì; số lượng' },
      { label: 'Cơ quan chủ trì', value: 'Sở Y tế' },
      { label: 'Thời gian', value: 'năm 2026' },
    ]);
    expect(facetsOf(read('dữ liệu mở'), [])).toEqual([]);
  });

  it('joins the facets of several questions, each value once', () => {
    const when = { label: 'Thời gian', value: 'năm 2026' };
    const merged = mergeFacets([[when], [when, { label: 'Thời gian', value: 'năm 2027' }]]);
    expect(merged).toEqual([{ label: 'Thời gian', value: 'năm 2026; năm 2027' }]);
  });
});
