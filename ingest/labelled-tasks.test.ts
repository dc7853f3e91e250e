// Tasks printed as lines with labels become tasks like rows of a table; their text stays as stored.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from './parse.ts';
import { taskLabels } from './task-labels.ts';

const parse = (text: string) =>
  parseDocument({ documentId: 'mau', text, pages: [], meta: {}, glossary: { agencies: [] } });
const short = (text: string) =>
  parse(text).tasks.map((task) =>
    [task.text, task.leadPrinted, task.cooperatePrinted, task.deadlinePrinted].join(' | '),
  );
const head = 'KẾ HOẠCH MẪU\n\nVăn bản mẫu để kiểm thử, không có giá trị pháp lý.\n\nI. NỘI DUNG\n\n';

describe('joinLabelledTasks', () => {
  it('takes the numbered heading for the task, with the text between', () => {
    const text = `${head}1. Rà soát văn bản mẫu\n\nCác sở rà soát và gửi kết quả.\n\n- Cơ quan chủ trì: Sở Tư pháp.\n\n- Cơ quan phối hợp: Công an tỉnh, Sở Y tế.\n\n- Thời gian hoàn thành: Trước ngày 15/5/2026.\n\n2. Việc khác của kế hoạch mẫu\n\nKhông có nhãn nào.`;
    const { tasks, passages, nodes } = parse(text);
    expect(short(text)).toEqual([
      'Rà soát văn bản mẫu | Sở Tư pháp | Công an tỉnh, Sở Y tế | Trước ngày 15/5/2026',
    ]);
    expect(tasks[0]).toMatchObject({
      section: 'I.1',
      group: { label: 'I', text: 'NỘI DUNG' },
      deadline: { kind: 'range', to: '2026-05-15' },
    });
    const passage = passages.find((one) => one.id === tasks[0]?.passageId);
    expect(text.replace(/\s+/g, ' ')).toContain(passage?.text.replace(/\s+/g, ' '));
    expect(nodes.some((node) => node.path === 'I.2')).toBe(true);
  });

  it.each([
    [
      'points with bullets',
      'a) Tổ chức hội nghị mẫu\n- Đơn vị chủ trì: Sở Y tế;\n- Thời gian: Quý II/2026.\nb) Biên soạn tài liệu mẫu\n- Đơn vị chủ trì: Sở Nội vụ;\n- Thời gian: Quý III/2026.',
      [
        'Tổ chức hội nghị mẫu | Sở Y tế |  | Quý II/2026',
        'Biên soạn tài liệu mẫu | Sở Nội vụ |  | Quý III/2026',
      ],
    ],
    [
      'bullets of one kind',
      '- Tổ chức hội nghị mẫu\n- Chủ trì: Sở Y tế\n- Phối hợp: Sở Nội vụ\n- Biên soạn tài liệu mẫu\n- Chủ trì: Sở Tài chính\n- Thời gian thực hiện: Hằng năm',
      [
        'Tổ chức hội nghị mẫu | Sở Y tế | Sở Nội vụ | ',
        'Biên soạn tài liệu mẫu | Sở Tài chính |  | Hằng năm',
      ],
    ],
    [
      'nested bullets',
      '- Tổ chức hội nghị mẫu\n+ Cơ quan thực hiện: Sở Y tế\n+ Tiến độ: Quý II/2026',
      ['Tổ chức hội nghị mẫu | Sở Y tế |  | Quý II/2026'],
    ],
    [
      'one paragraph',
      '1. Tổ chức hội nghị mẫu về dữ liệu. Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: Sở Nội vụ; thời gian hoàn thành: Tháng 6/2026.',
      ['Tổ chức hội nghị mẫu về dữ liệu | Sở Y tế | Sở Nội vụ | Tháng 6/2026'],
    ],
    [
      'a generic heading with its content labelled',
      '1. Nhiệm vụ 1\n- Nội dung: Tổ chức hội nghị mẫu\n- Cơ quan chủ trì: Sở Y tế\n- Sản phẩm: Biên bản',
      ['Tổ chức hội nghị mẫu | Sở Y tế |  | '],
    ],
  ])('reads %s', (_name, body, expected) => {
    expect(short(`${head}${body}`)).toEqual(expected);
  });

  it('takes no procedure and no prose for a task', () => {
    for (const body of [
      '1. Cấp giấy phép mẫu\n- Thành phần hồ sơ: Đơn.\n- Thời hạn giải quyết: 05 ngày.\n- Cơ quan thực hiện: Sở Y tế.\n- Lệ phí: Không.',
      '1. Sở Y tế chủ trì, phối hợp với Sở Nội vụ tổ chức hội nghị.',
      '1. Yêu cầu\n- Nội dung: bám sát thực tế.\n- Thời gian: đúng quy định.',
    ])
      expect(short(`${head}${body}`), body).toEqual([]);
  });

  it('loses no text and repeats none, whatever the lines are', () => {
    const line = fc.constantFrom(
      '1. Việc mẫu một',
      'a) Việc mẫu hai',
      '- Việc mẫu ba',
      '- Cơ quan chủ trì: Sở Y tế.',
      '+ Thời gian: 2026.',
      'Cơ quan phối hợp: Sở Nội vụ',
      'Đoạn văn mẫu không có nhãn.',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        const text = `${head}${lines.join('\n')}`;
        const { passages, tasks } = parse(text);
        const ids = new Set(passages.map((one) => one.id));
        const covered = passages.flatMap((one) => one.spans).map((span) => `${span.start}`);
        return (
          tasks.every((task) => ids.has(task.passageId) && task.text !== '') &&
          new Set(covered).size === covered.length &&
          passages.every((one) =>
            one.spans.every((span) => one.text.includes(text.slice(span.start, span.end))),
          )
        );
      }),
      { numRuns: 150 },
    );
  });
});

describe('taskLabels', () => {
  it('reads each value up to the next label', () => {
    expect(
      taskLabels('(Cơ quan chủ trì: Sở Y tế; phối hợp: Sở Nội vụ; thời gian: 2026)').map((one) => [
        one.role,
        one.value,
      ]),
    ).toEqual([
      ['lead', 'Sở Y tế'],
      ['cooperate', 'Sở Nội vụ'],
      ['deadline', '2026'],
    ]);
  });
});
