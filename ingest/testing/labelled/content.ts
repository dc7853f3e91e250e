// Known content of made-up official documents: letterhead, articles or sections, task table, statistics, notes.
import { pickFrom, type Random, randomOf } from './random.ts';
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
export type TaskRow = { number: string; text: string; lead: string; cooperate: string; deadline: string };
export type TaskGroup = { label: string; name: string; rows: TaskRow[] };
export type StatRow = { number: string; name: string; unit: string; values: string[] };
export type Content = {
  id: string;
  letterhead: Letterhead;
  bases: string[];
  sections: { heading: string; paragraphs: string[]; list: string[] }[];
  note: string;
  recipients: string[];
  tasks: TaskGroup[];
  statistics: StatRow[];
};

const TYPES: [type: string, symbol: string][] = [
  ['Kế hoạch', 'KH'],
  ['Quyết định', 'QĐ'],
  ['Báo cáo', 'BC'],
  ['Thông báo', 'TB'],
  ['Chỉ thị', 'CT'],
  ['Chương trình', 'CTr'],
];

/** The n-th document; the same number gives the same content. */
export function contentOf(n: number): Content {
  const random = randomOf(7_001 + n);
  const province = pickFrom(random, words.provinces);
  return {
    id: `mau-${n}`,
    letterhead: letterheadOf(random, n, province),
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
    tasks: tasksOf(random, 14 + (n % 4) * 5),
    statistics: statisticsOf(random),
  };
}

function letterheadOf(random: Random, n: number, province: string): Letterhead {
  const [type, symbol] = TYPES[n % TYPES.length] ?? ['Kế hoạch', 'KH'];
  const ofDepartment = n % 3 === 2;
  const department = words.departments[n % 9] ?? 'Sở Y tế';
  const initials = (department.match(/\p{Lu}/gu) ?? []).join('');
  const [day, month] = [1 + Math.floor(random() * 28), 1 + Math.floor(random() * 12)];
  return {
    parent: ofDepartment ? `Ủy ban nhân dân tỉnh ${province}` : '',
    issuer: ofDepartment ? department : `Ủy ban nhân dân tỉnh ${province}`,
    number: `${120 + n * 37}/${symbol}-${ofDepartment ? initials : 'UBND'}`,
    place: province,
    date: { day, month, year: 2024 + (n % 3) },
    type,
    subject: `${pickFrom(random, words.subjects)} trên địa bàn tỉnh ${province} giai đoạn 2026 - 2030`,
    capacity: ofDepartment
      ? ['GIÁM ĐỐC']
      : n % 2 === 0
        ? ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']
        : ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    signer: pickFrom(random, words.signers),
  };
}

function phraseOf(random: Random): string {
  return `${pickFrom(random, words.verbs)} ${pickFrom(random, words.things)} ${pickFrom(random, words.purposes)}`;
}

function sentenceOf(random: Random): string {
  const agency = pickFrom(random, words.departments);
  const first = `${agency} chủ trì ${phraseOf(random).toLowerCase().replace('ủy ban nhân dân', 'Ủy ban nhân dân').replace('trung tâm dữ', 'Trung tâm dữ')}`;
  return `${first}, hoàn thành ít nhất ${60 + Math.floor(random() * 40)}% khối lượng công việc trong năm ${2026 + Math.floor(random() * 4)}.`;
}

function tasksOf(random: Random, count: number): TaskGroup[] {
  const names = ['HOÀN THIỆN THỂ CHẾ', 'PHÁT TRIỂN HẠ TẦNG', 'NGUỒN NHÂN LỰC'];
  return names.map((name, at) => ({
    label: ['I', 'II', 'III'][at] ?? '',
    name,
    rows: Array.from({ length: Math.floor(count / names.length) }, (_, row) => ({
      number: String(row + 1),
      text: `${phraseOf(random)}${random() < 0.4 ? `; ${phraseOf(random).toLowerCase().replace('ủy ban nhân dân', 'Ủy ban nhân dân').replace('trung tâm dữ', 'Trung tâm dữ')}` : ''}, đợt ${row + 1}`,
      lead: pickFrom(random, words.departments),
      cooperate: pickFrom(random, words.cooperators),
      deadline: pickFrom(random, words.deadlines),
    })),
  }));
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
