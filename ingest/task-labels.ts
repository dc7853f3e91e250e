// Reads "Cơ quan chủ trì: …; thời gian: …" out of a text: which labels it has, where they stand, what they say.
import { foldAligned } from '../server/vietnamese/aligned.ts';

export type LabelRole = 'lead' | 'doer' | 'cooperate' | 'deadline' | 'product' | 'budget' | 'text' | 'other';
export type FoundLabel = { role: LabelRole; start: number; value: string };

const BODY = '(?:co quan|don vi|bo phan|co quan,? don vi|so|ben)';
/** `doer` leads only where other labels show that a task is described: forms and procedures have one too. */
const NAMES: [LabelRole, string][] = [
  [
    'cooperate',
    `(?:(?:cac )?${BODY},? )?(?:co trach nhiem |cung |tham gia )*phoi hop(?: thuc hien| trien khai)?|(?:phan cong )?phoi hop thuc hien`,
  ],
  [
    'lead',
    `(?:(?:cac )?${BODY},? )?(?:duoc giao )?chu tri(?: thuc hien| tham muu| trien khai| chinh)?|phan cong chu tri`,
  ],
  [
    'doer',
    `(?:(?:cac )?${BODY},? )(?:thuc hien|chiu trach nhiem|dau moi|phu trach|tham muu)(?: chinh| thuc hien)?|phan cong thuc hien|trach nhiem thuc hien|don vi chiu trach nhiem(?: thuc hien)?`,
  ],
  [
    'deadline',
    `(?:thoi gian|thoi han|thoi diem|tien do|lo trinh|han)(?: du kien)?(?: thuc hien| hoan thanh| trien khai| trinh| ban hanh| bao cao)?(?: du kien)?|(?:du kien )?hoan thanh`,
  ],
  [
    'product',
    '(?:san pham|ket qua|dau ra|hinh thuc van ban)(?: dau ra| du kien| thuc hien| can dat| dat duoc| hoan thanh)*',
  ],
  ['budget', '(?:tong |du kien )?(?:kinh phi|du toan|von dau tu)(?: thuc hien| du kien)?'],
  ['text', '(?:noi dung|nhiem vu|cong viec)(?: thuc hien| cong viec| nhiem vu| cu the| hoat dong)?'],
  [
    'other',
    '(?:nguon kinh phi|nguon luc|cap trinh|cap co tham quyen ban hanh|dia diem|doi tuong|ghi chu|muc tieu|yeu cau|hinh thuc|cach thuc)(?: thuc hien| trien khai)?',
  ],
];
/** What may stand before a label: the start, a line, a bullet or number, or the end of the one before. */
const BEFORE = String.raw`(?<=^|\n|[.;,(–—]|\s-)(?:\s*(?:[-–—+•*]|[a-zđ]\)|\d{1,2}(?:\.\d{1,2})*[.)]))?\s*`;
const LABEL = new RegExp(
  `${BEFORE}(?:${NAMES.map(([role, name]) => `(?<${role}>${name})`).join('|')})\\s*(?:la\\s*)?[:：]`,
  'giu',
);
/** Labels of a form or a procedure: what has them is no task. */
const FORM =
  /(?:thanh phan ho so|trinh tu thuc hien|le phi|doi tuong thuc hien|thoi han giai quyet|cach thuc thuc hien)/u;

/** The labels of a text in order, each with the text up to the next one. */
export function taskLabels(text: string): FoundLabel[] {
  const folded = foldAligned(text).toLowerCase();
  const found = [...folded.matchAll(LABEL)].map((match) => {
    const role = NAMES.find(([name]) => match.groups?.[name] !== undefined)?.[0] ?? 'other';
    return { role, start: match.index, from: match.index + match[0].length };
  });
  return found.map(({ role, start, from }, at) => ({
    role,
    start,
    value: trimValue(text.slice(from, found[at + 1]?.start ?? text.length)),
  }));
}

/** True when a text begins with a label. */
export function opensWithLabel(text: string): boolean {
  const first = taskLabels(text)[0];
  return first !== undefined && /^[\s\d.)(+•*–—-]*$/u.test(text.slice(0, first.start));
}

/** True when the labels describe a task: who leads it, or who does it with whom or by when. */
export function describesTask(labels: FoundLabel[], text: string): boolean {
  const roles = new Set(labels.filter((label) => label.value !== '').map((label) => label.role));
  if (roles.has('lead')) return true;
  return (
    roles.has('doer') && (roles.has('deadline') || roles.has('cooperate')) && !FORM.test(foldAligned(text))
  );
}

function trimValue(value: string): string {
  return value
    .replace(/\s+/gu, ' ')
    .replace(/^[\s:–—-]+|[\s.;,(–—-]+$/gu, '')
    .replace(/^([^(]*)\)$/u, '$1')
    .replace(/[\s.;,]+$/u, '');
}
