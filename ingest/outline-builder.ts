// Grows the outline of a document: keeps the open levels and gives each node its unique path and place.
import type { NodeKind, OutlineNode, Span } from '../server/domain.ts';
import type { Block } from './blocks.ts';
import type { Label } from './labels.ts';
import type { Line } from './layout.ts';
import { joinPath, placeOf, type Step } from './places.ts';

/** Longest part of a text that is repeated as the heading of what is below it, in characters. */
const MAX_HEADING = 240;

type Frame = {
  rank: number;
  node: OutlineNode;
  step: Step | null;
  label: Label | null;
  heading: string;
  /** Paragraph that introduces the numbered items below it ("… trong các trường hợp sau đây:"), else ''. */
  intro: string;
  bullets: number;
  paragraphs: number;
  tables: number;
  /** A point below a bullet that introduces it. */
  ofBullet?: boolean;
};
/** What a new node shows: its own text as printed, and where it stands. */
export type Printed = { text: string; lines: Line[] };
type Opening = {
  rank: number;
  kind: NodeKind;
  step: Step;
  label: Label | null;
  printed: Printed;
  heading: string;
};

export class OutlineBuilder {
  readonly blocks: Block[] = [];
  private readonly stack: Frame[] = [];
  private readonly paths = new Set<string>();
  private readonly paragraphCounts = new Map<string, number>();

  /** The innermost open level that is no bullet. */
  get top(): Frame | undefined {
    return this.stack.findLast((frame) => frame.step !== null);
  }

  frames(): readonly Frame[] {
    return this.stack;
  }

  /** Closes every level of this rank or below. */
  close(rank: number): void {
    while ((this.stack.at(-1)?.rank ?? -1) >= rank) this.stack.pop();
  }

  /** Opens a part of the document that has no number: the head, the bases, the signature. */
  container(name: string, place: string, rank: number, at: Line): void {
    if (this.top?.step?.kind === 'container' && this.top.step.value === name) return;
    this.close(rank === 0 ? 0 : 1);
    const path = this.unique(name);
    const step: Step = { kind: 'container', value: name, name: place, path };
    this.push({ rank, kind: 'heading', step, label: null, printed: { text: '', lines: [at] }, heading: '' });
  }

  /** Opens a numbered level below the open levels of a higher rank. */
  open(opening: Omit<Opening, 'step'> & { stepKind: Step['kind']; value: string; path?: string }): Block {
    this.close(opening.rank);
    const parent = opening.stepKind === 'article' ? this.holder() : (this.top?.step ?? null);
    const path = this.unique(opening.path ?? joinPath(parent, opening.value));
    return this.push({ ...opening, step: { kind: opening.stepKind, value: opening.value, path } });
  }

  /**
   * Opens a point below the bullet that introduces it ("+ Cộng 2 điểm cho …, gồm:" above "a) …") or whose points it goes
   * on with; null where no bullet does.
   */
  pointOfBullet(label: Label, printed: Printed): Block | null {
    const last = this.stack.at(-1);
    const introduces = last?.step === null && /:$/u.test(last.heading.trim());
    const open = this.stack.findLastIndex((frame) => frame.ofBullet) - 1;
    const at = label.value !== 'a' ? open : introduces ? this.stack.length - 1 : -1;
    const bullet = this.stack[at];
    if (!bullet) return null;
    this.stack.length = at + 1;
    const path = this.unique(`${bullet.node.path}.${label.value}`);
    const step: Step = { kind: 'point', value: label.value, path };
    const block = this.push({ rank: 30, kind: 'point', step, label, printed, heading: label.rest });
    this.stack.at(-1)!.ofBullet = true;
    return block;
  }

  bullet(label: Label, printed: Printed): Block {
    const same = this.stack.findLastIndex(
      (frame) => frame.step === null && frame.label?.value === label.value,
    );
    if (same >= 0) this.stack.length = same;
    const parent = this.stack.at(-1);
    const number = parent === undefined ? 1 : ++parent.bullets;
    const nested = parent !== undefined && parent.step === null;
    const path = this.unique(`${parent?.node.path ?? ''}${nested ? '.' : '#'}${number}`);
    const place = `${parent?.node.place ?? ''}, ${nested ? 'ý' : 'gạch đầu dòng'} ${number}`;
    const block = this.add('bullet', path, place, label.printed, printed, false);
    this.stack.push(this.frame(30, block.node, null, label, label.rest));
    return block;
  }

  /** An unnumbered paragraph of the innermost numbered level. */
  paragraph(printed: Printed): Block {
    while (this.stack.at(-1)?.step === null) this.stack.pop();
    const parent = this.stack.at(-1);
    const number = parent === undefined ? 1 : ++parent.paragraphs;
    const parentPath = parent?.node.path ?? '';
    this.paragraphCounts.set(parentPath, number);
    if (parent !== undefined) parent.intro = '';
    const path = this.unique(`${parentPath}#p${number}`);
    const block = this.add('paragraph', path, `đoạn ${number}`, '', printed, false);
    if (parent !== undefined && /:$/u.test(printed.text)) parent.intro = shortened(printed.text);
    return block;
  }

