// Writes the numbers that Word only computes ("Điều 5.", "a)") into the paragraphs of a docx, where readers see them.
import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { listNumber } from './list-numbers.ts';

type Level = { format: string; text: string; start: number };
type Numbering = { abstract: string; levels: Map<number, Level>; restarts: Map<number, number> };
type Reference = { id: string; level: number };

const MAX_LEVELS = 9;

/** Prefixes every automatically numbered paragraph of `document` with its printed number. */
export function printNumbers(document: CheerioAPI, numbering: CheerioAPI, styles: CheerioAPI | null): void {
  const numberings = readNumberings(numbering);
  const ofStyle = readStyles(styles);
  const counters = new Map<string, number[]>();
  const started = new Set<string>();
  for (const element of document('w\\:p').toArray()) {
    const reference = referenceOf(document, element, ofStyle);
    const found = reference === null ? undefined : numberings.get(reference.id);
    if (reference === null || found === undefined) continue;
    const counts = counters.get(found.abstract) ?? [];
    counters.set(found.abstract, counts);
    if (!started.has(reference.id)) {
      started.add(reference.id);
      for (const [level, start] of found.restarts) counts[level] = start - 1;
    }
    const label = nextLabel(found, counts, reference.level);
    // Word numbers empty paragraphs too; only in a table (a column "STT") is that meant
    const printed = document(element).text().trim() !== '' || document(element).parent().is('w\\:tc');
    if (label !== '' && printed) prefix(document, element, label);
  }
}

function readNumberings(numbering: CheerioAPI): Map<string, Numbering> {
  const abstracts = new Map<string, Map<number, Level>>();
  for (const element of numbering('w\\:abstractNum').toArray()) {
    abstracts.set(element.attribs['w:abstractNumId'] ?? '', readLevels(numbering, element));
  }
  const found = new Map<string, Numbering>();
  for (const element of numbering('w\\:num').toArray()) {
    const abstract = value(numbering, element, '> w\\:abstractNumId') ?? '';
    const levels = new Map(abstracts.get(abstract) ?? []);
    const restarts = new Map<number, number>();
    for (const override of numbering(element).children('w\\:lvlOverride').toArray()) {
      const level = Number(override.attribs['w:ilvl'] ?? 0);
      const start = value(numbering, override, '> w\\:startOverride');
      if (start !== null) restarts.set(level, Number(start));
      for (const [at, own] of readLevels(numbering, override)) levels.set(at, own);
    }
    found.set(element.attribs['w:numId'] ?? '', { abstract, levels, restarts });
  }
  return found;
}

function readLevels($: CheerioAPI, parent: Element): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const element of $(parent).children('w\\:lvl').toArray()) {
    levels.set(Number(element.attribs['w:ilvl'] ?? 0), {
      format: value($, element, '> w\\:numFmt') ?? 'decimal',
      text: value($, element, '> w\\:lvlText') ?? '',
      start: Number(value($, element, '> w\\:start') ?? 1),
    });
  }
  return levels;
}

/** Numbering that a paragraph style carries, inherited from the style that it is based on. */
function readStyles(styles: CheerioAPI | null): Map<string, Reference> {
  const found = new Map<string, Reference>();
  if (styles === null) return found;
  const basedOn = new Map<string, string>();
  for (const element of styles('w\\:style').toArray()) {
    const id = element.attribs['w:styleId'] ?? '';
    const base = value(styles, element, '> w\\:basedOn');
    if (base !== null) basedOn.set(id, base);
    const numId = value(styles, element, '> w\\:pPr > w\\:numPr > w\\:numId');
    const level = Number(value(styles, element, '> w\\:pPr > w\\:numPr > w\\:ilvl') ?? 0);
    if (numId !== null) found.set(id, { id: numId, level });
  }
  for (const id of basedOn.keys()) {
    let base = basedOn.get(id);
    for (let steps = 0; base !== undefined && steps < 20 && !found.has(id); steps++) {
      const inherited = found.get(base);
      if (inherited !== undefined) found.set(id, inherited);
      base = basedOn.get(base);
    }
  }
  return found;
}

function referenceOf($: CheerioAPI, element: Element, ofStyle: Map<string, Reference>): Reference | null {
  const style = ofStyle.get(value($, element, '> w\\:pPr > w\\:pStyle') ?? '') ?? null;
  const id = value($, element, '> w\\:pPr > w\\:numPr > w\\:numId') ?? style?.id ?? null;
  if (id === null || id === '0') return null;
  const level = Number(value($, element, '> w\\:pPr > w\\:numPr > w\\:ilvl') ?? style?.level ?? 0);
  return { id, level: Math.min(Math.max(0, level), MAX_LEVELS - 1) };
}

function nextLabel(numbering: Numbering, counts: number[], at: number): string {
  const level = numbering.levels.get(at);
  if (level === undefined) return '';
  counts.length = Math.min(counts.length, at + 1);
  counts[at] = (counts[at] ?? level.start - 1) + 1;
  if (level.format === 'bullet') return '- ';
  if (level.format === 'none') return '';
  const printed = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const index = Number(digit) - 1;
    const own = numbering.levels.get(index);
    return listNumber(counts[index] ?? own?.start ?? 1, own?.format ?? 'decimal');
  });
  return printed.trim() === '' ? '' : `${printed} `;
}

function prefix($: CheerioAPI, element: Element, label: string): void {
  const run = $('<w:r><w:t xml:space="preserve"></w:t></w:r>');
  run.find('w\\:t').text(label);
  const properties = $(element).children('w\\:pPr');
  if (properties.length > 0) run.insertAfter(properties.first());
  else $(element).prepend(run);
}

function value($: CheerioAPI, element: Element, selector: string): string | null {
  return $(element).find(selector).first().attr('w:val') ?? null;
}
