// Answers about tasks: every row with its mark, the count in the opening line, the asked column first.
import { describe, expect, it } from 'vitest';
import { realLanguage, taskRow } from '../../tests/support/ask-factories.ts';
import type { TaskRow } from '../store/tasks.ts';
import { taskQuery } from './task-query.ts';
import type { ListSubject } from './tasks-compose.ts';
import { composeSharedOnly, composeTaskGroups, composeTaskList, composeTaskRows } from './tasks-compose.ts';
import { understand } from './understand.ts';

const language = await realLanguage();
const read = (question: string) => understand(question, language);
const frame = (question: string, changes: { subject?: ListSubject; deadline?: string } = {}) => ({
  query: taskQuery(read(question)),
  subject: changes.subject ?? ({ kind: 'all' } as const),
  deadline: changes.deadline ?? null,
  product: null,
  register: language.register,
  shared: [],
});
const list = (question: string, own: TaskRow[], changes = {}) =>
  composeTaskList(read(question), own, frame(question, changes));
const rows = [
  taskRow(1, 'Số hóa hồ sơ;', { group: 'Dữ liệu y tế' }),
  taskRow(2, 'Vận hành hệ thống', { group: 'Dữ liệu y tế', due: '' }),
  taskRow(3, 'Xây dựng kho dữ liệu', { lead: 'Sở Tài chính', cooperate: '', group: 'Dữ liệu tài chính' }),
];
const commonTask = taskRow(4, 'Báo cáo hằng quý', { lead: 'Các sở, ban, ngành' });
const both = withLeads(taskRow(5, 'Kho dữ liệu', { cooperate: 'Sở Tài chính' }));
const lines = (draft: { statements: { markdown: string }[] }) =>
  draft.statements.map(({ markdown }) => markdown);

describe('composeTaskList', () => {
  it('opens with the count and lists every row with its deadline and agencies', () => {
    const draft = list('Sở Y tế chủ trì gì?', rows.slice(0, 2));
    expect(lines(draft)).toEqual([
      'Sở Y tế chủ trì 2 nhiệm vụ:',
      '- Số hóa hồ sơ — thời hạn: 2026; phối hợp: Sở Khoa học và Công nghệ [1]',
      '- Vận hành hệ thống — phối hợp: Sở Khoa học và Công nghệ [2]',
    ]);
    expect(draft).toMatchObject({ complete: true, table: { caption: 'Sở Y tế chủ trì 2 nhiệm vụ' } });
    expect(draft.table?.rows.map((row) => row.marker)).toEqual([1, 2]);
  });

  it('names the lead where the question does not', () => {
    const [, , , third] = lines(list('Có nhiệm vụ nào?', rows));
    expect(third).toBe('- Xây dựng kho dữ liệu — thời hạn: 2026; chủ trì: Sở Tài chính [3]');
  });

  it('says the group and the deadline that narrow it, and corrects a wrong count', () => {
    const draft = list('Sở Y tế chủ trì 8 nhiệm vụ đúng không?', rows.slice(0, 1), {
      subject: { kind: 'group', text: 'Y tế' },
      deadline: 'thời hạn 2026',
    });
    expect(lines(draft)[0]).toBe('Không đúng. Sở Y tế chủ trì 1 nhiệm vụ thuộc nhóm “Y tế”, thời hạn 2026:');
  });

  it('heads the rows of each document when there are several', () => {
    const task = { ...rows[0]!.task, documentId: 'khac' };
    const other = { ...rows[0]!, task, documentTitle: 'Kế hoạch khác' };
    const all = lines(list('nhiệm vụ', [rows[1]!, other]));
    expect(all[0]).toBe('Có 2 nhiệm vụ, trong 2 văn bản:');
    expect(all[3]).toBe('**Kế hoạch khác** (1 nhiệm vụ):');
  });
});

