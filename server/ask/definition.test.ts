// What a question asks the meaning of, and which texts give it.
import { describe, expect, it } from 'vitest';
import { asksMeaning, asksOnlyMeaning, definesTerm, termsAsked } from './definition.ts';

describe('termsAsked', () => {
  const terms: [string, string][] = [
    ['Văn bản điện tử là gì theo Nghị định 30/2020/NĐ-CP?', 'van ban dien tu'],
    ['Bản sao lục được hiểu như thế nào?', 'ban sao luc'],
    ['Thế nào là bản trích sao?', 'ban trich sao'],
    ['Theo Luật Cư trú, chỗ ở hợp pháp là gì?', 'cho o hop phap'],
    ['TTDL là viết tắt của từ gì?', 'ttdl'],
    ['ban sao luc la gi', 'ban sao luc'],
    ['Định nghĩa về bản sao lục như thế nào theo Luật Lưu trữ?', 'ban sao luc'],
    ['“Người sử dụng dịch vụ” trong Thông tư này là những ai?', 'nguoi su dung dich vu'],
  ];
  it.each(terms)('%s', (question, term) => {
    expect(termsAsked(question)[0]).toBe(term);
  });
});

describe('definesTerm', () => {
  const defining: [string, string][] = [
    ['4. “Văn bản điện tử” là văn bản dưới dạng thông điệp dữ liệu.', 'van ban dien tu'],
    ['a) Hồ sơ được hiểu là tập hợp văn bản.', 'ho so'],
    ['1. Tổ chức, cá nhân (sau đây gọi tắt là người sử dụng dịch vụ).', 'nguoi su dung dich vu'],
    ['Trung tâm dữ liệu (TTDL) của tỉnh.', 'ttdl'],
  ];
  it.each(defining)('“%s” defines “%s”', (text, term) => {
    expect(definesTerm(text, [term])).toBe(true);
  });

  it('is not met by a text that only speaks of the term, or when no term is asked', () => {
    expect(definesTerm('2. Lưu văn bản điện tử trên Hệ thống.', ['van ban dien tu'])).toBe(false);
    expect(definesTerm('2. Hồ sơ điện tử là hồ sơ.', ['ho so'])).toBe(false);
    expect(definesTerm('Hồ sơ là tập hợp văn bản.', [])).toBe(false);
  });
});

describe('asksOnlyMeaning', () => {
  it('takes a question for a definition and nothing else', () => {
    expect(asksOnlyMeaning('Thế nào là cán bộ?')).toBe(true);
    expect(asksOnlyMeaning('Cán bộ là gì trong Luật này?')).toBe(false);
  });
});

describe('asksMeaning', () => {
  it('takes a quoted term with “là ai”, “là gì”', () => {
    expect(asksMeaning('“Đầu mối” là những ai?')).toBe(true);
    expect(asksMeaning('Ai là đầu mối?')).toBe(false);
  });
});
