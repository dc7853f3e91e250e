// The shipped plan, checked against counts made by reading it, not by the parser.
import { describe, expect, it } from 'vitest';
import { parseFile } from './testing/parse-text.ts';

const plan = parseFile('corpus/ke-hoach-chien-luoc-du-lieu-thanh-hoa-2030.txt');

/** Rows of each group and sub-group of the annex, counted by hand. */
const ROWS: Record<string, number> = {
  I: 11,
  II: 12,
  'III.1': 2,
  'III.2': 4,
  'III.3': 3,
  'III.4': 4,
  'III.5': 3,
  'III.6': 5,
  'III.7': 5,
  'III.8': 3,
  'III.9': 3,
  'III.10': 6,
  'III.11': 4,
  'III.12': 4,
  'III.13': 4,
  'III.14': 4,
  'IV.1': 3,
  'IV.2': 1,
  'IV.3': 1,
  'IV.4': 3,
  'IV.5': 4,
  V: 3,
  VI: 6,
  VII: 3,
};

const task = (section: string) => plan.tasks.find((candidate) => candidate.section === `Phụ lục ${section}`);
const passage = (path: string) => plan.passages.find((candidate) => candidate.path === path);

describe('the annex of the plan', () => {
  it('has 101 tasks, numbered from 1 in every group', () => {
    const expected = Object.entries(ROWS).flatMap(([group, count]) =>
      Array.from({ length: count }, (_, at) => `Phụ lục ${group}.${at + 1}`),
    );
    expect(expected).toHaveLength(101);
    expect(plan.tasks.map((row) => row.section)).toEqual(expected);
  });

  it('repairs the sub-group that prints 11 to 14 and keeps the print', () => {
    const rows = plan.tasks.filter((row) => row.subgroup?.label === '13');
    expect(rows.map((row) => row.printedNumber)).toEqual(['11', '12', '13', '14']);
  });

  it('heals both rows cut by a page break', () => {
    expect(task('III.2.2')?.text).toContain('cán bộ, công chức, viên chức, thi đua');
    expect(task('III.14.2')?.text).toContain('người Việt Nam ở nước ngoài và thân nhân');
    expect(passage('Phụ lục III.14.2')?.text.split('\t').slice(2)).toEqual([
      'Sở Ngoại vụ',
      'Sở Khoa học và Công nghệ',
      'Nhiệm vụ thường xuyên',
    ]);
  });

  it('gives every row its leading agency', () => {
    const leads: Record<string, number> = {};
    for (const row of plan.tasks) for (const id of row.leads) leads[id] = (leads[id] ?? 0) + 1;
    expect(leads).toMatchObject({
      'so-y-te': 6,
      'so-noi-vu': 5,
      'so-van-hoa-the-thao-va-du-lich': 4,
      'thanh-tra-tinh': 4,
      'so-tai-chinh': 7,
      'so-xay-dung': 5,
      'truong-dai-hoc-hong-duc': 1,
      'cac-co-quan-chu-quan-du-lieu-lien-quan': 9,
    });
    expect(plan.tasks.every((row) => row.leads.length > 0 && row.cooperators.length > 0)).toBe(true);
  });

  it('reads elided and joined agency names', () => {
    expect(task('IV.1.2')?.cooperators).toEqual(['so-khoa-hoc-va-cong-nghe', 'so-tai-chinh']);
    expect(task('II.4')?.leads).toEqual([
      'trung-tam-phuc-vu-hanh-chinh-cong-tinh',
      'trung-tam-cong-nghe-thong-tin-va-truyen-thong',
    ]);
  });

  it('reads odd deadlines', () => {
    expect(task('III.10.3')?.deadline).toEqual({ kind: 'range', from: '2026-01-01', to: '2026-12-31' });
    expect(task('IV.5.2')?.deadline).toEqual({ kind: 'recurring' });
    expect(plan.tasks.filter((row) => row.deadline.kind === 'unknown')).toEqual([]);
  });
});

describe('the body of the plan', () => {
  it('counts bullets below their section', () => {
    expect(passage('III.2.3#7')?.place).toBe('Mục III.2.3, gạch đầu dòng 7');
    expect(plan.passages.filter((candidate) => candidate.section === 'III.2.4')).toHaveLength(13);
  });

  it('joins a paragraph cut by a page break', () => {
    expect(passage('VII.1#1')?.text).toContain('những khó khẩn vướng mắc');
    expect(passage('VII.1#1')?.spans).toHaveLength(2);
  });

  it('says that the number and the day are blank', () => {
    expect(plan.meta).toMatchObject({
      number: null,
      issuedOn: null,
      year: 2026,
      status: 'draft',
      type: 'kế hoạch',
    });
    expect(plan.details.signer).toBe('Nguyễn Hoài Anh');
  });

  it('places head, bases, end, recipients and signature', () => {
    const places = plan.passages
      .filter((candidate) => candidate.kind === 'paragraph')
      .map((candidate) => candidate.place);
    for (const place of ['Phần căn cứ', 'Phần kết', 'Nơi nhận', 'Chữ ký']) expect(places).toContain(place);
  });

  it('cites eight documents', () => {
    expect(plan.references.map((reference) => reference.key.toUpperCase()).sort()).toEqual(
      [
        '1012/QĐ-TTG',
        '142/QĐ-TTG',
        '214/NQ-CP',
        '2439/QĐ-TTG',
        '278/2025/NĐ-CP',
        '3090/QĐ-BKHCN',
        'LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC',
        'LUẬT NGÂN SÁCH',
      ].sort(),
    );
  });
});
