// The glossary file, and questions widened by abbreviations and everyday words in any typing.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './normalise.ts';
import { createQuestionExpander, emptyGlossary, GlossaryError, loadGlossary, MAX_ADDED } from './synonyms.ts';

const glossary = loadGlossary(readFileSync(new URL('../../corpus/glossary.json', import.meta.url), 'utf8'));
const expander = createQuestionExpander(glossary);
const added = (question: string) => expander.expand(question).added;

describe('loadGlossary', () => {
  test('reads the shipped glossary, whose entries are all different', () => {
    expect(glossary.abbreviations.length).toBeGreaterThanOrEqual(70);
    expect(glossary.synonyms.length).toBeGreaterThanOrEqual(60);
    const pairs = glossary.abbreviations.map(({ short, long }) => `${short}=${long}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    const phrases = glossary.synonyms.flat().map((phrase) => phrase.toLowerCase());
    expect(phrases.filter((phrase, at) => phrases.indexOf(phrase) !== at)).toEqual([]);
    for (const text of [...pairs, ...phrases]) expect(text).toBe(text.normalize('NFC'));
  });

  test('takes agencies as a list or in an object', () => {
    const agency = { name: 'Sở Y tế', aliases: ['SYT'], kind: 'department' };
    const empty = '{"abbreviations":[],"synonyms":[]}';
    expect(loadGlossary(empty, JSON.stringify([agency])).agencies).toEqual([agency]);
    expect(loadGlossary(empty, JSON.stringify({ agencies: [agency] })).agencies).toEqual([agency]);
    expect(loadGlossary(empty).agencies).toEqual([]);
  });

  test.each([
    '',
    '{',
    '[]',
    '{"abbreviations":[{"short":"","long":"x"}],"synonyms":[]}',
    '{"abbreviations":[],"synonyms":[["một"]]}',
  ])('refuses %s with a sentence', (json) => {
    expect(() => loadGlossary(json)).toThrow(GlossaryError);
  });
});

describe('abbreviations', () => {
  test.each([
    ['TTHC', 'thủ tục hành chính'],
    ['tthc', 'thủ tục hành chính'],
    ['csdl', 'cơ sở dữ liệu'],
    ['ubnd', 'Ủy ban nhân dân'],
    ['hđnd', 'Hội đồng nhân dân'],
    ['hdnd', 'Hội đồng nhân dân'],
    ['khcn', 'khoa học và công nghệ'],
    ['KH&CN', 'khoa học và công nghệ'],
    ['kh & cn', 'khoa học và công nghệ'],
    ['cntt', 'công nghệ thông tin'],
    ['ioc', 'Trung tâm Giám sát, điều hành thông minh'],
    ['SOC', 'Trung tâm điều hành an ninh mạng'],
    ['lgsp', 'nền tảng tích hợp, chia sẻ dữ liệu'],
    ['ttdl', 'trung tâm dữ liệu'],
    ['httt', 'hệ thống thông tin'],
    ['cbccvc', 'cán bộ, công chức, viên chức'],
    ['dvc', 'dịch vụ công'],
    ['cđs', 'chuyển đổi số'],
    ['cds', 'chuyển đổi số'],
    ['ttpvhcc', 'Trung tâm Phục vụ hành chính công'],
    ['gd&đt', 'giáo dục và đào tạo'],
    ['gddt', 'giáo dục và đào tạo'],
    ['vhttdl', 'văn hóa, thể thao và du lịch'],
    ['nn&mt', 'nông nghiệp và môi trường'],
    ['qlvb', 'quản lý văn bản'],
    ['attt', 'an toàn thông tin'],
    ['anm', 'an ninh mạng'],
    ['dti', 'chỉ số đánh giá mức độ chuyển đổi số'],
    ['AI', 'trí tuệ nhân tạo'],
    ['iot', 'Internet vạn vật'],
  ])('are written out: %s', (short, long) => {
    expect(added(`nhiệm vụ về ${short} là gì`)).toContain(long);
    expect(added(`cac muc tieu ${short} ra sao`).includes(long) || /^(SOC|AI)$/.test(short)).toBe(true);
  });

  test('keep the abbreviation beside its long form, without diacritics in a question without them', () => {
    expect(expander.expand('số hóa TTHC thế nào').expanded).toBe('số hóa thủ tục hành chính (TTHC) thế nào');
    expect(expander.expand('so hoa tthc the nao').expanded).toBe('so hoa thu tuc hanh chinh (tthc) the nao');
  });

  test('name every sense when there are several', () => {
    const { expanded, added: terms } = expander.expand('ban hành KH');
    expect(expanded).toBe('ban hành KH (kế hoạch; khoa học)');
    expect(terms).toEqual(expect.arrayContaining(['kế hoạch', 'khoa học']));
  });

  test('that are also words need capitals or a cue', () => {
    expect(added('ai chủ trì nhiệm vụ này')).not.toContain('trí tuệ nhân tạo');
    expect(added('ai chu tri nhiem vu nay')).not.toContain('trí tuệ nhân tạo');
    expect(added('AI CHỦ TRÌ NHIỆM VỤ NÀY')).not.toContain('trí tuệ nhân tạo');
    expect(added('ung dung ai trong y te')).toContain('trí tuệ nhân tạo');
    expect(added('trung tam soc lam gi')).toContain('Trung tâm điều hành an ninh mạng');
  });

  test('are found from their long forms, and leave document numbers alone', () => {
    expect(added('thủ tục hành chính có bao nhiêu')).toContain('TTHC');
    expect(added('co so du lieu dat dai')).toContain('CSDL');
    expect(expander.expand('142/QĐ-TTg và 12/KH-UBND').expanded).toBe('142/QĐ-TTg và 12/KH-UBND');
    expect(expander.expand('CNTT/CĐS').added).toEqual(['công nghệ thông tin', 'chuyển đổi số']);
  });
});

describe('synonyms', () => {
  test.each([
    ['hạn chót là khi nào', 'thời gian thực hiện'],
    ['han chot la khi nao', 'thời gian thực hiện'],
    ['deadline khi nào', 'thời hạn'],
    ['ai làm việc này', 'triển khai'],
    ['ai phụ trách', 'chủ trì'],
    ['ai lo vụ này', 'chủ trì'],
    ['tiền lấy ở đâu', 'kinh phí'],
    ['sếp nào ký', 'lãnh đạo'],
    ['app cho dân', 'ứng dụng'],
    ['làm sổ đỏ', 'giấy chứng nhận quyền sử dụng đất'],
    ['chỉ tiêu 2030', 'mục tiêu'],
  ])('widen "%s" by "%s"', (question, term) => {
    expect(added(question)).toContain(term);
  });

  test('keep typed diacritics exact', () => {
    expect(added('quả lô này')).not.toContain('chủ trì');
    expect(added('tiến độ thế nào')).not.toContain('kinh phí');
  });

  test('leave compounds and names of agencies alone', () => {
    expect(added('khoa học công nghệ')).not.toContain('đào tạo');
    expect(added('Hội đồng nhân dân')).toEqual(['HĐND']);
    const health = { name: 'Sở Y tế', aliases: [], kind: 'department' as const };
    expect(createQuestionExpander({ ...glossary, agencies: [health] }).expand('sở y tế').added).toEqual([]);
    expect(added('học gì')).toContain('đào tạo');
  });

  test('never match inside a word and prefer the longest phrase', () => {
    expect(added('sổ đỏ')).not.toContain('hồ sơ');
    expect(expander.expand('mua sắm thế nào').applied.map(({ from }) => from)).toEqual([
      'mua sắm',
      'mua sắm',
    ]);
  });
});

test('any question gives at most the allowed number of different terms, also folded, and never crashes', () => {
  const words = fc.constantFrom(
    'TTHC',
    'csdl',
    'làm',
    'tiền',
    'phụ trách',
    'AI',
    'kh&cn',
    'đất',
    '/',
    '(',
    '2026',
    'thủ tục hành chính',
    '😀',
    'KH-UBND',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 20 }), (parts) => {
      for (const question of [parts.join(' '), fold(parts.join(' '))]) {
        const result = expander.expand(question);
        expect(result.added.length).toBeLessThanOrEqual(MAX_ADDED);
        expect(new Set(result.added).size).toBe(result.added.length);
      }
    }),
  );
});

describe('the general thesaurus', () => {
  const glossary = {
    ...emptyGlossary(),
    synonyms: [['đi làm việc ở nước ngoài', 'xuất khẩu lao động']],
    thesaurus: [
      ['nâng bậc lương', 'tăng lương', 'lên lương'],
      ['lao động ngoài nước', 'đi xuất khẩu lao động'],
    ],
  };
  const { applied, added } = createQuestionExpander(glossary).expand(
    'Người đi xuất khẩu lao động về có được tăng lương không?',
  );

  test('is searched for its official wording, and knows the others again', () => {
    expect(added).toContain('nâng bậc lương');
    expect(added).not.toContain('lên lương');
    expect(applied).toContainEqual({ from: 'tăng lương', to: 'lên lương', general: true, quiet: true });
  });

  test('takes no phrase away from the glossary of the province', () => {
    expect(added).toContain('đi làm việc ở nước ngoài');
    expect(added).toContain('lao động ngoài nước');
  });
});

describe('the shipped thesaurus', () => {
  const shipped = loadGlossary(
    '{"abbreviations":[],"synonyms":[]}',
    null,
    readFileSync(new URL('../../corpus/thesaurus.json', import.meta.url), 'utf8'),
  ).thesaurus;

  test('says nothing twice in a group and puts no phrase into two groups', () => {
    expect(shipped.length).toBeGreaterThan(500);
    const phrases = shipped.flat().map((phrase) => phrase.toLowerCase());
    expect(phrases.filter((phrase, at) => phrases.indexOf(phrase) !== at)).toEqual([]);
    for (const phrase of phrases) expect(phrase).toBe(phrase.normalize('NFC'));
  });
});
