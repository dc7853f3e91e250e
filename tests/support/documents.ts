// Factories of stored things for tests: a small document with a task table, and an index that only remembers.
import type { Agency, Passage, Task } from '../../server/domain.ts';
import type { DocumentFile, DocumentParts } from '../../server/store/documents.ts';
import type { PassageIndex } from '../../server/store/passages.ts';
import { textDigest } from '../../server/store/save-document.ts';

/** An index that keeps row ids in memory, to see what a write asks of it. */
export function memoryIndex(): PassageIndex & { rows: Map<number, string>; indexed: number } {
  const rows = new Map<number, string>();
  return {
    rows,
    indexed: 0,
    async indexPassages(_tx, added) {
      for (const row of added) rows.set(row.rowId, row.searchText);
      this.indexed += added.length;
    },
    async unindexPassages(_tx, rowIds) {
      for (const id of rowIds) rows.delete(id);
    },
  };
}

export const department: Agency = {
  id: 'so-y-te',
  name: 'Sở Y tế',
  aliases: ['SYT'],
  collective: false,
  includes: [],
  kind: 'department',
};

export const allDepartments: Agency = {
  id: 'cac-so-nganh',
  name: 'Các sở, ban, ngành',
  aliases: [],
  collective: true,
  includes: ['department'],
  kind: 'other',
};

/** A document whose lines are passages; each line that starts with "*" is a row of a task table led by that agency. */
export function parts(documentId: string, lines: string[], agency = department): DocumentParts {
  let start = 0;
  const passages: Passage[] = lines.map((text, ordinal) => {
    const span = { start, end: start + text.length };
    start = span.end + 1;
    const section = `Phụ lục I.${ordinal + 1}`;
    return {
      id: `${documentId}:${textDigest(text).slice(0, 12)}`,
      documentId,
      path: section,
      section,
      place: section,
      kind: 'row',
      headings: ['Phụ lục I'],
      text,
      spans: [span],
      lines: { first: ordinal + 1, last: ordinal + 1 },
      page: null,
      ordinal,
      searchText: `Phụ lục I\n${text}`,
      digest: textDigest(text),
    };
  });
  return {
    meta: {
      title: `Kế hoạch ${documentId}`,
      type: 'kế hoạch',
      issuer: 'Ủy ban nhân dân tỉnh Mẫu',
      number: '155/2020/NĐ-CP',
      issuedOn: '2020-12-31',
      year: 2020,
      status: 'draft',
      provenance: null,
    },
    nodes: passages.map((passage, ordinal) => ({
      path: passage.path,
      section: passage.section,
      kind: passage.kind,
      printed: `${ordinal + 1}`,
      heading: '',
      place: passage.place,
      parent: null,
      ordinal,
      lines: passage.lines,
      span: { start: passage.spans[0]?.start ?? 0, end: passage.spans[0]?.end ?? 0 },
    })),
    passages,
    tasks: passages.filter((passage) => passage.text.startsWith('*')).map((passage) => task(passage, agency)),
    indicators: [],
    references: [
      {
        key: '13/2023/NĐ-CP',
        type: 'nghị định',
        number: '13/2023/NĐ-CP',
        date: null,
        issuer: null,
        title: null,
        mentions: [{ path: 'Phụ lục I.1', span: { start: 0, end: 3 }, printed: '13/2023/NĐ-CP' }],
      },
    ],
    agencies: [department, allDepartments],
  };
}

export function fileOf(
  documentId: string,
  lines: string[],
  change: Partial<DocumentFile> = {},
): DocumentFile {
  const text = lines.join('\n');
  return {
    id: documentId,
    source: 'files',
    uri: `/${documentId}.txt`,
    digest: textDigest(text),
    text,
    pages: [{ page: 1, span: { start: 0, end: text.length } }],
    audience: ['public'],
    ...change,
  };
}

function task(passage: Passage, agency: Agency): Task {
  return {
    id: `${passage.id}:task`,
    documentId: passage.documentId,
    passageId: passage.id,
    section: passage.section,
    printedNumber: '1',
    group: { label: 'I', text: 'Thể chế' },
    subgroup: null,
    text: passage.text,
    leadPrinted: agency.name,
    cooperatePrinted: '',
    leads: [agency.id],
    cooperators: [],
    deadlinePrinted: '2026 - 2028',
    deadline: { kind: 'range', from: '2026-01-01', to: '2028-12-31' },
    productPrinted: 'Báo cáo',
    budgetPrinted: '120 triệu đồng',
    budgets: [{ label: 'Kinh phí', value: '120', unit: 'triệu đồng', part: false }],
    ordinal: passage.ordinal,
  };
}
