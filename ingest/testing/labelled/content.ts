// Known content of made-up official documents: letterhead, articles or sections, task table, statistics, notes.
import { pickFrom, type Random, randomOf } from './random.ts';
import type { Shape } from './shape.ts';
import { shapes } from './shapes.ts';
import * as words from './vocabulary.ts';

export type Letterhead = {
  /** Agency above the issuer, '' when there is none. */
  parent: string;
  issuer: string;
  number: string;
  place: string;
  date: { day: number; month: number; year: number };
  type: string;
  subject: string;
  capacity: string[];
  signer: string;
};
export type TaskRow = Record<
  'number' | 'text' | 'lead' | 'cooperate' | 'deadline' | 'product' | 'note',
  string
>;
export type TaskGroup = { label: string; name: string; rows: TaskRow[] };
export type StatRow = { number: string; name: string; unit: string; values: string[] };
export type Content = {
  id: string;
  shape: Shape;
  letterhead: Letterhead;
  bases: string[];
  sections: { heading: string; paragraphs: string[]; list: string[] }[];
  note: string;
  recipients: string[];
  tasks: TaskGroup[];
  statistics: StatRow[];
};

/** The n-th document; the same number gives the same content. The first ones are each of another shape. */
export function contentOf(n: number): Content {
  const random = randomOf(7_001 + n);
  const province = pickFrom(random, words.provinces);
  const shape = shapes[n % shapes.length] as Shape;
  return {
    id: `mau-${n}`,
    shape,
    letterhead: letterheadOf(random, n, province, shape),
    bases: [
      `Căn cứ Luật Tổ chức chính quyền địa phương ngày ${10 + n} tháng 6 năm 2025;`,
      `Căn cứ Nghị định số ${100 + n}/2025/NĐ-CP ngày 05 tháng 3 năm 2025 của Chính phủ;`,
    ],
    sections: ['MỤC ĐÍCH, YÊU CẦU', 'NỘI DUNG THỰC HIỆN', 'TỔ CHỨC THỰC HIỆN'].map((heading) => ({
      heading,
      paragraphs: [sentenceOf(random), `${sentenceOf(random)} ${sentenceOf(random)}`],
      list: Array.from({ length: 3 }, () => `${phraseOf(random)};`),
    })),
    note: `Văn bản mẫu số ${n} dùng để đo trình đọc, không có giá trị pháp lý.`,
    recipients: ['Như trên', 'Thường trực Tỉnh ủy (để báo cáo)', 'Lưu: VT, TH'],
    tasks: tasksOf(random, shape),
    statistics: statisticsOf(random),
  };
}

/** The subject as it is printed below the type. */
export function subjectLine({ letterhead: { subject }, shape }: Content): string {
  return shape.subject === 'về việc'
    ? `Về việc ${subject}`
    : `${subject.charAt(0).toUpperCase()}${subject.slice(1)}`;
}

function letterheadOf(random: Random, n: number, province: string, shape: Shape): Letterhead {
  const department = words.departments[n % 9] ?? 'Sở Y tế';
  const commune = pickFrom(random, words.communes);
  const initials = (department.match(/\p{Lu}/gu) ?? []).join('');
  const [parent, issuer, symbol] = {
    province: ['', `Ủy ban nhân dân tỉnh ${province}`, 'UBND'],
    chairman: ['', `Chủ tịch Ủy ban nhân dân tỉnh ${province}`, 'UBND'],
    council: ['', `Hội đồng nhân dân tỉnh ${province}`, 'HĐND'],
    commune: ['', `Ủy ban nhân dân xã ${commune}`, 'UBND'],
    department: [`Ủy ban nhân dân tỉnh ${province}`, department, initials],
  }[shape.issuer] as [string, string, string];
  const [day, month] = [1 + Math.floor(random() * 28), 1 + Math.floor(random() * 12)];
  const number = `${String(n === 3 ? 8 : 120 + n * 37).padStart(2, '0')}`;
  return {
    parent,
    issuer,
    number:
      shape.subject === 'letter'
        ? `${number}/${symbol}-${shape.symbol}`
        : `${number}/${shape.symbol}-${symbol}`,
    place: shape.issuer === 'commune' ? commune : province,
    date: { day, month, year: 2024 + (n % 3) },
    type: shape.type,
    subject: `${pickFrom(random, words.subjects)} trên địa bàn tỉnh ${province} giai đoạn 2026 - 2030`,
    capacity: shape.capacity,
    signer: pickFrom(random, words.signers),
  };
}

