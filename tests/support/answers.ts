// Answers, messages and a small document made from the words of a real provincial plan, for tests of the pages.
import type { Answer, Citation, DocumentRecord, OutlineNode } from '../../server/domain.ts';
import type { LibraryDocument } from '../../server/store/library.ts';
import type { Message, ShownAnswer, ShownCitation } from '../../views/types.ts';

const title = 'Kế hoạch triển khai Chiến lược dữ liệu trên địa bàn tỉnh đến năm 2030';
const everyone = 'Các sở, ban, ngành, địa phương';
const lead = 'Sở Khoa học và Công nghệ';

const taskRows = [
  ['1', 'Ban hành, cập nhật kiến trúc dữ liệu của tỉnh tầm nhìn đến 2030.', lead, everyone, '2026'],
  [
    '2',
    'Ban hành danh mục các hệ thống thông tin, cơ sở dữ liệu, phần mềm, nền tảng tỉnh đang quản lý và sử dụng, tiến hành cập nhật định kỳ tối thiểu 01 năm/lần.',
    lead,
    everyone,
    'Nhiệm vụ thường xuyên',
  ],
  [
    '3',
    'Ban hành danh mục dữ liệu chuyên ngành của tỉnh tầm nhìn đến 2030, tiến hành cập nhật định kỳ tối thiểu 01 năm/lần.',
    lead,
    everyone,
    'Nhiệm vụ thường xuyên',
  ],
  ['6', 'Ban hành chính sách, quy định về quản lý, sử dụng Trung tâm dữ liệu tỉnh', lead, everyone, '2026'],
  ['8', 'Xây dựng chính sách hợp tác, liên kết với doanh nghiệp, quốc tế', lead, everyone, '2026 - 2027'],
  [
    '9',
    'Xây dựng quy định và hướng dẫn kỹ thuật về quản lý, vận hành, quản trị, kết nối, chia sẻ dữ liệu',
    lead,
    everyone,
    '2026',
  ],
];

/** The plan's opening, two goals and an annex table, as stored text. */
export const planText = [
  'Số: /KH-UBND',
  '',
  'KẾ HOẠCH',
  '',
  'III. MỤC TIÊU ĐẾN NĂM 2030',
  '',
  '2. Mục tiêu cụ thể',
  '',
  '2.4. Phát triển, khai thác dữ liệu phục vụ kinh tế số, xã hội số',
  '',
  '- Kho dữ liệu cá nhân của người dân được lưu trữ đầy đủ các thông tin của một công dân ở mọi lĩnh vực kinh tế - xã hội, cho phép người dân truy cập dữ liệu của chính mình thông qua một ứng dụng duy nhất.',
  '',
  '- 90% dữ liệu về ngành văn hóa, thể thao và du lịch trên địa bàn tỉnh được số hóa và quản lý thông qua hệ thống thông tin, CSDL chuyên ngành.',
  '',
  'PHỤ LỤC',
  'DANH MỤC NHIỆM VỤ TRỌNG TÂM VÀ PHÂN CÔNG THỰC HIỆN',
  '',
  'STT\tNHIỆM VỤ\tCƠ QUAN CHỦ TRÌ\tCƠ QUAN PHỐI HỢP\tTHỜI GIAN THỰC HIỆN',
  'I\tXÂY DỰNG THỂ CHẾ\t\t\t',
  ...taskRows.map((row) => row.join('\t')),
].join('\n');

export function aRecord(changes: Partial<DocumentRecord> = {}): DocumentRecord {
  return {
    id: 'ke-hoach-du-lieu',
    uri: 'ke-hoach-du-lieu.txt',
    digest: 'd1',
    title,
    type: 'kế hoạch',
    issuer: 'Ủy ban nhân dân tỉnh',
    number: null,
    issuedOn: null,
    year: 2026,
    status: 'draft',
    provenance: 'Bản dự thảo lấy ý kiến',
    audience: ['public'],
    ...changes,
  };
}

function nodeAt(line: string, changes: Partial<OutlineNode>): OutlineNode {
  const start = planText.indexOf(line);
  const number = planText.slice(0, start).split('\n').length;
  return {
    path: line,
    section: line,
    kind: 'section',
    printed: '',
    heading: line,
    place: line,
    parent: null,
    ordinal: 1,
    lines: { first: number, last: number },
    span: { start, end: start + line.length },
    ...changes,
  };
}

