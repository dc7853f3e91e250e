// Clauses about validity: own dates, and what a document does to others; what is only told of others is none.
import { describe, expect, it } from 'vitest';
import { parseText } from './testing/parse-text.ts';

const head = (title: string) => [
  'ỦY BAN NHÂN DÂN',
  'TỈNH ĐÀO TIM',
  'Số: 44/2024/QĐ-UBND',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'Đào Tim, ngày 10 tháng 5 năm 2024',
  'QUYẾT ĐỊNH',
  title,
  'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ sửa đổi một số điều của Nghị định số 09/2010/NĐ-CP;',
];
const effectsOf = (lines: string[], title = 'Ban hành Quy định quản lý bến đò') =>
  parseText([...head(title), ...lines].join('\n\n')).effects.map(
    ({ kind, targetKey, targetIssuedOn, targetSection, on }) => ({
      kind,
      ...(targetKey === null ? {} : { key: targetKey, day: targetIssuedOn, section: targetSection }),
      ...(on === null ? {} : { on }),
    }),
  );

describe('own dates', () => {
  it.each([
    ['Quyết định này có hiệu lực thi hành kể từ ngày 20 tháng 5 năm 2024.', '2024-05-20'],
    ['Quyết định này có hiệu lực từ ngày 20/5/2024.', '2024-05-20'],
    ['Quyết định này có hiệu lực thi hành kể từ ngày ký.', '2024-05-10'],
    ['Quyết định này có hiệu lực kể từ ngày ký ban hành./.', '2024-05-10'],
    ['Quyết định này có hiệu lực thi hành sau 10 (mười) ngày kể từ ngày ký.', '2024-05-20'],
    ['Quyết định này có hiệu lực thi hành kể từ ngày 20 tháng 5 năm 2024, trừ khoản 2 Điều 3.', '2024-05-20'],
  ])('%s', (sentence, on) => {
    expect(effectsOf([`Điều 1. ${sentence}`])).toEqual([{ kind: 'effective', on }]);
  });

  it('knows when a document ends to hold', () => {
    expect(effectsOf(['Điều 1. Quyết định này có hiệu lực đến hết ngày 31 tháng 12 năm 2025.'])).toEqual([
      { kind: 'expires', on: '2026-01-01' },
    ]);
    expect(effectsOf(['Điều 1. Quyết định này hết hiệu lực kể từ ngày 01 tháng 7 năm 2025.'])).toEqual([
      { kind: 'expires', on: '2025-07-01' },
    ]);
  });

  it('takes no date of another document or of a deadline', () => {
    expect(
      effectsOf([
        'Điều 1. Các hợp đồng ký trước ngày Quyết định này có hiệu lực được thực hiện đến hết thời hạn.',
        'Điều 2. Nghị định số 12/2023/NĐ-CP có hiệu lực từ ngày 01 tháng 3 năm 2023 quy định về bến đò.',
        'Điều 3. Báo cáo gửi trước ngày 15 tháng 6 năm 2024.',
      ]),
    ).toEqual([]);
  });
});

