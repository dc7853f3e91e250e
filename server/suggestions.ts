// Questions to begin with, made from what the knowledge base holds: agencies that lead tasks, groups, sections.

import { localViewer } from './assistant.ts';
import type { Database } from './store/database.ts';
import { listDocuments, outline } from './store/documents.ts';
import { queryTasks } from './store/tasks.ts';

const MAX_SUGGESTIONS = 5;

/** Up to five questions that the stored documents, or some of them, answer; none when nothing is stored. */
export async function corpusSuggestions(db: Database, only: string[] | null = null): Promise<string[]> {
  const groups = localViewer.groups;
  const wanted = (id: string) => only === null || only.includes(id);
  const listed = await listDocuments(db, { groups, limit: only === null ? 20 : 500 });
  const documents = listed.documents.filter((document) => wanted(document.id));
  const rows = (await queryTasks(db, { groups, limit: 500 })).filter((row) => wanted(row.task.documentId));
  const suggestions: string[] = [];
  const counts = new Map<string, number>();
  for (const row of rows) for (const name of row.leadNames) counts.set(name, (counts.get(name) ?? 0) + 1);
  const middling = [...counts]
    .filter(([, count]) => count >= 3 && count <= 10)
    .sort((a, b) => b[1] - a[1])[0];
  if (middling) suggestions.push(`${middling[0]} chủ trì những nhiệm vụ nào, thời hạn ra sao?`);
  const dated =
    rows.find((row) => row.task.deadline.kind === 'range' && /quý/i.test(row.task.deadlinePrinted)) ??
    rows.find((row) => row.task.deadline.kind === 'range');
  if (dated?.task.deadline.kind === 'range')
    suggestions.push(`Những nhiệm vụ nào phải hoàn thành trong năm ${dated.task.deadline.to.slice(0, 4)}?`);
  if (dated) suggestions.push(`Cơ quan nào chủ trì: ${lowerFirst(shorten(dated.task.text))}?`);
  const document =
    documents.find((candidate) => rows.some((row) => row.task.documentId === candidate.id)) ?? documents[0];
  if (document) {
    const nodes = await outline(db, document.id, groups, ['section', 'heading', 'chapter']);
    const section = nodes.find(
      (node) => node.heading.length > 8 && node.heading.length < 70 && node.path.split('.').length >= 3,
    );
    if (section) suggestions.push(`${section.heading} gồm những nội dung gì?`);
    suggestions.push('Căn cứ pháp lý của văn bản gồm những văn bản nào?');
  }
  return suggestions.slice(0, MAX_SUGGESTIONS);
}

function shorten(text: string): string {
  const first = text.split(/[;,.(]/)[0] ?? text;
  return first.trim();
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}
