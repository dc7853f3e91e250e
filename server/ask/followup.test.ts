// A follow-up takes its subject from the turns before; a question that stands alone is left alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realLanguage } from '../../tests/support/ask-factories.ts';
import type { Turn } from '../domain.ts';
import { resolveFollowUp } from './followup.ts';

const language = await realLanguage();
const user = (content: string): Turn => ({ role: 'user', content });
const assistant = (content: string): Turn => ({ role: 'assistant', content });
const afterTasks = [
  user('Sở Y tế chủ trì những nhiệm vụ nào?'),
  assistant('Sở Y tế chủ trì 2 nhiệm vụ:\n\n- Vận hành hệ thống — thời hạn: 2026 [1]\n- Số hóa hồ sơ [2]'),
];
const afterPercent = [user('Ngành y tế phải số hóa bao nhiêu % dữ liệu?')];

describe('resolveFollowUp', () => {
  it.each([
    ['Thế còn lên tới 4 lá?', 'Trường đạt chuẩn 4 lá được thưởng bao nhiêu?'],
    ['Còn đạt 3 lá?', 'Trường đạt chuẩn 3 lá được thưởng bao nhiêu?'],
  ])('puts another degree in its place: "%s"', (question, resolved) => {
    const history = [user('Trường đạt chuẩn 2 lá được thưởng bao nhiêu?')];
    expect(resolveFollowUp(question, history, language)).toBe(resolved);
  });

  it('keeps the subject for one thing that "thì" sets against the one before', () => {
    const history = [user('Phải gửi giấy mời họp thôn trước mấy ngày?')];
    expect(resolveFollowUp('Vậy tài liệu thì phải phát trước mấy ngày?', history, language)).toContain(
      'họp thôn',
    );
  });

  it.each([
    ['còn Sở Tài chính thì sao?', 'Sở Tài chính chủ trì những nhiệm vụ nào?'],
    ['con so tai chinh thi sao', 'so tai chinh chủ trì những nhiệm vụ nào?'],
    ['năm 2027 thì sao?', 'Sở Y tế chủ trì những nhiệm vụ nào năm 2027?'],
    ['bao giờ phải xong?', 'bao giờ phải xong (Sở Y tế chủ trì những nhiệm vụ nào)?'],
    [
      'Trong đó việc nào thường xuyên?',
      'Trong đó việc nào thường xuyên (Sở Y tế chủ trì những nhiệm vụ nào)?',
    ],
    ['nhiệm vụ thứ hai do ai phối hợp?', 'nhiệm vụ thứ hai do ai phối hợp: Số hóa hồ sơ'],
  ])('after a list of tasks, reads "%s" as "%s"', (question, resolved) => {
    expect(resolveFollowUp(question, afterTasks, language)).toBe(resolved);
  });

  it.each([
    ['còn ngành xây dựng?', 'Ngành xây dựng phải số hóa bao nhiêu % dữ liệu?'],
    ['Vì sao?', 'Vì sao (y tế số hóa dữ liệu)?'],
  ])('after a question on a value, reads "%s" as "%s"', (question, resolved) => {
    expect(resolveFollowUp(question, afterPercent, language)).toBe(resolved);
  });

  it.each([
    [
      'Khoản 1 Điều 6 Nghị định 318/2025/NĐ-CP quy định gì?',
      'khoản 2 thì sao?',
      'khoản 2 Điều 6 Nghị định 318/2025/NĐ-CP quy định gì?',
    ],
    [
      'Điều 6 Nghị định 318/2025/NĐ-CP quy định gì?',
      'Còn Điều 7?',
      'Điều 7 Nghị định 318/2025/NĐ-CP quy định gì?',
    ],
    ['Điều 6 Quy chế quy định gì?', 'điểm b khoản 2 thì sao', 'điểm b khoản 2 Điều 6 Quy chế quy định gì?'],
    ['Mục tiêu sổ sức khỏe của Lâm Đồng?', 'còn Gia Lai?', 'Mục tiêu sổ sức khỏe của Gia Lai?'],
    [
      'Quyết định 27/2026 quy định thời hạn bao lâu?',
      'Quyết định 58/2026 thì sao?',
      'Quyết định 58/2026 quy định thời hạn bao lâu?',
    ],
    [
      'Sở Y tế chủ trì việc nào trong năm 2026?',
      'Sở Nội vụ năm 2027 thì sao?',
      'Sở Nội vụ chủ trì việc nào trong năm 2027?',
    ],
    [
      'Tỷ lệ hộ nghèo của tỉnh năm 2026 là bao nhiêu?',
      'Năm 2030 thì bao nhiêu?',
      'Tỷ lệ hộ nghèo của tỉnh Năm 2030 là bao nhiêu?',
    ],
    [
      'Phí dự thi khi có dưới 50 thí sinh là bao nhiêu?',
      'Từ 100 người trở lên thì mức nào?',
      'Phí dự thi khi có Từ 100 người trở lên là bao nhiêu?',
    ],
  ])('puts each value in the place of its like: "%s" – "%s"', (subject, question, resolved) => {
    expect(resolveFollowUp(question, [user(subject)], language)).toBe(resolved);
  });

  it.each([
    [
      'Dữ liệu tài nguyên của ngành tài chính phải chia sẻ bao nhiêu phần trăm?',
      'Thế xây dựng?',
      'Dữ liệu tài nguyên của ngành xây dựng phải chia sẻ bao nhiêu phần trăm?',
    ],
    [
      'Hồ sơ y tế phải số hóa mấy phần trăm?',
      'Giáo dục và đào tạo thì bao nhiêu?',
      'Hồ sơ Giáo dục và đào tạo phải số hóa mấy phần trăm?',
    ],
    [
      'Sở Nội vụ rà soát dữ liệu lĩnh vực nội vụ khi nào?',
      'Thế Sở Y tế?',
      'Sở Y tế rà soát dữ liệu lĩnh vực Y tế khi nào?',
    ],
    [
      'Phí thẩm định hồ sơ nhóm A bao nhiêu?',
      'Còn hồ sơ nhóm B thì mấy đồng?',
      'Phí thẩm định hồ sơ nhóm B bao nhiêu?',
    ],
    ['Chủ tịch xã được phạt đến bao nhiêu?', 'còn Chủ tịch tỉnh', 'Chủ tịch tỉnh được phạt đến bao nhiêu?'],
    [
      'Vụ hòa giải thành được chi bao nhiêu?',
      'Không thành thì bao nhiêu?',
      'Vụ hòa giải Không thành được chi bao nhiêu?',
    ],
    [
      'Công tác 6 năm thì hưởng phụ cấp mức nào?',
      'Nếu là 18 năm?',
      'Công tác 18 năm thì hưởng phụ cấp mức nào?',
    ],
    [
      'Tỷ lệ thất nghiệp của Hưng Yên phải dưới bao nhiêu?',
      'Còn tỷ lệ lao động qua đào tạo?',
      'Tỷ lệ lao động qua đào tạo của Hưng Yên phải dưới bao nhiêu?',
    ],
  ])('puts the new words where their like stands: "%s" – "%s"', (subject, question, resolved) => {
    expect(resolveFollowUp(question, [user(subject)], language)).toBe(resolved);
  });

  it('carries the subject to two attributes asked at once', () => {
    const before = [user('Đơn vị nào trao 300 suất hỗ trợ khởi nghiệp?')];
    expect(resolveFollowUp('Bao giờ xong, kinh phí mấy đồng?', before, language)).toBe(
      'Bao giờ xong, kinh phí mấy đồng (trao 300 suất hỗ trợ khởi nghiệp)?',
    );
  });

  it('takes a verb of spending for no subject of its own', () =>
    expect(
      resolveFollowUp(
        'năm nay được rót bao nhiêu tiền?',
        [user('Kè sông Mẫu do ai làm chủ đầu tư?')],
        language,
      ),
    ).toContain('Kè sông Mẫu'));

  it.each([
    ['Năm trước đó thì sao?', 'Tỷ lệ hộ nghèo năm 2022 là bao nhiêu?'],
    ['năm tiếp theo?', 'Tỷ lệ hộ nghèo năm 2024 là bao nhiêu?'],
    [
      'Sang năm 2024 tăng hay giảm, được mấy phần trăm?',
      'Tỷ lệ hộ nghèo năm 2024 so với năm 2023 là bao nhiêu, tăng hay giảm?',
    ],
    [
      'So với năm trước tăng hay giảm?',
      'Tỷ lệ hộ nghèo năm 2023 so với năm 2022 là bao nhiêu, tăng hay giảm?',
    ],
    [
      'So với năm 2020 thì giảm bao nhiêu?',
      'Tỷ lệ hộ nghèo năm 2023 so với năm 2020 là bao nhiêu, tăng hay giảm?',
    ],
  ])('tells times from the conversation: "%s"', (question, resolved) => {
    const before = [user('Tỷ lệ hộ nghèo năm 2023 là bao nhiêu?'), assistant('4,2% [1]')];
    expect(resolveFollowUp(question, before, language)).toBe(resolved);
  });

  it('tells the year from the answer where the question named none', () => {
    const before = [user('Tỷ lệ hộ nghèo là bao nhiêu?'), assistant('Năm 2021: 4,2% [1]')];
    expect(resolveFollowUp('Năm sau đó thì sao?', before, language)).toBe(
      'Tỷ lệ hộ nghèo là bao nhiêu năm 2022?',
    );
  });

  it('replaces what is of a kind when no word is shared', () => {
    const before = [user('Bệnh viện hạng I phải triển khai bệnh án điện tử trước ngày nào?')];
    expect(resolveFollowUp('Còn phòng khám đa khoa?', before, language)).toMatch(/^phòng khám đa khoa/i);
  });

  it('keeps the field, not the agency, when another agency is asked anew', () => {
    const before = [user('Sở Y tế chủ trì mấy nhiệm vụ an toàn thực phẩm?')];
    const resolved = resolveFollowUp('Còn Sở Công Thương chủ trì mấy nhiệm vụ?', before, language);
    expect(resolved).toContain('Sở Công Thương');
    expect(resolved).toContain('an toàn thực phẩm');
    expect(resolved).not.toContain('Sở Y tế');
  });

  it('asks of the whole document after a question about one agency', () => {
    const before = [user('Phụ lục kế hoạch dữ liệu mở Đồng Tháp giao Công an tỉnh làm gì?')];
    expect(resolveFollowUp('Có mấy nhiệm vụ tất cả?', before, language)).toBe(
      'Có mấy nhiệm vụ tất cả (dữ liệu mở Đồng Tháp)?',
    );
  });

  it('carries the subject through several short turns', () => {
    const history = [
      ...afterPercent,
      assistant('95% [1]'),
      user('còn ngành xây dựng?'),
      assistant('90% [1]'),
    ];
    expect(resolveFollowUp('vì sao?', history, language)).toBe('vì sao (xây dựng số hóa dữ liệu)?');
  });

  it.each([
    'Trung tâm dữ liệu của tỉnh đặt ở đâu?',
    'Sở Xây dựng chủ trì những nhiệm vụ nào?',
    'Mục III.2.4 nói gì?',
  ])('leaves "%s" alone', (question) => {
    expect(resolveFollowUp(question, afterTasks, language)).toBe(question);
  });

  it('leaves a question about the document itself alone', () => {
    expect(resolveFollowUp('Kế hoạch do ai ký?', afterTasks, language)).toBe('Kế hoạch do ai ký?');
  });

  it('returns any question unchanged without a history, and never throws with one', () => {
    const questions = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom('thế còn', 'nó?', '?', ''),
    );
    fc.assert(
      fc.property(questions, (question) => {
        expect(resolveFollowUp(question, [], language)).toBe(question);
        expect(resolveFollowUp(question, [assistant('- Một [1]')], language)).toBe(question);
        expect(typeof resolveFollowUp(question, [user(question), ...afterTasks], language)).toBe('string');
      }),
      { numRuns: 60 },
    );
  });
});
