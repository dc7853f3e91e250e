// Finds the item of an earlier answer that a question points at: "nhiệm vụ thứ hai", "việc đầu tiên".

const ordinals: Record<string, number> = {
  'thu nhat': 1,
  'dau tien': 1,
  'thu hai': 2,
  'thu ba': 3,
  'thu tu': 4,
  'thu nam': 5,
  'thu sau': 6,
  'thu bay': 7,
  'thu tam': 8,
  'thu chin': 9,
  'thu muoi': 10,
  'cuoi cung': -1,
  cuoi: -1,
};

/** "nhiệm vụ thứ hai", "mục thứ 3", "việc đầu tiên", folded; group 2 is the ordinal in digits. */
const pointer =
  /\b(?:nhiem vu|viec|cai|muc|y|dong)\s+(thu (?:nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)|thu (\d{1,2})|dau tien|cuoi cung|cuoi)\b/;
const listLine = /^\s*(?:[-*•]|\d+[.)])\s+/;

/** Text of the n-th list item of an answer, without marks and details; null when the question points at none. */
export function itemNamed(foldedQuestion: string, answer: string): string | null {
  const named = pointer.exec(foldedQuestion);
  if (!named) return null;
  const items = answer.split('\n').filter((line) => listLine.test(line));
  const position = named[2] ? Number(named[2]) : (ordinals[named[1]!] ?? 0);
  const item = position === -1 ? items.at(-1) : items[position - 1];
  if (!item) return null;
  const text = item.replace(listLine, '').replace(/\[\d+\]/g, '');
  return (text.split(' — ')[0] ?? '').trim();
}
