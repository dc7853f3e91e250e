// The optional manifest.json of a folder of documents: what it states overrides what the rules find.
import { z } from 'zod';
import type { DocumentMeta } from '../server/domain.ts';

const statuses = ['draft', 'in_force', 'partly_expired', 'expired', 'not_yet_in_force', 'unknown'] as const;

const entrySchema = z.strictObject({
  /** Path of the document relative to the folder of the manifest. */
  file: z.string().min(1),
  title: z.string().min(1).optional(),
  type: z.string().min(1).nullable().optional(),
  issuer: z.string().min(1).nullable().optional(),
  number: z.string().min(1).nullable().optional(),
  issuedOn: z.iso.date().nullable().optional(),
  year: z.int().min(1900).max(2200).nullable().optional(),
  status: z.enum(statuses).optional(),
  /** First day in force, and first day no longer in force. */
  validFrom: z.iso.date().nullable().optional(),
  validTo: z.iso.date().nullable().optional(),
  provenance: z.string().nullable().optional(),
  audience: z.array(z.string().min(1)).min(1).optional(),
});

const manifestSchema = z.array(entrySchema).max(100_000);

export type ManifestEntry = z.infer<typeof entrySchema>;

/** The manifest cannot be used; `message` is a Vietnamese sentence for the user. */
export class ManifestError extends Error {
  override name = 'ManifestError';
}

/**
 * Reads the text of a manifest.json.
 * @throws ManifestError when it is not JSON, breaks the schema or names a file twice.
 */
export function parseManifest(json: string): ManifestEntry[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new ManifestError('Tệp manifest.json không phải JSON hợp lệ; hãy sửa cú pháp rồi nạp lại.', {
      cause,
    });
  }
  const result = manifestSchema.safeParse(value);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    const shown = problems.slice(0, 5).join('; ');
    throw new ManifestError(`Tệp manifest.json sai cấu trúc (${shown}); hãy sửa rồi nạp lại.`, {
      cause: result.error,
    });
  }
  const files = new Set<string>();
  for (const entry of result.data) {
    if (files.has(entry.file))
      throw new ManifestError(`Tệp manifest.json nêu "${entry.file}" hai lần; hãy giữ một mục.`);
    files.add(entry.file);
  }
  return result.data;
}

/** What a manifest entry states of the document itself, without the file, its time and the readers' groups. */
export function metaOf(entry: ManifestEntry): Partial<DocumentMeta> {
  const { file: _file, audience: _audience, validFrom: _from, validTo: _to, ...meta } = entry;
  return Object.fromEntries(Object.entries(meta).filter(([, value]) => value !== undefined));
}
