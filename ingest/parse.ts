// The pure parser: the text of one document → metadata, outline, passages, tasks, citations, agencies.
import type {
  Agency,
  AgencyKind,
  DocumentMeta,
  Indicator,
  LegalReference,
  OutlineNode,
  Passage,
  Task,
} from '../server/domain.ts';
import type { DocumentDetails, EffectClause } from '../server/domain-validity.ts';
import { documentNumberKey } from '../server/vietnamese/document-number.ts';
import { knownAgencies } from '../server/vietnamese/known-agencies.ts';
import { makePassages } from './chunk.ts';
import { readEffects } from './effects.ts';
import { labelRows, makeIndicators } from './indicators.ts';
import { joinLabelledTasks } from './labelled-tasks.ts';
import { readMetadata } from './metadata.ts';
import { readOutline } from './outline.ts';
import { addProseTasks } from './prose-tasks.ts';
import type { ReadResult } from './readers/index.ts';
import { readReferences } from './references.ts';
import { makeTasks } from './tasks.ts';
import { readUnits } from './units.ts';

export type ParsedDocument = {
  meta: DocumentMeta;
  nodes: OutlineNode[];
  passages: Passage[];
  tasks: Task[];
  indicators: Indicator[];
  references: LegalReference[];
  agencies: Agency[];
  details: DocumentDetails;
  effects: EffectClause[];
};

export type ParseInput = {
  documentId: string;
  /** Canonical text (`canonicalText`); every table row is one line, cells separated by tabs. */
  text: string;
  pages: ReadResult['pages'];
  /** Where tables of workbooks and data files stand in them. */
  tables?: ReadResult['tables'];
  /** What is known beforehand (manifest, file properties); overrides what the rules find. */
  meta: Partial<DocumentMeta>;
  /** Names a document that has no heading of its own. */
  fileName?: string;
  glossary: {
    agencies: {
      name: string;
      aliases: string[];
      kind: AgencyKind;
      collective?: boolean;
      includes?: AgencyKind[];
    }[];
  };
};

/** Parses a document. Never throws on any text; the same input gives the same ids and digests. */
export function parseDocument(input: ParseInput): ParsedDocument {
  const units = readUnits(input.text);
  const found = readMetadata(units, input.fileName, input.pages[0]?.quality);
  const meta: DocumentMeta = { ...found.meta, ...input.meta };
  const blocks = addProseTasks(joinLabelledTasks(readOutline(units, input.tables)));
  const { documentId, text, pages } = input;
  labelRows(blocks);
  const passages = makePassages(blocks, { documentId, text, pages, meta });
  const { tasks, agencies } = makeTasks(blocks, documentId, knownAgencies(input.glossary.agencies));
  return {
    meta,
    nodes: blocks.map((block) => block.node),
    passages,
    tasks,
    indicators: makeIndicators(blocks, documentId, meta),
    references: readReferences(passages, text, meta.number),
    agencies,
    details: found.details,
    effects: readEffects({
      passages,
      text,
      title: meta.title,
      ownKey: meta.number === null ? null : documentNumberKey(meta.number),
      issuedOn: meta.issuedOn,
    }),
  };
}
