// The fields of a managed document (Decree 30/2020, Appendix VI) and what they say of a document here.
import { z } from 'zod';
import type { ManifestEntry } from '../manifest.ts';

const text = z
  .union([z.string(), z.number().transform(String)])
  .transform((value) => value.trim())
  .default('');

export const dmsRow = z.object({
  FileName: text.refine((name) => name !== '', 'thiếu tên tệp'),
  FileCode: text,
  DocOrdinal: text,
  TypeName: text,
  CodeNumber: text,
  CodeNotation: text,
  IssuedDate: text,
  OrganName: text,
  Subject: text,
  ArrivalDate: text,
  ArrivalNumber: text,
  /** Groups that may read it, separated by semicolons; the source's own without it. */
  Audience: text,
  /** Changes with the file, where the system gives it: without it a changed file under an unchanged row is not seen. */
  Digest: text,
});
export type DmsRow = z.infer<typeof dmsRow>;

/** Blank stays blank: the reader may still find it in the document itself. */
export function statementOf(row: DmsRow): Omit<ManifestEntry, 'file'> {
  const type = row.TypeName.toLowerCase();
  const number = numberOf(row);
  const issuedOn = dateOf(row.IssuedDate);
  const audience = row.Audience.split(';')
    .map((group) => group.trim())
    .filter(Boolean);
  return {
    ...(row.Subject ? { title: titleOf(row) } : {}),
    ...(type ? { type } : {}),
    ...(number ? { number } : {}),
    ...(row.OrganName ? { issuer: row.OrganName } : {}),
    ...(issuedOn ? { issuedOn, year: Number(issuedOn.slice(0, 4)) } : {}),
    ...(audience.length > 0 ? { audience } : {}),
    provenance: provenanceOf(row),
  };
}

/** "Về việc ban hành …" alone does not say what the document is. */
function titleOf(row: DmsRow): string {
  const starts = row.TypeName !== '' && row.Subject.toLowerCase().startsWith(row.TypeName.toLowerCase());
  return starts || row.TypeName === ''
    ? row.Subject
    : `${row.TypeName} ${row.Subject.charAt(0).toLowerCase()}${row.Subject.slice(1)}`;
}

function numberOf(row: DmsRow): string {
  if (row.CodeNumber === '') return '';
  if (row.CodeNotation === '' || row.CodeNumber.includes('/')) return row.CodeNumber;
  return `${row.CodeNumber}/${row.CodeNotation.replace(/^\//, '')}`;
}

/** ISO of "2026-03-05", "05/03/2026" or "05-03-2026"; null of anything else. */
function dateOf(value: string): string | null {
  const vietnamese = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(value);
  const iso = vietnamese
    ? `${vietnamese[3]}-${vietnamese[2]?.padStart(2, '0')}-${vietnamese[1]?.padStart(2, '0')}`
    : value.slice(0, 10);
  return z.iso.date().safeParse(iso).success ? iso : null;
}

function provenanceOf(row: DmsRow): string {
  const parts = [
    'Hệ thống quản lý văn bản',
    row.FileCode && `hồ sơ ${row.FileCode}`,
    row.DocOrdinal && `văn bản thứ ${row.DocOrdinal}`,
    row.ArrivalNumber &&
      `văn bản đến số ${row.ArrivalNumber}${row.ArrivalDate ? ` ngày ${row.ArrivalDate}` : ''}`,
  ];
  return parts.filter(Boolean).join(', ');
}
