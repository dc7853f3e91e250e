// A question is narrowed to the documents that it names, and only to those that its reader may see.
import { describe, expect, it } from 'vitest';
import { aRecord } from '../../tests/support/answers.ts';
import { anyone, aView, memorySources, realLanguage } from '../../tests/support/ask-factories.ts';
import type { DocumentRecord } from '../domain.ts';
import { scopeDocuments } from './scope-documents.ts';
import { understand } from './understand.ts';

const language = await realLanguage();
const plan = (id: string, changes: Partial<DocumentRecord>) =>
  aView([], { record: aRecord({ id, ...changes }) });
const decree = plan('nd', { title: 'Nghị định về dữ liệu cá nhân', number: '13/2023/NĐ-CP' });
const thanhHoa = plan('th', {
  title: 'Kế hoạch chuyển đổi số tỉnh Thanh Hóa',
  issuer: 'UBND tỉnh Thanh Hóa',
});
const commune = plan('xa', { title: 'Quy chế làm việc của Ủy ban nhân dân xã Đào Tim', issuer: null });
const secret = plan('mat', { title: 'Nghị định mật', number: '99/2024/NĐ-CP', audience: ['mat'] });
const sources = memorySources(language, { views: [decree, thanhHoa, commune, secret] });
const scope = (question: string, from = sources) =>
  scopeDocuments(understand(question, language), anyone, from);

