// Known content → .docx as officials write it: letterhead table, numbered lists, notes, annex with merged cells.
import { docx } from '../office-files.ts';
import { type Content, subjectLine } from './content.ts';
import { statisticsTable, taskTable } from './word-tables.ts';
import { cell, list, paragraph, run, table } from './word-xml.ts';

export function wordDocument(content: Content): Buffer {
  const { letterhead: head, shape } = content;
  const body = [
    letterheadTable(content),
    ...opening(content),
    ...content.bases.map((text) => paragraph(text, { italic: true })),
    ...content.sections.flatMap((section, at) => [
      paragraph(section.heading, { bold: true, list: 1 }),
      ...section.paragraphs.map((text, place) => paragraph(text, { list: 0 }, at + place === 0 ? 1 : 0)),
      ...section.list.map((text) => paragraph(text, { list: 2 })),
    ]),
    closingTable(content),
    shape.landscape ? sectionEnd(false) : '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
    paragraph('PHỤ LỤC I', { bold: true, centred: true }),
    paragraph('DANH MỤC NHIỆM VỤ VÀ PHÂN CÔNG THỰC HIỆN', { bold: true, centred: true }),
    paragraph(`(Kèm theo ${head.type} số ${head.number} của ${head.issuer})`, {
      italic: true,
      centred: true,
    }),
    taskTable(content),
    paragraph('PHỤ LỤC II', { bold: true, centred: true }),
    paragraph('CHỈ TIÊU CHỦ YẾU', { bold: true, centred: true }),
    statisticsTable(content),
    paragraph('Ghi chú: số liệu mẫu.', { italic: true }),
    ...(shape.landscape ? [sectionSize(true)] : []),
  ];
  return docx(body.join(''), {
    numbering: `${list(1, 'upperRoman', '%1.')}${list(2, 'bullet', '-')}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>`,
    footnotes: `<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>${run(` ${content.note}`, {})}</w:p></w:footnote>`,
  });
}

/** Type and subject, then whom it is for or who decides. */
function opening(content: Content): string[] {
  const { letterhead: head, shape } = content;
  const bold = (text: string) => paragraph(text, { bold: true, centred: true });
  const to = paragraph(`Kính gửi: ${head.parent || 'Các sở, ban, ngành cấp tỉnh'}`, { centred: true });
  if (shape.subject === 'letter') return [to];
  return [
    bold(head.type.toUpperCase()),
    bold(subjectLine(content)),
    ...(head.type === 'Tờ trình' ? [to] : []),
    ...(head.type === 'Quyết định' || head.type === 'Nghị quyết' ? [bold(head.issuer.toUpperCase())] : []),
  ];
}

/** `stacked`: a long name is broken before the place, number and date stand in a row of their own. */
function letterheadTable(content: Content): string {
  const { letterhead: head, shape } = content;
  const { day, month, year } = head.date;
  const two = (value: number) => String(value).padStart(2, '0');
  const centred = (text: string, bold = false, italic = false) =>
    paragraph(text, { bold, italic, centred: true });
  const names = (name: string, bold: boolean) =>
    (shape.letterhead === 'stacked' ? name.toUpperCase().split(/ (?=TỈNH |XÃ )/u) : [name.toUpperCase()]).map(
      (line) => centred(line, bold),
    );
  const agencies = [...(head.parent === '' ? [] : names(head.parent, false)), ...names(head.issuer, true)];
  const motto = [
    centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', true),
    centred('Độc lập - Tự do - Hạnh phúc', true),
  ];
  const number = [
    centred(`Số: ${head.number}`),
    ...(shape.subject === 'letter' ? [centred(`V/v ${head.subject}`)] : []),
  ];
  const date = centred(
    `${head.place}, ngày ${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}`,
    false,
    true,
  );
  const row = (left: string[], right: string[]) => [cell(left.join(''), 3900), cell(right.join(''), 5800)];
  const rows =
    shape.letterhead === 'stacked'
      ? [row(agencies, motto), row(number, [date])]
      : [row([...agencies, ...number], [...motto, date])];
  return table([3900, 5800], rows, false);
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

/** The end of a section of upright pages. */
function sectionEnd(landscape: boolean): string {
  return `<w:p><w:pPr>${sectionSize(landscape)}</w:pPr></w:p>`;
}

function sectionSize(landscape: boolean): string {
  const [width, height] = landscape ? [16838, 11906] : [11906, 16838];
  return `<w:sectPr><w:pgSz w:w="${width}" w:h="${height}"${landscape ? ' w:orient="landscape"' : ''}/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/></w:sectPr>`;
}
