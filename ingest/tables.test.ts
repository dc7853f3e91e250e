// Task tables as they are really printed: any column order, missing columns, broken rows, merged cells.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseText } from './testing/parse-text.ts';

const tasks = (lines: string[]) => parseText(`PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n${lines.join('\n')}`).tasks;

describe('task tables', () => {
  it('joins a header of two lines', () => {
    const [task] = tasks([
      'STT\tNội dung\tCơ quan thực hiện\t\tThời hạn',
      '\t\tChủ trì\tPhối hợp\t',
      '1\tViệc.\tSở Y tế\tSở Tài chính\t2026',
    ]);
    expect(task).toMatchObject({
      leads: ['so-y-te'],
      cooperators: ['so-tai-chinh'],
      deadlinePrinted: '2026',
    });
  });

  it('takes the periods whose columns are marked for the deadline', () => {
    const found = tasks([
      'TT\tĐề án\tCơ quan chủ trì\tLộ trình 2026 - 2028\tLộ trình 2029 - 2030\tGhi chú',
      '1\tTên đề án mẫu một\tSở Y tế\tx\t\t',
      '2\tTên đề án mẫu hai\tSở Nội vụ\tx\tx\t',
    ]);
    expect(found.map((task) => task.deadlinePrinted)).toEqual(['2026 - 2028', '2026 - 2028; 2029 - 2030']);
    expect(found[1]?.deadline).toEqual({ kind: 'range', from: '2026-01-01', to: '2030-12-31' });
  });

  it('reads group C behind group B as a letter, with Roman groups below it', () => {
    const found = tasks([
      'TT\tNhiệm vụ\tChủ trì\tThời gian',
      'A\tNHÓM MẪU MỘT\t\t',
      '1\tViệc một.\tSở Y tế\t2026',
      'B\tNHÓM MẪU HAI\t\t',
      '2\tViệc hai.\tSở Y tế\t2026',
      'C\tNHÓM MẪU BA\t\t',
      'I\tPhần mẫu\t\t',
      '3\tViệc ba.\tSở Y tế\t2026',
      'D\tNHÓM MẪU BỐN\t\t',
      '4\tViệc bốn.\tSở Y tế\t2026',
    ]);
    expect(found.map((task) => task.section)).toEqual([
      expect.stringMatching(/A\.1$/),
      expect.stringMatching(/B\.2$/),
      expect.stringMatching(/(?<!B\.)C\.I\.3$/),
      expect.stringMatching(/(?<!\.)D\.4$/),
    ]);
  });

  it('skips a header that is repeated after a page break', () => {
    const head = 'TT\tNhiệm vụ\tChủ trì\tThời gian';
    expect(tasks([head, '1\tMột.\tSở Y tế\t2026', '', head, '2\tHai.\tSở Nội vụ\t2027'])).toHaveLength(2);
  });

  it('heals a break inside the agency cell', () => {
    const [task] = tasks([
      'TT\tNhiệm vụ\tChủ trì\tThời gian',
      '1\tViệc một\tSở Khoa học và\t2026',
      '',
      '\tcòn lại.\tCông nghệ\t',
    ]);
    expect(task).toMatchObject({ text: 'Việc một còn lại.', leads: ['so-khoa-hoc-va-cong-nghe'] });
  });

  it('carries a merged agency cell down to the next numbered row', () => {
    const rows = tasks([
      'TT\tNhiệm vụ\tChủ trì\tThời gian',
      '1\tMột.\tSở Y tế\t2026',
      '2\tHai.\t\t',
      '3\tBa.\tSở Nội vụ\t2027',
    ]);
    expect(rows.map((row) => row.leads[0])).toEqual(['so-y-te', 'so-y-te', 'so-noi-vu']);
  });

  it('rebuilds a table with one cell per line', () => {
    const lines = [
      'STT',
      'NHIỆM VỤ',
      'CƠ QUAN CHỦ TRÌ',
      'CƠ QUAN PHỐI HỢP',
      'THỜI GIAN',
      'I',
      'NHÓM MỘT',
      '1',
      'Việc một.',
      'Sở Y tế',
      'Sở Nội vụ',
      '2026',
    ];
    expect(tasks(lines)).toMatchObject([
      { section: 'Phụ lục I.1', leads: ['so-y-te'], deadlinePrinted: '2026' },
    ]);
  });

  it('recovers generated tables exactly', () => {
    const names = {
      text: 'Nhiệm vụ',
      lead: 'Cơ quan chủ trì',
      cooperate: 'Cơ quan phối hợp',
      deadline: 'Thời gian',
    };
    const agency = fc.constantFrom('Sở Y tế', 'Sở Văn hóa, Thể thao và Du lịch', 'Công an tỉnh', 'Sở Nội vụ');
    const word = fc.constantFrom('rà soát', 'số hóa', 'dữ liệu', 'hồ sơ', 'toàn tỉnh', 'cập nhật');
    const row = fc.record({
      words: fc.array(word, { minLength: 3, maxLength: 12 }),
      lead: agency,
      cooperate: agency,
      deadline: fc.constantFrom('2026', '2026 - 2027', 'Quý II/2026', 'Nhiệm vụ thường xuyên'),
      cutAt: fc.option(fc.integer({ min: 1, max: 2 })),
    });
    const columns = fc.shuffledSubarray(['cooperate', 'deadline'] as const);
    const order = columns.chain((extra) =>
      fc.shuffledSubarray(['text', 'lead', ...extra] as const, { minLength: extra.length + 2 }),
    );
    const table = fc.property(order, fc.array(row, { minLength: 1, maxLength: 8 }), (used, rows) => {
      const lines = [['STT', ...used.map((column) => names[column])].join('\t')];
      const texts = rows.map(({ words }) => `Thực hiện ${words.join(' ')}.`);
      rows.forEach((data, at) => {
        const text = texts[at] ?? '';
        const cut = data.cutAt === null ? text.length : text.indexOf(data.words[data.cutAt] ?? '', 10) - 1;
        const cells = { ...data, text: text.slice(0, cut) };
        lines.push([String(at + 1), ...used.map((column) => cells[column])].join('\t'));
        if (cut < text.length)
          lines.push(
            '',
            ['', ...used.map((column) => (column === 'text' ? text.slice(cut + 1) : ''))].join('\t'),
          );
      });
      const found = tasks(lines);
      expect(found.map((task) => task.text)).toEqual(texts);
      expect(found.map((task) => task.leadPrinted)).toEqual(rows.map((data) => data.lead));
      const shown = (column: 'cooperate' | 'deadline') =>
        rows.map((data) => (used.includes(column) ? data[column] : ''));
      expect(found.map((task) => task.deadlinePrinted)).toEqual(shown('deadline'));
      expect(found.map((task) => task.cooperatePrinted)).toEqual(shown('cooperate'));
      expect(found.every((task) => task.leads.length === 1)).toBe(true);
    });
    fc.assert(table, { numRuns: 200 });
  });
});
