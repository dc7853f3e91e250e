// Agencies that a question names, each with the role that it is asked about.
import type { Agency } from '../domain.ts';
import { type AgencyRegister, findAgencies } from '../vietnamese/agencies.ts';
import { fold, hasDiacritics } from '../vietnamese/normalise.ts';
import { overlaps } from './spans.ts';

export type Role = 'lead' | 'cooperate';

export type AskedAgency = { agency: Agency; role: Role | null; start: number; end: number };

/**
 * Agencies of a question in order. The role of each is the nearest role word of its clause: after it, or before it
 * with "do", "của", "với".
 */
export function askedAgencies(question: string, register: AgencyRegister): AskedAgency[] {
  const folded = fold(question);
  const mentions = mentionsIn(question, register);
  return mentions.map((mention, index) => {
    const next = mentions[index + 1]?.span.start ?? question.length;
    const after = folded.slice(mention.span.end, next);
    const before = folded.slice(mentions[index - 1]?.span.end ?? 0, mention.span.start);
    return { agency: mention.agency, role: roleAfter(after) ?? roleBefore(before), ...mention.span };
  });
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

const leadWords = '(?:chu tri|phu trach|dau moi|dung dau|lo|chiu trach nhiem chinh|lam chu)';

function roleAfter(text: string): Role | null {
  const clause = text.split(/[,;?.]/)[0] ?? '';
  const cooperate = clause.search(/\b(phoi hop|tham gia(?! chu tri))\b/);
  const lead = clause.search(new RegExp(`\\b${leadWords}\\b`));
  if (lead >= 0 && (cooperate < 0 || lead < cooperate)) return 'lead';
  return cooperate >= 0 ? 'cooperate' : null;
}

function roleBefore(text: string): Role | null {
  if (/\bphoi hop (?:voi|cung|la)?\s*$/.test(text) || /\b(?:cung|voi)\s*$/.test(text)) return 'cooperate';
  if (new RegExp(`\\b${leadWords}(?: chinh)?(?: la| boi| do| cua)?\\s*$`).test(text)) return 'lead';
  if (/\b(?:giao (?:cho )?|do )\s*$/.test(text)) return 'lead';
  return null;
}
