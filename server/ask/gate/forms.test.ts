// The gate on the many ways to write one value, and on wrong values that look alike.
import { describe, expect, it } from 'vitest';
import { checkSentence } from './gate.ts';
import type { GateSource } from './types.ts';

const passage = (text: string, more: Partial<GateSource> = {}): GateSource => ({
  text,
  headings: [],
  title: 'Quy chế mẫu',
  place: '',
  isRow: false,
  roles: null,
  ...more,
});
const judge = (sentence: string, source: GateSource) =>
  checkSentence(`${sentence} [1]`, () => source, { findAgencies: () => [], fields: [] });

describe('numbers in other words', () => {
  it.each([
    ['95% hồ sơ được số hóa.', 'Có 95 phần trăm hồ sơ được số hóa'],
    ['95% hồ sơ được số hóa.', 'Chín mươi lăm phần trăm hồ sơ được số hóa'],
    ['Kinh phí là 38,5 tỷ đồng.', 'Kinh phí là ba mươi tám phẩy năm tỷ đồng'],
    ['Kinh phí là 12.600 triệu đồng.', 'Kinh phí là 12,6 tỷ đồng'],
    ['Sản lượng đạt 1.234,5 tấn.', 'Sản lượng đạt 1234.5 tấn'],
    ['Phạt tiền từ 10.000.000 đồng đến 15.000.000 đồng.', 'Bị phạt tiền từ 10 đến 15 triệu đồng'],
    ['Bồi thường gấp 02 lần giá bìa.', 'Phải bồi thường gấp đôi giá bìa'],
  ])('"%s" allows "%s"', (source, sentence) => {
    expect(judge(sentence, passage(source))).toEqual({ ok: true });
  });

  it.each([
    ['trả lời trong 07 ngày làm việc.', 'Phải trả lời trong 7 ngày', 'number'],
    ['Kinh phí là 12.600 triệu đồng.', 'Kinh phí là 12,6 triệu đồng', 'number'],
    [
      'Phạt tiền từ 10 triệu đồng đến 15 triệu đồng.',
      'Bị phạt tiền từ 10 đến 10 triệu đồng',
      'number_subject',
    ],
    ['Gia hạn không quá 02 lần.', 'Gia hạn ít nhất 2 lần', 'limit_word'],
    ['Tỷ lệ giảm từ 3,5% xuống còn 2,9%.', 'Tỷ lệ còn 3,5%, giảm từ 2,9%', 'number_subject'],
    ['Chi trả trước ngày 10 hằng tháng.', 'Chi trả sau ngày 10 hằng tháng', 'limit_word'],
  ])('"%s" refuses "%s"', (source, sentence, reason) => {
    expect(judge(sentence, passage(source))).toMatchObject({ ok: false, reason });
  });
});

describe('a cell of a table', () => {
  const row = passage('2\tThu ngân sách\ttỷ đồng\t45.500\t13.820', {
    isRow: true,
    headings: ['STT | Chỉ tiêu | Đơn vị tính | Kế hoạch năm 2026 | Thực hiện quý I/2026'],
  });

  it('takes its unit, period and meaning from the heads', () => {
    expect(judge('Thu ngân sách quý I/2026 đạt 13.820 tỷ đồng, kế hoạch năm là 45.500 tỷ đồng', row)).toEqual(
      {
        ok: true,
      },
    );
  });

  it.each([
    ['another unit', 'Thu ngân sách quý I/2026 đạt 13.820 triệu đồng', 'number'],
    ['another column', 'Thực hiện thu ngân sách quý I/2026 là 45.500 tỷ đồng', 'number_subject'],
    ['another period', 'Thu ngân sách quý II/2026 đạt 13.820 tỷ đồng', 'date'],
  ])('is not cited with %s', (_what, sentence, reason) => {
    expect(judge(sentence, row)).toMatchObject({ ok: false, reason });
  });
});

describe('a clause of a rule', () => {
  const clause = passage(
    '3. Phạt cảnh cáo đối với vi phạm lần đầu tại khoản 1 Điều này, trừ trường hợp gây thiệt hại.',
    {
      headings: ['Điều 5. Vi phạm'],
      place: 'Điều 5 khoản 3',
    },
  );

  it('is named by its own place or by what it refers to', () => {
    expect(
      judge('Theo khoản 3 Điều 5, vi phạm lần đầu bị phạt cảnh cáo, trừ khi gây thiệt hại', clause).ok,
    ).toBe(true);
    expect(judge('Vi phạm lần đầu tại khoản 1 bị phạt cảnh cáo, trừ khi gây thiệt hại', clause).ok).toBe(
      true,
    );
  });

  it.each([
    [
      'another clause',
      'Theo khoản 4 Điều 5, vi phạm lần đầu bị phạt cảnh cáo, trừ khi gây thiệt hại',
      'reference',
    ],
    [
      'its own number for the one it refers to',
      'Vi phạm lần đầu tại khoản 3 bị phạt cảnh cáo, trừ khi gây thiệt hại',
      'reference',
    ],
    ['its exception left out', 'Vi phạm lần đầu tại khoản 1 bị phạt cảnh cáo', 'negation'],
    ['its exception cut off', 'Phạt cảnh cáo đối với vi phạm lần đầu tại khoản 1 Điều này', 'negation'],
  ])('is not cited with %s', (_what, sentence, reason) => {
    expect(judge(sentence, clause)).toMatchObject({ ok: false, reason });
  });
});

describe('persons and places', () => {
  const decision = passage(
    'Trưởng ban là ông Nguyễn Văn Mẫu, Chủ tịch xã; thành viên là bà Trần Thị Thử, Giám đốc kho. Trụ sở tại phường Tân Thử.',
  );

  it.each([
    ['the office of another', 'Bà Trần Thị Thử, Chủ tịch xã, là Trưởng ban'],
    ['another title', 'Bà Nguyễn Văn Mẫu là Trưởng ban'],
    ['another kind of place', 'Trụ sở tại xã Tân Thử'],
  ])('are not cited with %s', (_what, sentence) => {
    expect(judge(sentence, decision)).toMatchObject({ ok: false, reason: 'name' });
  });

  it('are cited in other words', () => {
    expect(judge('Ông Nguyễn Văn Mẫu, Chủ tịch xã, là Trưởng ban', decision)).toEqual({ ok: true });
  });
});

describe('a quotation under its heading', () => {
  it('passes with the label of its point', () => {
    const point = passage('4. Phát triển dữ liệu đi đôi với an toàn thông tin.', {
      headings: ['I. QUAN ĐIỂM'],
    });
    expect(judge('**I. QUAN ĐIỂM**: “4. Phát triển dữ liệu đi đôi với an toàn thông tin.”', point)).toEqual({
      ok: true,
    });
  });
});
