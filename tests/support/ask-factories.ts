// Factories for tests of the answer engine: passages, hits, task rows, the real language, a knowledge base in memory.

import type { Draft, Evidence, Viewer } from '../../server/ask/contract.ts';
import { hitOfPassage } from '../../server/ask/draft.ts';
import type { Tools } from '../../server/ask/prepare.ts';
import type { DocumentView, Sources } from '../../server/ask/sources.ts';
import { wordsOf } from '../../server/ask/store-sources.ts';
import { type ContentUnit, readSyllables } from '../../server/ask/terms.ts';
import type { Language } from '../../server/ask/understand.ts';
import type { Deadline, DocumentRecord, Hit, OutlineNode, Passage, Task } from '../../server/domain.ts';
import { readGlossary } from '../../server/glossary.ts';
import { loadStaticEmbedder } from '../../server/llm/static-embedder.ts';
import type { ReferenceEntry } from '../../server/store/references.ts';
import type { TaskWish } from '../../server/store/task-filter.ts';
import type { TaskRow } from '../../server/store/tasks.ts';
import { buildRegister } from '../../server/vietnamese/agencies.ts';
import { knownAgencies } from '../../server/vietnamese/known-agencies.ts';
import { createQuestionExpander } from '../../server/vietnamese/synonyms.ts';
import { aRecord } from './answers.ts';

const embedderFile = new URL('../../server/llm/data/vi-hc-256.vse', import.meta.url);

/** The register of corpus/agencies.json and the compounds of the built-in embedder. */
export async function realLanguage(): Promise<Language> {
  const [glossary, embedder] = await Promise.all([readGlossary(), loadStaticEmbedder(embedderFile)]);
  return { register: buildRegister(knownAgencies(glossary.agencies)), ...wordsOf(embedder) };
}

/** The real language and glossary over a knowledge base in memory. */
export async function toolsOver(world: Partial<World>): Promise<Tools> {
  const language = await realLanguage();
  const expander = createQuestionExpander(await readGlossary());
  const names = { names: [], places: new Set<string>() };
  return { sources: memorySources(language, world), names, language, expander, today: '2026-06-15' };
}

export const anyone: Viewer = { id: 'thu', groups: ['public'] };

