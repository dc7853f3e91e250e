// The document itself: signer, recipients, number, date, legal basis; what is blank is said to be blank.
import { describe, expect, it } from 'vitest';
import { aRecord } from '../../tests/support/answers.ts';
import { anyone, aView, hit, passage, realLanguage, toolsOver } from '../../tests/support/ask-factories.ts';
import { answerFromDocument } from './answer-document.ts';
import { understand } from './understand.ts';

const language = await realLanguage();
const passages = [
  passage('Số:      /KH-UBND\nThanh Hóa, ngày    tháng    năm 2026', {
    path: '0',
    place: 'Phần đầu',
    ordinal: 0,
  }),
  passage('Căn cứ Luật Dữ liệu; Nghị quyết số 57-NQ/TW; xét đề nghị của Sở;', {
    path: '1',
    place: 'Phần căn cứ',
  }),
  passage('KT. CHỦ TỊCH\nNguyễn Văn Bình', { path: '8', place: 'Chữ ký', ordinal: 98 }),
  passage('- Như trên;', { path: '9#1', place: 'Nơi nhận, dòng 1', ordinal: 99 }),
  passage('- Lưu: VT.', { path: '9#2', place: 'Nơi nhận, dòng 2', ordinal: 100 }),
];

async function lines(question: string, record = aRecord(), viewer = anyone) {
  const { sources } = await toolsOver({ views: [aView(passages, { record })] });
  const understanding = understand(question, language);
  const draft = await answerFromDocument({ understanding, hits: [hit('x')], viewer }, sources);
  return draft?.statements.map((one) => one.markdown) ?? null;
}

describe('answerFromDocument', () => {
  it.each([
    ['Ai ký kế hoạch?', ['Phần ký của văn bản ghi: “KT. CHỦ TỊCH Nguyễn Văn Bình” [1]']],
    ['Nơi nhận gồm những đâu?', ['Nơi nhận của văn bản:', '- - Như trên; [1]', '- - Lưu: VT. [2]']],
    ['Kế hoạch ban hành theo nghị quyết nào?', ['- Nghị quyết số 57-NQ/TW [1]']],
    ['Kế hoạch căn cứ văn bản nào?', ['- Căn cứ Luật Dữ liệu [1]', '- Nghị quyết số 57-NQ/TW [1]']],
  ])('answers "%s"', async (question, expected) => {
    expect(await lines(question)).toEqual(expected);
  });

  it('says that a blank number and a blank date are blank, and quotes what is printed', async () => {
    expect((await lines('Kế hoạch số mấy?'))?.[0]).toContain('để trống số văn bản');
    expect((await lines('Kế hoạch ban hành ngày nào?'))?.[0]).toContain('để trống ngày ban hành');
  });

  it('gives the number of a document that has one', async () => {
    const numbered = aRecord({ number: '12/KH-UBND', status: 'in_force' });
    expect(await lines('Kế hoạch số mấy?', numbered)).toEqual(['Số, ký hiệu: 12/KH-UBND [1]']);
  });

  it('answers nothing else, and nobody who may not see the document', async () => {
    expect(await lines('Sở Y tế chủ trì gì?')).toBeNull();
    expect(await lines('Ai ký kế hoạch?', aRecord(), { id: 'x', groups: ['khac'] })).toBeNull();
  });
});
