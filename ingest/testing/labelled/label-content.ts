// The label of a made-up document: what every reader must give back of its content.
import type { Content } from './content.ts';
import type { DocumentLabel } from './label.ts';

/** `paged`: sentences of the body are looked for on page 1 and beyond as a whole, so no page is named. */
export function labelOf(content: Content, file: string, scan: boolean): DocumentLabel {
  const { letterhead: head } = content;
  const { day, month, year } = head.date;
  const two = (value: number) => String(value).padStart(2, '0');
  const rows = content.tasks.flatMap((group) => group.rows);
  return {
    file,
    scan,
    meta: {
      type: head.type.toLowerCase(),
      number: head.number,
      issuedOn: `${year}-${two(month)}-${two(day)}`,
      issuer: head.issuer,
      signer: head.signer,
      title: `${head.type} ${content.shape.subject === 'plain' ? '' : 'về việc '}${head.subject}`,
    },
    rows: [
      ...rows.map((row) => content.shape.columns.map(({ role }) => row[role]).filter((cell) => cell !== '')),
      ...content.tasks.filter((group) => group.label !== '').map((group) => [group.label, group.name]),
      ...content.statistics.map((row) => [row.number, row.name, row.unit, ...row.values]),
    ],
    sentences: [
      ...content.bases,
      ...content.sections.flatMap((section, at) => [
        `${['I', 'II', 'III'][at]}. ${section.heading}`,
        ...section.paragraphs,
        ...section.list.map((text) => `- ${text}`),
      ]),
      content.note,
    ].map((text) => ({ page: 0, text })),
    tasks: rows,
  };
}
