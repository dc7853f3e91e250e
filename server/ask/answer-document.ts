// Answers about a document itself: who signed it, to whom it goes, its number and date, what it is based on.
import type { Passage } from '../domain.ts';
import { fold } from '../vietnamese/normalise.ts';
import { splitClauses } from '../vietnamese/sentences.ts';
import type { Draft, Hit, Viewer } from './contract.ts';
import { type Asked, DOCUMENT_ATTRIBUTES } from './cues.ts';
import { DraftBuilder, hitOfPassage, inline } from './draft.ts';
import type { DocumentView, Sources } from './sources.ts';
import { text } from './text.ts';
import type { Understanding } from './understand.ts';

/** A draft about the document's own attributes; null when its head and close do not show what is asked. */
export async function answerFromDocument(
  question: { understanding: Understanding; hits: Hit[]; viewer: Viewer; documentIds?: string[] },
  sources: Sources,
): Promise<Draft | null> {
  const id = question.documentIds?.[0] ?? question.hits[0]?.passage.documentId;
  const view = id ? await sources.document(id, question.viewer.groups) : null;
  if (!view) return null;
  const builder = new DraftBuilder();
  for (const attribute of DOCUMENT_ATTRIBUTES) {
    if (question.understanding.asked.has(attribute))
      answers[attribute]?.(view, builder, question.understanding.question);
  }
  builder.complete = builder.statements.length > 1;
  return builder.statements.length > 0 ? builder.build() : null;
}

type Answer = (view: DocumentView, builder: DraftBuilder, question: string) => void;

const answers: Partial<Record<Asked, Answer>> = {
  signer: (view, builder) => quoteFirst(view, builder, /^Chữ ký/, 'Phần ký của văn bản ghi: '),
  recipients: (view, builder) => {
    const passages = view.passages.filter((passage) => /^Nơi nhận/.test(passage.place));
    if (passages.length > 1) builder.frame('Nơi nhận của văn bản:');
    for (const passage of passages)
      builder.fact(`${passages.length > 1 ? '- ' : ''}${inline(passage.text)}`, [
        cite(view, builder, passage),
      ]);
  },
  docnumber: (view, builder) => {
    const head = view.passages.find((passage) => /(?:^|\n)\s*Số\s*:/u.test(passage.text));
    if (!head) return;
    const marker = cite(view, builder, head);
    if (view.record.number) builder.fact(`Số, ký hiệu: ${view.record.number}`, [marker]);
    else {
      builder.frame(text.blank('số văn bản'));
      builder.fact(`Văn bản ghi: “${inline(head.text)}”`, [marker]);
    }
  },
  issued: (view, builder) => {
    const head = view.passages.find(
      (passage) => /ngày\s.*tháng\s.*năm/u.test(passage.text) && passage.ordinal < 6,
    );
    if (!head) return;
    if (!view.record.issuedOn) builder.frame(text.blank('ngày ban hành'));
    builder.fact(`Văn bản ghi: “${inline(head.text)}”`, [cite(view, builder, head)]);
  },
  basis: (view, builder, question) => {
    const clauses = view.passages
      .filter((passage) => /^Phần căn cứ/.test(passage.place) || /^\s*Căn cứ\s/u.test(passage.text))
      .flatMap((passage) =>
        splitClauses(passage.text).map((span) => ({
          passage,
          clause: inline(passage.text.slice(span.start, span.end)),
        })),
      )
      .filter(({ clause }) => /\bsố\s+\S*\d|\bLuật\b|\bHiến pháp\b|\bPháp lệnh\b/u.test(clause));
    const kinds = basisKinds(question);
    const ofKind = clauses.filter(({ clause }) => kinds.some((kind) => kind.test(fold(clause))));
    for (const { passage, clause } of ofKind.length > 0 ? ofKind : clauses)
      builder.fact(`- ${clause.replace(/[;,]$/, '')}`, [cite(view, builder, passage)]);
  },
  status: (view, builder) => {
    const head = view.passages.find((passage) => /(?:^|\n)\s*Số\s*:/u.test(passage.text)) ?? view.passages[0];
    if (!head || view.record.status !== 'draft') return;
    builder.frame(text.draft);
    builder.fact(`Văn bản ghi: “${inline(head.text)}”`, [cite(view, builder, head)]);
  },
};

/** Kinds of documents of which one is asked for: "theo tờ trình nào", "là quyết định và tờ trình số mấy". */
const KIND = 'to trinh|cong van|thong bao|ket luan|chi thi|quyet dinh|nghi dinh|nghi quyet|thong tu|luat';

/** Patterns of the kinds that stand before "nào" or "số mấy"; none where any basis will do. */
function basisKinds(question: string): RegExp[] {
  const run = new RegExp(
    `\\b((?:${KIND})(?:(?:,| va| hoac| hay) (?:${KIND}))*) (?:nao|gi|so (?:may|bao nhieu|nao))\\b`,
  );
  const named = run.exec(fold(question))?.[1]?.match(new RegExp(KIND, 'g')) ?? [];
  return named.map((kind) => new RegExp(`\\b${kind}\\b`));
}

function quoteFirst(view: DocumentView, builder: DraftBuilder, place: RegExp, opening: string): void {
  const passage = view.passages.find((candidate) => place.test(candidate.place));
  if (passage) builder.fact(`${opening}“${inline(passage.text)}”`, [cite(view, builder, passage)]);
}

function cite(view: DocumentView, builder: DraftBuilder, passage: Passage): number {
  return builder.cite(hitOfPassage(passage, view.record));
}
