// A page of running text, whose letters can be compared one by one: no table, no columns.
import { docx } from '../office-files.ts';
import type { Content } from './content.ts';

/** The letters of the page in reading order. */
export function proseOf(content: Content): string {
  return paragraphsOf(content).join(' ');
}

export function proseDocument(content: Content): Buffer {
  const run = (text: string) =>
    `<w:p><w:pPr><w:spacing w:after="80"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="26"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
  return docx(paragraphsOf(content).map(run).join(''));
}

function paragraphsOf(content: Content): string[] {
  // two sections fit on one page
  return content.sections
    .slice(0, 2)
    .flatMap((section) => [section.heading, ...section.paragraphs, ...section.list]);
}