export function aDocument(changes: Partial<LibraryDocument> = {}): LibraryDocument {
  const start = planText.indexOf('142/QĐ-TTg');
  return {
    document: aRecord(),
    text: planText,
    nodes: [
      nodeAt('III. MỤC TIÊU ĐẾN NĂM 2030', { path: 'III' }),
      nodeAt('2. Mục tiêu cụ thể', { path: 'III.2', parent: 'III', kind: 'subsection' }),
      nodeAt('2.4. Phát triển, khai thác dữ liệu phục vụ kinh tế số, xã hội số', {
        path: 'III.2.4',
        parent: 'III.2',
        kind: 'subsection',
      }),
      nodeAt('PHỤ LỤC', { path: 'Phụ lục', kind: 'annex', printed: 'PHỤ LỤC', heading: 'DANH MỤC NHIỆM VỤ' }),
    ],
    references: [
      {
        key: '142/QĐ-TTG',
        type: 'Quyết định',
        number: '142/QĐ-TTg',
        date: '2024-02-02',
        issuer: 'Thủ tướng Chính phủ',
        title: 'Phê duyệt Chiến lược dữ liệu quốc gia đến năm 2030',
        mentions: start < 0 ? [] : [{ path: 'I', span: { start, end: start + 10 }, printed: '142/QĐ-TTg' }],
      },
    ],
    pages: [],
    current: true,
    retired: false,
    ...changes,
  };
}

/** A citation of `quote`, which stands in the plan's text. */
export function aCitation(marker: number, quote: string, changes: Partial<Citation> = {}): Citation {
  const start = planText.indexOf(quote);
  return {
    marker,
    passageId: `p-${marker}`,
    documentId: 'ke-hoach-du-lieu',
    document: title,
    documentStatus: 'draft',
    section: 'III.2.4',
    place: 'Mục III.2.4, gạch đầu dòng 1',
    page: null,
    quote,
    spans: [{ start: Math.max(start, 0), end: Math.max(start, 0) + quote.length }],
    ...changes,
  };
}

const goal = planText.split('\n')[10]?.slice(2) ?? '';

export function anAnswer(changes: Partial<Answer> = {}): Answer {
  return {
    outcome: { class: 'answered' },
    phrasing: 'verbatim',
    markdown: `Kế hoạch nêu:\n\n- “${goal}” [1]`,
    citations: [aCitation(1, goal)],
    table: null,
    understood: 'Mục tiêu về kho dữ liệu cá nhân của người dân',
    facets: [],
    checked: { passed: 1, total: 1, dropped: [] },
    retrieved: [{ document: title, section: 'III.2.4', text: goal }],
    suggestions: ['Chỉ tiêu số hóa dữ liệu ngành văn hóa, thể thao và du lịch là bao nhiêu?'],
    timingsMs: { total: 84 },
    model: null,
    ...changes,
  };
}

export function aTableAnswer(changes: Partial<Answer> = {}): Answer {
  const columns = ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian'];
  return anAnswer({
    markdown: `${lead} chủ trì **${taskRows.length} nhiệm vụ**:\n\n${taskRows
      .map((row, index) => `${index + 1}. ${row[1]} Thời gian: ${row[4]}. [${index + 1}]`)
      .join('\n')}`,
    citations: taskRows.map((row, index) =>
      aCitation(index + 1, row.join('\t'), {
        section: `Phụ lục I.${row[0]}`,
        place: `Phụ lục, mục I, nhiệm vụ ${row[0]}`,
      }),
    ),
    table: {
      caption: `Nhiệm vụ do ${lead} chủ trì (${taskRows.length})`,
      columns,
      rows: taskRows.map((cells, index) => ({ cells, marker: index + 1 })),
    },
    understood: `Danh mục nhiệm vụ do ${lead} chủ trì, kèm thời hạn`,
    facets: [],
    checked: { passed: taskRows.length, total: taskRows.length, dropped: [] },
    ...changes,
  });
}

export function aRefusal(changes: Partial<Answer> = {}): Answer {
  return anAnswer({
    outcome: { class: 'unanswerable_no_evidence' },
    markdown: 'Kho văn bản hiện có không nêu mức lương của nhân sự vận hành Trung tâm dữ liệu.',
    citations: [],
    understood: 'Mức lương của nhân sự vận hành Trung tâm dữ liệu',
    facets: [],
    checked: { passed: 0, total: 0, dropped: [] },
    suggestions: [],
    ...changes,
  });
}

/** The answer as the pages get it, with the text around its citations. */
export function shown(answer: Answer): ShownAnswer {
  const inContext = (citation: Citation): ShownCitation => ({
    ...citation,
    version: 'v1',
    before: 'kinh tế số, xã hội số\n- ',
    after: '\n- 90% dữ liệu về ngành văn hóa, thể thao và du lịch …',
  });
  const { nearest, ...rest } = answer;
  return {
    ...rest,
    ...(nearest ? { nearest: nearest.map(inContext) } : {}),
    citations: answer.citations.map(inContext),
  };
}

export function aMessage(changes: Partial<Message> = {}): Message {
  return {
    id: 'm1',
    conversationId: 'c1',
    question: 'Kho dữ liệu cá nhân của người dân được quy định thế nào?',
    askedAt: new Date('2026-11-24T01:00:00Z'),
    answer: shown(anAnswer()),
    ...changes,
  };
}