describe('acts on other documents', () => {
  it('reads what is replaced, with a list and the titles of its members', () => {
    expect(
      effectsOf([
        'Điều 2. Quyết định này có hiệu lực từ ngày 20 tháng 5 năm 2024 và thay thế Quyết định số 08/2019/QĐ-UBND ngày 02 tháng 4 năm 2019 của Ủy ban nhân dân tỉnh quy định bến đò và Quyết định số 11/2021/QĐ-UBND ngày 05 tháng 6 năm 2021 sửa đổi Quyết định số 08/2019/QĐ-UBND.',
      ]),
    ).toEqual([
      { kind: 'effective', on: '2024-05-20' },
      { kind: 'replaces', key: '08/2019/QĐ-UBND', day: '2019-04-02', section: null },
      { kind: 'replaces', key: '11/2021/QĐ-UBND', day: '2021-06-05', section: null },
    ]);
  });

  it('reads the items below a lead-in', () => {
    expect(
      effectsOf([
        'Điều 2. Bãi bỏ các văn bản sau đây:',
        '1. Quyết định số 08/2019/QĐ-UBND ngày 02 tháng 4 năm 2019 của Ủy ban nhân dân tỉnh;',
        '2. Khoản 3 Điều 5 Quyết định số 11/2021/QĐ-UBND ngày 05 tháng 6 năm 2021.',
        'Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành theo Quyết định số 01/2020/QĐ-UBND.',
      ]),
    ).toEqual([
      { kind: 'abolishes', key: '08/2019/QĐ-UBND', day: '2019-04-02', section: null },
      { kind: 'abolishes', key: '11/2021/QĐ-UBND', day: '2021-06-05', section: 'Điều 5.3' },
    ]);
  });

  it('reads a document that loses effect', () => {
    expect(
      effectsOf([
        'Điều 2. Quyết định số 08/2019/QĐ-UBND ngày 02 tháng 4 năm 2019 hết hiệu lực kể từ ngày Quyết định này có hiệu lực.',
      ]),
    ).toEqual([{ kind: 'abolishes', key: '08/2019/QĐ-UBND', day: '2019-04-02', section: null }]);
  });

  it('gives the parts below an amending title to the document that the title names', () => {
    expect(
      effectsOf(
        [
          'Điều 1. Sửa đổi, bổ sung một số điều của Quy định ban hành kèm theo Quyết định số 08/2019/QĐ-UBND',
          '1. Sửa đổi, bổ sung khoản 2 Điều 4 như sau:',
          '“2. Bến đò hoạt động từ 05 giờ đến 19 giờ.”',
          '2. Bãi bỏ Điều 9.',
          '3. Thay thế cụm từ “Sở Giao thông” bằng cụm từ “Sở Xây dựng” tại Điều 6.',
        ],
        'Sửa đổi, bổ sung một số điều của Quyết định số 08/2019/QĐ-UBND',
      ),
    ).toEqual([
      { kind: 'amends', key: '08/2019/QĐ-UBND', day: null, section: null },
      { kind: 'amends', key: '08/2019/QĐ-UBND', day: null, section: 'Điều 4.2' },
      { kind: 'abolishes', key: '08/2019/QĐ-UBND', day: null, section: 'Điều 9' },
      { kind: 'amends', key: '08/2019/QĐ-UBND', day: null, section: 'Điều 6' },
    ]);
  });

  it('takes the document of the article heading where several are amended', () => {
    expect(
      effectsOf(
        [
          'Điều 1. Sửa đổi, bổ sung một số điều của Quyết định số 08/2019/QĐ-UBND',
          '1. Sửa đổi khoản 2 Điều 4 như sau:',
          '“2. Bến đò hoạt động từ 05 giờ đến 19 giờ.”',
          'Điều 2. Sửa đổi một số điều của Quyết định số 11/2021/QĐ-UBND',
          '1. Bãi bỏ Điều 9.',
        ],
        'Sửa đổi, bổ sung một số văn bản của Ủy ban nhân dân tỉnh',
      ),
    ).toEqual([
      { kind: 'amends', key: '08/2019/QĐ-UBND', day: null, section: 'Điều 4.2' },
      { kind: 'abolishes', key: '11/2021/QĐ-UBND', day: null, section: 'Điều 9' },
    ]);
  });

  it('takes nothing of what is only told', () => {
    expect(
      effectsOf([
        'Điều 1. Thực hiện Nghị định số 38/2015/NĐ-CP đã được sửa đổi, bổ sung tại Nghị định số 40/2019/NĐ-CP.',
        'Điều 2. Sở Tư pháp rà soát, đề nghị bãi bỏ Quyết định số 08/2019/QĐ-UBND.',
        'Điều 3. Trường hợp Quyết định số 09/2019/QĐ-UBND được thay thế thì áp dụng văn bản thay thế.',
      ]),
    ).toEqual([]);
  });
});