function phraseOf(random: Random): string {
  return `${pickFrom(random, words.verbs)} ${pickFrom(random, words.things)} ${pickFrom(random, words.purposes)}`;
}

/** The phrase inside a sentence: names keep their capitals. */
function smallPhraseOf(random: Random): string {
  const small = phraseOf(random).toLowerCase();
  return small.replace('ủy ban nhân dân', 'Ủy ban nhân dân').replace('trung tâm dữ', 'Trung tâm dữ');
}

function sentenceOf(random: Random): string {
  const agency = pickFrom(random, words.departments);
  return `${agency} chủ trì ${smallPhraseOf(random)}, hoàn thành ít nhất ${60 + Math.floor(random() * 40)}% khối lượng công việc trong năm ${2026 + Math.floor(random() * 4)}.`;
}

function tasksOf(random: Random, shape: Shape): TaskGroup[] {
  const names = ['HOÀN THIỆN THỂ CHẾ', 'PHÁT TRIỂN HẠ TẦNG', 'NGUỒN NHÂN LỰC'];
  const labels = shape.groups === 'letters' ? ['A', 'B', 'C'] : ['I', 'II', 'III'];
  const size = Math.floor(shape.tasks / names.length);
  const groups = names.map((name, at) => ({
    label: labels[at] ?? '',
    name,
    rows: Array.from({ length: size }, (_, row) => taskOf(random, shape, at, row, at * size + row)),
  }));
  return shape.groups === 'none'
    ? [{ label: '', name: '', rows: groups.flatMap((group) => group.rows) }]
    : groups;
}

function taskOf(random: Random, shape: Shape, group: number, row: number, running: number): TaskRow {
  const numbers = {
    restart: String(row + 1),
    running: String(running + 1),
    dotted: shape.groups === 'none' ? `1.${running + 1}` : `${group + 1}.${row + 1}`,
    padded: String((shape.groups === 'none' ? running : row) + 1).padStart(2, '0'),
  };
  const more = random() < (shape.long ? 0.9 : 0.4);
  const rest = Array.from({ length: shape.long ? 3 : 1 }, () => `; ${smallPhraseOf(random)}`).join('');
  return {
    number: numbers[shape.numbers],
    text: `${phraseOf(random)}${more ? rest : ''}, đợt ${running + 1}`,
    lead: pickFrom(random, words.departments),
    cooperate: has(shape, 'cooperate') ? pickFrom(random, words.cooperators) : '',
    deadline: pickFrom(random, words.deadlines),
    product: has(shape, 'product') ? pickFrom(random, words.products) : '',
    note: has(shape, 'note') && random() < 0.3 ? pickFrom(random, words.notes) : '',
  };
}

function has(shape: Shape, role: keyof TaskRow): boolean {
  return shape.columns.some((column) => column.role === role);
}

function statisticsOf(random: Random): StatRow[] {
  return words.indicators.map(([name, unit], at) => {
    const planned = 50 + Math.floor(random() * 900);
    const actual = planned * (0.7 + random() * 0.5);
    const shown = (value: number) => value.toFixed(1).replace('.', ',');
    return {
      number: String(at + 1),
      name,
      unit,
      values: [shown(planned * 0.9), shown(planned), shown(actual), `${shown((actual / planned) * 100)}%`],
    };
  });
}
