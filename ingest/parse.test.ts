// The parser on laws, regulations, plain text and anything else; properties that hold for every text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collapseSpaces } from '../server/vietnamese/normalise.ts';
import { parseFile, parseText } from './testing/parse-text.ts';

const paths = (text: string) => parseText(text).passages.map((passage) => passage.path);

function expectSound(text: string): void {
  const parsed = parseText(text);
  const ids = parsed.passages.map((passage) => passage.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(parsed.nodes.map((node) => node.path)).size).toBe(parsed.nodes.length);
  for (const passage of parsed.passages) {
    const raw = passage.spans.map((span) => parsed.text.slice(span.start, span.end)).join(' ');
    expect(collapseSpaces(passage.text)).toBe(collapseSpaces(raw));
  }
  expect(parseText(text)).toEqual(parsed);
}

describe('laws and regulations', () => {
  it('keeps the plain article path for the regulation that a decision issues', () => {
    const parsed = parseFile('evals/samples/corpus/quy-che-mau-quan-ly-du-lieu.txt');
    const sections = parsed.passages.map((passage) => passage.section);
    expect(sections).toContain('Quyết định, Điều 2');
    expect(sections).toContain('Điều 8.3.b');
    expect(parsed.passages.find((passage) => passage.path === 'Điều 8.3.b')?.place).toBe(
      'Điều 8 khoản 3 điểm b',
    );
  });

  it('does not take a quoted article of an amending law for its own', () => {
    const text =
      'Điều 1. Sửa đổi Điều 5 như sau:\n\n“Điều 5. Tên mới\n\n1. Khoản một.\n\n2. Khoản hai.”.\n\nĐiều 2. Hiệu lực.';
    expect(paths(text)).toEqual(['Điều 1', 'Điều 1#p1', 'Điều 1#p2', 'Điều 1#p3', 'Điều 2']);
  });

  it('reads chapters with their title on the next line', () => {
    const parsed = parseText(
      'Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\n1. Một.\n\na) Điểm a;\n\nđ) Điểm đ.',
    );
    expect(parsed.nodes[0]).toMatchObject({ path: 'Chương I', heading: 'QUY ĐỊNH CHUNG' });
    expect(parsed.passages.map((passage) => passage.path)).toEqual(['Điều 1.1', 'Điều 1.1.a', 'Điều 1.1.đ']);
  });

  it('tells a regulation from the decision that issues it, though its title line was lost', () => {
    const text =
      'QUYẾT ĐỊNH\n\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế mẫu.\n\nĐiều 2. Quyết định có hiệu lực từ ngày ký.\n\nNơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nNguyễn Văn Mẫu\n\nI. QUY ĐỊNH CHUNG\n\nĐiều 1: Phạm vi áp dụng của mẫu.\n\nĐiều 2: Nguyên tắc của mẫu.';
    const places = parseText(text).passages.map((passage) => passage.place);
    expect(places.filter((place) => /Điều 1/u.test(place))).toEqual(['Quyết định, Điều 1', 'Điều 1']);
  });

  it('takes a form in an annex for no regulation', () => {
    const text =
      'NGHỊ ĐỊNH\n\nĐiều 1. Phạm vi.\n\nĐiều 2. Hiệu lực.\n\nNơi nhận:\n- Lưu: VT.\n\nPHỤ LỤC I\n\nMẪU QUYẾT ĐỊNH (Ban hành kèm theo Nghị định số 1/2026/NĐ-CP)\n\nĐiều 1. Ông (bà) mẫu.';
    expect(paths(text)).toContain('Điều 1');
    expect(paths(text)).toContain('Phụ lục I.Điều 1');
  });

  it('puts the points below the bullet that introduces them', () => {
    const text =
      'I. ƯU TIÊN\n\n- Ưu tiên\n\n+ Cộng 2 điểm cho các đối tượng sau, gồm:\n\na) Con liệt sĩ;\n\nb) Con thương binh.\n\n+ Cộng 1 điểm, gồm:\n\na) Con Anh hùng.\n\n- Việc khác.\n\nb) Ý khác.';
    const { passages } = parseText(text);
    const above = (opening: string) =>
      passages.find((passage) => passage.text.startsWith(opening))?.headings.at(-1);
    expect(above('a) Con liệt sĩ')).toBe('Cộng 2 điểm cho các đối tượng sau, gồm:');
    expect(above('b) Con thương binh')).toBe('Cộng 2 điểm cho các đối tượng sau, gồm:');
    expect(above('a) Con Anh hùng')).toBe('Cộng 1 điểm, gồm:');
    expect(above('b) Ý khác')).toBe('I. ƯU TIÊN');
  });

  it('nests Roman items below a point, and goes on from h) to i)', () => {
    const roman =
      'Điều 1. Chi phí\n\n1. Gồm:\n\na) Khoản đầu:\n\ni) Tiền thuê;\n\nii) Tiền vé;\n\nb) Khoản sau.';
    expect(paths(roman)).toEqual(['Điều 1.1', 'Điều 1.1.a', 'Điều 1.1.a.i', 'Điều 1.1.a.ii', 'Điều 1.1.b']);
    const scheme =
      'Điều 1. Phê duyệt Đề án mẫu:\n\nI. ĐỐI TƯỢNG\n\n1. Nhóm một\n\na) Cán bộ mẫu.\n\nĐiều 2. Hiệu lực.';
    expect(parseText(scheme).passages.map(({ place }) => place)).toContain('Điều 1 mục I khoản 1 điểm a');
    expect(parseText(roman).passages[2]?.place).toBe('Điều 1 khoản 1 điểm a tiết i');
    expect(paths('Điều 1. Tên\n\ng) Một;\n\nh) Hai;\n\ni) Ba;\n\nk) Bốn.').slice(-2)).toEqual([
      'Điều 1.i',
      'Điều 1.k',
    ]);
  });

  it('reads a line that goes on with a reference, or the subject of a letter, as no level of its own', () => {
    const cut =
      'Điều 1. Tên\n\n1. Thực hiện theo quy định sau, khoản 3;\n\nĐiều 11 Nghị định số 91/2015/NĐ-CP.\n\n2. Hai.';
    expect(paths(cut)).toEqual(['Điều 1.1', 'Điều 1.1#p1', 'Điều 1.2']);
    expect(paths('V/v triển khai việc mẫu\n\nNội dung.')).not.toContain('V');
  });

  it('puts the paragraph that introduces items among their headings', () => {
    const text =
      'Điều 9. Từ chối\n\nĐược từ chối trong các trường hợp sau đây:\n\n1. Một.\n\n2. Hai.\n\nĐiều 10. Khác';
    const items = parseText(text).passages.filter((passage) => /^Điều 9\./u.test(passage.path));
    expect(items.map((passage) => passage.headings.at(-1))).toEqual([
      'Được từ chối trong các trường hợp sau đây:',
      'Được từ chối trong các trường hợp sau đây:',
    ]);
  });

  it('keeps each of several annexes apart', () => {
    const text =
      'I. MỘT\n\nNội dung.\n\nPHỤ LỤC I\nDANH MỤC A\n\n1. Việc một.\n\nPHỤ LỤC II\nDANH MỤC B\n\n1. Việc hai.';
    expect(paths(text)).toEqual(['I#p1', 'Phụ lục I.1', 'Phụ lục II.1']);
  });
});

