// Figures and dates that a question takes for granted are compared with the passages.
import { describe, expect, it } from 'vitest';
import { realLanguage, unit } from '../../tests/support/ask-factories.ts';
import type { ContentUnit } from './terms.ts';
import { text } from './text.ts';
import { understand } from './understand.ts';
import { holdsStatedDates, isOfOtherPeriod, meetsStatedNumbers, valueVerdict } from './value-premise.ts';

const language = await realLanguage();
const says = 'Đến năm 2030, 95% dữ liệu y tế được số hóa.';
const read = (question: string) => understand(question, language);
const verdict = (question: string, said = says, units: ContentUnit[] = []) =>
  valueVerdict(read(question), units, [{ text: said, above: '' }]);

describe('valueVerdict', () => {
  it('confirms, denies, or corrects a figure', () => {
    expect(verdict('Ngành y tế số hóa 95% dữ liệu đúng không?')).toContain(text.yes);
    expect(verdict('Ngành y tế số hóa 80% dữ liệu đúng không?')).toContain(text.no);
    expect(verdict('Vì sao ngành y tế chỉ số hóa 80% dữ liệu?')).toContain(text.correction);
  });

  it('corrects no value that the texts give elsewhere', () => {
    const both = 'Ngành y tế số hóa 95% dữ liệu. Ngành xây dựng số hóa 80%.';
    const asked = [unit('y tế'), unit('dữ liệu')];
    expect(verdict('Vì sao ngành y tế số hóa 80% dữ liệu?', both, asked)).toBe('');
    expect(verdict('Vì sao ngành y tế số hóa 70% dữ liệu?', both, asked)).toContain(text.correction);
  });

  it('corrects no case that falls into a range of the text', () => {
    const asked = 'Thôi việc lẻ 4 tháng thì được tính mấy năm làm việc?';
    const units = [unit('lẻ'), unit('làm việc')];
    const rule = (months: string) => `Thời gian lẻ ${months} thì được tính bằng 01 năm làm việc.`;
    expect(verdict(asked, rule('từ đủ 03 (ba) tháng đến đủ 06 (sáu) tháng'), units)).toBe('');
    expect(verdict(asked, rule('6 tháng'), units)).toContain(text.correction);
    expect(meetsStatedNumbers(read('Hộ 7 người được mấy lần?'), 'Hộ có từ 6 nhân khẩu trở lên')).toBe(true);
  });

  it('does not take a number for a percentage', () => {
    expect(verdict('Số hóa 95 bộ dữ liệu đúng không?')).toBe('');
  });

  it('says neither yes nor no of more than the values', () => {
    const adult = 'Người thành niên là người từ đủ mười tám tuổi trở lên.';
    expect(verdict('Người 20 tuổi là người thành niên, đúng hay sai?', adult)).toBe('');
    const minors = 'Người dưới 18 tuổi yêu cầu thông qua người đại diện.';
    const denied = 'Người dưới 18 tuổi yêu cầu không cần thông qua người đại diện, đúng hay sai?';
    expect(verdict(denied, minors)).toBe('');
    const degree = 'Trọng tài viên có trình độ đại học và đã công tác từ 5 năm trở lên.';
    const clerk = 'Thư ký tòa án công tác từ 5 năm trở lên làm Trọng tài viên, đúng hay sai?';
    expect(verdict(clerk, degree, [unit('thư ký'), unit('tòa án'), unit('trọng tài viên')])).toBe('');
    const law = 'Phương pháp giáo dục phát huy tính tự giác của người học theo Nghị quyết năm 2013.';
    const named = 'Theo Luật Giáo dục năm 2019, phương pháp giáo dục phát huy tính tự giác, đúng hay sai?';
    expect(verdict(named, law)).toBe('');
    const born = 'A sinh ngày 03/10/2003 thì ngày 03/10/2023 A đủ tuổi kết hôn, đúng hay sai?';
    expect(verdict(born, 'Nam từ đủ 20 tuổi, theo Luật ban hành ngày 19/6/2014.')).toBe('');
    const old = 'Luật ban hành ngày 01/7/2020, đúng không?';
    expect(verdict(old, 'Luật ban hành ngày 01/7/2021.')).toContain(text.no);
  });

  it('confirms or denies a date', () => {
    expect(verdict('Số hóa xong đến năm 2030 phải không?')).toContain(text.yes);
    expect(verdict('Số hóa xong đến năm 2028 phải không?')).toContain(text.no);
  });

  it('tells the value of what is asked from others of its kind beside it', () => {
    const fine = 'Mức phạt tối đa đối với cá nhân là 50.000.000 đồng, đối với tổ chức là 100.000.000 đồng.';
    const asked = [unit('phạt'), unit('tổ chức')];
    expect(verdict('Tổ chức bị phạt tối đa 100.000.000 đồng đúng không?', fine, asked)).toContain(text.yes);
    expect(verdict('Tổ chức bị phạt tối đa 50.000.000 đồng đúng không?', fine, asked)).toContain(text.no);
    const steps = 'Thông báo trước 06 tháng. Ra quyết định trước ba (03) tháng.';
    expect(verdict('Thông báo trước 3 tháng phải không?', steps, [unit('thông báo')])).toContain(text.no);
    expect(verdict('Quyết định trước 3 tháng phải không?', steps, [unit('quyết định')])).toContain(text.yes);
  });

  it('says nothing where no value is at stake', () => {
    expect(verdict('Ngành y tế số hóa dữ liệu thế nào?')).toBe('');
  });
});

