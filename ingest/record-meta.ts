// What bulk records say of their document as a whole: title from the records' titles, the rest from metadata.
import { z } from 'zod';
import type { DocumentMeta, ValidityStatus } from '../server/domain.ts';
import type { BulkRecord } from './record-lines.ts';

const statuses = new Set<string>([
  'draft',
  'in_force',
  'partly_expired',
  'expired',
  'not_yet_in_force',
  'unknown',
]);
/** Between the title of the document and the heading of one record: "Luật X | Điều 1. Phạm vi". */
const separator = ' | ';
const isoDate = z.iso.date();

/** The document of some records. Metadata is taken from the first record; unknown fields are left out. */
export function metaOfRecords(
  documentId: string,
  records: BulkRecord[],
): { meta: DocumentMeta; audience: string[] } {
  const [first] = records;
  const data = first?.metadata ?? {};
  const text = (...names: string[]) =>
    names
      .map((name) => data[name])
      .find((value): value is string => typeof value === 'string' && value.trim() !== '') ?? null;
  const issuedOn = text('issued_on', 'issuedOn', 'date');
  const status = text('status') ?? 'unknown';
  const year = Number(data.year ?? issuedOn?.slice(0, 4));
  return {
    meta: {
      title: first ? titleOf(first) : documentId,
      type: text('type')?.toLowerCase() ?? null,
      issuer: text('issuer'),
      number: text('number'),
      issuedOn: issuedOn !== null && isoDate.safeParse(issuedOn).success ? issuedOn : null,
      year: Number.isInteger(year) && year >= 1000 && year <= 9999 ? year : null,
      status: statuses.has(status) ? (status as ValidityStatus) : 'unknown',
      provenance: text('provenance', 'source', 'url'),
    },
    audience: audienceOf(data.audience),
  };
}

/** Where a record stands in its document: the rest of its title, or its id when all share one title. */
export function sectionOfRecord(record: BulkRecord, documentTitle: string): string {
  if (record.title.startsWith(documentTitle + separator)) {
    return record.title.slice(documentTitle.length + separator.length);
  }
  return record.title === documentTitle ? record.id : record.title;
}

function titleOf(record: BulkRecord): string {
  return record.docId === null ? record.title : (record.title.split(separator)[0] ?? record.title);
}

function audienceOf(value: unknown): string[] {
  const groups = Array.isArray(value)
    ? value.filter((group) => typeof group === 'string' && group !== '')
    : [];
  return groups.length > 0 ? groups : ['public'];
}
