// Answers from figures, from a real parsed table to the checked sentence: values, changes, plans, ranks, and what is refused.
import { beforeAll, describe, expect, it } from 'vitest';
import { anyone } from '../../tests/support/ask-factories.ts';
import { openFigures } from '../../tests/support/figures.ts';
import { answerFromIndicators } from './answer-indicators.ts';
import { prepare, type Tools } from './prepare.ts';
import { verify } from './verify.ts';

const report = [
  'Biểu mẫu: chỉ tiêu quý II năm 2025 của tỉnh Sao Mai (số liệu mẫu)',
  'STT;Chỉ tiêu;Đơn vị tính;Kế hoạch năm 2025;Quý II/2024;Quý II/2025;6 tháng đầu năm 2025',
  '1;Thu ngân sách;tỷ đồng;12.800;2.950;3.304;6.424,5',
  ';- Thu nội địa;tỷ đồng;9.600;2.310;2.541;4.943',
  '2;Tỷ lệ hộ nghèo;%;2,1;…;2,6;2,6',
  '3;Sản lượng thóc;tấn;900;210;189;400',
].join('\n');
const areas = [
  'Kết quả xử lý hồ sơ theo xã năm 2025 (số liệu mẫu)',
  'STT;Xã, phường;Số hồ sơ tiếp nhận (hồ sơ);Tỷ lệ đúng hạn (%)',
  '1;Xã An Hòa;1.200;88',
  '2;Phường Bình Minh;3.400;97,5',
  '3;Xã Cẩm Sơn;950;…',
].join('\n');
const health = [
  'Mục tiêu dinh dưỡng của tỉnh Sao Mai (số liệu mẫu)',
  'STT;Chỉ tiêu;Hiện trạng năm 2025;Mục tiêu năm 2028;Mục tiêu năm 2030',
  '1;Tỷ lệ trẻ bú sữa mẹ trong 6 tháng đầu;31%;40%;45%',
  '2;Tỷ lệ phụ nữ uống viên sắt;78%;86%;93%',
  '3;Tỷ lệ trẻ nhẹ cân;16,9%;dưới 15%;dưới 13,5%',
  '4;Tỷ lệ bổ sung vi chất ở Sông Mã;52%;60%;70%',
].join('\n');

let tools: Tools;

beforeAll(async () => {
  const opened = await openFigures([
    { id: 'bieu', csv: report, audience: ['public', 'noi-bo'] },
    { id: 'xa', csv: areas, audience: ['public'] },
    { id: 'dinh-duong', csv: health, audience: ['public'] },
  ]);
  tools = opened.tools;
  return opened.close;
}, 60_000);

/** Sentences that passed the gate, without marks of emphasis. */
async function ask(question: string, viewer = anyone) {
  const draft = await answerFromIndicators(
    { prepared: await prepare(question, tools), viewer, documentIds: undefined },
    tools.sources,
  );
  if (draft === null) return null;
  const verified = verify(draft, { agencies: tools.language.register });
  expect(verified.reasons).toEqual([]);
  return { draft, text: verified.statements.map((one) => one.markdown.replaceAll('**', '')).join('\n') };
}
const sentence = async (question: string) => (await ask(question))?.text;
const refusal = async (question: string) => (await ask(question))?.draft.explained;

