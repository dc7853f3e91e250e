// Task tables as Word draws them: cells merged down and across at once, tables within tables and within text boxes.
import { describe, expect, it } from 'vitest';
import { cell, paragraph, table } from '../testing/labelled/word-xml.ts';
import { docx, wordParagraph } from '../testing/office-files.ts';
import { parseText } from '../testing/parse-text.ts';
import { readFile } from './index.ts';

const of = (text: string, merge = '') => cell(paragraph(text, {}), 1_800, merge);
const RESTART = '<w:vMerge w:val="restart"/>';
const GOES_ON = '<w:vMerge/>';
const tasks = table(
  [600, 4_000, 1_800, 1_800, 1_400],
  [
    ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian'].map((name) => of(name)),
    [of('1'), of('Rà soát hồ sơ mẫu'), of('Sở Y tế', RESTART), of('Sở Nội vụ'), of('2026', RESTART)],
    [of('2'), of('Xây dựng phần mềm mẫu'), of('', GOES_ON), of('Các sở', RESTART), of('', GOES_ON)],
    [of('3'), of('Tập huấn mẫu'), of('', GOES_ON), of('', GOES_ON), of('2027')],
    [
      of('4'),
      of('Tổng kết mẫu'),
      cell(paragraph('Sở Tư pháp', {}), 3_600, '<w:gridSpan w:val="2"/>'),
      of('2028'),
    ],
  ],
  true,
);
const expected = [
  'Rà soát hồ sơ mẫu | Sở Y tế | Sở Nội vụ | 2026',
  'Xây dựng phần mềm mẫu | Sở Y tế | Các sở | 2026',
  'Tập huấn mẫu | Sở Y tế | Các sở | 2027',
  'Tổng kết mẫu | Sở Tư pháp |  | 2028',
];

async function tasksOf(body: string): Promise<string[]> {
  const file = docx(
    wordParagraph('KẾ HOẠCH') + wordParagraph('Việc mẫu năm 2026') + body + wordParagraph('Hết.'),
  );
  const { text } = await readFile('a.docx', file);
  return parseText(text).tasks.map((task) =>
    [task.text, task.leadPrinted, task.cooperatePrinted, task.deadlinePrinted].join(' | '),
  );
}

const framed = (content: string) => cell(content + paragraph('', {}), 9_600);
const box = (namespace: string, holder: string) =>
  `<w:p><w:r>${holder.replace('…', `<w:txbxContent>${tasks}${paragraph('Chữ trong khung', {})}</w:txbxContent>`)}</w:r></w:p>`.replace(
    'NS',
    namespace,
  );

describe('task tables of Word', () => {
  it.each([
    ['alone', tasks],
    ['inside a frame', table([9_600], [[framed(paragraph('PHỤ LỤC', {}) + tasks)]], true)],
    [
      'in the right cell of a row',
      table([4_800, 4_800], [[cell(paragraph('Phụ lục mẫu', {}), 4_800), framed(tasks)]], true),
    ],
    [
      'inside a cell of another table',
      table(
        [1_000, 8_600],
        [
          [of('Phần'), of('Nội dung')],
          [of('Thứ nhất'), framed(paragraph('Gồm các việc sau', {}) + tasks)],
          [of('Thứ hai'), of('Không có việc')],
        ],
        true,
      ),
    ],
    [
      'in a text box',
      box(
        'xmlns:v="urn:schemas-microsoft-com:vml"',
        '<w:pict><v:shape NS><v:textbox>…</v:textbox></v:shape></w:pict>',
      ),
    ],
  ])('are read %s', async (_where, body) => {
    expect(await tasksOf(body)).toEqual(expected);
  });
});
