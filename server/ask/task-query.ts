// Which sets of tasks a question combines: agencies that must all, or must not, be named in a row, and in which role.
import type { TaskWish } from '../store/task-filter.ts';
import type { AgencyRegister } from '../vietnamese/agencies.ts';
import { LEVEL } from '../vietnamese/known-agencies.ts';
import { fold } from '../vietnamese/normalise.ts';
import type { AskedAgency, Role } from './asked-agencies.ts';
import { type LeadCount, leadCountAsked } from './task-leads.ts';
import type { Understanding } from './understand.ts';

export type TaskQuery = {
  /** Every wish must hold for a row; the agencies of one wish are alternatives. */
  all: TaskWish[];
  /** None of these may hold. */
  none: TaskWish[];
  /** Only rows without a cooperating agency. */
  alone: boolean;
  /** How many agencies must lead a row. */
  leads: LeadCount | null;
};

/** "A và B cùng …", "nhiệm vụ chung của A và B": the row must name them all. */
const together =
  /\b(?:cung|dong|deu|chung|ca hai|ca ba)\b(?: nhau| duoc| phai| co| la){0,2} (?:chu tri|tham gia|phoi hop|thuc hien|lam|co mat|co ten|lien quan|dung ten|duoc giao|trien khai)|\b(?:nhiem vu|viec|dau viec|cong viec) chung (?:cua|giua|cho)\b|\bgiao nhau\b|\btrung nhau\b|\bvua\b.*\bvua\b|\b(?:ca hai|ca ba) (?:so|co quan|don vi|ben)\b|\b(?:co|gom|can|co su tham gia cua) ca\b/;
const jointlyLed = /\b(?:cung|dong|chung) (?:nhau )?chu tri\b/;
const alone =
  /\b(?:doc lap|tu (?:thuc hien|lam)|khong co (?:co quan|don vi)(?: nao)? phoi hop|khong (?:can|phai) phoi hop)\b/;

const rolesOf: Record<Role, TaskWish['roles']> = {
  lead: ['lead'],
  cooperate: ['cooperate'],
  either: ['lead', 'cooperate'],
};

/** What the agencies of a question and the words between them ask of a row. */
export function taskQuery(understanding: Understanding): TaskQuery {
  const folded = fold(understanding.question);
  const wanted = understanding.agencies.filter((mention) => !leftOut(mention, understanding));
  const none = understanding.agencies
    .filter((mention) => leftOut(mention, understanding))
    .map((mention) => wish([mention], mention.role ?? 'either'));
  const leads = leadCountAsked(understanding);
  // "một mình Sở X chủ trì" may have helpers; "Sở X làm một mình" has none
  const isAlone = alone.test(folded) || (leads === null && /\bmot minh\b/.test(folded));
  return { all: wishes(wanted, folded), none, alone: isAlone, leads };
}

/** A collective of the question means every printed collective that begins with its words or holds them. */
export function withCollectives(query: TaskQuery, register: AgencyRegister): TaskQuery {
  const names = register.agencies
    .filter((agency) => agency.collective)
    .map((agency) => ({ id: agency.id, key: ` ${keyOf(agency.name)} ` }));
  const widen = (one: TaskWish): TaskWish => ({
    ...one,
    ids: one.ids.flatMap((id) => {
      const own = names.find((name) => name.id === id);
      return own ? names.filter((name) => name.key.includes(own.key)).map((name) => name.id) : [id];
    }),
  });
  const everyLevel = (one: TaskWish): TaskWish => ({ ...one, ids: withOtherLevels(one.ids, register) });
  return {
    ...query,
    all: query.all.map(widen).map(everyLevel),
    none: query.none.map(widen).map(everyLevel),
  };
}

/** The same body of a city and of a province: no plan has both. */
function withOtherLevels(ids: string[], register: AgencyRegister): string[] {
  const stems = new Set(
    register.agencies
      .filter((agency) => ids.includes(agency.id) && LEVEL.test(agency.name))
      .map((agency) => agency.name.replace(LEVEL, '')),
  );
  const others = register.agencies.filter(
    (agency) => LEVEL.test(agency.name) && stems.has(agency.name.replace(LEVEL, '')) && !agency.collective,
  );
  return [...new Set([...ids, ...others.map((agency) => agency.id)])];
}

function keyOf(name: string): string {
  return fold(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** A lone agency that "không chủ trì" is a claim to be checked, not a set to be taken away. */
export function leftOut(mention: AskedAgency, understanding: Understanding): boolean {
  if (!mention.negated) return false;
  if (understanding.agencies.some((other) => !other.negated)) return true;
  return !understanding.asked.has('confirm') && /\bnhiem vu nao\b/.test(fold(understanding.question));
}

function wishes(wanted: AskedAgency[], folded: string): TaskWish[] {
  if (wanted.length === 0) return [];
  const [first, second] = wanted;
  if (wanted.length === 2 && first && second) {
    const between = folded.slice(first.end, second.start);
    // "A phối hợp với B": A helps where B leads.
    if (/^\s*(?:duoc giao |tham gia )?phoi hop (?:voi|cung|cho)\s*$/.test(between))
      return [wish([first], 'cooperate'), wish([second], 'lead')];
    if (/^\s*(?:lam |thuc hien )?(?:viec )?(?:cung|cung voi|chung voi|voi)\s*$/.test(between))
      return wanted.map((mention) => wish([mention], roleTogether(mention, folded)));
  }
  if (wanted.length > 1 && together.test(folded))
    return wanted.map((mention) => wish([mention], roleTogether(mention, folded)));
  const byRole = Map.groupBy(wanted, (mention) => mention.role ?? 'lead');
  return [...byRole].map(([role, mentions]) => wish(mentions, role));
}

/** In a question about common tasks an agency without a role word may have either role. */
function roleTogether(mention: AskedAgency, folded: string): Role {
  if (jointlyLed.test(folded)) return 'lead';
  if (/\b(?:cung|deu)(?: nhau)? phoi hop\b/.test(folded)) return 'cooperate';
  const says = /\b(?:chu tri|phoi hop)\b/.test(folded);
  return says ? (mention.role ?? 'either') : 'either';
}

function wish(mentions: AskedAgency[], role: Role): TaskWish {
  return { ids: mentions.map((mention) => mention.agency.id), roles: rolesOf[role] };
}
