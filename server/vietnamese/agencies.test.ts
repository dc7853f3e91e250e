// Agency names in cells and in questions, however they are typed.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agencyId, buildRegister, findAgencies, splitAgencies } from './agencies.ts';

type Entry = { name: string; aliases: string[]; kind: 'other'; collective?: boolean };
const entries: Entry[] = JSON.parse(
  readFileSync(new URL('../../corpus/agencies.json', import.meta.url), 'utf8'),
);
const register = buildRegister(
  entries.map((entry) => ({
    ...entry,
    id: agencyId(entry.name),
    collective: entry.collective ?? false,
    includes: [],
  })),
);
const found = (text: string) => findAgencies(text, register).map((mention) => mention.agency.name);

describe('splitAgencies', () => {
  it.each([
    ['Sở Văn hóa, Thể thao và Du lịch, Sở Y tế', ['Sở Văn hóa, Thể thao và Du lịch', 'Sở Y tế']],
    ['Các sở, ban, ngành, địa phương', ['Các sở, ban, ngành, địa phương']],
    ['Sở Khoa học và Công nghệ, Tài chính', ['Sở Khoa học và Công nghệ', 'Sở Tài chính']],
    ['các Sở: Nội vụ, Tư pháp', ['Sở Nội vụ', 'Sở Tư pháp']],
    ['SỞ Y TẾ; Sở KH&CN và Công an tỉnh', ['Sở Y tế', 'Sở Khoa học và Công nghệ', 'Công an tỉnh']],
    ['Sở Y tế\nChi cục Thủy lợi', ['Sở Y tế', 'Chi cục Thủy lợi']],
    ['Công an tỉnh, Đoàn Thanh niên', ['Công an tỉnh', 'Đoàn Thanh niên']],
    ['', []],
  ])('splits %j', (printed, names) => {
    expect(splitAgencies(printed, register)).toEqual(names);
  });
});

describe('findAgencies', () => {
  it.each([
    'Cơ sở giáo dục thường xuyên gồm gì?',
    'Cán bộ y tế tuyến xã làm gì?',
    'can bo y te tuyen xa',
    'Trụ sở tài chính',
    'Công an xã',
  ])('takes half of a word, or another level, for no agency: %s', (question) => {
    expect(found(question).filter((name) => /^(?:Sở|Bộ|Công an tỉnh)/u.test(name))).toEqual([]);
  });

  it.each([
    ['so y te chu tri nhung nhiem vu nao', ['Sở Y tế']],
    ['so khcn lam gi', ['Sở Khoa học và Công nghệ']],
    ['Trường THPT Đào Tim năm học 2026 - 2027', ['Trường THPT Đào Tim']],
    ['Trường THPT Đào Tim tuyển mấy lớp', ['Trường THPT Đào Tim']],
    ['Sở KH&CN và Sở Tài chính', ['Sở Khoa học và Công nghệ', 'Sở Tài chính']],
    ['Sở Y tế, Nội vụ phối hợp', ['Sở Y tế', 'Sở Nội vụ']],
    ['còn công an thì sao?', ['Công an tỉnh']],
    ['SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH', ['Sở Văn hóa, Thể thao và Du lịch']],
    ['Chi cục Thủy lợi báo cáo', ['Chi cục Thủy lợi']],
    ['Ban Quản lý Khu kinh tế Nghi Sơn được giao việc gì', ['Ban Quản lý Khu kinh tế Nghi Sơn']],
    ['sổ y tế của học sinh', []],
  ])('finds %j', (text, names) => {
    expect(found(text)).toEqual(names);
  });
});