describe('answerFromIndicators', () => {
  it('means the figures of a plan as they stand where it sets none apart as planned', async () => {
    expect(
      await sentence('Theo kế hoạch, số hồ sơ tiếp nhận của Phường Bình Minh năm 2025 là bao nhiêu?'),
    ).toContain('3.400 hồ sơ');
  });

  it('reads a name with "Mã" in it as a name', async () => {
    expect(await sentence('Tỷ lệ bổ sung vi chất ở Sông Mã năm 2025 là bao nhiêu?')).toContain('52%');
    expect(await sentence('ty le bo sung vi chat o Song Ma nam 2025 la bao nhieu')).toContain('52%');
  });

  it('takes a time that is part of a name for no period that is asked for', async () => {
    const text = await sentence('Năm 2025, tỷ lệ trẻ bú sữa mẹ trong 6 tháng đầu là bao nhiêu?');
    expect(text).toContain('31%');
  });

  it('follows the years that are named, and calls no year between targets a gap', async () => {
    const text = await sentence('Tỷ lệ phụ nữ uống viên sắt đi từ 2025 qua 2028 đến 2030 ra sao?');
    expect(text).toMatch(/78%.*86%.*93%/s);
    expect(text).not.toContain('Không có số liệu');
  });

  it('leaves a row that states a bound to the reading of its text', async () => {
    expect(await ask('Tỷ lệ trẻ nhẹ cân năm 2030 là bao nhiêu?')).toBeNull();
  });

  it('states the figure of a period with its unit', async () => {
    expect(await sentence('Thu ngân sách quý II năm 2025 là bao nhiêu?')).toBe(
      'Thu ngân sách, quý II/2025: 3.304 tỷ đồng [1]',
    );
    expect(await sentence('thu noi dia quy 2/2025 bao nhieu')).toBe(
      'Thu ngân sách – Thu nội địa, quý II/2025: 2.541 tỷ đồng [1]',
    );
    expect(await sentence('Kế hoạch thu ngân sách năm 2025 là bao nhiêu?')).toBe(
      'Thu ngân sách, kế hoạch năm 2025: 12.800 tỷ đồng [1]',
    );
  });

  it('cites the row with the name of the cell', async () => {
    const made = await ask('Thu ngân sách quý II năm 2025 là bao nhiêu?');
    expect(made?.draft.evidence[0]?.hit.passage.text).toBe(
      '1\tThu ngân sách\ttỷ đồng\t12.800\t2.950\t3.304\t6.424,5',
    );
    expect(made?.draft.evidence[0]?.cells).toEqual(['F3']);
  });

  it('computes the change against the same period of the year before, up and down', async () => {
    expect(await sentence('Thu ngân sách quý II tăng bao nhiêu so với cùng kỳ?')).toBe(
      'Thu ngân sách, quý II/2025: 3.304 tỷ đồng, tăng 354 tỷ đồng (12%) so với quý II/2024 (2.950 tỷ đồng) [1]',
    );
    expect(await sentence('Sản lượng thóc quý II/2025 giảm bao nhiêu so với cùng kỳ năm trước?')).toBe(
      'Sản lượng thóc, quý II/2025: 189 tấn, giảm 21 tấn (10%) so với quý II/2024 (210 tấn) [1]',
    );
  });

  it('computes the share of the plan of the year', async () => {
    expect(await sentence('Thu ngân sách 6 tháng đầu năm 2025 đạt bao nhiêu % kế hoạch năm?')).toBe(
      'Thu ngân sách, 6 tháng đầu năm 2025: 6.424,5 tỷ đồng, bằng 50,19% kế hoạch năm 2025 (12.800 tỷ đồng) [1]',
    );
  });

  it('ranks areas, says who has no figure, and gives a table and a chart', async () => {
    const made = await ask('Xã nào có tỷ lệ đúng hạn thấp nhất?');
    expect(made?.text.split('\n')[0]).toBe('Xã An Hòa: 88%, thấp nhất [1]');
    expect(made?.text).toContain('Không có số liệu: Xã Cẩm Sơn.');
    expect(made?.draft.table?.rows).toHaveLength(2);
    expect(made?.draft.chart).toMatchObject({ kind: 'bar', labels: ['Xã An Hòa', 'Phường Bình Minh'] });
    expect(made?.draft.chart?.alt).toContain('Xã An Hòa: 88%');
  });

  it('converts amounts of đồng only', async () => {
    expect(await sentence('Thu ngân sách quý II năm 2025 là bao nhiêu triệu đồng?')).toBe(
      'Thu ngân sách, quý II/2025: 3.304 tỷ đồng, bằng 3.304.000 triệu đồng [1]',
    );
    expect(await refusal('Thu ngân sách quý II năm 2025 bằng bao nhiêu USD?')).toContain(
      'không quy đổi sang USD',
    );
  });

  it('says which period is missing and which there are', async () => {
    expect(await refusal('Thu ngân sách năm 2019 là bao nhiêu?')).toContain('không có của năm 2019');
    expect(await refusal('Tỷ lệ hộ nghèo quý II tăng bao nhiêu so với cùng kỳ?')).toContain(
      'cần số liệu quý II/2024',
    );
  });

  it('refuses to compare periods of different length and to add different indicators', async () => {
    expect(
      await refusal('Thu ngân sách 6 tháng đầu năm 2025 tăng bao nhiêu so với quý II năm 2025?'),
    ).toContain('dài ngắn khác nhau');
    expect(await refusal('Cộng thu ngân sách với sản lượng thóc quý II năm 2025')).toContain('không cộng');
  });

  it('takes a period from today, or the latest one with a figure, and says which', async () => {
    expect(await sentence('Thu ngân sách quý II năm nay là bao nhiêu?')).toBe(
      '“quý II năm nay” được hiểu là quý II/2025.\nThu ngân sách, quý II/2025: 3.304 tỷ đồng [1]',
    );
    expect(await sentence('Thu ngân sách quý trước là bao nhiêu?')).toBe(
      'Chưa có số liệu quý III/2025 (“quý trước”); dưới đây là kỳ gần nhất có số liệu: quý II/2025.\nThu ngân sách, quý II/2025: 3.304 tỷ đồng [1]',
    );
    expect(
      await sentence('Sản lượng thóc quý II năm nay giảm bao nhiêu so với cùng kỳ năm ngoái?'),
    ).toContain('giảm 21 tấn (10%) so với quý II/2024');
  });

  it('asks back which figure is meant where only their set is named', async () => {
    const many = ['Chỉ số CTS các năm (số liệu mẫu)', 'STT;Chỉ tiêu;Đơn vị tính;Năm 2023;Năm 2024']
      .concat(
        Array.from(
          { length: 14 },
          (_, at) => `${at + 1};Trị số ${'ABCDEFGHIJKLMN'[at]} của dân;điểm;1,1;1,2`,
        ),
      )
      .join('\n');
    const opened = await openFigures([{ id: 'cts', csv: many, audience: ['public'] }]);
    const prepared = await prepare('Chỉ số CTS năm 2024 thế nào?', opened.tools);
    const draft = await answerFromIndicators(
      { prepared, viewer: anyone, documentIds: undefined },
      opened.tools.sources,
    );
    await opened.close();
    expect(draft?.asksBack?.choices.length).toBeGreaterThan(1);
  });

  it('compares the growth of two indicators, and values of one unit only', async () => {
    const grown = await sentence('Thu ngân sách quý II tăng so với thu nội địa thế nào?');
    expect(grown?.split('\n')[0]).toBe('Thu ngân sách tăng nhanh hơn (tính theo phần trăm).');
    expect(grown).toContain('tăng 354 tỷ đồng (12%)');
    expect(grown).toContain('tăng 231 tỷ đồng (10%)');
    expect(await sentence('Thu nội địa và sản lượng thóc quý II năm 2025 cái nào tăng nhanh hơn?')).toContain(
      'Thu ngân sách – Thu nội địa tăng, còn Sản lượng thóc giảm.',
    );
    expect(
      await sentence(
        'So sánh thu ngân sách quý II năm 2025 với sản lượng thóc quý II năm 2025, cái nào cao hơn?',
      ),
    ).toContain('đơn vị tính khác nhau (tỷ đồng; tấn)');
  });

  it('compares one indicator over areas and over periods', async () => {
    const areas = await sentence('Tỷ lệ đúng hạn của Xã An Hòa và Phường Bình Minh khác nhau thế nào?');
    expect(areas?.split('\n')[0]).toBe(
      'Tỷ lệ đúng hạn của Phường Bình Minh cao hơn Tỷ lệ đúng hạn của Xã An Hòa.',
    );
    expect(areas).toContain('88%');
    expect(await sentence('So sánh thu ngân sách quý II năm 2024 và quý II năm 2025')).toContain(
      'Thu ngân sách, quý II/2025 so với quý II/2024: tăng 354 tỷ đồng (12%)',
    );
  });

  it('says that a cell is empty instead of quoting its row or a neighbour', async () => {
    expect(await refusal('Tỷ lệ đúng hạn của Xã Cẩm Sơn là bao nhiêu?')).toMatch(
      /Kho có dòng “Tỷ lệ đúng hạn của Xã Cẩm Sơn” \(Hàng \d+, .*ô số liệu để trống/,
    );
    expect(await sentence('Xã Cẩm Sơn tiếp nhận bao nhiêu hồ sơ?')).toContain('950 hồ sơ');
  });

  it('refuses no open question for want of a figure', async () => {
    expect(await ask('Thu ngân sách tầm nhìn đến năm 2050 như thế nào?')).toBeNull();
    expect((await ask('Thu ngân sách năm 2050 là bao nhiêu?'))?.text).toBe('');
  });

  it('leaves questions about other things alone', async () => {
    for (const question of [
      'Sở Y tế chủ trì bao nhiêu nhiệm vụ?',
      'Tỷ lệ thất nghiệp năm 2025 là bao nhiêu?',
      'Có bao nhiêu hộ nghèo được vay vốn?',
      'Xã Mây Trắng tiếp nhận bao nhiêu hồ sơ?',
      'Kế hoạch căn cứ vào những văn bản nào?',
    ])
      expect(await ask(question)).toBeNull();
  });

  it('answers nothing from what the viewer may not read', async () => {
    const inside = { id: 'a', groups: ['noi-bo'] };
    expect(await ask('Thu ngân sách quý II năm 2025 là bao nhiêu?', inside)).not.toBeNull();
    expect(await ask('Xã nào có tỷ lệ đúng hạn thấp nhất?', inside)).toBeNull();
  });
});
