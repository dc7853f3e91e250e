// Agencies that a question names, each with the role that it is asked about, and whether it is asked to be left out.
import type { Agency } from '../domain.ts';
import { type AgencyRegister, findAgencies } from '../vietnamese/agencies.ts';
import { foldAligned } from '../vietnamese/aligned.ts';
import { fold, hasDiacritics } from '../vietnamese/normalise.ts';
import { normaliseTone } from '../vietnamese/tone.ts';
import { shortenedNames } from './asked-shortened.ts';
import { overlaps } from './spans.ts';

type Mention = ReturnType<typeof mentionsIn>[number];

/** `either`: leading or cooperating ("tham gia", "liên quan"). */
export type Role = 'lead' | 'cooperate' | 'either';

export type AskedAgency = {
  agency: Agency;
  role: Role | null;
  /** "… mà Sở Y tế không tham gia", "trừ Sở Y tế": rows of this agency are not wanted. */
  negated: boolean;
  start: number;
  end: number;
};

/** What may stand between agencies that share one role. */
const joint = /^\s*(?:,|;|\/|va|hoac|hay|voi|cung|cung voi|, va|, hoac)\s*$/;

/**
 * Agencies of a question in order. The role of each is the nearest role word of its clause: after it, or before it
 * with "do", "của", "với"; agencies that are joined by "và" or a comma share one.
 */
export function askedAgencies(question: string, register: AgencyRegister): AskedAgency[] {
  const folded = fold(question);
  const named = mentionsIn(question, register);
  const mentions = withCommunes(
    question,
    withFields(question, withShortened(question, named, register), register),
    register,
  );
  const asked = mentions.map((mention, index) => {
    const next = mentions[index + 1]?.span.start ?? question.length;
    const after = folded.slice(mention.span.end, next);
    const before = folded.slice(mentions[index - 1]?.span.end ?? 0, mention.span.start);
    // "A với B" alone names two of a kind, not a helper.
    const paired = index > 0 && /^\s*(?:cung|voi|cung voi)\s*$/.test(before);
    const role = roleAfter(after) ?? (paired ? null : roleBefore(before));
    return { agency: mention.agency, role, negated: isNegated(before, after), ...mention.span };
  });
  const joined = (index: number) =>
    index > 0 && joint.test(folded.slice(asked[index - 1]!.end, asked[index]!.start));
  for (let index = asked.length - 1; index > 0; index--)
    if (joined(index)) asked[index - 1]!.role ??= asked[index]!.role;
  for (let index = 1; index < asked.length; index++)
    if (joined(index)) asked[index]!.role ??= asked[index - 1]!.role;
  return asked;
}

/** Agencies of the question; one whose diacritics are mistyped is still recognised by its type word and folded name. */
function mentionsIn(question: string, register: AgencyRegister) {
  const exact = findAgencies(question, register);
  if (!hasDiacritics(question)) return exact;
  const bare = fold(question);
  if (bare.length !== question.length) return exact;
  const loose = findAgencies(bare, register).filter(
    (mention) =>
      !exact.some((other) => overlaps(other.span, mention.span)) &&
      /^(?:so|cong an|thanh tra|van phong|trung tam|bo|ubnd|uy ban) \S/.test(
        bare.slice(mention.span.start, mention.span.end),
      ),
  );
  return [...exact, ...loose].sort((a, b) => a.span.start - b.span.start);
}

/** "ngành văn hóa, thể thao và du lịch đứng chủ trì": with a role a field stands for its department. */
const FIELD = /(?<![\p{L}\d])(?:nganh|khoi)\s+(?=\p{L})/gu;
const DOES =
  /^\s*(?:[\p{L}]+\s+){0,4}?(?:duoc |phai |se |tu |cung |dung |dung ra |dung ten |lam )*(?:chu tri|phoi hop|duoc giao|phai lam|lo\b)/u;
const GIVEN = /(?<![\p{L}\d])(?:giao(?: cho)?|do|cho)\s+$/u;

function withFields(
  question: string,
  mentions: ReturnType<typeof mentionsIn>,
  register: AgencyRegister,
): ReturnType<typeof mentionsIn> {
  const folded = foldAligned(question);
  const found = [...folded.matchAll(FIELD)].flatMap((match) => {
    const rest = match.index + match[0].length;
    const name = fieldAt(folded.slice(rest), question.slice(rest), register);
    const isNamed = mentions.some((mention) => mention.agency === name?.agency);
    return name === null || isNamed
      ? []
      : [mentionAt(question, name.agency, match.index, rest + name.length)];
  });
  return withRole(question, mentions, found);
}

function mentionAt(question: string, agency: Agency, start: number, end: number): Mention {
  return { agency, span: { start, end }, printed: question.slice(start, end) };
}

/** Adds what stands for an agency where it does something or is given it, and where no agency is named. */
function withRole(question: string, mentions: Mention[], others: Mention[]): Mention[] {
  const folded = foldAligned(question);
  const found = others.filter(
    ({ span }) =>
      (DOES.test(folded.slice(span.end)) || GIVEN.test(folded.slice(0, span.start))) &&
      !mentions.some((mention) => overlaps(mention.span, span)),
  );
  return [...mentions, ...found].sort((a, b) => a.span.start - b.span.start);
}

