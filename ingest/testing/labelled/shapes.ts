// The shapes that made-up documents come in: types, letterheads, orders of columns, merged cells, signatures.
import { deadlineFirst, leadFirst, plan, type Shape, short, withNote, withProduct } from './shape.ts';

/** No two are laid out alike. */
export const shapes: Shape[] = [
  plan,
  {
    ...plan,
    ...{ type: 'Quyết định', symbol: 'QĐ', subject: 'về việc', letterhead: 'stacked' },
    ...{ capacity: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], columns: withProduct },
    ...{ groups: 'none', numbers: 'running', merged: [], deepStatistics: true },
  },
  {
    ...plan,
    ...{ type: 'Thông báo', symbol: 'TB', issuer: 'department', columns: deadlineFirst },
    ...{ capacity: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'], groups: 'letters', numbers: 'running', tasks: 18 },
  },
  {
    ...plan,
    ...{ type: 'Công điện', symbol: 'CĐ', subject: 'về việc', issuer: 'chairman', columns: leadFirst },
    ...{ capacity: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], groups: 'none', numbers: 'padded', tasks: 12 },
  },
  {
    ...plan,
    ...{ type: 'Tờ trình', symbol: 'TTr', subject: 'về việc', issuer: 'department', landscape: true },
    ...{ capacity: ['GIÁM ĐỐC'], letterhead: 'stacked', numbers: 'dotted', tasks: 16, deepStatistics: true },
    columns: withProduct.map((column) => ({ ...column, width: Math.round(column.width * 1.4) })),
  },
  {
    ...plan,
    ...{ type: 'Hướng dẫn', symbol: 'HD', issuer: 'department', columns: withProduct, merged: ['deadline'] },
    ...{ capacity: ['TUQ. GIÁM ĐỐC', 'TRƯỞNG PHÒNG KẾ HOẠCH - TÀI CHÍNH'], long: true, tasks: 15 },
  },
  {
    ...plan,
    ...{ type: 'Công văn', symbol: 'KHTC', subject: 'letter', issuer: 'department', columns: short },
    ...{ capacity: ['TL. GIÁM ĐỐC', 'CHÁNH VĂN PHÒNG'], groups: 'none', numbers: 'running', merged: [] },
  },
  {
    ...plan,
    ...{ type: 'Báo cáo', symbol: 'BC', issuer: 'commune', letterhead: 'stacked', columns: withNote },
    ...{ capacity: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], merged: ['lead', 'deadline'] },
  },
  {
    ...plan,
    ...{ type: 'Chương trình', symbol: 'CTr', columns: deadlineFirst, long: true, tasks: 24 },
    ...{ merged: ['deadline', 'cooperate'], groups: 'letters', numbers: 'dotted', letterhead: 'stacked' },
  },
  {
    ...plan,
    ...{ type: 'Chỉ thị', symbol: 'CT', subject: 'về việc', columns: leadFirst, groups: 'roman' },
    ...{ capacity: ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'], numbers: 'running', landscape: true },
  },
  {
    ...plan,
    ...{ type: 'Nghị quyết', symbol: 'NQ', subject: 'về việc', issuer: 'council', columns: withNote },
    ...{ capacity: ['CHỦ TỊCH'], numbers: 'padded', groups: 'none', merged: [], deepStatistics: true },
  },
];
