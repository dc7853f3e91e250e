// Chooses the connector of a source by its kind and checks its settings; a new kind is one more entry.

import type { z } from 'zod';
import type { SourceKind, SourceRecord } from '../../server/domain-sources.ts';
import type { Database } from '../../server/store/database.ts';
import { ckanConnector, ckanSettings } from './ckan.ts';
import type { Connector } from './connector.ts';
import { dmsConnector, dmsSettings } from './dms.ts';
import { folderConnector, folderSettings } from './folder.ts';
import { httpConnector, httpSettings } from './http.ts';
import type { Outgoing } from './outgoing.ts';
import { SourceError } from './source-error.ts';
import { uploadConnector, uploadSettings } from './upload.ts';

export type SourceServices = {
  db: Database;
  outgoing: Outgoing;
  /** Secrets by name; they go into requests and nowhere else. */
  tokens: Map<string, string>;
};

const schemas = {
  folder: folderSettings,
  upload: uploadSettings,
  ckan: ckanSettings,
  http: httpSettings,
  dms: dmsSettings,
} as const satisfies Record<SourceKind, z.ZodType>;

/** The settings of a kind with their defaults, or what is wrong with them, in Vietnamese, by field. */
export function checkSettings(
  kind: SourceKind,
  settings: Record<string, unknown>,
): { settings: Record<string, unknown> } | { problems: Map<string, string> } {
  const result = schemas[kind].safeParse(settings);
  if (result.success) return { settings: result.data };
  const problems = new Map<string, string>();
  for (const issue of result.error.issues) {
    // our own messages are Vietnamese; those of the checker are not
    const own = issue.code === 'custom' || /[^\x00-\x7F]/.test(issue.message);
    const missing = issue.code === 'invalid_type' ? 'không được để trống' : 'giá trị không dùng được';
    const message = own ? issue.message : missing;
    problems.set(String(issue.path[0] ?? ''), message);
  }
  return { problems };
}

/** @throws SourceError when the settings cannot be used or a named token is not there */
export function openConnector(source: SourceRecord, services: SourceServices): Connector {
  const parse = <T extends z.ZodType>(schema: T): z.infer<T> => {
    const result = schema.safeParse(source.settings);
    if (result.success) return result.data;
    throw new SourceError('Cấu hình của nguồn không còn dùng được; hãy mở trang của nguồn và lưu lại.', {
      cause: result.error,
    });
  };
  switch (source.kind) {
    case 'folder':
      return folderConnector(parse(folderSettings));
    case 'upload':
      return uploadConnector(services.db);
    case 'ckan':
      return ckanConnector(parse(ckanSettings), services.outgoing);
    case 'http': {
      const settings = parse(httpSettings);
      return httpConnector(settings, services.outgoing, tokenNamed(settings.token, services));
    }
    case 'dms': {
      const settings = parse(dmsSettings);
      return dmsConnector(settings, services.outgoing, tokenNamed(settings.token, services));
    }
  }
}

function tokenNamed(name: string, services: SourceServices): string | null {
  if (name === '') return null;
  const token = services.tokens.get(name);
  if (token === undefined)
    throw new SourceError(
      `Không có mã truy cập tên “${name}”; người vận hành khai tên này trong SOURCE_TOKENS rồi khởi động lại.`,
    );
  return token;
}
