// Where Vietnamese sentences and clauses end, and where a full stop does not end them.
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Span } from '../domain.ts';
import { splitClauses, splitSentences } from './sentences.ts';

const PLAN = '../shared/corpus/ke-hoach-chien-luoc-du-lieu-thanh-hoa-2030.txt';
const cut = (text: string, spans: Span[]) => spans.map(({ start, end }) => text.slice(start, end));
const sentences = (text: string) => cut(text, splitSentences(text));
const clauses = (text: string) => cut(text, splitClauses(text));

describe('splitSentences', () => {
  test.each([
    'Trung tâm Phục vụ hành chính công TP. Thanh Hóa chủ trì thực hiện.',
    'TM. ỦY BAN NHÂN DÂN',
    'KT. CHỦ TỊCH',
    'Trụ sở tại Q. 1, TP. Hồ Chí Minh.',
    '1. Dữ liệu là nguồn tài nguyên mới.',
    '2.1. Phát triển hạ tầng dữ liệu',
    'a) Xây dựng kế hoạch hằng năm;',
    'a. Xây dựng kế hoạch hằng năm;',
    'Điều 5. Phạm vi điều chỉnh',
    'II. TẦM NHÌN',
    'Ông Nguyễn V. A. phát biểu tại hội nghị.',
    'Tổng kinh phí là 1.234,5 tỷ đồng.',
    'Dữ liệu về ngân sách, giá, tiền lương, thuế...; dữ liệu được sử dụng tại IOC.',
    'Các lĩnh vực như y tế, giáo dục... và các lĩnh vực khác.',
    'Báo cáo UBND tỉnh xem xét, quyết định./.',
    'PGS. TS. Trần Văn B chủ trì.',
    'Khung kiến trúc (phiên bản 1.0. Ban hành kèm theo) được áp dụng.',
    'Gồm hồ sơ, tài liệu, v.v. theo quy định.',
    'Truy cập https://dichvucong.gov.vn để nộp hồ sơ.',
  ])('keeps "%s" whole', (text) => {
    expect(sentences(text)).toEqual([text]);
  });

  test('ends a sentence at a full stop, a question mark and an end mark', () => {
    expect(
      sentences('Hoàn thành trước năm 2030. Sở Y tế chủ trì. Ai phối hợp? Báo cáo./. Nơi nhận: UBND tỉnh.'),
    ).toEqual([
      'Hoàn thành trước năm 2030.',
      'Sở Y tế chủ trì.',
      'Ai phối hợp?',
      'Báo cáo./.',
      'Nơi nhận: UBND tỉnh.',
    ]);
  });

  test('ends one after a quarter in Roman numerals and at a missing space', () => {
    expect(sentences('Báo cáo trong quý I. Sở Tài chính thẩm định.')).toHaveLength(2);
    expect(sentences('Kết nối hệ thống của tỉnh.Các đơn vị phối hợp thực hiện.')).toHaveLength(2);
  });

  test('keeps closing quotes with their sentence', () => {
    expect(sentences('Gọi là “dữ liệu mở.” Sở chủ trì.')).toEqual(['Gọi là “dữ liệu mở.”', 'Sở chủ trì.']);
  });

  test('ends a sentence at table cells and paragraphs, but not at a line broken in mid-sentence', () => {
    expect(sentences('1.1\tVận hành hệ thống\tSở Y tế')).toEqual(['1.1', 'Vận hành hệ thống', 'Sở Y tế']);
    expect(sentences('- Mở dữ liệu\n- Chia sẻ dữ liệu')).toEqual(['- Mở dữ liệu', '- Chia sẻ dữ liệu']);
    expect(sentences('dữ liệu về cán bộ, công\n\nchức, viên chức')).toHaveLength(1);
    expect(sentences('gồm các việc\na) thứ nhất')).toHaveLength(2);
  });

  test('splits questions typed in small letters', () => {
    expect(sentences('so y te lam gi. bao gio xong')).toEqual(['so y te lam gi.', 'bao gio xong']);
  });
});

describe('splitClauses', () => {
  test('cuts after semicolons and before sub-clauses', () => {
    expect(clauses('Rà soát dữ liệu; số hóa hồ sơ, đồng thời kết nối IOC, LGSP.')).toEqual([
      'Rà soát dữ liệu;',
      'số hóa hồ sơ,',
      'đồng thời kết nối IOC, LGSP.',
    ]);
  });

  test('does not cut inside parentheses, times or ratios', () => {
    expect(clauses('Các hệ thống (a; b; c) hoạt động lúc 7:30 hằng ngày.')).toHaveLength(1);
  });
});

function expectCover(text: string, spans: Span[]): void {
  let at = 0;
  for (const { start, end } of spans) {
    expect(text.slice(at, start).trim()).toBe('');
    expect(end).toBeGreaterThan(start);
    expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
    at = end;
  }
  expect(text.slice(at).trim()).toBe('');
}

describe('both', () => {
  test('cover any text except white space, in order, without overlap', () => {
    const pieces = fc.constantFrom(
      'Sở ',
      'TP. ',
      '. ',
      '.',
      '... ',
      './.',
      '; ',
      ', đồng thời ',
      '(',
      ')',
      '\n',
      '\t',
      '”',
      '"',
      '2.1. ',
      'a) ',
      'y tế',
      '? ',
      '😀',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
          fc.string({ unit: 'grapheme' }),
        ),
        (text) => {
          expectCover(text, splitSentences(text));
          expectCover(text, splitClauses(text));
        },
      ),
    );
  });

  test.skipIf(!existsSync(PLAN))('cover a real plan (skipped when ../shared is absent)', () => {
    const text = readFileSync(PLAN, 'utf8').normalize('NFC');
    expectCover(text, splitSentences(text));
    expectCover(text, splitClauses(text));
  });
});
