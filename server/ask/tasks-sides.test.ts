// Task sets of agencies side by side: who has more, what each has alone, what they share.
import { describe, expect, it } from 'vitest';
import { realLanguage, taskRow } from '../../tests/support/ask-factories.ts';
import { comparesTaskSets, composeSides } from './tasks-sides.ts';
import { understand } from './understand.ts';

const language = await realLanguage();
const rows = [taskRow(1, 'Một'), taskRow(2, 'Hai'), taskRow(3, 'Ba', { lead: 'Sở Tài chính' })];
const agency = (name: string) => language.register.agencies.find((one) => one.name === name)!;
const health = { agency: agency('Sở Y tế'), rows: [rows[0]!, rows[1]!] };
const finance = { agency: agency('Sở Tài chính'), rows: [rows[1]!, rows[2]!] };

describe('comparesTaskSets', () => {
  it.each([
    ['Sở Tài chính khác Sở Nội vụ ở nhiệm vụ nào?', true],
    ['So sánh nhiệm vụ của Sở Y tế và Sở Tài chính', true],
    ['Sở Y tế và Sở Tài chính, ai chủ trì nhiều nhiệm vụ hơn?', true],
    ['Sở Y tế với Sở Tài chính, bên nào chủ trì nhiều nhiệm vụ hơn trong kế hoạch mẫu?', true],
    ['Nhiệm vụ nào Sở Y tế và Sở Tài chính cùng tham gia?', false],
    ['Sở Y tế chủ trì nhiều hơn 5 nhiệm vụ không?', false],
    ['Sở Tài chính và Sở Nội vụ có trách nhiệm gì khác nhau?', false],
  ])('judges "%s": %s', (question, expected) => {
    expect(comparesTaskSets(understand(question, language))).toBe(expected);
  });
});

describe('composeSides', () => {
  it('counts, then lists what each has alone and what both have', () => {
    const draft = composeSides([health, { ...finance, rows: [...finance.rows, taskRow(4, 'Bốn')] }], 'lead');
    const lines = draft.statements.map(({ markdown }) => markdown.replace(/ —.*$/, ''));
    expect(lines).toEqual([
      'Sở Y tế chủ trì 2 nhiệm vụ; Sở Tài chính chủ trì 3 nhiệm vụ: Sở Tài chính nhiều hơn 1 nhiệm vụ.',
      '**Chỉ Sở Y tế chủ trì** (1 nhiệm vụ):',
      '- Một',
      '**Chỉ Sở Tài chính chủ trì** (2 nhiệm vụ):',
      '- Ba',
      '- Bốn',
      '**Cùng chủ trì** (1 nhiệm vụ):',
      '- Hai',
    ]);
    expect(draft.table?.rows).toHaveLength(4);
  });

  it('says when nothing is shared and when both are equal', () => {
    const draft = composeSides(
      [
        { ...health, rows: [rows[0]!] },
        { ...finance, rows: [rows[2]!] },
      ],
      'lead',
    );
    const lines = draft.statements.map(({ markdown }) => markdown);
    expect(lines[0]).toMatch(/: bằng nhau\.$/);
    expect(lines.at(-1)).toBe('Không có nhiệm vụ nào mà các cơ quan này cùng chủ trì.');
  });
});
