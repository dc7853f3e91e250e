// Recipients and signature, also where a reader mixed the two columns.
import { expect, it } from 'vitest';
import { readClosing } from './closing.ts';
import { readUnits } from './units.ts';

const closingOf = (lines: string[]) =>
  readClosing(readUnits(['Điều 9. Chịu trách nhiệm thi hành./.', ...lines].join('\n\n')));

it('reads a deputy who signs for the head', () => {
  expect(
    closingOf([
      'Nơi nhận:',
      '- Như Điều 3;',
      '- Thường trực HĐND tỉnh;',
      '- Lưu: VT, TH.',
      'TM. ỦY BAN NHÂN DÂN',
      'KT. CHỦ TỊCH',
      'PHÓ CHỦ TỊCH',
      '(Đã ký)',
      'Lò Văn Mẫu',
    ]),
  ).toEqual({
    recipients: ['Như Điều 3', 'Thường trực HĐND tỉnh', 'Lưu: VT, TH'],
    signer: 'Lò Văn Mẫu',
    signerTitle: 'Phó Chủ tịch',
    signingMode: 'KT',
    signingCapacity: 'TM. Ủy ban nhân dân, KT. Chủ tịch',
  });
});

it('reads a head of a department who signs by order', () => {
  const closing = closingOf([
    'TL. CHỦ TỊCH',
    'GIÁM ĐỐC SỞ TÀI CHÍNH',
    'ThS. Trần Thị Mẫu',
    'Nơi nhận:',
    '- Như trên;',
    '- Lưu: VT.',
  ]);
  expect(closing).toMatchObject({
    signer: 'Trần Thị Mẫu',
    signerTitle: 'Giám đốc Sở Tài chính',
    signingMode: 'TL',
    signingCapacity: 'TL. Chủ tịch',
    recipients: ['Như trên', 'Lưu: VT'],
  });
});

it('tells the columns apart when lines of both alternate', () => {
  const closing = closingOf([
    'Nơi nhận:',
    'BỘ TRƯỞNG',
    '- Văn phòng Chính phủ;',
    '- Các cơ quan ngang Bộ, cơ quan',
    'thuộc Chính phủ;',
    'Nguyễn Văn Mẫu',
    '- Lưu: VT.',
  ]);
  expect(closing).toMatchObject({
    recipients: ['Văn phòng Chính phủ', 'Các cơ quan ngang Bộ, cơ quan thuộc Chính phủ', 'Lưu: VT'],
    signer: 'Nguyễn Văn Mẫu',
    signerTitle: 'Bộ trưởng',
    signingMode: null,
  });
});

it('leaves a draft without a name unsigned', () => {
  expect(
    closingOf(['Nơi nhận:', '- Như trên;', '- Lưu: VT.', 'TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']),
  ).toMatchObject({
    signer: null,
    signerTitle: 'Chủ tịch',
    signingMode: 'TM',
  });
});

it('does not take the authority above the bases or the names of an annex for a signature', () => {
  const units = readUnits(
    [
      'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH',
      'Căn cứ Luật Thống kê;',
      'Điều 1. Nội dung.',
      'PHỤ LỤC I',
      'GIÁM ĐỐC',
      'Nguyễn Văn Mẫu',
    ].join('\n\n'),
  );
  expect(readClosing(units).signer).toBeNull();
});

it('reads a signature below the table that it signs, and none behind the head of an annex', () => {
  const rows = Array.from({ length: 8 }, (_, at) => `${at + 1}\tRà soát hồ sơ đợt ${at + 1}\tSở Y tế`);
  const table = ['STT\tNhiệm vụ\tCơ quan chủ trì', ...rows].join('\n');
  const signature = ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Lê Văn Mẫu'];
  expect(closingOf([table, ...signature]).signer).toBe('Lê Văn Mẫu');
  expect(closingOf(['PHỤ LỤC I', 'GIÁM ĐỐC', 'Lê Văn Mẫu']).signer).toBeNull();
});
