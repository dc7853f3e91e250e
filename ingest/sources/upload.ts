// Files that someone uploaded in the web page: they wait in the database, and there is nothing to list.
import { z } from 'zod';
import type { Database } from '../../server/store/database.ts';
import { hasUpload, readUpload } from '../../server/store/uploads.ts';
import type { Connector } from './connector.ts';
import { placeFile } from './downloads.ts';
import { SourceError } from './source-error.ts';

export const uploadSettings = z.object({});

export function uploadConnector(db: Database): Connector {
  return {
    // biome-ignore lint/correctness/useYield: a source without a listing
    async *list() {
      throw new SourceError('Nguồn này chỉ nhận tệp tải lên, không có gì để quét.');
    },
    async fetch({ uri, item }, folder) {
      const id = String(item.upload);
      if (!(await hasUpload(db, id)))
        throw new SourceError('Tệp tải lên không còn được giữ; hãy tải lên lại.');
      const pieces: Uint8Array[] = [];
      for await (const piece of readUpload(db, id)) pieces.push(piece);
      return placeFile(folder, uri, Buffer.concat(pieces), {});
    },
  };
}
