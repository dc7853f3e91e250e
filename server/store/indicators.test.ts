// Indicators on every engine: saved with their document, found by words, hidden from others, gone with it.
import { expect, it } from 'vitest';
import { eachEngine } from '../../tests/support/databases.ts';
import { fileOf, memoryIndex, parts } from '../../tests/support/documents.ts';
import type { Indicator } from '../domain.ts';
import { retireDocuments, saveDocument } from './documents.ts';
import { findIndicators, indicatorsNamed } from './indicators.ts';
import type { Database } from './seam.ts';

const lines = ['Tỷ lệ hộ nghèo\t%\t2,5\t2,8', 'Thu ngân sách\ttỷ đồng\t56.000\t14.500'];
const everyone = { groups: ['public'], limit: 50 };
const year = { kind: 'year' as const, from: '2025-01-01', to: '2025-12-31' };
const quarter = { kind: 'quarter' as const, from: '2025-04-01', to: '2025-06-30' };

function indicator(documentId: string, changes: Partial<Indicator> = {}): Indicator {
  const passageId = parts(documentId, lines).passages[0]?.id ?? '';
  const common = { notation: 'comma' as const, passageId, sheet: 'Quý II' };
  return {
    id: `${documentId}!1`,
    documentId,
    code: '0102',
    name: 'Tỷ lệ hộ nghèo',
    context: ['Biểu tổng hợp quý II năm 2025'],
    unit: '%',
    area: null,
    values: [
      { ...common, period: year, measure: 'planned', value: 2.5, printed: '2,5', column: 2, cell: 'C2' },
      { ...common, period: quarter, measure: 'actual', value: 2.8, printed: '2,8', column: 3, cell: 'D2' },
      { ...common, period: null, measure: 'of_plan', value: 112, printed: '112', column: 4, cell: 'E2' },
    ],
    ordinal: 0,
    ...changes,
  };
}

async function save(db: Database, id: string, indicators: Indicator[], audience = ['public'], digest = id) {
  const file = { ...fileOf(id, lines), audience, digest };
  return saveDocument(db, { ...parts(id, lines), indicators }, file, memoryIndex());
}

eachEngine('indicators', (open) => {
  it('come back with every figure, its period, its measure, its cell and its row', async () => {
    const db = await open();
    await save(db, 'a', [indicator('a')]);
    const [row] = await indicatorsNamed(db, [{ documentId: 'a', names: ['Tỷ lệ hộ nghèo'] }], everyone);
    expect(row?.indicator).toEqual(indicator('a'));
    expect(row?.passages.get(indicator('a').values[0]?.passageId ?? '')?.text).toBe(lines[0]);
    expect(row?.documentTitle).toBe('Kế hoạch a');
  });

  it('are found by words without diacritics of name, code and what stands above, best first', async () => {
    const db = await open();
    await save(db, 'a', [
      indicator('a'),
      indicator('a', { id: 'a!2', name: 'Số hộ thoát nghèo', code: null, ordinal: 1 }),
    ]);
    const names = async (terms: string[]) =>
      (await findIndicators(db, terms, everyone)).map((head) => head.name);
    expect(await names(['ty', 'le', 'ho', 'ngheo'])).toEqual(['Tỷ lệ hộ nghèo', 'Số hộ thoát nghèo']);
    expect(await names(['0102'])).toEqual(['Tỷ lệ hộ nghèo']);
    expect(await names(['thoat'])).toEqual(['Số hộ thoát nghèo']);
    expect(await names(['lam', 'phat'])).toEqual([]);
    expect(await names([])).toEqual([]);
  });

  it('of a document that the viewer may not read do not exist', async () => {
    const db = await open();
    await save(db, 'a', [indicator('a')], ['noi-bo']);
    const named = [{ documentId: 'a', names: ['Tỷ lệ hộ nghèo'] }];
    expect(await findIndicators(db, ['ngheo'], everyone)).toEqual([]);
    expect(await indicatorsNamed(db, named, everyone)).toEqual([]);
    expect(await indicatorsNamed(db, named, { groups: ['noi-bo'], limit: 5 })).toHaveLength(1);
  });

  it('are replaced with their document, hidden when it is retired, erased with it', async () => {
    const db = await open();
    await save(db, 'a', [indicator('a')]);
    await save(db, 'a', [indicator('a', { name: 'Tỷ lệ hộ cận nghèo' })], ['public'], 'second');
    expect((await findIndicators(db, ['ngheo'], everyone)).map((head) => head.name)).toEqual([
      'Tỷ lệ hộ cận nghèo',
    ]);
    await retireDocuments(db, ['a'], memoryIndex());
    expect(await findIndicators(db, ['ngheo'], everyone)).toEqual([]);
    await db.query('delete from indicator_values');
    await db.query('delete from tasks');
    await db.query('delete from documents');
    expect(await db.query('select id from indicators')).toEqual([]);
  });

  it('are written in batches, none lost', async () => {
    const db = await open();
    const many = Array.from({ length: 900 }, (_, at) =>
      indicator('a', { id: `a!${at + 1}`, area: `Xã ${at + 1}`, ordinal: at }),
    );
    await save(db, 'a', many);
    const rows = await indicatorsNamed(db, [{ documentId: 'a', names: ['Tỷ lệ hộ nghèo'] }], {
      ...everyone,
      limit: 1_000,
    });
    expect(rows.map((row) => row.indicator.area)).toEqual(many.map((one) => one.area));
    expect(rows.every((row) => row.indicator.values.length === 3)).toBe(true);
  });
});
