// Small Office files that tests make by hand.
import { packZip } from '../readers/zip.ts';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A docx with the given body; `numbering` and `styles` are whole XML parts without their root. */
export function docx(
  body: string,
  parts: { numbering?: string; styles?: string; footnotes?: string } = {},
): Buffer {
  const relation = (id: string, type: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${type}.xml"/>`;
  const files: [string, string][] = [
    [
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ],
    [
      '_rels/.rels',
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ],
    [
      'word/_rels/document.xml.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('r1', 'numbering')}${relation('r2', 'styles')}${relation('r3', 'footnotes')}</Relationships>`,
    ],
    ['word/document.xml', `<w:document ${w}><w:body>${body}</w:body></w:document>`],
    ['word/numbering.xml', `<w:numbering ${w}>${parts.numbering ?? ''}</w:numbering>`],
    ['word/styles.xml', `<w:styles ${w}>${parts.styles ?? ''}</w:styles>`],
    ['word/footnotes.xml', `<w:footnotes ${w}>${parts.footnotes ?? ''}</w:footnotes>`],
  ];
  return packZip(files.map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
}

export function wordParagraph(text: string, numbering?: { id: number; level: number }): string {
  const properties = numbering
    ? `<w:pPr><w:numPr><w:ilvl w:val="${numbering.level}"/><w:numId w:val="${numbering.id}"/></w:numPr></w:pPr>`
    : '';
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A one-page PDF with lines of text (one byte a letter) at the given places (points from the bottom left). */
export function pdf(lines: { x: number; y: number; text: string }[]): Buffer {
  const content = lines.map(({ x, y, text }) => `BT /F1 12 Tf ${x} ${y} Td (${text}) Tj ET`).join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`;
  return Buffer.from(file, 'latin1');
}
