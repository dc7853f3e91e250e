// Proper names, acronyms and fields of work: a name in a sentence is a name in its source.
import { fold } from '../../vietnamese/normalise.ts';
import { contextOf, exactForm } from './text.ts';
import type { Check } from './types.ts';

const NAME = /(?<![\p{L}\d])\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}*)+(?![\p{L}])/gu;
const ACRONYM = /(?<![\p{L}\d&/-])\p{Lu}{2,8}(?![\p{L}\d&/-])/gu;
const FIELD_CUE = '(?:lĩnh vực|ngành|dữ liệu|về|csdl|cơ sở dữ liệu|lĩnh vực về|dữ liệu về|sở)';

/** Fails on a person, place or other capitalised name of two words and more, or an acronym, that the source lacks. */
export const checkNames: Check = (segment, context) => {
  const source = segment.sources.map(contextOf).join('\n');
  const folded = fold(source).replace(/\s+/gu, ' ');
  const agencies = context.findAgencies(segment.text);
  for (const match of segment.text.matchAll(NAME)) {
    // The first word of a sentence has its capital from there, not from a name.
    const opens = match.index < 4 ? match[0].replace(/^\p{L}+\s+/u, '') : match[0];
    const isAgency = agencies.some(
      (mention) => match.index < mention.span.end && mention.span.start < match.index + match[0].length,
    );
    if (isAgency || folded.includes(fold(opens).replace(/\s+/gu, ' '))) continue;
    return { reason: 'name', detail: match[0] };
  }
  const initials = fold((source.match(/[\p{L}]+/gu) ?? []).map((word) => word.charAt(0)).join(''));
  for (const match of segment.text.matchAll(ACRONYM)) {
    const isAgency = agencies.some(
      (mention) => match.index < mention.span.end && mention.span.start < match.index + match[0].length,
    );
    const bare = fold(match[0]);
    if (isAgency || folded.includes(bare) || initials.includes(bare)) continue;
    return { reason: 'name', detail: match[0] };
  }
  return null;
};

const PLACE =
  /(?<!\p{L})(xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|phố|đường|thôn|bản)((?: \p{Lu}\p{Ll}*){1,4})(?!\p{L})/giu;

/** Fails on "xã Tân Thử" where the source says "phường Tân Thử", or names another place of that kind. */
export const checkPlaces: Check = (segment) => {
  const known = segment.sources.map((source) => placesIn(contextOf(source))).join('\n');
  for (const match of segment.text.matchAll(PLACE)) {
    // The pattern ignores case for "Xã"; a name itself has capitals.
    const name = /^(?: \p{Lu}\p{Ll}*)+/u.exec(match[2] ?? '')?.[0] ?? '';
    if (name === '') continue;
    if (!known.includes(placesIn(`${match[1]}${name}`))) return { reason: 'name', detail: match[0] };
  }
  return null;
};

function placesIn(text: string): string {
  return fold(text)
    .replace(/(?<!\p{L})tp\.? ?/gu, 'thanh pho ')
    .replace(/(?<!\p{L})tx\.? ?/gu, 'thi xa ')
    .replace(/\s+/gu, ' ');
}

/** Fails when the sentence speaks of the data, field or sector of another agency than the source does. */
export const checkFields: Check = (segment, context) => {
  const sentence = exactForm(segment.text);
  const source = exactForm(segment.sources.map(contextOf).join(' \n '));
  for (const field of context.fields) {
    const cued = new RegExp(`(?<!\\p{L})${FIELD_CUE} ${escaped(field)}(?!\\p{L})`, 'u');
    if (!cued.test(sentence)) continue;
    if (!new RegExp(`(?<!\\p{L})${escaped(field)}(?!\\p{L})`, 'u').test(source))
      return { reason: 'field', detail: field };
    if (VERB_FIELDS.has(field) && !cued.test(source)) return { reason: 'field', detail: field };
  }
  return null;
};

/** Fields that are also everyday verbs: they count only where the source uses them as a field. */
const VERB_FIELDS = new Set(['xây dựng', 'thanh tra', 'tài chính']);

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}
