// A turn is made ready: shorthand, typing errors, follow-ups, synonyms, and the words to search for.
import { describe, expect, it } from 'vitest';
import { aView, passage, toolsOver } from '../../tests/support/ask-factories.ts';
import { prepare, standAlone } from './prepare.ts';

const tools = await toolsOver({
  views: [aView([passage('Số hóa thủ tục hành chính của ngành y tế. Cơ quan chủ trì nhiệm vụ.')])],
});

describe('standAlone', () => {
  it('writes shorthand out and fills a follow-up in', async () => {
    expect(await standAlone('so y te ct bn nv', [], tools)).toBe('so y te chu tri bao nhieu nhiem vu');
    const history = [{ role: 'user' as const, content: 'Sở Y tế chủ trì những nhiệm vụ nào?' }];
    expect(await standAlone('còn Sở Tài chính?', history, tools)).toBe(
      'Sở Tài chính chủ trì những nhiệm vụ nào?',
    );
  });

  it('leaves names and abbreviations as typed', async () => {
    expect(await standAlone('SYT số hóa TTHC thế nào?', [], tools)).toBe('SYT số hóa TTHC thế nào?');
  });
});

describe('prepare', () => {
  it('credits the other wording of a phrase that holds a word without content', async () => {
    const { subject } = await prepare('Công chức nghỉ việc được trợ cấp gì?', tools);
    expect(subject.find((unit) => unit.folded === 'nghi')?.equivalents).toContain('thoi viec');
  });

  it('credits an ordinal in digits, a grade under its other name, and a school without the word for it', async () => {
    const stored = await toolsOver({ views: [aView([passage('Tuyển sinh lớp 10 và con thứ ba.')])] });
    const { subject } = await prepare('Trường THPT Đào Tim tuyển con thứ ba vào lớp 10 thế nào?', stored);
    const said = (folded: string) =>
      subject.filter((unit) => unit.folded.includes(folded)).flatMap((unit) => unit.equivalents ?? []);
    expect(said('ba')).toEqual(expect.arrayContaining(['thu 3', 'thu 03']));
    expect(said('lop 10')).toContain('khoi 10');
    expect(subject.find((unit) => unit.folded.startsWith('truong thpt'))?.alternatives).toContain(
      'thpt dao tim',
    );
  });

  it('finds a school without the province in its name, and no office by its level alone', async () => {
    const named = async (question: string) =>
      (await prepare(question, tools)).subject.flatMap((unit) => unit.alternatives);
    expect(await named('Trường THPT Chuyên Thanh Hóa tuyển mấy lớp?')).toContain('truong thpt chuyen');
    expect(await named('UBND tỉnh Thanh Hóa giao việc gì?')).not.toContain('ubnd');
  });

  it('finds a body of a level in a text on all of that level', async () => {
    const { subject } = await prepare('Dự án do UBND huyện quản lý thì ai thẩm tra?', tools);
    const body = subject.find((unit) => unit.folded.startsWith('ubnd'));
    expect(body?.alternatives).toEqual(
      expect.arrayContaining(['uy ban nhan dan huyen', 'uy ban nhan dan cap huyen']),
    );
  });

  it('keeps land for dwelling apart from land at a place', async () => {
    const folded = async (question: string) =>
      (await prepare(question, tools)).subject.map((unit) => unit.folded);
    expect(await folded('Hạn mức giao đất ở tại các phường là bao nhiêu?')).toContain('dat o');
    expect(await folded('Giá đất ở xã Đào Tim là bao nhiêu?')).toContain('dat');
    expect(await folded('Giá đất ở Đào Tim là bao nhiêu?')).not.toContain('dat o');
  });

  it('weighs a remark in brackets less than what it remarks on', async () => {
    const { subject } = await prepare('Hạn kiểm tra (trường hợp bình thường) khi số hóa hồ sơ?', tools);
    const weight = (folded: string) => subject.find((unit) => unit.folded.includes(folded))?.weight ?? 0;
    expect(weight('binh thuong')).toBeLessThan(weight('kiem tra') / 2);
  });

  it('splits topic from subject, and knows other wordings', async () => {
    const { topic, subject, searchText } = await prepare('Sở Y tế số hóa TTHC thế nào?', tools);
    expect(topic.map((unit) => unit.folded)).toEqual(['so hoa', 'tthc']);
    expect(subject.map((unit) => unit.folded)).toContain('so y te');
    expect(topic.find((unit) => unit.folded === 'tthc')?.alternatives).toContain('thu tuc hanh chinh');
    expect(searchText).toContain('thủ tục hành chính');
  });

  it('divides a word as the documents do', async () => {
    const school = await toolsOver({
      views: [aView([passage('Giáo viên phải báo cáo hiệu trưởng. Hiệu trưởng phê duyệt.')])],
    });
    const { topic } = await prepare('Giáo viên phải báo hiệu trưởng trước mấy ngày?', school);
    expect(topic.map((unit) => unit.text)).toEqual(['giáo viên', 'báo', 'hiệu trưởng']);
  });

  it('reads which report is meant as one name, and a year with its number as a time', async () => {
    const texts = async (question: string) => (await prepare(question, tools)).topic.map((unit) => unit.text);
    expect(await texts('Hạn nộp báo cáo năm là khi nào?')).toEqual(['báo cáo năm']);
    expect(await texts('Hạn nộp báo cáo năm 2026 là khi nào?')).toEqual(['báo cáo']);
  });

  it('knows codes and places by name', async () => {
    const { marks } = await prepare('Tổng đài 1022 của tỉnh Nghệ An nhận 95% cuộc gọi năm 2026?', tools);
    expect(marks.codes.map((unit) => unit.text)).toEqual(['1022']);
    expect(marks.places.map((unit) => unit.folded)).toEqual(['nghe an']);
  });

  it('knows words that no document has', async () => {
    const { topic } = await prepare('Solana trong y tế', tools);
    expect(topic.map((unit) => [unit.folded, unit.unknown])).toEqual([
      ['solana', true],
      ['y te', false],
    ]);
  });
});
