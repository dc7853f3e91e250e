// A marked document is refused wherever the mark stands, and the refusal says nothing of its text.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterEach, describe, expect, it } from 'vitest';
import { eachEngine } from '../tests/support/databases.ts';
import { memoryIndex } from '../tests/support/documents.ts';
import { hasOcr } from '../tests/support/ocr.ts';
import { parseDocument } from './parse.ts';
import { readAll } from './readers/index.ts';
import { packZip } from './readers/zip.ts';
import { refuseSecret, SecretDocument } from './secrecy.ts';
import { sync } from './sync.ts';

const plainText = { text: 'KẾ HOẠCH\n\nBảo vệ bí mật nhà nước', pages: [], meta: {}, warnings: [] };
const xml = (text: string) => `<w:hdr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:hdr>`;
const docx = (parts: Record<string, string>) =>
  packZip(
    Object.entries({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>', ...parts }).map(
      ([name, text]) => ({ name, bytes: Buffer.from(text) }),
    ),
  );

describe('a marked file', () => {
  it('is known by its page margin, text box or properties', async () => {
    const property = '<cp:coreProperties><cp:keywords>TỐI MẬT</cp:keywords></cp:coreProperties>';
    const box = '<w:document><w:txbxContent><w:p><w:t>MẬT</w:t></w:p></w:txbxContent></w:document>';
    const marked: Record<string, string>[] = [
      { 'word/header1.xml': xml('MẬT') },
      { 'docProps/core.xml': property },
      { 'word/document.xml': box },
    ];
    for (const parts of marked)
      await expect(refuseSecret(plainText, docx(parts))).rejects.toThrow(SecretDocument);
    await expect(
      refuseSecret(plainText, docx({ 'word/header1.xml': xml('Bí mật kinh doanh') })),
    ).resolves.toBeUndefined();
  });

  it.skipIf(!hasOcr)('is known by a red stamp that the recognition of its text leaves out', async () => {
    const canvas = createCanvas(1240, 1754);
    const context = canvas.getContext('2d');
    context.fillStyle = 'white';
    context.fillRect(0, 0, 1240, 1754);
    const shot = (stamp: string) => {
      context.fillStyle = 'rgb(200, 20, 30)';
      context.font = 'bold 44px "DejaVu Serif", "Times New Roman", serif';
      context.fillText(stamp, 200, 330);
      return canvas.toBuffer('image/png');
    };
    const scanned = { ...plainText, pages: [{ page: 1, span: { start: 0, end: 8 }, quality: 0.9 }] };
    await expect(refuseSecret(scanned, shot(''))).resolves.toBeUndefined();
    await expect(refuseSecret(scanned, shot('MẬT'))).rejects.toThrow('MẬT');
  });
});

eachEngine('a folder with a marked file', (open) => {
  let folder = '';
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('keeps nothing of it but the refusal, and retires its former version', async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'secrecy-'));
    const db = await open();
    const file = path.join(folder, 'bao-cao.txt');
    const run = () =>
      sync(
        {
          db,
          index: memoryIndex(),
          indexVersion: 'test',
          embedMissing: async () => 0,
          readAll,
          parse: parseDocument,
          glossary: { agencies: [], terms: [] } as never,
          now: () => new Date('2026-03-01T00:00:00Z'),
        },
        { paths: [folder], source: { name: 'files', root: null } },
      );
    await writeFile(file, 'BÁO CÁO\n\nTình hình công tác\n\n1. Nội dung chưa có dấu.');
    expect(await run()).toMatchObject({ created: 1, failed: 0 });
    await writeFile(file, 'TỐI MẬT\n\nBÁO CÁO\n\nTình hình\n\n1. Câu đánh dấu không được lưu lại.');
    const result = await run();
    expect(result).toMatchObject({ failed: 1, retired: 1 });
    expect(result.failures[0]?.reason).toContain('TỐI MẬT');
    const entries = await db.query<{ action: string; detail: unknown }>(
      "select action, detail from audit_log where action = 'document.refused'",
    );
    expect(entries).toEqual([{ action: 'document.refused', detail: { reason: 'secrecy', mark: 'TỐI MẬT' } }]);
    const kept = await db.query<{ text: string }>(
      'select text from documents union all select text from passages',
    );
    expect(kept.some((row) => row.text.includes('Câu đánh dấu'))).toBe(false);
  });
});
