// Paragraphs, tables and lists of a made-up Word file as XML.
export type Style = { bold?: boolean; italic?: boolean; centred?: boolean; list?: number };

export function table(widths: number[], rows: string[][], borders: boolean): string {
  const lines = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((name) => `<w:${name} w:val="${borders ? 'single' : 'nil'}" w:sz="4" w:space="0" w:color="000000"/>`)
    .join('');
  const total = widths.reduce((sum, width) => sum + width, 0);
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const body = rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:tblBorders>${lines}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${body}</w:tbl>`;
}

export function cell(content: string, width: number, merge = ''): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${merge}</w:tcPr>${content}</w:tc>`;
}

export function list(id: number, format: string, text: string): string {
  return `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>`;
}

export function paragraph(text: string, style: Style, note = 0): string {
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

export function run(text: string, style: Style): string {
  const font = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>';
  const marks = `${style.bold ? '<w:b/>' : ''}${style.italic ? '<w:i/>' : ''}`;
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return `<w:r><w:rPr>${font}${marks}<w:sz w:val="26"/></w:rPr><w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}
