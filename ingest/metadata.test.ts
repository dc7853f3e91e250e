// What an official sees of a document in a list: title, type, number, date and issuer, by the rules of official letters.
import { describe, expect, it } from 'vitest';
import { readMetadata } from './metadata.ts';
import { readUnits } from './units.ts';

const motto = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập - Tự do - Hạnh phúc';
const metaOf = (lines: string[], fileName?: string) =>
  readMetadata(readUnits(lines.join('\n\n')), fileName).meta;

describe('metadata', () => {
  it('reads a circular whose title is in capitals', () => {
    const meta = metaOf([
      'BỘ TÀI CHÍNH',
      'Số: 02/2021/TT-BTC',
      motto,
      'Hà Nội, ngày 08 tháng 01 năm 2021',
      'THÔNG TƯ',
      'QUY ĐỊNH MỨC THU PHÍ KIỂM ĐỊNH TRÊN ĐỊA BÀN',
      'TỈNH ĐÀO TIM',
      'Căn cứ Luật Phí và lệ phí ngày 25 tháng 11 năm 2015;',
      'Điều 1. Thông tư này quy định mức thu phí kiểm định trên địa bàn tỉnh Đào Tim.',
    ]);
    expect(meta).toMatchObject({
      title: 'Thông tư quy định mức thu phí kiểm định trên địa bàn tỉnh Đào Tim',
      type: 'thông tư',
      number: '02/2021/TT-BTC',
      issuedOn: '2021-01-08',
      issuer: 'Bộ Tài chính',
      status: 'unknown',
    });
  });

  it.each([
    [['ỦY BAN NHÂN DÂN TỈNH AN', 'GIANG', 'SỞ Y TẾ'], 'Sở Y tế'],
    [['ỦY BAN NHÂN DÂN TỈNH AN', 'GIANG SỞ Y TẾ'], 'Sở Y tế'],
    [['CHỦ TỊCH ỦY BAN NHÂN', 'DÂN TỈNH QUẢNG TRỊ'], 'Chủ tịch ủy ban nhân dân tỉnh Quảng Trị'],
    [['SỞ NÔNG NGHIỆP VÀ MÔI', 'TRƯỜNG'], 'Sở Nông nghiệp và Môi trường'],
    [['ỦY BAN NHÂN DÂN TỈNH', 'SƠN LA', 'VĂN PHÒNG'], 'Văn phòng'],
  ])('joins an agency that a narrow column broke: %j', (lines, issuer) => {
    const meta = metaOf([...lines, motto, 'Số: 7/TB-UBND', 'THÔNG BÁO', 'Về lịch trực mẫu']);
    expect(meta.issuer?.toLowerCase()).toBe(issuer.toLowerCase());
  });

  it('reads a title that a reader of pages joined to the sentence below it', () => {
    const joined =
      'Đẩy nhanh tiến độ giải ngân mẫu tỉnh Đào Tim năm 2026 Để thực hiện nhiệm vụ, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:';
    const meta = metaOf([
      'ỦY BAN NHÂN DÂN',
      'TỈNH ĐÀO TIM',
      motto,
      'Số: 7/KH-UBND',
      'KẾ HOẠCH',
      joined,
      'I. MỤC TIÊU',
    ]);
    expect(meta.title).toBe('Kế hoạch đẩy nhanh tiến độ giải ngân mẫu tỉnh Đào Tim năm 2026');
  });

  it('reads a title that opens like a legal basis', () => {
    const head = ['ỦY BAN NHÂN DÂN', 'TỈNH ĐÀO TIM', motto, 'Số: 7/KH-UBND'];
    const body = ['I. MỤC TIÊU', '1. Văn bản mẫu.'];
    const basis = 'Thực hiện Nghị quyết số 5/NQ-CP, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:';
    const title = 'Thực hiện tăng trưởng xanh tỉnh Đào Tim năm 2026';
    expect(metaOf([...head, 'KẾ HOẠCH', title, basis, ...body]).title).toBe(
      `Kế hoạch ${title.replace('T', 't')}`,
    );
    expect(metaOf([...head, 'KẾ HOẠCH', 'Phòng cháy mẫu năm 2026', basis, ...body]).title).toBe(
      'Kế hoạch phòng cháy mẫu năm 2026',
    );
  });

  it('names an official letter by its subject', () => {
    const meta = metaOf([
      'ỦY BAN NHÂN DÂN',
      'TỈNH ĐÀO TIM',
      'Số: 4580 /UBND-TH',
      'V/v triển khai một số nhiệm vụ theo Nghị quyết số 84/NQ-CP ngày 29/5/2020',
      motto,
      'Đào Tim, ngày 13 tháng 7 năm 2020',
      'Kính gửi: Các sở, ban thuộc tỉnh.',
      'Thực hiện Nghị quyết, Chủ tịch yêu cầu như sau:',
    ]);
    expect(meta).toMatchObject({
      title: 'Công văn về việc triển khai một số nhiệm vụ theo Nghị quyết số 84/NQ-CP ngày 29/5/2020',
      type: 'công văn',
      number: '4580/UBND-TH',
      issuedOn: '2020-07-13',
      issuer: 'Ủy ban nhân dân tỉnh Đào Tim',
    });
  });

  it('reads number and date that are printed below the type', () => {
    const meta = metaOf([
      'NGHỊ ĐỊNH',
      'CỦA CHÍNH PHỦ SỐ 03/2010/NĐ-CP NGÀY 13 THÁNG 01 NĂM 2010',
      'QUY ĐỊNH TỔ CHỨC THỐNG KÊ',
      'CHÍNH PHỦ',
      'Căn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;',
    ]);
    expect(meta).toMatchObject({
      title: 'Nghị định quy định tổ chức thống kê',
      number: '03/2010/NĐ-CP',
      issuedOn: '2010-01-13',
      issuer: 'Chính phủ',
    });
  });

  it('reads the number of a law and the day on which it was passed', () => {
    const meta = metaOf([
      'QUỐC HỘI',
      'Luật số: 27/2001/QH10',
      motto,
      'LUẬT',
      'PHÒNG CHÁY VÀ CHỮA CHÁY',
      'Căn cứ vào Hiến pháp năm 1992;',
      'Điều 1. Luật này quy định về phòng cháy và chữa cháy.',
      'Luật này đã được Quốc hội thông qua ngày 29 tháng 6 năm 2001.',
    ]);
    expect(meta).toMatchObject({
      title: 'Luật phòng cháy và chữa cháy',
      number: '27/2001/QH10',
      issuedOn: '2001-06-29',
    });
  });

  it('takes an attachment by its own title, without the note under it', () => {
    const meta = metaOf([
      'Phụ lục III',
      'BẢNG CHỮ VIẾT TẮT',
      '(Kèm theo Nghị định số 30/2020/NĐ-CP',
      'ngày 05 tháng 3 năm 2020 của Chính phủ)',
      'STT\tTên loại\tChữ viết tắt',
      'NGHỊ QUYẾT',
    ]);
    expect(meta).toMatchObject({
      title: 'Phụ lục III. Bảng chữ viết tắt',
      type: null,
      number: null,
      issuedOn: null,
      year: 2020,
    });
  });

  it('leaves a blank number blank, and one that cannot be read open', () => {
    const head = (number: string) =>
      metaOf(['SỞ Y TẾ', number, 'KẾ HOẠCH', 'Tiêm chủng năm 2026', 'I. MỤC ĐÍCH']);
    expect(head('Số:      /KH-SYT')).toMatchObject({ number: null, status: 'draft' });
    expect(head('Số:£5 4 /KH-SYT')).toMatchObject({ number: null, status: 'unknown' });
  });

  it('names a sheet by its heading, and one without a heading by its file', () => {
    expect(metaOf(['Sheet1', 'BIỂU 07: CHỈ TIÊU NĂM 2020', 'TT\tChỉ tiêu\n1\tDân số']).title).toBe(
      'Biểu 07: chỉ tiêu năm 2020',
    );
    expect(metaOf(['11', 'TT\tHọ tên\n1\tAn'], 'danh_sach_to.xls').title).toBe('danh sach to');
  });

  it('joins the lines that a narrow column broke', () => {
    const meta = metaOf([
      'ỦY\nBAN NHÂN DÂN\nTỈNH ĐÀO TIM\n-------\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|',
      'Số:\n258/KH-UBND\n|\nĐào\nTim, ngày 07\ntháng 06 năm 2021\n|',
      'KẾ HOẠCH\nTRỒNG RỪNG TRÊN ĐỊA BÀN\nTỈNH ĐÀO TIM.',
      'Thực hiện Quyết định số 524/QĐ-TTg, Ủy ban nhân dân tỉnh Đào Tim ban hành Kế hoạch:',
    ]);
    expect(meta).toMatchObject({
      title: 'Kế hoạch trồng rừng trên địa bàn tỉnh Đào Tim',
      number: '258/KH-UBND',
      issuedOn: '2021-06-07',
      issuer: 'Ủy ban nhân dân tỉnh Đào Tim',
    });
  });
});