describe('scopeDocuments', () => {
  it('finds a document by its number, however it is typed', async () => {
    expect(await scope('13/2023/nd-cp quy định gì?')).toMatchObject({ documentIds: ['nd'] });
  });

  it('finds a document by its number without the symbol, and by a numbered name in its title', async () => {
    expect(await scope('Nghị định 13 quy định gì?')).toMatchObject({ documentIds: ['nd'], numbered: true });
    const project = plan('da', { title: 'Kế hoạch triển khai Đề án 06 tỉnh Gia Lai' });
    const among = memorySources(language, { views: [decree, project] });
    expect(await scope('Đề án 06 có mấy nhiệm vụ?', among)).toMatchObject({ documentIds: ['da'] });
    expect((await scope('Đề án 5 năm có gì?', among)).numbered).toBe(false);
  });

  it('takes a body that is asked about for no name of its own documents, where a title is named', async () => {
    const scheme = plan('ba', { title: 'Đề án bồi dưỡng kiến thức dân tộc', issuer: 'Thủ tướng Chính phủ' });
    const index = plan('cs', { title: 'Đề án chỉ số hài lòng', issuer: 'Bộ Nội vụ' });
    const among = memorySources(language, { views: [scheme, index, decree] });
    const named = await scope('Bộ Nội vụ làm gì trong Đề án bồi dưỡng kiến thức dân tộc?', among);
    expect(named).toMatchObject({ documentIds: ['ba'], guessed: true });
    expect(await scope('Bộ Nội vụ được giao việc gì?', among)).toMatchObject({
      documentIds: ['cs'],
      guessed: true,
    });
  });

  it('keeps to the place when a number is given in two', async () => {
    const here = plan('q1', { title: 'Quyết định của tỉnh Gia Lai', number: '27/2026/QĐ-UBND' });
    const there = plan('q2', { title: 'Quyết định của tỉnh Nghệ An', number: '27/2026/QĐ-UBND' });
    const among = memorySources(language, { views: [here, there] });
    expect((await scope('Quyết định 27/2026 của Gia Lai nói gì?', among)).documentIds).toEqual(['q1']);
  });

  it('finds documents by the words that follow their type, abbreviated or not', async () => {
    const health = plan('yt', { title: 'Kế hoạch phát triển y tế số giai đoạn 2026 - 2030' });
    const reform = plan('cc', { title: 'Kế hoạch cải cách hành chính năm 2026' });
    const among = memorySources(language, { views: [health, reform, decree] });
    expect((await scope('Nhiệm vụ thường xuyên trong kế hoạch y tế số?', among)).documentIds).toEqual(['yt']);
    expect((await scope('Kế hoạch y tế có mấy nhiệm vụ?', among)).documentIds).toEqual(['yt']);
    const said = 'kế hoạch cải cách hành chính có mấy nhiệm vụ?';
    const asked = understand('kế hoạch CCHC có mấy nhiệm vụ?', language);
    expect((await scopeDocuments(asked, anyone, among, said)).documentIds).toEqual(['cc']);
    expect((await scope('Sở Y tế lập kế hoạch nào?', among)).documentIds).toBeUndefined();
  });

  it('keeps both places of a comparison', async () => {
    const one = plan('k1', { title: 'Kế hoạch mẫu tỉnh Đào Tim', type: 'kế hoạch' });
    const two = plan('k2', { title: 'Kế hoạch mẫu tỉnh Vân Đồi', type: 'kế hoạch' });
    const among = memorySources(language, { views: [one, two, decree] });
    const both = await scope('Kế hoạch Đào Tim và Vân Đồi, kế hoạch nào nhiều nhiệm vụ hơn?', among);
    expect(both.documentIds).toEqual(['k1', 'k2']);
  });

  it('takes the type that is named among the documents of a place', async () => {
    const one = plan('k', { title: 'Kế hoạch chuyển đổi số tỉnh Gia Lai', type: 'kế hoạch' });
    const other = plan('q', { title: 'Quyết định về phí tỉnh Gia Lai', type: 'quyết định' });
    const among = memorySources(language, { views: [one, other, decree] });
    expect((await scope('Kế hoạch của Gia Lai có mấy nhiệm vụ?', among)).documentIds).toEqual(['k']);
  });

  it('finds a document by a name in its title', async () => {
    expect(await scope('xa dao tim lam viec the nao')).toMatchObject({
      documentIds: ['xa'],
      names: ['dao tim'],
    });
  });

  it('finds a document by nearly its whole title', async () => {
    expect(await scope('Nghị định về dữ liệu cá nhân quy định những gì?')).toMatchObject({
      documentIds: ['nd'],
    });
  });

  it('takes words inside a title for a guess at most', async () => {
    const audit = plan('tt', { title: 'Thông tư hướng dẫn xây dựng kế hoạch thanh tra' });
    const course = plan('ct', { title: 'Quyết định về việc ban hành Chương trình đào tạo lái xe' });
    const among = memorySources(language, { views: [audit, course, decree] });
    const named = await scope('Kế hoạch đào tạo lái xe có mấy nhiệm vụ?', among);
    expect(named).toMatchObject({ documentIds: ['ct'], guessed: true });
    expect((await scope('Ai lập kế hoạch thanh tra của Thanh tra tỉnh?', among)).documentIds).not.toEqual([
      'ct',
    ]);
    expect(await scope('Quy định về xây dựng kế hoạch?', among)).toMatchObject({ guessed: true });
  });

  it('takes the subject of a short title for a name only with its type', async () => {
    const law = plan('lg', { title: 'Luật Giáo dục', type: 'luật' });
    const other = plan('lm', { title: 'Luật Bảo vệ môi trường', type: 'luật' });
    const among = memorySources(language, { views: [law, other, decree] });
    const ids = async (question: string) => (await scope(question, among)).documentIds;
    expect(await ids('Luật Bảo vệ môi trường có mấy chương?')).toEqual(['lm']);
    expect(await ids('Ai xử lý vi phạm về bảo vệ môi trường?')).toBeUndefined();
    expect(await ids('Phải tuân theo pháp luật về bảo vệ môi trường không?')).toBeUndefined();
  });

  it('says that a place is of no document', async () => {
    expect(await scope('Nghệ An có mấy nhiệm vụ?')).toEqual({
      documentIds: undefined,
      documents: [],
      names: ['nghe an'],
      elsewhere: true,
      numbered: false,
    });
  });

  it('finds no document that the reader may not see', async () => {
    expect((await scope('99/2024/NĐ-CP quy định gì?')).documentIds).toBeUndefined();
  });

  it('narrows nothing when nothing is named', async () => {
    expect(await scope('Sở Y tế chủ trì gì?')).toMatchObject({ documentIds: undefined, elsewhere: false });
    expect(await scope('', memorySources(language, {}))).toMatchObject({ documentIds: undefined });
  });
});
