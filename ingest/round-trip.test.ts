// The same plan in every format gives the same tasks: nothing is lost between a file and its rows.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ParsedDocument, parseDocument } from './parse.ts';
import { readAll } from './readers/index.ts';
import { asDocx, asHtml, asXlsx, sourceOf } from './testing/formats.ts';

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const plan = read('evals/samples/corpus/ke-hoach-mau-so-hoa-tinh-dao-tim.txt');
const glossary = { agencies: JSON.parse(read('corpus/agencies.json')) };
const GROUP = 'B. SỐ HÓA CHUYÊN NGÀNH';
/** Rows 4 and 5 are both led by "Sở Tư pháp"; the group starts below row 6. */
const source = sourceOf(plan, 6, GROUP, 3);
const hasOffice = spawnSync('soffice', ['--version']).status === 0;
if (!hasOffice) console.warn('SKIPPED: LibreOffice is not installed, the plan is not tried as a PDF.');

async function parsed(name: string, bytes: Uint8Array): Promise<ParsedDocument> {
  const [document] = await readAll(name, bytes);
  if (document === undefined || 'failure' in document) throw new Error(`${name} cannot be read`);
  const { text, pages, meta } = document.result;
  return parseDocument({ documentId: 'd', text, pages, meta, glossary });
}

const tasksOf = ({ tasks }: ParsedDocument) =>
  tasks.map(({ printedNumber, text, leadPrinted, cooperatePrinted, leads, cooperators, deadline }) => ({
    printedNumber,
    text,
    leadPrinted,
    cooperatePrinted,
    leads,
    cooperators,
    deadline,
  }));
const groupsOf = ({ tasks }: ParsedDocument) => tasks.map((task) => task.group?.text ?? null);
const groups = Array.from({ length: 18 }, (_, at) => (at < 6 ? null : 'SỐ HÓA CHUYÊN NGÀNH'));
const known = await parsed('a.txt', Buffer.from(plan));

describe('the sample plan', () => {
  it('has 18 tasks as plain text', () => {
    expect(known.tasks).toHaveLength(18);
  });

  it.each([
    ['docx', () => asDocx(source)],
    ['html', () => asHtml(source)],
    ['xlsx', () => asXlsx(source)],
  ])('gives the same tasks as .%s, with a merged group row and a merged agency', async (kind, build) => {
    const document = await parsed(`a.${kind}`, await build());
    expect(tasksOf(document)).toEqual(tasksOf(known));
    expect(groupsOf(document)).toEqual(groups);
    expect(document.meta).toMatchObject({
      title: known.meta.title,
      number: '45/KH-UBND',
      issuedOn: '2026-02-09',
    });
  });

  it.skipIf(!hasOffice)(
    'gives the same tasks as a PDF that LibreOffice made of the Word file',
    async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'round-trip-'));
      try {
        writeFileSync(path.join(folder, 'a.docx'), asDocx(source));
        const profile = `-env:UserInstallation=file://${folder}/profile`;
        execFileSync(
          'soffice',
          [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, 'a.docx'],
          {
            cwd: folder,
            stdio: 'ignore',
          },
        );
        const document = await parsed('a.pdf', readFileSync(path.join(folder, 'a.pdf')));
        expect(tasksOf(document)).toEqual(tasksOf(known));
        expect(groupsOf(document)).toEqual(groups);
        for (const passage of document.passages) expect(passage.page).toBeGreaterThan(0);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    180_000,
  );
});
