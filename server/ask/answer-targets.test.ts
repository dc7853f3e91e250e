// Answers from tables of targets and of fees: years to come, what was reached, steps, and which indicators there are.
import { beforeAll, describe, expect, it } from 'vitest';
import { anyone } from '../../tests/support/ask-factories.ts';
import { openFigures } from '../../tests/support/figures.ts';
import { answerIndicatorList } from './answer-indicator-list.ts';
import { answerFromIndicators } from './answer-indicators.ts';
import { prepare, type Tools } from './prepare.ts';
import { verify } from './verify.ts';

const targets = [
  'Chỉ tiêu mẫu về nước và chợ giai đoạn 2026 - 2028 (số liệu mẫu)',
  'TT;Chỉ tiêu;Đơn vị tính;Hiện trạng năm 2025;Năm 2026;Năm 2027;Năm 2028;Cơ quan theo dõi',
  '1;Tỷ lệ dân dùng nước sạch;%;82,5;84;90;100;Sở Xây dựng',
  '2;Số chợ đạt chuẩn;chợ;10;12;15;20;Sở Công Thương',
  '3;Số trạm bơm mới;trạm;0;2;3;5;Sở Xây dựng',
].join('\n');
const fees = [
  'Biểu phí mẫu kiểm tra thiết bị (số liệu mẫu)',
  'Số TT;Nội dung thu;Đơn vị tính;Mức thu',
  'I;Kiểm tra máy dệt;;',
  ';- Dưới 10 máy;Đồng/máy;200.000',
  ';- Từ 10 đến dưới 50 máy;Đồng/máy;150.000',
  ';- Từ 50 máy trở lên;Đồng/máy;100.000',
  'II;Cấp lại tem;Đồng/tem;5.000',
].join('\n');

let tools: Tools;

beforeAll(async () => {
  const opened = await openFigures([
    { id: 'muc-tieu', csv: targets, audience: ['public'], meta: { year: 2026, issuedOn: '2026-03-04' } },
    { id: 'phi', csv: fees, audience: ['public'] },
  ]);
  tools = opened.tools;
  return opened.close;
}, 60_000);

async function draftOf(question: string) {
  const search = { prepared: await prepare(question, tools), viewer: anyone, documentIds: undefined };
  return answerFromIndicators(search, tools.sources);
}
/** Sentences that passed the gate, without marks of emphasis. */
async function sentence(question: string) {
  const draft = await draftOf(question);
  if (draft === null) return null;
  const verified = verify(draft, { agencies: tools.language.register });
  expect(verified.reasons).toEqual([]);
  return verified.statements.map((one) => one.markdown.replaceAll('**', '')).join('\n');
}
const refusal = async (question: string) => (await draftOf(question))?.explained;

describe('tables of targets and of fees', () => {
  it.each([
    ['Tỷ lệ dân dùng nước sạch năm 2027 là bao nhiêu?', ['kế hoạch năm 2027: 90%']],
    ['Đến năm 2028 phấn đấu tỷ lệ dân dùng nước sạch là bao nhiêu phần trăm?', ['kế hoạch năm 2028: 100%']],
    ['Hiện trạng năm 2025 về tỷ lệ dân dùng nước sạch?', ['năm 2025: 82,5%']],
    [
      'Tỷ lệ dân dùng nước sạch năm 2026 tăng bao nhiêu so với năm 2025?',
      ['kế hoạch năm 2026: 84%', 'tăng 1,5 điểm phần trăm', '82,5%'],
    ],
    ['Năm nào tỷ lệ dân dùng nước sạch đạt 90%?', ['kế hoạch năm 2027: 90%']],
    [
      'Số chợ đạt chuẩn từ năm 2025 đến năm 2028 thay đổi ra sao?',
      ['năm 2025: 10 chợ', 'kế hoạch năm 2028: 20 chợ', 'tăng 10 chợ'],
    ],
  ])('reads the targets of a plan by their years: %s', async (question, said) => {
    const answer = (await sentence(question)) ?? '';
    for (const part of said) expect(answer).toContain(part);
  });

  it('gives no target where what was reached is asked for, and names the years it has', async () => {
    expect(await refusal('Thực hiện năm 2027 tỷ lệ dân dùng nước sạch là bao nhiêu?')).toContain(
      'của năm 2025, không có của năm 2027',
    );
    expect(await refusal('Tỷ lệ dân dùng nước sạch năm 2035 là bao nhiêu?')).toContain(
      'năm 2026, năm 2027, năm 2028',
    );
  });

  it.each([
    ['Cơ sở có 20 máy dệt thì phí kiểm tra bao nhiêu một máy?', '150.000 Đồng/máy'],
    ['Phí kiểm tra máy dệt khi có từ 50 máy trở lên là bao nhiêu?', '100.000 Đồng/máy'],
    ['Cấp lại tem thì phí bao nhiêu một cái?', '5.000 Đồng/tem'],
  ])('finds the fee of a step: %s', async (question, said) => {
    const answer = (await sentence(question)) ?? '';
    expect(answer).toContain(said);
    expect(answer.match(/000 Đồng/gu)).toHaveLength(1);
  });

  it.each([
    ['Bảng chỉ tiêu mẫu về nước và chợ có bao nhiêu chỉ tiêu?', 'Có 3 chỉ tiêu:', 3],
    ['Sở Xây dựng theo dõi những chỉ tiêu nào về nước và chợ?', 'Có 2 chỉ tiêu ghi Sở Xây dựng', 2],
  ])('lists the indicators of a table: %s', async (question, opening, count) => {
    const search = { prepared: await prepare(question, tools), viewer: anyone, documentIds: undefined };
    const draft = await answerIndicatorList(search, tools.sources);
    expect(draft?.statements[0]?.markdown).toContain(opening);
    expect(draft?.evidence).toHaveLength(count);
  });

  it('lists no indicators where a value is asked for', async () => {
    const search = {
      prepared: await prepare('Các chỉ tiêu nước sạch đạt bao nhiêu?', tools),
      viewer: anyone,
      documentIds: undefined,
    };
    expect(await answerIndicatorList(search, tools.sources)).toBeNull();
  });
});
