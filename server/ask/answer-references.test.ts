// A legal document named in the question: where it is cited, as printed; its content only from itself.
import { describe, expect, it } from 'vitest';
import { aRecord } from '../../tests/support/answers.ts';
import { anyone, aView, passage, toolsOver } from '../../tests/support/ask-factories.ts';
import { answerFromReferences } from './answer-references.ts';
import { prepare } from './prepare.ts';

const text = 'Căn cứ Luật Dữ liệu; Nghị định số 13/2023/NĐ-CP ngày 17/4/2023 về bảo vệ dữ liệu cá nhân;';
const at = text.indexOf('13/2023/NĐ-CP');
const span = { start: at, end: at + 13 };
const reference = {
  key: '13/2023/NĐ-CP',
  type: 'nghị định',
  number: '13/2023/NĐ-CP',
  date: '2023-04-17',
  issuer: null,
  title: null,
  storedDocumentId: null,
  mentions: [
    {
      documentId: aRecord().id,
      documentTitle: '',
      path: '0',
      place: '',
      span,
      printed: '13/2023/NĐ-CP',
      basis: false,
    },
  ],
};
const own = aView([passage('Điều 1.', { documentId: 'own' })], {
  record: aRecord({ id: 'own', title: 'Quyết định về lưu trữ', number: '07/2024/QĐ-UBND' }),
});
const tools = await toolsOver({
  views: [aView([passage(text, { path: '0' })]), own],
  references: [reference],
});

async function answer(question: string, isStored = false) {
  const { understanding, subject } = await prepare(question, tools);
  return answerFromReferences(
    { understanding, units: subject, hits: [], viewer: anyone, isStored },
    tools.sources,
  );
}

describe('answerFromReferences', () => {
  it.each(['Nghị định 13/2023/NĐ-CP ngày nào?', 'nghi dinh 13/2023/nd-cp', 'Nghị định 13 năm 2023'])(
    'quotes the clause that cites what "%s" names',
    async (question) => {
      expect((await answer(question))?.statements.map((one) => one.markdown)).toEqual([
        '“Nghị định số 13/2023/NĐ-CP ngày 17/4/2023 về bảo vệ dữ liệu cá nhân” [1]',
      ]);
    },
  );

  it('says that a document is absent that nothing cites', async () => {
    expect((await answer('Nghị định 99/2021/NĐ-CP quy định gì?'))?.outcome.reason).toBe('document_absent');
  });

  it('leaves the content of a cited or stored document to the other ways of answering', async () => {
    expect(
      await answer('Nghị định 13/2023/NĐ-CP phạt hành vi mua bán thẻ tín dụng bao nhiêu tiền?'),
    ).toBeNull();
    expect(await answer('07/2024/QĐ-UBND quy định gì?', true)).toBeNull();
    expect(await answer('Đề án 5 quy định gì?')).toBeNull();
    expect(await answer('07/2024/qd-ubnd quy định gì?', true)).toBeNull();
  });
});
