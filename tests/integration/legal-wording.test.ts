// Questions about laws as people word them, over two sample laws with short titles beside the shipped corpus.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingestPaths, synchroniseCorpus } from '../../ingest/corpus.ts';
import { type Assistant, openAssistant } from '../../server/assistant.ts';
import { loadConfig, packageRoot } from '../../server/config.ts';

const libraryLaw = `LUẬT
THƯ VIỆN MẪU

Đây là văn bản mẫu, chỉ dùng để kiểm thử.

Điều 1. Giải thích từ ngữ

Trong Luật này, các từ ngữ dưới đây được hiểu như sau:

1. Mượn liên thông là việc một thư viện cho thư viện khác mượn tài liệu của mình để phục vụ bạn đọc.

2. Bạn đọc ruột là người mượn tài liệu từ hai mươi lượt trở lên trong một năm.

Điều 2. Người đứng đầu

Thủ thư trưởng là người đứng đầu thư viện, thay mặt thư viện trong quan hệ với bạn đọc.

Điều 3. Thẻ bạn đọc

1. Trẻ em từ đủ 6 tuổi trở lên được tự mình mượn sách thiếu nhi; trẻ nhỏ hơn mượn cùng người lớn.

2. Khi tài liệu hạn chế được bỏ hạn chế thì bạn đọc được mượn tài liệu đó về nhà.

3. Chi phí làm lại thẻ do người làm mất thẻ chịu.

Điều 4. Thu hồi thẻ

1. Thủ thư trưởng quyết định thu hồi thẻ bạn đọc trong các trường hợp sau đây:

a) Thẻ cấp không đúng quy định;

b) Bạn đọc cho người khác dùng thẻ.

2. Bạn đọc bị thu hồi thẻ bạn đọc phải trả hết tài liệu đang mượn.

Điều 5. Đơn đề nghị cấp thẻ

1. Đơn đề nghị cấp thẻ bạn đọc phải có các nội dung chủ yếu sau đây:

a) Ngày, tháng, năm làm đơn;

b) Họ tên, địa chỉ của người làm đơn;

c) Loại thẻ.

2. Việc cấp thẻ được tiến hành theo các nguyên tắc sau đây:

a) Công khai, miễn phí;

b) Không phân biệt nơi cư trú của người xin cấp thẻ;

c) Mỗi người xin cấp thẻ chỉ có một thẻ.
`;
const gardenLaw = `LUẬT
VƯỜN CÂY MẪU

Đây là văn bản mẫu, chỉ dùng để kiểm thử.

Điều 1. Phạm vi

1. Luật này quy định về vườn cây của thư viện.

2. Người chăm vườn cây tưới cây mỗi tuần hai lần.

Điều 2. Chăm sóc

1. Thư viện có vườn cây mẫu giao một người chăm; cơ sở giáo dục mượn vườn cây phải báo trước ba ngày.
`;
const folder = mkdtempSync(path.join(tmpdir(), 'luat-'));
let assistant: Assistant;

beforeAll(async () => {
  writeFileSync(path.join(folder, 'luat-thu-vien-mau.txt'), libraryLaw);
  writeFileSync(path.join(folder, 'luat-vuon-cay-mau.txt'), gardenLaw);
  assistant = await openAssistant(loadConfig({ LOG_LEVEL: 'silent' }), { inMemory: true });
  const { db, embeddings, glossary } = assistant;
  await synchroniseCorpus(db, embeddings, path.join(packageRoot, 'corpus'), { glossary });
  await ingestPaths(db, embeddings, [folder], { glossary });
}, 120_000);
afterAll(async () => {
  await assistant.close();
  rmSync(folder, { recursive: true });
});

const ask = async (question: string) => {
  const answer = await assistant.ask({ question, history: [], viewer: { id: 'thu', groups: ['public'] } });
  return { text: answer.markdown, places: answer.citations.map(({ section }) => section) };
};

describe('questions about laws', () => {
  it.each([
    ['Độ tuổi trẻ em được tự mình mượn sách thiếu nhi là khi nào?', 'Điều 3.1', '6 tuổi'],
    ['Tài liệu hạn chế được mượn về nhà khi nào?', 'Điều 3.2', 'được bỏ hạn chế'],
    [
      'Ai là người đứng đầu thư viện, thay mặt thư viện trong quan hệ với bạn đọc?',
      'Điều 2',
      'Thủ thư trưởng',
    ],
    ['Định nghĩa về mượn liên thông như thế nào theo Luật Thư viện mẫu?', 'Điều 1.1', 'là việc một thư viện'],
    ['Chi phí làm lại thẻ bạn đọc do ai chi trả?', 'Điều 3.3', 'người làm mất thẻ chịu'],
    ['Cơ sở giáo dục muốn mượn vườn cây, phải báo trước bao lâu?', 'Điều 2.1', 'ba ngày'],
  ])('%s', async (question, place, words) => {
    const { text, places } = await ask(question);
    expect(places.some((one) => one.startsWith(place))).toBe(true);
    expect(text).toContain(words);
  });

  it.each([
    ['Trong trường hợp nào thì bạn đọc bị thu hồi thẻ bạn đọc?', ['Điều 4.1.a', 'Điều 4.1.b']],
    ['Đơn đề nghị cấp thẻ bạn đọc phải có những nội dung nào?', ['Điều 5.1.a', 'Điều 5.1.b', 'Điều 5.1.c']],
    ['Nguyên tắc cấp thẻ bạn đọc được quy định như thế nào?', ['Điều 5.2.a', 'Điều 5.2.b', 'Điều 5.2.c']],
  ])('%s: the whole list', async (question, items) => {
    expect((await ask(question)).places).toEqual(expect.arrayContaining(items));
  });

  it('counts the items that a lead-in announces', async () => {
    const { text } = await ask('Đơn đề nghị cấp thẻ bạn đọc phải có bao nhiêu nội dung chủ yếu?');
    expect(text).toContain('3 nội dung');
  });

  it('says neither yes nor no of a case that the text does not state', async () => {
    const inRange = await ask('Bạn đọc ruột là người mượn 30 lượt, đúng hay sai?');
    expect(inRange.text).not.toMatch(/^(?:Đúng|Không đúng)/);
    const denied = await ask('Chi phí làm lại thẻ không phải do người làm mất thẻ chịu, đúng không?');
    expect(denied.text).not.toMatch(/^(?:Đúng|Không đúng)/);
  });

  it.each([
    ['Ở Thanh Hóa, chi phí làm lại thẻ bạn đọc do ai chi trả?', 'Văn bản của Thanh Hóa trong kho không nêu'],
    ['Ở Nghệ An, chi phí làm lại thẻ bạn đọc do ai chi trả?', 'Kho chưa có văn bản riêng của Nghệ An'],
  ])('%s: by the law of the whole country, which is said', async (question, opening) => {
    const { text, places } = await ask(question);
    expect(text).toContain(opening);
    expect(text).toContain('người làm mất thẻ chịu');
    expect(places).toContain('Điều 3.3');
  });

  it('takes no general rule for how things are in a province', async () => {
    const { text } = await ask('Tỉnh Nghệ An có bao nhiêu thẻ bạn đọc?');
    expect(text).not.toContain('cả nước');
  });
});