describe('any text', () => {
  it('reads unnumbered paragraphs', () => {
    expect(paths('Bản tin\n\nĐoạn thứ nhất.\n\nĐoạn thứ hai.')).toHaveLength(3);
  });

  it('splits prose that is too long at sentence ends', () => {
    const sentence = 'Câu này dài vừa phải và có đủ chủ ngữ, vị ngữ để đọc được. ';
    const parsed = parseText(`I. MỤC\n\n${sentence.repeat(80)}`);
    expect(parsed.passages.length).toBeGreaterThan(2);
    expect(
      parsed.passages.every((passage) => passage.text.endsWith('.') && passage.text.length <= 1800),
    ).toBe(true);
  });

  it('never fails, quotes verbatim and gives unique stable ids', () => {
    const piece = fc.constantFrom(
      'I. ',
      'II. ',
      '1. ',
      '1.1. ',
      '2. ',
      'a) ',
      'đ) ',
      '- ',
      '+ ',
      'Điều 1. ',
      'Chương I',
      'PHỤ LỤC',
      'Nơi nhận:',
      'KẾ HOẠCH',
      'STT\tNhiệm vụ\tChủ trì',
      '1\tViệc\tSở Y tế',
      '\ttiếp theo\t',
      '\n',
      '\n\n',
      'chữ thường ',
      'Câu. ',
      '“',
      '”',
      '\t',
      'TM. UBND',
      'Số: /KH',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => expectSound(pieces.join(''))),
      { numRuns: 300 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), expectSound), { numRuns: 200 });
  });

  it('keeps the ids of the other paragraphs when one is added', () => {
    const before = 'I. MỘT\n\n- Gạch một.\n\nII. HAI\n\n- Gạch hai.';
    const after = before.replace('II. HAI', '- Gạch mới.\n\nII. HAI');
    expect(paths(after).filter((path) => !paths(before).includes(path))).toEqual(['I#2']);
  });
});
