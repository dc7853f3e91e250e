// Checks live answers as the evals do: quotes verbatim in the version that was cited, citations that support, figures in their sources.

import { loadAgencies } from '../../server/store/agencies.ts';
import { type AnswerCheck, saveAnswerCheck, uncheckedAnswers } from '../../server/store/answer-checks.ts';
import type { StoredAnswer, StoredMessage } from '../../server/store/conversations.ts';
import type { Database } from '../../server/store/database.ts';
import { getDocument, getDocumentVersion } from '../../server/store/documents.ts';
import { passagesOfDocument } from '../../server/store/passages.ts';
import { buildRegister, findAgencies } from '../../server/vietnamese/agencies.ts';
import { fold } from '../../server/vietnamese/normalise.ts';
import { isVerbatim, markProblems } from '../metrics/quotes.ts';
import { type AgencyFinder, measureSupport } from '../metrics/support.ts';
import { foldSpace } from '../metrics/text.ts';
import { type ResultLine, resultOf } from '../result.ts';
import type { StoredDocumentText, StoredTexts } from '../stored.ts';

/** Answers checked in one sweep: the next sweep takes the rest. */
const BATCH = 200;

/** Checks what waits; how many there were. Between two answers everything else gets its turn. */
export async function checkAnswers(db: Database, groups: string[], clock: () => Date): Promise<number> {
  const waiting = await uncheckedAnswers(db, BATCH);
  if (waiting.length === 0) return 0;
  const register = buildRegister(await loadAgencies(db));
  const agenciesOf: AgencyFinder = (text) => findAgencies(text, register).map((found) => found.agency.id);
  const texts = new Map<string, Promise<StoredDocumentText | null>>();
  for (const message of waiting) {
    if (message.answer === null) continue;
    const documents = await citedDocuments(db, message.answer, groups, texts);
    const check = checkOf(message, message.answer, { documents, agencies: [] }, agenciesOf);
    await saveAnswerCheck(db, message.id, check, clock());
    await new Promise((resolve) => setImmediate(resolve));
  }
  return waiting.length;
}

/** Pure: what the checks find in one answer. */
export function checkOf(
  message: Pick<StoredMessage, 'id' | 'question'>,
  answer: StoredAnswer,
  stored: StoredTexts,
  agenciesOf: AgencyFinder,
): AnswerCheck {
  const result: ResultLine = resultOf(message.id, answer);
  const verbatim = result.citations
    .map((citation) => isVerbatim(citation, stored))
    .filter((held) => held !== null);
  // The question as it was understood holds what earlier turns gave it.
  const support = measureSupport(result, stored, `${message.question}\n${answer.understood}`, agenciesOf);
  const marks = markProblems(result.answer, result.citations);
  return {
    questionFolded: fold(message.question),
    agencies: [...new Set(agenciesOf(`${message.question}\n${answer.understood}`))],
    quotes: { held: verbatim.filter(Boolean).length, total: verbatim.length },
    citations: support.citations,
    values: support.values,
    unmarked: support.unmarked.length,
    markProblems: marks.length,
    problems: [
      ...(verbatim.includes(false) ? ['có trích dẫn không đúng nguyên văn văn bản đã lưu'] : []),
      ...marks,
      ...support.problems,
      ...support.unmarked.map((sentence) => `câu có số liệu mà không có nguồn: “${sentence.slice(0, 160)}”`),
    ],
  };
}

async function citedDocuments(
  db: Database,
  answer: StoredAnswer,
  groups: string[],
  texts: Map<string, Promise<StoredDocumentText | null>>,
): Promise<Map<string, StoredDocumentText>> {
  const documents = new Map<string, StoredDocumentText>();
  for (const { documentId, version } of answer.citations) {
    const key = `${documentId}\n${version}`;
    if (!texts.has(key)) texts.set(key, textOf(db, documentId, version, groups));
    const text = await texts.get(key);
    if (text) documents.set(documentId, withJoinedRows(text, answer, documentId));
  }
  return documents;
}

/** The text that was cited: the present one, or the version that has been kept. */
async function textOf(
  db: Database,
  id: string,
  version: string | null,
  groups: string[],
): Promise<StoredDocumentText | null> {
  const document = await getDocument(db, id, groups);
  if (document === null) return null;
  if (version !== null && version !== document.versionDigest) {
    const old = await getDocumentVersion(db, id, version, groups);
    return old === null ? null : { folded: foldSpace(old.text), text: old.text, passages: [] };
  }
  const passages = await passagesOfDocument(db, id, groups);
  return {
    folded: foldSpace(document.text),
    text: document.text,
    passages: passages.map(({ section, headings, text }) => ({ section, headings, folded: foldSpace(text) })),
  };
}

/** A row cut by a page break is quoted in one piece: its pieces are joined as its spans say. */
function withJoinedRows(stored: StoredDocumentText, answer: StoredAnswer, id: string): StoredDocumentText {
  const { text } = stored;
  if (text === undefined) return stored;
  const joined = answer.citations
    .filter((citation) => citation.documentId === id && citation.spans.length > 1)
    .map((citation) => ({
      section: citation.section,
      headings: [],
      folded: foldSpace(citation.spans.map((span) => text.slice(span.start, span.end)).join(' ')),
    }));
  return joined.length === 0 ? stored : { ...stored, passages: [...stored.passages, ...joined] };
}
