// What holds everywhere answers a question asked "ở tỉnh X", and says so; what is true of one province alone never does.
import { describe, expect, it } from 'vitest';
import { aRecord } from '../../tests/support/answers.ts';
import { hit, realLanguage } from '../../tests/support/ask-factories.ts';
import type { DocumentRecord } from '../domain.ts';
import { DraftBuilder, refusal } from './draft.ts';
import { asNationwide, nationwideScope } from './nationwide.ts';
import { whole } from './scope-documents.ts';
import { understand } from './understand.ts';

const language = await realLanguage();
const read = (question: string) => understand(question, language);
const record = (id: string, changes: Partial<DocumentRecord>): DocumentRecord => ({
  ...aRecord(),
  id,
  ...changes,
});
const documents = [
  record('nd', { title: 'Nghị định quy định về mẫu', type: 'nghị định', issuer: 'Chính phủ' }),
  record('qd', { title: 'Quyết định về chế độ mẫu', type: 'quyết định', issuer: 'Thủ tướng Chính phủ' }),
  record('qh', {
    title: 'Quyết định phê duyệt quy hoạch tỉnh Nghệ An',
    type: 'quyết định',
    issuer: 'Thủ tướng Chính phủ',
  }),
  record('tinh', {
    title: 'Quyết định về hạn mức đất',
    type: 'quyết định',
    issuer: 'Ủy ban nhân dân tỉnh Quảng Bình',
  }),
];
const scopeOf = (question: string) =>
  nationwideScope(read(question), { ...whole([]), elsewhere: true }, documents, language.places)?.documentIds;

describe('nationwideScope', () => {
  it('holds the acts of the whole country alone', () => {
    expect(scopeOf('Ở Thanh Hóa, phí mẫu là bao nhiêu tiền?')).toEqual(['nd', 'qd']);
    expect(scopeOf('Công chức tỉnh Thanh Hóa nghỉ hưu thì làm thủ tục gì?')).toEqual(['nd', 'qd']);
    expect(scopeOf('Phí mẫu trên địa bàn tỉnh Thanh Hóa là bao nhiêu tiền?')).toEqual(['nd', 'qd']);
  });

  it.each([
    'Phí mẫu là bao nhiêu tiền?',
    'Tỉnh Nghệ An quy định phí mẫu thế nào?',
    'Ở Nghệ An có bao nhiêu khu du lịch?',
    'Ở Nghệ An, kế hoạch số hóa đặt mục tiêu gì?',
    'Ở Nghệ An, Sở Y tế chủ trì những nhiệm vụ nào?',
  ])('asks no general rule for "%s"', (question) => {
    expect(scopeOf(question)).toBeUndefined();
  });
});

describe('asNationwide', () => {
  const asked = read('Ở Thanh Hóa, phí mẫu là bao nhiêu tiền?');
  const draftOf = (text: string) => {
    const builder = new DraftBuilder();
    builder.fact(`“${text}”`, [builder.cite(hit(text))]);
    return builder.build();
  };
  const opening = (elsewhere: boolean) =>
    asNationwide(draftOf('Phí là 10 đồng.'), asked, { ...whole([]), elsewhere }, language.places)
      ?.statements[0]?.markdown;

  it('says that the province has nothing of its own', () => {
    expect(opening(false)).toBe(
      'Văn bản của Thanh Hóa trong kho không nêu điều này. Quy định chung áp dụng trên cả nước:',
    );
    expect(opening(true)).toContain('Kho chưa có văn bản riêng của Thanh Hóa.');
  });

  it('gives no rule for another place, and no refusal', () => {
    const other = draftOf('Riêng tỉnh Quảng Bình phí là 5 đồng.');
    expect(asNationwide(other, asked, whole([]), language.places)).toBeNull();
    expect(asNationwide(refusal('unanswerable_no_evidence'), asked, whole([]), language.places)).toBeNull();
  });
});
