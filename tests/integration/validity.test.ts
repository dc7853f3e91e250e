// Answers over time: what replaced what, what was in force then, what is read together, what is out of force.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingestPaths } from '../../ingest/corpus.ts';
import { type Assistant, openAssistant } from '../../server/assistant.ts';
import { loadConfig } from '../../server/config.ts';
import type { Answer } from '../../server/domain.ts';

const decision = (number: string, date: [string, string, string], title: string, articles: string[]) =>
  [
    'ỦY BAN NHÂN DÂN',
    'TỈNH ĐÀO TIM',
    `Số: ${number}`,
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    `Đào Tim, ngày ${date[0]} tháng ${date[1]} năm ${date[2]}`,
    'QUYẾT ĐỊNH',
    title,
    'Căn cứ Luật Giao thông đường thủy nội địa ngày 15 tháng 6 năm 2004;',
    ...articles,
  ].join('\n\n');

const old = decision(
  '08/2019/QĐ-UBND',
  ['02', '4', '2019'],
  'Ban hành Quy định quản lý bến đò trên địa bàn tỉnh (bản mẫu)',
  [
    'Điều 1. Phí đậu bến',
    '1. Phí đậu bến đò ngang là 20.000 đồng mỗi lượt.',
    'Điều 2. Hiệu lực thi hành',
    '1. Quyết định này có hiệu lực thi hành kể từ ngày 12 tháng 4 năm 2019.',
  ],
);
const current = decision(
  '44/2024/QĐ-UBND',
  ['10', '5', '2024'],
  'Ban hành Quy định quản lý bến đò ngang (bản mẫu)',
  [
    'Điều 1. Phí đậu bến',
    '1. Phí đậu bến đò ngang là 35.000 đồng mỗi lượt.',
    'Điều 2. Giờ hoạt động',
    '1. Bến đò ngang hoạt động từ 06 giờ đến 18 giờ hằng ngày.',
    'Điều 3. Hiệu lực thi hành',
    '1. Quyết định này có hiệu lực thi hành kể từ ngày 20 tháng 5 năm 2024 và thay thế Quyết định số 08/2019/QĐ-UBND ngày 02 tháng 4 năm 2019 của Ủy ban nhân dân tỉnh.',
  ],
);
const amending = decision(
  '12/2025/QĐ-UBND',
  ['03', '3', '2025'],
  'Sửa đổi, bổ sung một số điều của Quyết định số 44/2024/QĐ-UBND (bản mẫu)',
  [
    'Điều 1. Sửa đổi, bổ sung một số điều của Quyết định số 44/2024/QĐ-UBND',
    '1. Sửa đổi khoản 1 Điều 2 như sau:',
    '“1. Bến đò ngang hoạt động từ 05 giờ đến 20 giờ hằng ngày.”',
    'Điều 2. Hiệu lực thi hành',
    '1. Quyết định này có hiệu lực thi hành kể từ ngày 15 tháng 3 năm 2025.',
  ],
);
const ended = decision('30/2020/QĐ-UBND', ['01', '6', '2020'], 'Quy định hỗ trợ thuyền thúng (bản mẫu)', [
  'Điều 1. Mức hỗ trợ',
  '1. Mỗi hộ được hỗ trợ thuyền thúng 4.500.000 đồng một lần.',
  'Điều 2. Hiệu lực thi hành',
  '1. Quyết định này có hiệu lực kể từ ngày 15 tháng 6 năm 2020 đến hết ngày 31 tháng 12 năm 2022.',
]);

const folder = mkdtempSync(path.join(tmpdir(), 'hieu-luc-'));
let assistant: Assistant;
const ask = (question: string): Promise<Answer> =>
  assistant.ask({ question, history: [], viewer: { id: 'thu', groups: ['public'] } });

beforeAll(async () => {
  mkdirSync(path.join(folder, 'vb'));
  for (const [name, text] of Object.entries({ old, current, amending, ended }))
    writeFileSync(path.join(folder, 'vb', `${name}.txt`), text);
  assistant = await openAssistant(loadConfig({ LOG_LEVEL: 'silent' }), {
    inMemory: true,
    clock: () => new Date('2026-03-01T03:00:00Z'),
  });
  const { db, embeddings, glossary } = assistant;
  await ingestPaths(db, embeddings, [path.join(folder, 'vb')], { glossary });
}, 120_000);
afterAll(async () => {
  await assistant.close();
  rmSync(folder, { recursive: true });
});

describe('a question about now', () => {
  it('is answered from what is in force, not from what it replaced', async () => {
    const answer = await ask('Phí đậu bến đò ngang là bao nhiêu?');
    expect(answer.markdown).toContain('35.000 đồng');
    expect(answer.markdown).not.toContain('20.000 đồng');
  });

  it('says so when only an expired document answers', async () => {
    const answer = await ask('Mỗi hộ được hỗ trợ thuyền thúng bao nhiêu?');
    expect(answer.markdown).toContain('4.500.000 đồng');
    expect(answer.markdown).toContain('đã hết hiệu lực từ ngày 01/01/2023');
    expect(answer.citations[0]).toMatchObject({ documentStatus: 'expired', validity: { to: '2023-01-01' } });
  });

  it('says so of a document that is asked by its number', async () => {
    const answer = await ask('Quyết định 08/2019/QĐ-UBND quy định phí đậu bến đò ngang bao nhiêu?');
    expect(answer.markdown).toContain('20.000 đồng');
    expect(answer.markdown).toContain('đã hết hiệu lực từ ngày 20/05/2024');
    expect(answer.markdown).toContain('44/2024/QĐ-UBND');
  });

  it('reads an amended provision together with its amendment', async () => {
    const answer = await ask('Bến đò ngang hoạt động từ mấy giờ đến mấy giờ?');
    expect(answer.markdown).toContain('05 giờ đến 20 giờ');
    expect(answer.citations.map((citation) => citation.document).join(' ')).toContain('sửa đổi, bổ sung');
  });
});

describe('a question about another time', () => {
  it.each([
    'Tại thời điểm 01/2024, phí đậu bến đò ngang là bao nhiêu?',
    'tai thoi diem 01/2024 phi dau ben do ngang la bao nhieu',
    'Trước ngày 20/5/2024 quy định phí đậu bến đò ngang thế nào?',
    'Năm 2023 quy định phí đậu bến đò ngang thế nào?',
  ])('%s', async (question) => {
    const answer = await ask(question);
    expect(answer.markdown).toContain('20.000 đồng');
    expect(answer.markdown).not.toContain('35.000 đồng');
    expect(answer.markdown).toContain('có hiệu lực từ ngày 12/04/2019 đến trước ngày 20/05/2024');
  });

  it('is not answered from a document that was signed later', async () => {
    const answer = await ask('Tại thời điểm 01/2018, phí đậu bến đò ngang là bao nhiêu?');
    expect(answer.citations).toEqual([]);
    expect(answer.markdown).toContain('không có văn bản nào có hiệu lực tại thời điểm 01/2018');
  });
});