export function passage(text: string, changes: Partial<Passage> = {}): Passage {
  const path = changes.path ?? 'III.2.4';
  const headings = changes.headings ?? ['III. MỤC TIÊU ĐẾN NĂM 2030'];
  return {
    id: `p:${path}:${text.slice(0, 24)}`,
    documentId: 'ke-hoach-du-lieu',
    path,
    section: path.replace(/#.*$/, ''),
    place: `Mục ${path}`,
    kind: 'paragraph',
    headings,
    text,
    spans: [{ start: 0, end: text.length }],
    lines: { first: 1, last: 1 },
    page: null,
    ordinal: 1,
    searchText: [aRecord().title, ...headings, text].join('\n'),
    digest: text,
    ...changes,
  };
}

export function hit(text: string, changes: Partial<Passage> = {}): Hit {
  return hitOfPassage(passage(text, changes), { title: aRecord().title, status: 'draft' });
}

const year = (value: string): Deadline => ({ kind: 'range', from: `${value}-01-01`, to: `${value}-12-31` });

/** A row of a task table; `lead` and `cooperate` are names of the register, the deadline a year or "thường xuyên". */
export function taskRow(
  number: number,
  text: string,
  options: { lead?: string; cooperate?: string; due?: string; product?: string; group?: string } = {},
): TaskRow {
  const {
    lead = 'Sở Y tế',
    cooperate = 'Sở Khoa học và Công nghệ',
    due = '2026',
    product = '',
    group,
  } = options;
  const idOf = (name: string) => knownAgencies([{ name, aliases: [], kind: 'department' }])[0]!.id;
  const section = `Phụ lục III.10.${number}`;
  const row = passage([number, text, lead, cooperate, due, ...(product ? [product] : [])].join('\t'), {
    path: section,
    kind: 'row',
    headings: ['PHỤ LỤC'],
    ordinal: 100 + number,
  });
  const task: Task = {
    id: `${row.id}:task`,
    documentId: row.documentId,
    passageId: row.id,
    section,
    printedNumber: String(number),
    group: group ? { label: 'III', text: group } : null,
    subgroup: null,
    text,
    leadPrinted: lead,
    cooperatePrinted: cooperate,
    leads: [idOf(lead)],
    cooperators: cooperate ? [idOf(cooperate)] : [],
    deadlinePrinted: due,
    deadline: /^\d{4}$/.test(due) ? year(due) : { kind: due ? 'recurring' : 'unknown' },
    productPrinted: product,
    budgetPrinted: '',
    budgets: [],
    ordinal: number,
  };
  return {
    task,
    passage: row,
    documentTitle: aRecord().title,
    documentStatus: 'draft',
    leadNames: [lead],
    cooperatorNames: cooperate ? [cooperate] : [],
  };
}

/** A content word as a question's reading gives it. */
export function unit(text: string, changes: Partial<ContentUnit> = {}): ContentUnit {
  const folded = foldedOf(text);
  return { text, folded, weight: 1, alternatives: [], index: 0, exact: true, unknown: false, ...changes };
}

/** Numbered evidence, 1, 2, 3… */
export function evidence(...hits: Hit[]): Evidence[] {
  return hits.map((one, index) => ({ marker: index + 1, hit: one, task: null }));
}

export function aDraft(changes: Partial<Draft> = {}): Draft {
  return { outcome: { class: 'answered' }, statements: [], evidence: [], table: null, ...changes };
}

/** An outline node; its section and place follow from the path. */
export function node(path: string, heading: string, changes: Partial<OutlineNode> = {}): OutlineNode {
  return {
    path,
    section: path.replace(/#.*$/, ''),
    kind: 'section',
    printed: `${path.split('.').at(-1)}.`,
    heading,
    place: `Mục ${path}`,
    parent: path.includes('.') ? path.replace(/\.[^.]*$/, '') : null,
    ordinal: 1,
    lines: { first: 1, last: 1 },
    span: { start: 0, end: 0 },
    ...changes,
  };
}

export type World = {
  views: DocumentView[];
  rows: TaskRow[];
  references: ReferenceEntry[];
};

export function aView(passages: Passage[], changes: Partial<DocumentView> = {}): DocumentView {
  return { record: aRecord(), nodes: [], passages, ...changes };
}

/** A knowledge base in memory: a passage's score is the share of the query's syllables that it has. */
export function memorySources(language: Language, world: Partial<World>): Sources {
  const { views = [], rows = [], references = [] } = world;
  const readable = (groups: string[]) =>
    views.filter(({ record }) => record.audience.some((group) => groups.includes(group)));
  const indexed = views.flatMap((view) => view.passages);
  const frequency = (term: string) =>
    indexed.filter((one) => ` ${foldedOf(one.searchText)} `.includes(` ${term} `)).length;
  return {
    register: async () => language.register,
    words: async () => language,
    vocabulary: async () => ({ frequency }),
    statistics: async () => ({ total: indexed.length, frequency }),
    search: async ({ text, groups, limit, documentIds }) =>
      readable(groups)
        .filter(({ record }) => documentIds?.includes(record.id) ?? true)
        .flatMap(({ record, passages }) => passages.map((one) => hitOfPassage(one, record)))
        .map((one) => ({ ...one, score: sharedWith(text, one.passage.searchText) }))
        .filter((one) => one.score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, limit),
    indicatorHeads: async () => [],
    indicatorRows: async () => [],
    // Collectives are a matter of the database.
    tasks: async ({
      groups,
      leadAny,
      cooperateAny,
      all = [],
      none = [],
      alone,
      documentIds,
      passageIds,
      throughCollective,
    }) =>
      rows.filter(
        ({ task }) =>
          readable(groups).some(({ record }) => record.id === task.documentId) &&
          (documentIds?.includes(task.documentId) ?? true) &&
          (passageIds?.includes(task.passageId) ?? true) &&
          (leadAny?.some((id) => task.leads.includes(id)) ?? true) &&
          (cooperateAny?.some((id) => task.cooperators.includes(id)) ?? true) &&
          all.every((wish) => namesOne(task, wish)) &&
          !none.some((wish) => namesOne(task, wish)) &&
          !(alone && task.cooperators.length > 0) &&
          !throughCollective,
      ),
    document: async (id, groups) => readable(groups).find(({ record }) => record.id === id) ?? null,
    documents: async (groups): Promise<DocumentRecord[]> => readable(groups).map(({ record }) => record),
    holders: async (paths, groups): Promise<DocumentRecord[]> =>
      readable(groups)
        .filter((view) => view.nodes.some((one) => paths.includes(one.path)))
        .map(({ record }) => record),
    references: async () => references,
    outdated: async () => false,
    validity: async () => [],
    amendments: async () => [],
    inScope: async ({ only, except }, groups) => {
      const values = (items: typeof only) => items.map((item) => item.value);
      return readable(groups)
        .map(({ record }) => record.id)
        .filter((id) => (only.length === 0 || values(only).includes(id)) && !values(except).includes(id));
    },
  };
}

function namesOne(task: Task, { ids, roles }: TaskWish): boolean {
  const named = roles.flatMap((role) => (role === 'lead' ? task.leads : task.cooperators));
  return ids.some((id) => named.includes(id));
}

function sharedWith(query: string, text: string): number {
  const asked = readSyllables(query).map((syllable) => syllable.folded);
  const own = new Set(readSyllables(text).map((syllable) => syllable.folded));
  return asked.filter((syllable) => own.has(syllable)).length / Math.max(1, asked.length);
}

function foldedOf(text: string): string {
  return readSyllables(text)
    .map((syllable) => syllable.folded)
    .join(' ');
}