  /** A node without text of its own stack level: tables and their rows. */
  leaf(
    kind: NodeKind,
    leaf: { path: string; place: string; section: string; printed: string },
    text: Printed,
  ): Block {
    const block = this.add(kind, this.unique(leaf.path), leaf.place, leaf.printed, text, false);
    block.node.section = leaf.section;
    return block;
  }

  /** More words for the heading of the innermost level: a title on its own line. */
  extendHeading(printed: Printed): void {
    const frame = this.stack.at(-1);
    const block = this.blocks.findLast((candidate) => candidate.node === frame?.node);
    if (frame === undefined || block === undefined) return;
    block.text = `${block.text} ${printed.text}`.trim();
    block.spans.push(...spansOf(printed));
    frame.heading = `${frame.heading} ${printed.text}`.trim();
    frame.node.heading = `${frame.node.heading} ${printed.text}`.trim();
    this.stretch(printed.lines);
  }

  /** The finished blocks, with the places of paragraphs: numbered only where there are several. */
  finish(): Block[] {
    const byPath = new Map(this.blocks.map((block) => [block.node.path, block.node]));
    for (const { node } of this.blocks) {
      if (node.kind !== 'paragraph') continue;
      const parent = node.parent === null ? undefined : byPath.get(node.parent);
      const several = (this.paragraphCounts.get(node.parent ?? '') ?? 0) > 1;
      const own = node.place;
      node.place = several ? `${parent?.place ?? 'Nội dung'}, ${own}` : (parent?.place ?? 'Nội dung');
    }
    return this.blocks;
  }

  private holder(): Step | null {
    return (
      this.stack.find((frame) => frame.step?.kind === 'annex' || frame.step?.kind === 'container')?.step ??
      null
    );
  }

  private push(opening: Opening): Block {
    const steps = [...this.stack.flatMap((frame) => (frame.step === null ? [] : [frame.step])), opening.step];
    const { step, printed, label } = opening;
    const block = this.add(opening.kind, step.path, placeOf(steps), label?.printed ?? '', printed, true);
    block.node.heading = opening.heading;
    block.node.section = step.path;
    this.stack.push(this.frame(opening.rank, block.node, step, label, opening.heading));
    return block;
  }

  private frame(
    rank: number,
    node: OutlineNode,
    step: Step | null,
    label: Label | null,
    heading: string,
  ): Frame {
    return { rank, node, step, label, heading, intro: '', bullets: 0, paragraphs: 0, tables: 0 };
  }

  private add(
    kind: NodeKind,
    path: string,
    place: string,
    mark: string,
    printed: Printed,
    own: boolean,
  ): Block {
    const parent = this.stack.at(-1)?.node ?? null;
    const first = printed.lines[0];
    const last = printed.lines.at(-1);
    const node: OutlineNode = {
      path,
      section: own ? path : (this.top?.node.section ?? ''),
      kind,
      printed: mark,
      heading: '',
      place,
      parent: parent?.path ?? null,
      ordinal: this.blocks.length,
      lines: { first: first?.number ?? 1, last: last?.number ?? 1 },
      span: { start: first?.start ?? 0, end: Math.max(...printed.lines.map((line) => line.end), 0) },
    };
    this.stretch(printed.lines);
    const headings = this.stack
      .flatMap((frame) => [headingOf(frame), frame.intro])
      .filter((heading) => heading !== '');
    const spans = printed.text === '' ? [] : spansOf(printed);
    const block: Block = {
      node,
      text: printed.text,
      spans,
      headings,
      headingLike: false,
      row: null,
      task: null,
    };
    this.blocks.push(block);
    return block;
  }

  private stretch(lines: Line[]): void {
    for (const { node } of this.stack) {
      node.span.end = Math.max(node.span.end, ...lines.map((line) => line.end));
      node.lines.last = Math.max(node.lines.last, ...lines.map((line) => line.number));
    }
  }

  private unique(path: string): string {
    let candidate = path;
    for (let copy = 2; this.paths.has(candidate); copy++) candidate = `${path} (${copy})`;
    this.paths.add(candidate);
    return candidate;
  }
}

function headingOf(frame: Frame): string {
  const label = frame.label?.kind === 'bullet' ? '' : (frame.label?.printed ?? '');
  return shortened(`${label} ${frame.heading}`.trim());
}

function shortened(text: string): string {
  return text.length > MAX_HEADING ? `${text.slice(0, MAX_HEADING).replace(/\s+\S*$/u, '')}…` : text;
}

function spansOf(printed: Printed): Span[] {
  return printed.lines.map((line) => ({ start: line.start, end: line.end }));
}
