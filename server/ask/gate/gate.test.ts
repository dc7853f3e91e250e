// The gate on computed lines: the name of a document or a heading with a counted number passes, a wrong number or name does not.
import { describe, expect, it } from 'vitest';
import { checkSentence } from './gate.ts';
import type { GateSource } from './types.ts';

const row: GateSource = {
  text: '4\tNâng cấp hệ thống\tSở Nội vụ\t2026 - 2027',
  headings: ['PHỤ LỤC', 'III. PHÁT TRIỂN DỮ LIỆU CHUYÊN NGÀNH'],
  title: 'Kế hoạch cải cách hành chính tỉnh mẫu năm 2026',
  place: 'Phụ lục I.4 (Phụ lục I.4)',
  isRow: true,
  roles: { leads: ['so-noi-vu'], cooperators: [] },
};
const context = { findAgencies: () => [], fields: [], counts: new Set([15]) };
const judge = (sentence: string) => checkSentence(sentence, () => row, context);

describe('a counted document or heading', () => {
  it.each([
    'Kế hoạch cải cách hành chính tỉnh mẫu năm 2026: 15 nhiệm vụ [1]',
    '**Văn bản nhiều nhiệm vụ nhất: Kế hoạch cải cách hành chính tỉnh mẫu năm 2026** (15 nhiệm vụ) [1]',
    '- III. PHÁT TRIỂN DỮ LIỆU CHUYÊN NGÀNH: 15 nhiệm vụ [1]',
    '- III. PHÁT TRIỂN DỮ LIỆU CHUYÊN NGÀNH (Kế hoạch cải cách hành chính tỉnh mẫu năm 2026): 15 nhiệm vụ [1]',
  ])('passes as "%s"', (sentence) => {
    expect(judge(sentence)).toEqual({ ok: true });
  });

  it.each([
    ['another number', 'Kế hoạch cải cách hành chính tỉnh mẫu năm 2026: 16 nhiệm vụ [1]'],
    ['another document', 'Kế hoạch phát triển du lịch tỉnh mẫu năm 2026: 15 nhiệm vụ [1]'],
    ['another number of a heading', 'III. PHÁT TRIỂN DỮ LIỆU CHUYÊN NGÀNH: 51 nhiệm vụ [1]'],
    ['another heading', 'IV. PHÁT TRIỂN DỮ LIỆU DÙNG CHUNG: 15 nhiệm vụ [1]'],
    ['another claim', 'Kế hoạch cải cách hành chính tỉnh mẫu năm 2026: 15 nhiệm vụ đã hủy bỏ [1]'],
  ])('fails with %s', (_what, sentence) => {
    expect(judge(sentence).ok).toBe(false);
  });
});

describe('a date of a row', () => {
  it('is not taken from the name of the document', () => {
    expect(judge('Nâng cấp hệ thống — thời hạn: năm 2026 [1]')).toMatchObject({ ok: false, reason: 'date' });
  });
});
