// Reads from a question by what tasks are to be grouped and counted, and which groups of the ranking are wanted.

import { cueForm } from './cues.ts';
import type { Understanding } from './understand.ts';

export type Grouping = {
  by: 'lead' | 'cooperate' | 'either' | 'year' | 'quarter' | 'group' | 'document';
  pick: 'most' | 'least' | null;
  /** Only groups with so many tasks. */
  size: { least: number; most: number } | null;
  /** "bao nhiêu cơ quan": the number of groups is the answer. */
  counted: boolean;
};

const AGENCY = '(?:co quan|don vi|so|nganh|so nganh|so,? ban,? nganh|dia phuong|ben)';

/** What is counted must be tasks: "mỗi cơ quan có bao nhiêu chuyên gia" counts something else. */
const TASKS_COUNTED =
  /\b(?:bao nhieu|may|so luong|so|tong so|thong ke|dem|phan bo|phan loai)\b(?: cac| so| so luong| tong so| nhung){0,2} (?:nhiem vu|viec|dau viec|cong viec|muc)\b|\b(?:chu tri|phoi hop|tham gia|duoc giao|co) (?:tong cong )?(?:bao nhieu|may)\s*\??$/;

/** What a question asks to be counted in groups; null when it asks for no such thing. */
export function askedGrouping(understanding: Understanding): Grouping | null {
  const form = cueForm(understanding.question);
  const by = groupedBy(form, understanding);
  if (by === null) return null;
  return { by, pick: picked(form), size: sizeAsked(form, understanding), counted: countsGroups(form) };
}

function groupedBy(form: string, understanding: Understanding): Grouping['by'] | null {
  const says = (pattern: string) => new RegExp(`\\b${pattern}\\b`).test(form);
  const extreme =
    '(?:nhieu|it)(?: (?:nhiem vu|viec|dau viec|cong viec))?(?: (?:den han|phai hoan thanh|hoan thanh))? nhat';
  const ranked = (noun: string, superlative = extreme) =>
    says(`${noun} (?:nao|gi)\\b.*${superlative}`) ||
    says(`${superlative}.*\\b${noun} (?:nao|gi)`) ||
    says(`${noun} (?:co|duoc giao|chu tri)\\b.*${superlative}`);
  const each = (noun: string) =>
    TASKS_COUNTED.test(form) && says(`(?:(?:moi|tung|moi mot)|(?<!kem )theo(?: tung| moi)?) ${noun}`);
  if (ranked('nam') || each('nam')) return 'year';
  if (ranked('quy') || each('quy')) return 'quarter';
  if (each('(?:thoi han|tien do|moc thoi gian|han)')) return 'year';
  const heading = '(?:nhom|linh vuc|muc)(?: nhiem vu)?';
  if (understanding.agencies.length === 0 && (ranked(heading) || each(heading))) return 'group';
  const document = '(?:ke hoach|van ban|tinh|chuong trinh|de an)';
  if (ranked(document) || ranked(document, extreme.replace('nhat', 'hon'))) return 'document';
  const between = understanding.places.length > 1 || understanding.documents.length > 1;
  if (
    between &&
    understanding.agencies.length === 0 &&
    says('(?:nhieu|it)(?: (?:nhiem vu|viec|dau viec|cong viec)) hon')
  )
    return 'document';
  if (TASKS_COUNTED.test(form) && says(`(?:moi|tung|moi mot) ${document}`)) return 'document';
  if (
    says(
      `(?:nhung|cac|bao nhieu|may) (?:ke hoach|van ban|chuong trinh) (?:nao )?(?:co )?(?:giao|nhac|dat|phan cong)`,
    )
  )
    return 'document';
  if (understanding.agencies.length > 0) return null;
  if (ranked(AGENCY) || ranked('ai') || each(AGENCY) || wantsAgencies(form)) return roleOf(form);
  return understanding.asked.has('most') && understanding.agencies.length === 0 && says(extreme)
    ? roleOf(form)
    : null;
}

/** "Những cơ quan nào chủ trì", "bao nhiêu cơ quan tham gia" — of all tasks, not of one. */
function wantsAgencies(form: string): boolean {
  return new RegExp(
    `\\b(?:(?:nhung|cac|moi|tung) ${AGENCY} nao |(?:bao nhieu|may) ${AGENCY} )(?:duoc giao |co |la co quan |chi |phai |cung )*(?:chu tri|phoi hop|tham gia)\\b`,
  ).test(form);
}

function roleOf(form: string): Grouping['by'] {
  if (/\b(?:tham gia|lien quan|chu tri (?:hoac|hay|va) phoi hop)\b/.test(form)) return 'either';
  return /\bphoi hop\b/.test(form) && !/\bchu tri\b/.test(form) ? 'cooperate' : 'lead';
}

function picked(form: string): Grouping['pick'] {
  if (/\bnhieu(?: [a-z]+){0,5} (?:nhat|hon)\b/.test(form)) return 'most';
  return /\bit(?: [a-z]+){0,5} (?:nhat|hon)\b/.test(form) &&
    !/\bit nhat (?:\d+|mot|hai|ba|bon|nam)\b/.test(form)
    ? 'least'
    : null;
}

const WORDS: Record<string, number> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
};

/** "từ 3 nhiệm vụ trở lên", "chỉ 1 nhiệm vụ", "hơn 5 việc". */
function sizeAsked(form: string, understanding: Understanding): Grouping['size'] {
  const match =
    /\b(?<word>tu|chi(?: co| chu tri| phoi hop)?|it nhat|toi thieu|hon|tren|duoi|khong qua|toi da|dung)\s+(?<count>\d{1,3}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)\s+(?:nhiem vu|viec|dau viec|cong viec)/.exec(
      form,
    );
  const { word, count } = match?.groups ?? {};
  if (word === undefined || count === undefined || understanding.asked.has('confirm')) return null;
  const number = WORDS[count] ?? Number(count);
  if (word.startsWith('chi') || word === 'dung') return { least: number, most: number };
  if (word === 'hon' || word === 'tren') return { least: number + 1, most: Number.POSITIVE_INFINITY };
  if (word === 'duoi') return { least: 0, most: number - 1 };
  if (word === 'khong qua' || word === 'toi da') return { least: 0, most: number };
  return { least: number, most: Number.POSITIVE_INFINITY };
}

function countsGroups(form: string): boolean {
  return new RegExp(`\\b(?:bao nhieu|may) (?:${AGENCY}|nhom|ke hoach|van ban)\\b`).test(form);
}
