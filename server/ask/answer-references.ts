// Answers about a legal document named in the question: where it is cited, with its date, issuer and title as printed.
import type { Passage } from '../domain.ts';
import type { ReferenceEntry } from '../store/references.ts';
import { matchesDocument } from '../vietnamese/document-mentions.ts';
import { splitClauses } from '../vietnamese/sentences.ts';
import type { Draft, Hit, Viewer } from './contract.ts';
import { DraftBuilder, hitOfPassage, inline, refusal } from './draft.ts';
import type { Sources } from './sources.ts';
import { type ContentUnit, coverage, readText } from './terms.ts';
import type { Understanding } from './understand.ts';

/** Places quoted at most for one cited document. */
const MAX_PLACES = 6;

/** The clauses that cite the named documents; null when the question asks of more than the citation shows. */
export async function answerFromReferences(
  question: {
    understanding: Understanding;
    units: ContentUnit[];
    hits: Hit[];
    viewer: Viewer;
    documentIds?: string[];
    /** The knowledge base holds a document that is named. */
    isStored: boolean;
  },
  sources: Sources,
): Promise<Draft | null> {
  const { understanding, viewer } = question;
  const cited = await sources.references(viewer.groups, question.documentIds);
  const found = cited.filter((reference) =>
    understanding.documents.some((named) => isNamed(named, reference)),
  );
  if (found.length === 0) {
    // "đề án 5 năm", "chương trình 2 buổi": a number after a common noun may be no document at all
    const isCertain = understanding.documents.some((named) => named.key !== null || isLegalType(named.type));
    return question.isStored || !isCertain ? null : refusal('unanswerable_no_evidence', 'document_absent');
  }
  const builder = new DraftBuilder();
  for (const reference of found) {
    for (const mention of reference.mentions.slice(0, MAX_PLACES)) {
      const view = await sources.document(mention.documentId, viewer.groups);
      if (!view) continue;
      const passage = view.passages.find((candidate) =>
        candidate.spans.some((span) => span.start <= mention.span.start && mention.span.end <= span.end),
      );
      if (!passage) continue;
      builder.fact(`- “${clauseAround(passage, mention.printed)}”`, [
        builder.cite(hitOfPassage(passage, view.record)),
      ]);
    }
  }
  if (builder.statements.length === 0 || !covers(builder, question.units)) return null;
  if (builder.statements.length === 1)
    builder.statements[0]!.markdown = builder.statements[0]!.markdown.replace(/^- /, '');
  return builder.build();
}

/** Types that are always numbered: naming one by its number is naming a document. */
function isLegalType(type: string | null): boolean {
  return type !== null && /^(?:luật|nghị|quyết định|thông tư|chỉ thị|công|pháp lệnh|sắc lệnh)/u.test(type);
}

type Named = Understanding['documents'][number];

function isNamed(named: Named, reference: ReferenceEntry): boolean {
  if (reference.number === null) return false;
  if (named.key !== null) return reference.key === named.key;
  return (
    named.number !== null &&
    matchesDocument(
      { ...named, number: named.number, span: { start: 0, end: named.printed.length } },
      reference.key,
      reference.type,
    )
  );
}

/** The clause of the passage in which the reference is printed. */
function clauseAround(passage: Passage, printed: string): string {
  const at = passage.text.indexOf(printed);
  const clause = splitClauses(passage.text).find((span) => span.start <= at && at < span.end);
  return inline(clause ? passage.text.slice(clause.start, clause.end) : passage.text).replace(/[;,]$/, '');
}

/** The citation answers only what it says: a question about the law's content needs the law itself. */
function covers(builder: DraftBuilder, units: ContentUnit[]): boolean {
  if (units.length === 0) return true;
  const quoted = builder.evidence
    .map((evidence) => `${evidence.hit.passage.headings.join(' ')} ${evidence.hit.passage.text}`)
    .join('\n');
  return coverage(units, readText(quoted)).share >= 0.5;
}
