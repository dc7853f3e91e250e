// Reading a question: agencies with roles, asked attributes, dates, places of a document, and what is left as content.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realLanguage } from '../../tests/support/ask-factories.ts';
import { fold } from '../vietnamese/normalise.ts';
import { runsOf } from './content-runs.ts';
import { understand } from './understand.ts';

const language = await realLanguage();
const read = (question: string) => understand(question, language);
const content = (question: string) =>
  runsOf(read(question).runs, ['content']).map((run) => run.map((syllable) => syllable.text).join(' '));
const roles = (question: string) => read(question).agencies.map(({ agency, role }) => [agency.id, role]);

describe('understand', () => {
  it('reads agencies with their roles, with and without diacritics', () => {
    const question = 'Sở Y tế chủ trì và Sở Tài chính phối hợp những việc gì?';
    const expected = [
      ['so-y-te', 'lead'],
      ['so-tai-chinh', 'cooperate'],
    ];
    expect(roles(question)).toEqual(expected);
    expect(roles(fold(question))).toEqual(expected);
    expect(roles(question.toUpperCase())).toEqual(expected);
  });

  it('takes the number of a class for its name and no figure', () => {
    const asked = read('Kỳ thi vào lớp 10 Sơn La có 50 điểm thi đúng không?');
    expect(asked.numbers.map(({ value }) => value)).toEqual([50]);
    expect(read('Mỗi lớp 35 học sinh phải không?').numbers.map(({ value }) => value)).toEqual([35]);
  });

  it('reads a role that stands before the agency', () => {
    expect(roles('Nhiệm vụ nào do Sở Y tế thực hiện?')).toEqual([['so-y-te', 'lead']]);
    expect(roles('Ai phối hợp với Sở Y tế?')).toEqual([['so-y-te', 'cooperate']]);
    expect(roles('Nhiệm vụ của Sở Y tế')).toEqual([['so-y-te', null]]);
  });

  it('takes a field for its department where a role is said of it', () => {
    expect(roles('Ngành y tế chủ trì những việc gì?')).toEqual([['so-y-te', 'lead']]);
    expect(roles('nganh giao duc chu tri may viec')).toEqual([['so-giao-duc-va-dao-tao', 'lead']]);
    expect(roles('Việc nào ngành văn hóa, thể thao và du lịch đứng tên chủ trì?')).toEqual([
      ['so-van-hoa-the-thao-va-du-lich', 'lead'],
    ]);
    expect(roles('Tỉnh giao ngành y tế những việc gì?')).toEqual([['so-y-te', 'lead']]);
    expect(roles('Ngành y tế (Sở Y tế) chủ trì việc gì?')).toEqual([['so-y-te', 'lead']]);
    expect(roles('Dữ liệu ngành y tế phải số hóa bao nhiêu?')).toEqual([]);
    expect(roles('Ngành hàng không chủ trì việc gì?')).toEqual([]);
  });

  it('gives agencies the role that a rider adds', () => {
    expect(roles('Sở Y tế chủ trì bao nhiêu việc, tính cả việc phối hợp?')).toEqual([['so-y-te', 'either']]);
    expect(roles('Sở Y tế có tên ở cột phối hợp của việc nào?')).toEqual([['so-y-te', 'cooperate']]);
  });

  it('takes tasks without a set date for recurring ones, not for dated ones', () => {
    expect(read('Việc nào làm thường xuyên, không có mốc cụ thể?')).toMatchObject({
      recurring: true,
      dated: false,
    });
    expect(read('Việc nào làm suốt năm?').recurring).toBe(true);
    expect(read('Việc nào có mốc cụ thể?').dated).toBe(true);
    expect(read('Việc nào xong năm 2026, không kể nhiệm vụ thường xuyên?').recurring).toBe(false);
  });

  it('recognises an agency whose diacritics are mistyped', () => {
    expect(roles('Sở Y tê chủ trì việc gì?')).toEqual([['so-y-te', 'lead']]);
  });

  it('leaves the content without grammar, agencies and values', () => {
    expect(content('Ngành y tế phải số hóa bao nhiêu % dữ liệu đến năm 2030?')).toEqual([
      'y tế',
      'số hóa',
      'dữ liệu',
    ]);
    expect(content('Sở Y tế chủ trì những nhiệm vụ nào?')).toEqual([]);
    expect(content('')).toEqual([]);
  });

  it('keeps a compound and a quoted term whole', () => {
    expect(content('ban hành giao thông')).toEqual(['ban hành giao thông']);
    expect(content('“báo cáo của tôi” là gì')).toEqual(['báo cáo của tôi']);
  });

  it('tells "AI" from "ai"', () => {
    expect(read('Ứng dụng AI là ai làm?').asked).toContain('person');
    expect(read('AI là gì và AI phải an toàn?').asked).not.toContain('person');
  });

  it('reads dates, documents, provinces and places as values', () => {
    const question = read('Đến năm 2030 Nghệ An theo Nghị định 13/2023/NĐ-CP và mục III.2.4 thế nào?');
    expect(question.dates.map((date) => date.from)).toEqual(['2030-01-01']);
    expect(question.documents).toMatchObject([{ key: '13/2023/NĐ-CP' }]);
    expect(question.sections).toMatchObject([{ path: 'III.2.4' }]);
    expect(question.places).toMatchObject([{ folded: 'nghe an' }]);
  });

  it('takes the number of a section or an article for no figure', () => {
    expect(read('nhiệm vụ III.10.3 do ai chủ trì?').numbers).toEqual([]);
    expect(read('Điều 5 khoản 2 quy định gì?').numbers).toEqual([]);
    expect(read('Cập nhật bao lâu một lần?').numbers).toEqual([]);
    expect(read('Sở Y tế chủ trì 8 nhiệm vụ đúng không?').numbers).toMatchObject([{ value: 8 }]);
  });

  it('tells recurring tasks from dated ones', () => {
    expect(read('Nhiệm vụ thường xuyên của Sở Y tế')).toMatchObject({ recurring: true, dated: false });
    expect(read('Nhiệm vụ không phải thường xuyên')).toMatchObject({ recurring: false, dated: true });
  });

  it('marks the thing that is asked of another', () => {
    expect(read('Lương của chuyên gia dữ liệu là bao nhiêu?').focus).toEqual(new Set([0]));
    expect(read('Dữ liệu y tế được số hóa').focus).toEqual(new Set());
  });

  it('never throws, and indexes content by the syllables of the question', () => {
    const words = fc.constantFrom(
      'Sở Y tế',
      'chủ trì',
      'AI',
      'constructor',
      'năm 2026',
      'Điều 5',
      '“',
      '%',
      'İ',
      'ﬁ',
      'số hóa',
      '\n',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(words).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const indexes = read(text)
          .runs.flat()
          .map((syllable) => syllable.index);
        return indexes.every((index, at) => index > (indexes[at - 1] ?? -1));
      }),
      { numRuns: 200 },
    );
  });

  it('takes the number, the year and the symbol of a document for no figure, date or agency', () => {
    const read = understand('Quyết định 27/2026/TT-BYT và Nghị định 318 quy định mấy tháng 1 lần?', language);
    expect(read.dates).toEqual([]);
    expect(read.numbers).toEqual([]);
    expect(read.agencies).toEqual([]);
  });
});
