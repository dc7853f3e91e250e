// What is wrong with the golds of a suite, in sentences for an administrator; the documents are asked through `hasText`.
import { foldSpace } from './metrics/text.ts';
import type { ScoredLine, SuiteLine } from './suite.ts';
import { isScored } from './suite.ts';

/** Problems named at most: after these the rest is the same mistake again. */
const MAX_PROBLEMS = 50;

/** `hasText` tells whether some document has these words (NFC, white space folded). */
export async function goldProblems(
  lines: SuiteLine[],
  hasText: (folded: string) => Promise<boolean>,
): Promise<string[]> {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const problems: string[] = [];
  for (const line of lines) {
    if (problems.length >= MAX_PROBLEMS) break;
    if (!isScored(line)) {
      if (line.gold !== undefined || line.class !== undefined)
        problems.push(`${line.id}: cần có cả "class" và "gold" thì mới chấm được.`);
      continue;
    }
    problems.push(...shapeProblems(line, byId));
    for (const group of line.gold.spans ?? [])
      for (const span of group)
        if (!(await hasText(foldSpace(span))))
          problems.push(
            `${line.id}: đoạn căn cứ không có nguyên văn trong kho văn bản: “${span.slice(0, 120)}”`,
          );
  }
  return problems.slice(0, MAX_PROBLEMS);
}

function shapeProblems(line: ScoredLine, byId: Map<string, SuiteLine>): string[] {
  const { id, gold, history } = line;
  const problems: string[] = [];
  const expects =
    Boolean(gold.spans ?? gold.contains ?? gold.rows ?? gold.sections) || gold.count !== undefined;
  if (gold.refused && expects) problems.push(`${id}: đã đặt là phải từ chối thì không nêu nội dung cần có.`);
  if (!gold.refused && !expects)
    problems.push(`${id}: cần ít nhất một trong các mục: đoạn căn cứ, từ phải có, danh sách dòng, số lượng.`);
  if (line.class === 'informal' && line.twin === undefined)
    problems.push(`${id}: câu gõ tắt cần "twin" là mã của câu gõ đầy đủ.`);
  if (line.twin !== undefined && !byId.has(line.twin))
    problems.push(`${id}: không có câu nào mang mã "${line.twin}".`);
  if (line.class === 'followup' && history === undefined)
    problems.push(`${id}: câu hỏi tiếp cần "history" là các lượt trước.`);
  if (history !== undefined && history.at(-1)?.role !== 'assistant')
    problems.push(`${id}: "history" phải kết thúc bằng lượt của trợ lý.`);
  if (gold.rows !== undefined && gold.count !== undefined && gold.rows.length !== gold.count)
    problems.push(`${id}: "count" là ${gold.count} nhưng danh sách có ${gold.rows.length} dòng.`);
  return problems;
}
