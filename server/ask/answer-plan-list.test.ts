// Which figures kept to their plan: every row that gives both, and nothing where the period is not over.
import { beforeAll, describe, expect, it } from 'vitest';
import { anyone } from '../../tests/support/ask-factories.ts';
import { openFigures } from '../../tests/support/figures.ts';
import { answerPlanList } from './answer-plan-list.ts';
import { prepare, type Tools } from './prepare.ts';
import { verify } from './verify.ts';

const year = [
  'Chỉ tiêu năm 2025 của tỉnh Sao Mai (số liệu mẫu)',
  'STT;Chỉ tiêu;Đơn vị tính;Kế hoạch năm 2025;Năm 2025',
  '1;Thu ngân sách;tỷ đồng;12.800;13.304',
  '2;Tỷ lệ hộ nghèo;%;2,1;1,9',
  '3;Sản lượng thóc;tấn;900;889',
  '4;Số bác sĩ;người;50;50',
  '5;Diện tích rừng;ha;70;…',
].join('\n');
const half = [
  'Chỉ tiêu sáu tháng của tỉnh Đông Bình (số liệu mẫu)',
  'STT;Chỉ tiêu;Đơn vị tính;Kế hoạch năm 2026;6 tháng đầu năm 2026',
  '1;Thu học phí;tỷ đồng;100;40',
].join('\n');

let tools: Tools;
beforeAll(async () => {
  const opened = await openFigures([
    { id: 'nam', csv: year, audience: ['public'] },
    { id: 'nua', csv: half, audience: ['public'] },
  ]);
  tools = opened.tools;
  return opened.close;
}, 60_000);

async function draftOf(question: string) {
  const prepared = await prepare(question, tools);
  return answerPlanList({ prepared, viewer: anyone, documentIds: undefined }, tools.sources);
}

async function lines(question: string) {
  const draft = await draftOf(question);
  if (draft === null) return null;
  const checked = verify(draft, { agencies: tools.language.register });
  expect(checked.dropped).toEqual([]);
  return checked.statements.map(({ markdown }) => markdown.replaceAll('**', ''));
}

describe('answerPlanList', () => {
  it('lists what missed its plan, counted over all rows that give both', async () => {
    expect(await lines('Chỉ tiêu nào năm 2025 không đạt kế hoạch?')).toEqual([
      '1 trong 4 chỉ tiêu có cả số kế hoạch và số thực hiện không đạt kế hoạch:',
      '- Sản lượng thóc, năm 2025: 889 tấn; kế hoạch năm 2025: 900 tấn [1]',
    ]);
  });

  it('takes less poverty for more, and says so', async () => {
    const passed = await lines('Những chỉ tiêu nào vượt kế hoạch năm 2025?');
    expect(passed?.join('\n')).toMatch(/2 trong 4.*Thu ngân sách.*hộ nghèo.*càng thấp càng tốt/s);
    expect((await lines('Có bao nhiêu chỉ tiêu hoàn thành kế hoạch năm 2025?'))?.[0]).toMatch(/^3 trong 4/);
  });

  it('keeps to what the question names, and says when none is on that side', async () => {
    const draft = await draftOf('Chỉ tiêu nào về bác sĩ không đạt kế hoạch năm 2025?');
    expect(draft?.explained).toBe(
      'Trong 1 chỉ tiêu có cả số kế hoạch và số thực hiện, không có chỉ tiêu nào không đạt kế hoạch.',
    );
  });

  it('does not judge a year by its first half', async () => {
    const draft = await draftOf('Chỉ tiêu nào của Đông Bình năm 2026 không đạt kế hoạch?');
    expect(draft?.explained).toMatch(/chưa hết kỳ/);
  });

  it.each([
    'Thu ngân sách năm 2025 đạt bao nhiêu % kế hoạch?',
    'Kế hoạch nào không đạt?',
    'Chỉ tiêu năm 2025 là gì?',
  ])('leaves "%s" to the other ways of answering', async (question) =>
    expect(await draftOf(question)).toBeNull(),
  );
});
