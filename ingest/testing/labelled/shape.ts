// What a made-up document can look like, and the orders of columns that task tables have.
export type TaskRole = 'number' | 'text' | 'lead' | 'cooperate' | 'deadline' | 'product' | 'note';
export type TaskColumn = {
  role: TaskRole;
  name: string;
  width: number;
  /** Head that it shares with its neighbours, in a row above. */
  above?: string;
};
export type Shape = {
  type: string;
  symbol: string;
  /** How the subject stands below the type; `letter`: below the number, as in an official letter without a type line. */
  subject: 'plain' | 'về việc' | 'letter';
  issuer: 'province' | 'department' | 'council' | 'chairman' | 'commune';
  /** `stacked`: number and date in a row of their own, long names of agencies broken over two lines. */
  letterhead: 'one row' | 'stacked';
  capacity: string[];
  columns: TaskColumn[];
  groups: 'none' | 'roman' | 'letters';
  numbers: 'restart' | 'running' | 'dotted' | 'padded';
  /** Columns in which equal neighbours are one merged cell. */
  merged: TaskRole[];
  tasks: number;
  /** Long texts, which page breaks cut in the middle of a row. */
  long: boolean;
  landscape: boolean;
  /** Statistics with a head of two rows. */
  deepStatistics: boolean;
};

/** Heads of columns over each other, the order of most plans. */
export const usual: TaskColumn[] = [
  { role: 'number', name: 'STT', width: 600 },
  { role: 'text', name: 'Nhiệm vụ', width: 4200 },
  { role: 'lead', name: 'Chủ trì', width: 1900, above: 'Cơ quan thực hiện' },
  { role: 'cooperate', name: 'Phối hợp', width: 1900, above: 'Cơ quan thực hiện' },
  { role: 'deadline', name: 'Thời gian hoàn thành', width: 1400 },
];
export const withProduct: TaskColumn[] = [
  { role: 'number', name: 'TT', width: 600 },
  { role: 'text', name: 'Nội dung công việc', width: 3400 },
  { role: 'lead', name: 'Đơn vị chủ trì', width: 1600 },
  { role: 'cooperate', name: 'Đơn vị phối hợp', width: 1600 },
  { role: 'deadline', name: 'Thời hạn hoàn thành', width: 1300 },
  { role: 'product', name: 'Sản phẩm', width: 1500 },
];
export const deadlineFirst: TaskColumn[] = [
  { role: 'number', name: 'STT', width: 600 },
  { role: 'text', name: 'Nhiệm vụ, giải pháp', width: 4000 },
  { role: 'deadline', name: 'Thời gian thực hiện', width: 1500 },
  { role: 'lead', name: 'Cơ quan chủ trì', width: 1900 },
  { role: 'cooperate', name: 'Cơ quan phối hợp', width: 1900 },
];
export const leadFirst: TaskColumn[] = [
  { role: 'number', name: 'TT', width: 600 },
  { role: 'lead', name: 'Cơ quan chủ trì', width: 1800 },
  { role: 'text', name: 'Nhiệm vụ được giao', width: 4200 },
  { role: 'cooperate', name: 'Cơ quan phối hợp', width: 1900 },
  { role: 'deadline', name: 'Thời hạn', width: 1400 },
];

export const short: TaskColumn[] = [
  { role: 'number', name: 'TT', width: 600 },
  { role: 'text', name: 'Nội dung nhiệm vụ', width: 5200 },
  { role: 'lead', name: 'Đơn vị thực hiện', width: 2300 },
  { role: 'deadline', name: 'Thời gian', width: 1900 },
];
export const withNote: TaskColumn[] = [
  ...short.slice(0, 1),
  { role: 'text', name: 'Nhiệm vụ cụ thể', width: 3600 },
  { role: 'deadline', name: 'Thời gian hoàn thành', width: 1300 },
  { role: 'lead', name: 'Chủ trì', width: 1700, above: 'Phân công thực hiện' },
  { role: 'cooperate', name: 'Phối hợp', width: 1700, above: 'Phân công thực hiện' },
  { role: 'note', name: 'Ghi chú', width: 1100 },
];

/** A plan as most provinces print it; other shapes say what they do otherwise. */
export const plan: Shape = {
  type: 'Kế hoạch',
  symbol: 'KH',
  subject: 'plain',
  issuer: 'province',
  letterhead: 'one row',
  capacity: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
  columns: usual,
  groups: 'roman',
  numbers: 'restart',
  merged: ['lead'],
  tasks: 14,
  long: false,
  landscape: false,
  deepStatistics: false,
};