describe('holdsStatedDates and meetsStatedNumbers', () => {
  it('accept a year inside a period of the text', () => {
    expect(holdsStatedDates(read('năm 2026 làm gì?'), 'Giai đoạn 2026 - 2027')).toBe(true);
    expect(holdsStatedDates(read('năm 2029 làm gì?'), 'Giai đoạn 2026 - 2027')).toBe(false);
    expect(holdsStatedDates(read('làm gì?'), '')).toBe(true);
  });

  it('wants a value of half a year from a text that speaks of that half', () => {
    const half = read('6 tháng đầu năm 2026 giải ngân bao nhiêu phần trăm?');
    expect(isOfOtherPeriod(half, 'Giải ngân 100% vốn năm 2026.')).toBe(true);
    expect(isOfOtherPeriod(half, 'Giải ngân 6 tháng đầu năm 2026 đạt 41%.')).toBe(false);
    expect(isOfOtherPeriod(read('Năm 2026 giải ngân bao nhiêu phần trăm?'), 'Năm 2026 đạt 95%.')).toBe(false);
  });

  it('takes the time of a value that is asked for as no claim', () => {
    expect(
      valueVerdict(read('Đến 2030 số hóa bao nhiêu phần trăm?'), [], [{ text: 'Số hóa 80%.', above: '' }]),
    ).toBe('');
  });

  it('accept another figure of the same unit, which the answer sets against it', () => {
    expect(meetsStatedNumbers(read('số hóa 80% dữ liệu'), says)).toBe(true);
    expect(meetsStatedNumbers(read('cấp 80 tỷ đồng'), says)).toBe(false);
    expect(meetsStatedNumbers(read('số hóa dữ liệu'), says)).toBe(true);
    const people = 'Số học sinh trong một lớp không quá 40 người.';
    expect(meetsStatedNumbers(read('lớp có 50 học sinh'), people)).toBe(true);
    expect(meetsStatedNumbers(read('lớp có 50 giáo viên'), people)).toBe(false);
    // a class is a name that a text may say otherwise; a grant of a sum is not
    expect(meetsStatedNumbers(read('con học lớp 3 có được học thêm không'), 'Học sinh tiểu học.')).toBe(true);
  });

  it('holds a document that is claimed against those that the text names', () => {
    const said = [{ text: 'Thông tư này thay thế Thông tư số 46/2018/TT-BYT.', above: '' }];
    const ask = (key: string) => valueVerdict(read('Thay thế văn bản này đúng không?'), [], said, [key]);
    expect(ask('46/2018/TT-BYT')).toContain('Đúng.');
    expect(ask('54/2017/TT-BYT')).toContain('Không đúng.');
  });
});
