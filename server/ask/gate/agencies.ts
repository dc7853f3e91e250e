// Agencies: named by the cited source, in the role that the source gives them.
import { fold } from '../../vietnamese/normalise.ts';
import { contextOf } from './text.ts';
import type { AgencyMention, Check, GateContext, GateSource, Segment } from './types.ts';

/** Fails on an agency that the sources do not name, or that leads in the sentence and only cooperates in the source. */
export const checkAgencies: Check = (segment, context) => {
  const mentions = context.findAgencies(segment.text).filter((mention) => !mention.collective);
  if (mentions.length === 0) return null;
  const known = new Set(
    segment.sources.flatMap((source) => [
      ...context.findAgencies(contextOf(source)).map((mention) => mention.id),
      ...(source.roles?.leads ?? []),
      ...(source.roles?.cooperators ?? []),
    ]),
  );
  for (const mention of mentions) {
    const printed = segment.text.slice(mention.span.start, mention.span.end);
    if (!known.has(mention.id) && !isPrinted(printed, segment)) return { reason: 'agency', detail: printed };
    const claimed = claimedRole(segment.text, mention, mentions);
    if (claimed !== null && !roleHolds(mention.id, claimed, segment, context))
      return { reason: 'agency_role', detail: printed };
  }
  return null;
};

/** The source prints the name in full or shortened, where the register knows only one of the two. */
function isPrinted(name: string, segment: Segment): boolean {
  const spelled = (text: string) =>
    fold(text)
      .replace(/(?<!\p{L})ubnd(?!\p{L})/gu, 'uy ban nhan dan')
      .replace(/(?<!\p{L})hdnd(?!\p{L})/gu, 'hoi dong nhan dan')
      .replace(/\s+/gu, ' ');
  return segment.sources.some((source) => spelled(contextOf(source)).includes(spelled(name)));
}

type Role = 'lead' | 'cooperate';

/** The role that the words around a mention claim; null when they claim none or the sentence mixes both. */
function claimedRole(text: string, mention: AgencyMention, mentions: AgencyMention[]): Role | null {
  const folded = fold(text);
  const after = folded.slice(mention.span.end);
  const before = folded.slice(0, mention.span.start);
  const label = /(chu tri|phoi hop)\s*:[^;:—]*$/u.exec(before);
  if (label) return label[1] === 'chu tri' ? 'lead' : 'cooperate';
  const chain = restOfList(after, mention, mentions, folded);
  if (/^[\s,]*(?:la (?:don vi|co quan) )?(?:cung )?chu tri(?!\s*:)/u.test(chain)) return 'lead';
  if (/(?:chu tri(?: la|:)?|phu trach la|duoc giao cho|giao cho)\s*$/u.test(before)) return 'lead';
  if (/^[\s,;]*(?:la (?:cac )?(?:don vi|co quan) )?phoi hop(?! voi|\s*:)/u.test(chain)) return 'cooperate';
  if (/phoi hop cua\s*$/u.test(before)) return 'cooperate';
  if (/phoi hop/u.test(folded)) return null;
  return mention.span.start < 4 || /\bdo\s*$/u.test(before) || /\bla nhiem vu cua\s*$/u.test(before)
    ? 'lead'
    : null;
}

/** The text after a list of agencies ("A và B, C chủ trì" read from A). */
function restOfList(
  after: string,
  mention: AgencyMention,
  mentions: AgencyMention[],
  folded: string,
): string {
  let end = mention.span.end;
  for (const next of mentions) {
    if (next.span.start < end) continue;
    if (!/^[\s,;]*(?:va|cung|voi)?\s*$/u.test(folded.slice(end, next.span.start))) break;
    end = next.span.end;
  }
  return end === mention.span.end ? after : folded.slice(end);
}

function roleHolds(id: string, role: Role, segment: Segment, context: GateContext): boolean {
  return segment.sources.some((source) => {
    const roles = source.roles ?? rolesOfText(source, context);
    if (roles === null) return true;
    const named = context
      .findAgencies(source.isRow ? taskCell(source) : '')
      .some((mention) => mention.id === id);
    if (role === 'cooperate') return roles.cooperators.includes(id) || named;
    return roles.leads.includes(id) || (named && !roles.cooperators.includes(id)) || roles.leads.length === 0;
  });
}

/** A duty listed under an agency's heading: that agency leads, those after "phối hợp với" cooperate. */
function rolesOfText(source: GateSource, context: GateContext): GateSource['roles'] {
  const heading = source.headings.at(-1) ?? '';
  const leads = context
    .findAgencies(heading)
    .filter((mention) => !mention.collective)
    .map((mention) => mention.id);
  if (leads.length === 0 || !/chủ trì/iu.test(source.text)) return null;
  const cooperators = context
    .findAgencies(source.text)
    .map((mention) => mention.id)
    .filter((id) => !leads.includes(id));
  return { leads, cooperators };
}

/** The longest cell of a row says what is to be done; an agency named there is part of the task itself. */
function taskCell(source: GateSource): string {
  return source.text
    .split('\t')
    .reduce((longest, cell) => (cell.length > longest.length ? cell : longest), '');
}
