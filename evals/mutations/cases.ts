// The cases of the mutation bench: paraphrases written by hand with their passages, and verbatim sentences cut from passages.
import { readFileSync } from 'node:fs';
import type { AgencyMention, GateContext, GateSource } from '../../server/ask/gate/types.ts';
import { fold } from '../../server/vietnamese/normalise.ts';
import { splitSentences } from '../../server/vietnamese/sentences.ts';

export type BenchPassage = {
  title: string;
  headings: string[];
  kind: 'row' | 'bullet';
  text: string;
  id?: string;
  place?: string;
  /** Which cells of a row name the leading and the cooperating agencies; the third and the fourth where it is not said. */
  roles?: [number, number];
};
export type Case = { id: string; passages: BenchPassage[]; sentence: string };
type BenchAgency = { id: string; name: string; aliases: string[] };

const here = (name: string) => new URL(name, import.meta.url);

/** Correct paraphrases with their cited passages, in file order: mark [n] is passage n. */
export function readParaphrases(): Case[] {
  return readLines<Case>('paraphrases.jsonl');
}

/**
 * A set apart, by its name: `other` are legal texts, fee tables, decisions, statistics and other plans; `third` was
 * written when the rules of the gate were done.
 */
export function readSet(name: 'other' | 'third'): { passages: BenchPassage[]; cases: Case[] } {
  const passages = readLines<BenchPassage>(`${name}-passages.jsonl`);
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const lines = readLines<{ id: string; cites: string[]; sentence: string }>(`${name}-paraphrases.jsonl`);
  const cases = lines.map(({ id, cites, sentence }) => ({
    id,
    sentence,
    passages: cites.flatMap((cited) => byId.get(cited) ?? []),
  }));
  return { passages, cases };
}

/** Every passage of the bench, from which wrong citations are drawn. */
export function readPassages(): BenchPassage[] {
  return readLines<BenchPassage>('passages.jsonl');
}

/** One or two sentences a passage, verbatim, each with its mark; at most `limit`. */
export function verbatimCases(passages: BenchPassage[], limit: number): Case[] {
  const cases: Case[] = [];
  for (const [index, passage] of passages.entries()) {
    const body = longestCell(passage.text);
    for (const [part, span] of splitSentences(body).entries()) {
      const text = body.slice(span.start, span.end).replace(/^\d+\. /u, '');
      if (text.split(' ').length < 8 || text.includes('\t') || text.length > 600) continue;
      const sentence = `${text.replace(/\*+/gu, '').replace(/^-\s+|[.;]$/gu, '')} [1].`;
      cases.push({ id: `v${index}.${part}`, passages: [passage], sentence });
    }
  }
  const step = Math.max(1, cases.length / limit);
  return Array.from({ length: Math.min(limit, cases.length) }, (_, n) => cases[Math.floor(n * step)]).filter(
    (one) => one !== undefined,
  );
}

/** Of a row only what is to be done: an agency cell alone is true of many rows. */
function longestCell(text: string): string {
  return text.split('\t').reduce((longest, cell) => (cell.length > longest.length ? cell : longest), '');
}

export const agencies: BenchAgency[] = JSON.parse(readFileSync(here('agencies.json'), 'utf8'));

const patterns = agencies
  .flatMap((agency) =>
    [agency.name, ...agency.aliases].map((name) => ({
      id: agency.id,
      folded: fold(name).replace(/hoa,/u, 'hoa,?'),
    })),
  )
  .sort((a, b) => b.folded.length - a.folded.length);

/** Names and aliases of the bench's own list, longest first: the gate is measured apart from the register. */
export function findBenchAgencies(text: string): AgencyMention[] {
  const folded = fold(text);
  const found: AgencyMention[] = [];
  for (const { id, folded: name } of patterns) {
    for (const match of folded.matchAll(new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'gu'))) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (!found.some((other) => span.start < other.span.end && other.span.start < span.end))
        found.push({ id, span, collective: false });
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

export const benchContext: GateContext = {
  findAgencies: findBenchAgencies,
  fields: agencies
    .filter((agency) => agency.name.startsWith('Sở '))
    .map((agency) => agency.name.slice(3).toLowerCase().normalize('NFC')),
};

/** A passage as the gate sees it; the cells of a row give the roles. */
export function toSource(passage: BenchPassage): GateSource {
  const cells = passage.text.split('\t');
  const [lead, cooperator] = passage.roles ?? [2, 3];
  const ids = (cell = '') => findBenchAgencies(cell).map((mention) => mention.id);
  return {
    text: passage.text,
    headings: passage.headings,
    title: passage.title,
    place: passage.place ?? '',
    isRow: passage.kind === 'row',
    roles:
      passage.kind === 'row' && (passage.id === undefined || passage.roles !== undefined)
        ? { leads: ids(cells[lead]), cooperators: ids(cells[cooperator]) }
        : null,
  };
}

function readLines<T>(name: string): T[] {
  return readFileSync(here(name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