describe('the opening line', () => {
  it.each([
    ['Sở Y tế tham gia những nhiệm vụ nào?', 'Sở Y tế tham gia 2 nhiệm vụ (chủ trì 2, phối hợp 0):'],
    [
      'Sở Y tế và Sở Tài chính cùng chủ trì những nhiệm vụ nào?',
      'Có 2 nhiệm vụ do Sở Y tế và Sở Tài chính cùng chủ trì:',
    ],
    [
      'Nhiệm vụ do Sở Y tế chủ trì mà Sở Tài chính không phối hợp?',
      'Sở Y tế chủ trì 2 nhiệm vụ, không có Sở Tài chính phối hợp:',
    ],
    [
      'Nhiệm vụ Sở Y tế chủ trì, Sở Tài chính phối hợp?',
      'Có 2 nhiệm vụ do Sở Y tế chủ trì, Sở Tài chính phối hợp:',
    ],
  ])('says the sets that "%s" combines', (question, expected) => {
    expect(lines(list(question, [both, both]))[0]).toBe(expected);
  });

  it('mentions what is given to all agencies together, uncounted', () => {
    const shared = [commonTask];
    const question = 'Sở Y tế chủ trì gì?';
    const draft = composeTaskList(read(question), rows.slice(0, 1), { ...frame(question), shared });
    expect(lines(draft).at(-1)).toBe(
      'Ngoài ra, 1 nhiệm vụ giao chung cho “Các sở, ban, ngành”, không nêu đích danh cơ quan, chưa tính ở trên.',
    );
    expect(draft.evidence).toHaveLength(1);
  });

  it('shows the common tasks where none names the agency', () => {
    const draft = composeSharedOnly([commonTask], frame('Sở Y tế chủ trì gì?'));
    expect(lines(draft)[0]).toBe(
      'Không có nhiệm vụ nào nêu đích danh Sở Y tế chủ trì; có 1 nhiệm vụ giao chung cho “Các sở, ban, ngành”:',
    );
    expect(draft.evidence).toHaveLength(1);
  });
});

describe('composeTaskRows', () => {
  it.each([
    ['Ai chủ trì số hóa hồ sơ?', /^Chủ trì: Sở Y tế; /],
    ['Ai phối hợp số hóa hồ sơ?', /^Phối hợp: Sở Khoa học và Công nghệ; /],
    ['Bao giờ số hóa hồ sơ xong?', /^Thời hạn: 2026; /],
    ['Số hóa hồ sơ thuộc nhóm nào?', /\(thuộc nhóm III\. Dữ liệu y tế\) \[1\]$/],
  ])('puts first what "%s" asks', (question, expected) => {
    expect(lines(composeTaskRows(read(question), [rows[0]!], null))[0]).toMatch(expected);
  });

  it('says beside the row that its deadline is left out', () => {
    const all = lines(composeTaskRows(read('Vận hành hệ thống bao giờ xong?'), [rows[1]!], null));
    expect(all[0]).toMatch(/^Chủ trì: Sở Y tế; /);
    expect(all[1]).toBe('Văn bản không ghi thời hạn của nhiệm vụ này.');
  });

  it('lists rows that fit equally, with a table', () => {
    const draft = composeTaskRows(read('Ai chủ trì?'), rows.slice(0, 2), null);
    expect(lines(draft)[0]).toBe('Có 2 nhiệm vụ khớp với câu hỏi:');
    expect(draft.table?.rows).toHaveLength(2);
  });
});

describe('composeTaskGroups', () => {
  it('count the rows of each group', () => {
    expect(lines(composeTaskGroups(rows))).toEqual([
      'Có 2 nhóm nhiệm vụ, tổng cộng 3 nhiệm vụ:',
      '- III. Dữ liệu y tế: 2 nhiệm vụ [1]',
      '- III. Dữ liệu tài chính: 1 nhiệm vụ [2]',
    ]);
  });
});

/** A row led by both agencies, with the second one helping as well. */
function withLeads(row: TaskRow): TaskRow {
  return { ...row, task: { ...row.task, leads: [...row.task.leads, ...row.task.cooperators] } };
}
