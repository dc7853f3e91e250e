// Known content → .docx as officials write it: letterhead table, numbered lists, notes, annex with merged cells.
import { docx } from '../office-files.ts';
import type { Content, TaskGroup } from './content.ts';

const TASK_WIDTHS = [600, 4200, 1900, 1900, 1400];
const STAT_WIDTHS = [600, 3000, 1400, 1250, 1250, 1250, 1250];
type Style = { bold?: boolean; italic?: boolean; centred?: boolean; list?: number };

export function wordDocument(content: Content): Buffer {
  const { letterhead: head } = content;
  const body = [
    letterheadTable(content),
    paragraph(head.type.toUpperCase(), { bold: true, centred: true }),
    paragraph(capital(head.subject), { bold: true, centred: true }),
    ...content.bases.map((text) => paragraph(text, { italic: true })),
    ...content.sections.flatMap((section, at) => [
      paragraph(section.heading, { bold: true, list: 1 }),
      ...section.paragraphs.map((text, place) => paragraph(text, { list: 0 }, at + place === 0 ? 1 : 0)),
      ...section.list.map((text) => paragraph(text, { list: 2 })),
    ]),
    closingTable(content),
    '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
    paragraph('PHỤ LỤC I', { bold: true, centred: true }),
    paragraph('DANH MỤC NHIỆM VỤ VÀ PHÂN CÔNG THỰC HIỆN', { bold: true, centred: true }),
    paragraph(`(Kèm theo ${head.type} số ${head.number} của ${head.issuer})`, {
      italic: true,
      centred: true,
    }),
    taskTable(content.tasks),
    paragraph('PHỤ LỤC II', { bold: true, centred: true }),
    paragraph('CHỈ TIÊU CHỦ YẾU', { bold: true, centred: true }),
    statisticsTable(content),
    paragraph('Ghi chú: số liệu mẫu.', { italic: true }),
  ];
  return docx(body.join(''), {
    numbering: `${list(1, 'upperRoman', '%1.')}${list(2, 'bullet', '-')}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>`,
    footnotes: `<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>${run(` ${content.note}`, {})}</w:p></w:footnote>`,
  });
}

function letterheadTable({ letterhead: head }: Content): string {
  const { day, month, year } = head.date;
  const two = (value: number) => String(value).padStart(2, '0');
  const left = [
    ...(head.parent === '' ? [] : [paragraph(head.parent.toUpperCase(), { centred: true })]),
    paragraph(head.issuer.toUpperCase(), { bold: true, centred: true }),
    paragraph(`Số: ${head.number}`, { centred: true }),
  ];
  const right = [
    paragraph('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, centred: true }),
    paragraph('Độc lập - Tự do - Hạnh phúc', { bold: true, centred: true }),
    paragraph(`${head.place}, ngày ${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}`, {
      italic: true,
      centred: true,
    }),
  ];
  return table([3900, 5800], [[cell(left.join(''), 3900), cell(right.join(''), 5800)]], false);
}

function closingTable({ letterhead: head, recipients }: Content): string {
  const left = [
    paragraph('Nơi nhận:', { bold: true, italic: true }),
    ...recipients.map((text) => paragraph(`- ${text};`, {})),
  ];
  const right = [
    ...head.capacity.map((text) => paragraph(text, { bold: true, centred: true })),
    ...['', '', ''].map((text) => paragraph(text, {})),
    paragraph(head.signer, { bold: true, centred: true }),
  ];
  return table([4800, 4900], [[cell(left.join(''), 4800), cell(right.join(''), 4900)]], false);
}

/** Two header rows; the lead agency of neighbouring rows is one merged cell; a group covers the whole row. */
function taskTable(groups: TaskGroup[]): string {
  const down = (text: string, at: number, merge: string) =>
    cell(paragraph(text, { bold: true, centred: true }), TASK_WIDTHS[at] ?? 0, merge);
  const restart = '<w:vMerge w:val="restart"/>';
  const goesOn = '<w:vMerge/>';
  const rows = [
    [
      down('STT', 0, restart),
      down('Nhiệm vụ', 1, restart),
      cell(paragraph('Cơ quan thực hiện', { bold: true, centred: true }), 3800, '<w:gridSpan w:val="2"/>'),
      down('Thời gian hoàn thành', 4, restart),
    ],
    [
      down('', 0, goesOn),
      down('', 1, goesOn),
      down('Chủ trì', 2, ''),
      down('Phối hợp', 3, ''),
      down('', 4, goesOn),
    ],
  ];
  for (const group of groups) {
    rows.push([
      cell(paragraph(group.label, { bold: true, centred: true }), TASK_WIDTHS[0] ?? 0),
      cell(paragraph(group.name, { bold: true }), 9400, '<w:gridSpan w:val="4"/>'),
    ]);
    group.rows.forEach((row, at) => {
      const same = (other: number) => group.rows[other]?.lead === row.lead;
      const merge = same(at - 1) ? goesOn : same(at + 1) ? restart : '';
      rows.push([
        cell(paragraph(row.number, { centred: true }), TASK_WIDTHS[0] ?? 0),
        cell(paragraph(row.text, {}), TASK_WIDTHS[1] ?? 0),
        cell(paragraph(merge === goesOn ? '' : row.lead, {}), TASK_WIDTHS[2] ?? 0, merge),
        cell(paragraph(row.cooperate, {}), TASK_WIDTHS[3] ?? 0),
        cell(paragraph(row.deadline, { centred: true }), TASK_WIDTHS[4] ?? 0),
      ]);
    });
  }
  return table(TASK_WIDTHS, rows, true);
}

function statisticsTable({ statistics }: Content): string {
  const heads = [
    'TT',
    'Chỉ tiêu',
    'Đơn vị tính',
    'Thực hiện 2024',
    'Kế hoạch 2025',
    'Ước 2025',
    'So kế hoạch',
  ];
  const rows = [heads, ...statistics.map((row) => [row.number, row.name, row.unit, ...row.values])];
  return table(
    STAT_WIDTHS,
    rows.map((cells, at) =>
      cells.map((text, column) =>
        cell(paragraph(text, { bold: at === 0, centred: column !== 1 }), STAT_WIDTHS[column] ?? 0),
      ),
    ),
    true,
  );
}

function table(widths: number[], rows: string[][], borders: boolean): string {
  const lines = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((name) => `<w:${name} w:val="${borders ? 'single' : 'nil'}" w:sz="4" w:space="0" w:color="000000"/>`)
    .join('');
  const total = widths.reduce((sum, width) => sum + width, 0);
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const body = rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:tblBorders>${lines}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${body}</w:tbl>`;
}

function cell(content: string, width: number, merge = ''): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${merge}</w:tcPr>${content}</w:tc>`;
}

function list(id: number, format: string, text: string): string {
  return `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>`;
}

function paragraph(text: string, style: Style, note = 0): string {
  const numbering = style.list
    ? `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${style.list}"/></w:numPr>`
    : '';
  const align = `<w:jc w:val="${style.centred ? 'center' : 'both'}"/>`;
  const mark =
    note === 0
      ? ''
      : `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="${note}"/></w:r>`;
  return `<w:p><w:pPr>${numbering}<w:spacing w:before="40" w:after="40"/>${align}</w:pPr>${text === '' ? '' : run(text, style)}${mark}</w:p>`;
}

function run(text: string, style: Style): string {
  const font = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>';
  const marks = `${style.bold ? '<w:b/>' : ''}${style.italic ? '<w:i/>' : ''}`;
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return `<w:r><w:rPr>${font}${marks}<w:sz w:val="26"/></w:rPr><w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
