// Which heading of a document a question names: by its rare words, and by how little of the question it leaves open.
import type { OutlineNode } from '../domain.ts';
import { fold } from '../vietnamese/normalise.ts';
import { isFunctionWord } from './function-words.ts';
import { kindAsked } from './kind-asked.ts';
import type { DocumentView } from './sources.ts';
import { type ContentUnit, coverage, joinTexts, readSyllables, readText } from './terms.ts';

/** Share of a heading's own words that the question must name. */
const HEADING_NAMED = 0.75;
/** Share of the question's content that the heading (with those above it) must cover. */
const CONTENT_COVERED = 0.8;
/** A heading that is named in full outweighs one that covers a little more of the question. */
const NAMED_WEIGHT = 2;
/** A word more of a heading that is named in full. */
const PER_WORD = 0.01;
/** A heading of so few syllables must stand in the question as it is. */
const SHORT_HEADING = 3;
/** A heading inside an article gives way to an article that is named as well. */
const INSIDE_ARTICLE = 0.15;

export type RankedHeading = { view: DocumentView; node: OutlineNode; fit: number };

type HeadingWord = { text: string; folded: string };

/** Headings that the question names; of a heading and its parent the one that leaves less of the question open wins. */
export function rankHeadings(view: DocumentView, question: string, units: ContentUnit[]): RankedHeading[] {
  // "trường chuyên" names no "Chuyển trường": a syllable typed with its marks is that syllable
  const asked = new Set(readSyllables(question).map(({ text }) => text));
  // "được chi cho những gì" asks for "Các khoản chi"
  const kind = new Set(kindAsked(question)?.match(/[a-z]+/g));
  const isAsked = ({ text, folded }: HeadingWord) => asked.has(text) || asked.has(folded) || kind.has(folded);
  const line = readText(question).folded;
  const byPath = new Map(view.nodes.map((node) => [node.path, node]));
  const holders = new Set(view.nodes.map((node) => node.parent));
  const rare = headingRarity(view.nodes);
  const meansAnnex = /\b(?:phu luc|nhom|nhiem vu|bang)\b/.test(fold(question));
  const ranked: RankedHeading[] = [];
  for (const node of view.nodes) {
    if (node.heading === '' || node.kind === 'row') continue;
    if (node.path.startsWith('Phụ lục') && !meansAnnex) continue;
    const words = contentWords(node.heading);
    const total = words.reduce((sum, word) => sum + rare(word.folded), 0);
    const named = words.filter(isAsked).reduce((sum, word) => sum + rare(word.folded), 0);
    const share = total === 0 ? 0 : named / total;
    const above = joinTexts(
      readText(node.heading),
      readText(ancestors(node, byPath)),
      readText(view.record.title),
    );
    const covered = units.length === 0 ? 1 : coverage(units, above).share;
    if (share < HEADING_NAMED || covered < CONTENT_COVERED || isScattered(node.heading, line)) continue;
    if (isItem(node) && !holders.has(node.path) && addsNothing(node, units, ancestors(node, byPath)))
      continue;
    const inside = /Điều \d+\p{Ll}?\./u.test(node.path) ? INSIDE_ARTICLE : 0;
    // of two that are named in full the one that says more is meant: "Nhiệm vụ của phòng khám", not "Phòng khám"
    const said = words.length * PER_WORD;
    ranked.push({ view, node, fit: NAMED_WEIGHT * share + covered + said - inside });
  }
  return ranked.sort((a, b) => b.fit - a.fit);
}

/** "Phòng bệnh" is not named by "bệnh viện có những phòng nào": the words of a short heading belong together. */
function isScattered(heading: string, question: string): boolean {
  const words = readSyllables(heading).map(({ folded }) => folded);
  return words.length > 1 && words.length <= SHORT_HEADING && !question.includes(` ${words.join(' ')} `);
}

/** A khoản or a điểm: its "heading" is its text, where it holds no others. */
function isItem({ kind }: OutlineNode): boolean {
  return kind === 'clause' || kind === 'point';
}

/** "a) Ngày, tháng, năm làm đơn;" under "Đơn … gồm:": all that the question names of it, the lead-in has, too. */
function addsNothing(node: OutlineNode, units: ContentUnit[], above: string): boolean {
  const lead = readText(above);
  const left = coverage(units, lead).missing;
  return units.length > 0 && coverage(left, readText(node.heading)).missing.length === left.length;
}

/** Folded words of a heading without grammar ("Các …", "Những …"); all of them when nothing else is left. */
function contentWords(heading: string): HeadingWord[] {
  const syllables = readSyllables(heading);
  const content = syllables.filter((syllable) => !isFunctionWord(syllable, true));
  const kept = content.length > 0 ? content : syllables;
  return [...new Map(kept.map(({ text, folded }) => [text, { text, folded }])).values()];
}

function headingRarity(nodes: OutlineNode[]): (word: string) => number {
  const holders = new Map<string, number>();
  const headings = nodes.filter((node) => node.heading !== '');
  for (const node of headings) {
    for (const word of new Set(readSyllables(node.heading).map((syllable) => syllable.folded)))
      holders.set(word, (holders.get(word) ?? 0) + 1);
  }
  return (word) => Math.log(1 + headings.length / (holders.get(word) ?? 1));
}

function ancestors(node: OutlineNode, byPath: Map<string, OutlineNode>): string {
  const headings: string[] = [];
  for (let parent = node.parent; parent !== null; parent = byPath.get(parent)?.parent ?? null)
    headings.push(byPath.get(parent)?.heading ?? '');
  return headings.join(' . ');
}
