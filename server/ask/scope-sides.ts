// Splits a question about several provinces or several documents into the same question about each of them.

import { findDocumentMentions } from '../vietnamese/document-mentions.ts';
import { fold } from '../vietnamese/normalise.ts';
import { findPlaces } from '../vietnamese/places.ts';
import type { Range } from './spans.ts';
import { readSyllables } from './terms.ts';

/** What joins two sides; the longest first, so that "so với" is not read as "với". */
const connector =
  /\s*(?:,\s*)?(?<![\p{L}\p{N}])(?:khac gi so voi|khac nhau the nao so voi|khac gi voi|khac voi|khac gi|khac|so voi|cung voi|va|voi|hay|hoac|vs|con)(?![\p{L}\p{N}])\s*|\s*,\s+/gu;
/** Words that may stand between a connector and the name of a province without being part of the question. */
const lead = /^\s*(?:cua|o|tai|tinh|thanh pho|tp\.?|ben)?\s*(?:tinh|thanh pho|tp\.?)?\s*$/;

/** A remark in brackets right behind a name. */
const aside = /^\s*\([^()]*\)/;

type Side = { lead: string; name: string; tail: string };

/**
 * "kinh phí của Nghệ An và Gia Lai" → "kinh phí của Nghệ An", "kinh phí của Gia Lai". Null when fewer than two are
 * named or nothing joins them. `expected`: folded names of provinces that may be typed without capitals.
 */
export function splitScopes(body: string, expected: Set<string> = new Set()): string[] | null {
  const places = distinct(
    body,
    findPlaces(body, expected).map((place) => place.span),
  );
  const documents = distinct(
    body,
    findDocumentMentions(body).map((mention) => mention.span),
  );
  const anchors = documents.length > 1 ? documents : places;
  if (anchors.length < 2 || fold(body).length !== body.length) return null;
  const sides = sidesOf(body, anchors);
  if (!sides) return null;
  const prefix = prefixOf(body, anchors[0]!, sides[1]!.lead);
  const after = body.slice(anchors.at(-1)!.end);
  const note = aside.exec(after)?.[0] ?? '';
  const suffix = after.slice(note.length);
  sides.at(-1)!.tail = note;
  // "Phú Thọ (chuyển đổi xanh) và Hải Phòng (an toàn thực phẩm) báo cáo …": what follows is asked of both
  const isShared = sides
    .slice(0, -1)
    .every((side) => side.tail.replace(aside, '') === '' && lead.test(fold(side.lead)));
  return sides.map((side, index) => {
    const own = index === 0 ? body.slice(prefix.length, anchors[0]!.start) : side.lead;
    const end = index === sides.length - 1 || isShared ? suffix : '';
    return `${prefix}${own}${side.name}${side.tail}${end}`;
  });
}

/** Each anchor with the words before it (after the connector) and behind it (up to the next connector). */
function sidesOf(body: string, anchors: Range[]): Side[] | null {
  const sides: Side[] = [{ lead: '', name: nameAt(body, anchors[0]!), tail: '' }];
  for (const [index, anchor] of anchors.slice(1).entries()) {
    const from = anchors[index]!.end;
    const between = body.slice(from, anchor.start);
    const joint = [...fold(between).matchAll(connector)].at(-1);
    if (!joint) return null;
    sides[index]!.tail = between.slice(0, joint.index);
    const after = between.slice(joint.index + joint[0].length);
    sides.push({ lead: lead.test(fold(after)) ? '' : after, name: nameAt(body, anchor), tail: '' });
  }
  return sides;
}

/**
 * What is asked of every side: all before the first name, or, where the second side repeats a word of the first ("kinh
 * phí của kế hoạch A với kế hoạch B"), all before that word.
 */
function prefixOf(body: string, first: Range, secondLead: string): string {
  const before = body.slice(0, first.start);
  const head = readSyllables(secondLead)[0];
  if (!head) return before;
  const repeated = readSyllables(before).findLast((syllable) => syllable.folded === head.folded);
  return repeated ? before.slice(0, repeated.start) : '';
}

function nameAt(body: string, span: Range): string {
  return body.slice(span.start, span.end);
}

/** The first span of each name, in order. */
function distinct(body: string, spans: Range[]): Range[] {
  const seen = new Set<string>();
  return spans.filter((span) => {
    const name = fold(nameAt(body, span));
    return !seen.has(name) && seen.add(name);
  });
}