/** The department whose field, whole or up to a comma or "và", opens the text; the longest wins. */
function fieldAt(
  folded: string,
  text: string,
  register: AgencyRegister,
): { agency: Agency; length: number } | null {
  const names = register.agencies.flatMap((agency) => {
    const field = /^sở (?<field>.+)$/iu.exec(agency.name)?.groups?.field;
    if (agency.collective || field === undefined) return [];
    const ends = [...field.matchAll(/,\s|\s+và\s|$/gu)].map((end) => field.slice(0, end.index));
    return ends.map((part) => ({ agency, part, key: foldAligned(part) }));
  });
  const opening = names
    .filter(
      ({ key, part }) =>
        folded.startsWith(key) &&
        !/^[\p{L}\d]/u.test(folded.slice(key.length)) &&
        (!hasDiacritics(text) ||
          normaliseTone(text.slice(0, key.length).toLowerCase()) === normaliseTone(part.toLowerCase())),
    )
    .sort((a, b) => b.key.length - a.key.length);
  // of departments that share a field in part the register has the stored one first
  const best = opening[0];
  return best ? { agency: best.agency, length: best.key.length } : null;
}

/** A shortened name gives way to a registered one that is as long, and takes the place of what only looks like a name. */
function withShortened(question: string, mentions: Mention[], register: AgencyRegister): Mention[] {
  const lengthOf = ({ span }: Mention) => span.end - span.start;
  const isKnown = (mention: Mention) => register.agencies.includes(mention.agency);
  const found = shortenedNames(question, register).filter(
    (mention) =>
      !mentions.some(
        (other) =>
          overlaps(other.span, mention.span) && isKnown(other) && lengthOf(other) >= lengthOf(mention),
      ),
  );
  const kept = mentions.filter((mention) => !found.some((other) => overlaps(other.span, mention.span)));
  return [...kept, ...found].sort((a, b) => a.span.start - b.span.start);
}

/** "Xã, phường phải tự đứng ra chủ trì việc gì": with a role the communes stand for their committees. */
const COMMUNES =
  /(?<![\p{L}\d])(?:cac |cap )?(?:xa(?:\s*,\s*|\s+va\s+|\s+)phuong|phuong(?:\s*,\s*|\s+va\s+|\s+)xa|cap xa)(?![\p{L}\d])/gu;

function withCommunes(question: string, mentions: Mention[], register: AgencyRegister): Mention[] {
  const [agency] = register.agencies
    .filter(({ collective, name }) => collective && /^(?:ubnd|ủy ban nhân dân)\s.*(?:xã|phường)/iu.test(name))
    .sort((a, b) => a.name.length - b.name.length);
  if (!agency) return mentions;
  const found = [...foldAligned(question).matchAll(COMMUNES)].map((match) =>
    mentionAt(question, agency, match.index, match.index + match[0].length),
  );
  return withRole(question, mentions, found);
}

const leadWords = '(?:chu tri|phu trach|dau moi|dung dau|lo|chiu trach nhiem chinh|lam chu|chu dau tu|om)';
const eitherWords =
  '(?:chu tri (?:hoac|hay|va|lan|,) (?:la )?(?:ca )?phoi hop|phoi hop (?:hoac|hay|va|lan|,) (?:ca )?chu tri|tham gia(?! chu tri| phoi hop)|lien quan(?! (?:den|toi|ve)\\b)|co (?:ten|mat|vai tro)(?! (?:o|trong|tai) (?:cot|muc|phan)))';
const cooperateWords = '(?:phoi hop|tham gia phoi hop)';

function roleAfter(text: string): Role | null {
  const clause = text.split(/[;?.]|,(?! (?:ca )?phoi hop)/)[0] ?? '';
  const places: [Role, number][] = [
    ['either', clause.search(new RegExp(`\\b${eitherWords}`))],
    ['lead', clause.search(new RegExp(`\\b${leadWords}\\b`))],
    ['cooperate', clause.search(new RegExp(`\\b${cooperateWords}\\b`))],
  ];
  const found = places.filter(([, at]) => at >= 0).sort((a, b) => a[1] - b[1]);
  return found[0]?.[0] ?? null;
}

function roleBefore(text: string): Role | null {
  if (
    /\b(?:chu tri (?:hoac|hay|va) phoi hop|tham gia|lien quan|dinh)(?: (?:den|toi|cua|boi|la))?\s*$/.test(
      text,
    )
  )
    return 'either';
  if (/\bphoi hop (?:voi|cung|la|cua|boi|gom|co)?\s*$/.test(text) || /\b(?:cung|voi)\s*$/.test(text))
    return 'cooperate';
  if (new RegExp(`\\b${leadWords}(?: chinh)?(?: la| boi| do| cua)?\\s*$`).test(text)) return 'lead';
  if (/\b(?:giao (?:cho )?|do )\s*$/.test(text)) return 'lead';
  return null;
}

const notDoing =
  /^\s*(?:lai |thi |deu |cung )?khong (?:phai )?(?:co )?(?:duoc giao )?(?:la )?(?:co quan )?(?:chu tri|phoi hop|tham gia|lien quan|co mat|co ten|dinh)/;
const without =
  /\b(?:khong (?:co|gom|kem|can|phai do|do|co su|thay)(?: su)?(?: (?:tham gia|phoi hop|chu tri))?(?: (?:cua|boi|la))?|tru|ngoai tru|loai tru|khong tinh|khong ke|ma khong (?:phai )?(?:do|la))\s*$/;

function isNegated(before: string, after: string): boolean {
  return notDoing.test(after) || without.test(before);
}
