// Names of agencies: the register with aliases, splitting of agency cells, mentions in running text.
import type { Agency, AgencyKind, Span } from '../domain.ts';
import { foldAligned } from './aligned.ts';
import { collapseSpaces, hasDiacritics } from './normalise.ts';
import { findPlaces } from './places.ts';
import { normaliseTone } from './tone.ts';

export type AgencyMention = { agency: Agency; span: Span; printed: string };
type Name = {
  key: string;
  folded: string;
  /** Its last syllable, without which a text cannot have the name. */
  last: string;
  agency: Agency;
  canonical: boolean;
  pattern: RegExp;
};
export type AgencyRegister = { agencies: Agency[]; byKey: Map<string, Agency>; names: Name[] };

/** What may open the name of an agency that no register has, with its kind. */
const OPENINGS: [RegExp, AgencyKind][] = [
  [/^sở\s/iu, 'department'],
  [/^(?:công an)(?:\s|$)/iu, 'police'],
  [/^(?:văn phòng|vp)\s/iu, 'office'],
  [/^thanh tra\s/iu, 'inspectorate'],
  [/^(?:trung tâm|tt)\s/iu, 'centre'],
  [/^(?:ubnd|ủy ban nhân dân)\s+(?:các\s+)?(?:xã|phường|đặc khu|thị trấn|cấp xã)/iu, 'commune'],
  [/^(?:ubnd|ủy ban nhân dân)\s/iu, 'people_committee'],
  [/^(?:bộ)\s(?!chỉ huy)/iu, 'ministry'],
  [/^(?:trường|đại học|học viện|viện)\s/iu, 'university'],
  [/^(?:công ty|tập đoàn|tổng công ty|ngân hàng|(?:các )?doanh nghiệp|vnpt|viettel)(?:\s|$)/iu, 'enterprise'],
  [
    /^(?:chi cục|cục|ban|hội|liên đoàn|kho bạc|bảo hiểm|thuế|thống kê|hđnd|phòng|tòa án|viện kiểm sát)\s/iu,
    'other',
  ],
];
/** Words that carry an elided head over to the next name: "Sở Y tế, Tài chính". */
const HEADS = ['sở', 'bộ'];

/** Id of an agency by its name: the same name gives the same id in every document. */
export function agencyId(name: string): string {
  return foldAligned(normaliseTone(collapseSpaces(name)))
    .replace(/&/g, ' va ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Builds the look-up of agencies; of two agencies with one alias the first keeps it. */
export function buildRegister(agencies: Agency[]): AgencyRegister {
  const byKey = new Map<string, Agency>();
  const names = new Map<string, Name>();
  const add = (name: string, agency: Agency, canonical: boolean) => {
    const key = keyOf(name);
    if (key === '') return;
    if (!byKey.has(key)) byKey.set(key, agency);
    if (!names.has(key)) {
      const folded = foldAligned(key);
      const last = lastSyllable(folded);
      names.set(key, { key, folded, last, agency, canonical, pattern: patternOf(folded) });
    }
  };
  for (const agency of agencies) add(agency.name, agency, true);
  for (const agency of agencies) for (const alias of agency.aliases) add(alias, agency, false);
  const sorted = [...names.values()].sort((a, b) => b.folded.length - a.folded.length);
  return { agencies, byKey, names: sorted };
}

/** The agency of a printed name by its spelling or alias, null when the register has none. */
export function findAgency(printed: string, register: AgencyRegister): Agency | null {
  const key = keyOf(printed);
  const known = register.byKey.get(key);
  if (known !== undefined) return known;
  for (const shorter of withoutProvince(printed)) {
    const agency = register.byKey.get(keyOf(shorter));
    if (agency !== undefined) return agency;
  }
  return null;
}

/** "Sở Tài chính tỉnh Cao Bằng", "Công an Cao Bằng", "Công an tỉnh": the province adds nothing inside its own plan. */
function withoutProvince(printed: string): string[] {
  const place = findPlaces(printed).at(-1);
  const isLast = place !== undefined && /^[\s.;,]*$/u.test(printed.slice(place.span.end));
  const cut = isLast ? printed.slice(0, place.span.start).trim() : printed;
  const bare = cut.replace(/\s+(?:tỉnh|thành phố|TP\.?)$/iu, '');
  return [cut, `${bare} tỉnh`, bare].filter((name) => name !== printed && name !== '');
}

/** A new register entry for a printed name that no entry has; its kind by how the name starts. */
export function newAgency(printed: string): Agency {
  const name = collapseSpaces(printed).replace(/[.;,]+$/u, '');
  const collective = /^(?:các|những|cơ quan|đơn vị)(?![\p{L}])/iu.test(name);
  const body = name.replace(/^các\s+/iu, '');
  const kind = OPENINGS.find(([pattern]) => pattern.test(body))?.[1] ?? 'other';
  return {
    id: agencyId(name),
    name,
    aliases: [],
    collective,
    includes: collective && kind !== 'other' ? [kind] : [],
    kind,
  };
}

/**
 * The agencies named in a table cell, in order: canonical names of known ones, others as printed. Commas inside a
 * known name do not cut it; an elided "Sở" or "Bộ" is put back. Nothing printed is dropped.
 */
export function splitAgencies(printed: string, register: AgencyRegister): string[] {
  const text = collapseSpaces(printed.replace(/\n/g, '; '));
  const found: string[] = [];
  let head = '';
  let rest = text;
  while (rest !== '') {
    rest = rest.replace(/^(?:[\s,;.+•/]|[-–](?=\s)|và\s)+/iu, '');
    if (rest === '') break;
    const list = /^(?:các\s+)?(sở|bộ)\s*:\s*/iu.exec(rest) ?? /^các\s+(sở|bộ)\s+(?=\p{Lu})/u.exec(rest);
    if (list !== null) {
      head = (list[1] ?? '').toLowerCase();
      rest = rest.slice(list[0].length);
    }
    const taken = takeName(rest, head, register);
    found.push(taken.name);
    head = headOf(taken.name, head);
    rest = rest.slice(taken.length);
  }
  return [...new Set(found)];
}

/**
 * Mentions of agencies in a question or in running text, in order and without overlap: full names, aliases,
 * second names after an elided "Sở", and unregistered names that look like agencies. Text with diacritics matches
 * with its diacritics; text without any matches folded.
 */
export function findAgencies(text: string, register: AgencyRegister): AgencyMention[] {
  const folded = foldAligned(text);
  const found: AgencyMention[] = [];
  const taken = (span: Span) =>
    found.some((other) => span.start < other.span.end && other.span.start < span.end);
  for (const name of register.names) {
    // Spares the engine compiling a hundred patterns for a question of five words.
    if (!folded.includes(name.last)) continue;
    for (const match of folded.matchAll(name.pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const printed = text.slice(span.start, span.end);
      if (isHalfOfWord(text.slice(0, span.start), name.folded)) continue;
      if (name.folded === 'cong an' && OF_COMMUNE.test(text.slice(span.end).normalize('NFC'))) continue;
      if (!taken(span) && agrees(printed, name)) found.push({ agency: name.agency, span, printed });
    }
  }
  for (const mention of unseen(text)) if (!taken(mention.span)) found.push(mention);
  for (const mention of elided(text, found, register)) if (!taken(mention.span)) found.push(mention);
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** Syllables that make another word with the "sở" or "bộ" behind them; the last ones of each typed without diacritics. */
const BEFORE_SO = /(?<!\p{L})(?:cơ|trụ|khổ|co|tru)\s+$/iu;
const BEFORE_BO = /(?<!\p{L})(?:cán|toàn|nội|đồng|tiến|cục|thoái|can|toan|noi|dong|tien)\s+$/iu;

/** "công an xã" is not what "công an" alone stands for. */
const OF_COMMUNE =
  /^\s+(?:cấp\s+|cap\s+)?(?:xã|phường|huyện|quận|thị trấn|đặc khu|xa|phuong|huyen)(?!\p{L})/iu;

/** "cơ sở y tế", "cán bộ tư pháp": no Sở Y tế, no Bộ Tư pháp. */
function isHalfOfWord(before: string, foldedName: string): boolean {
  if (foldedName.startsWith('so ')) return BEFORE_SO.test(before.normalize('NFC'));
  return foldedName.startsWith('bo ') && BEFORE_BO.test(before.normalize('NFC'));
}

function lastSyllable(folded: string): string {
  return /[\p{L}\d]+$/u.exec(folded)?.[0] ?? '';
}

/** Comparable spelling: lower case, tone placement unified, "&" = "và", dashes and commas spaced alike. */
function keyOf(name: string): string {
  return collapseSpaces(
    normaliseTone(name.normalize('NFC'))
      .toLowerCase()
      .replace(/\s*&\s*/g, ' và ')
      .replace(/uỷ ban/g, 'ủy ban')
      .replace(/\s*[-–—]\s*/g, ' - ')
      .replace(/\s*([,;])\s*/g, '$1 ')
      .replace(/[.;,:]+\s*$/u, ''),
  );
}

function patternOf(folded: string): RegExp {
  const body = folded
    .split(' ')
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .map((word) => (word === 'va' ? '(?:va|&)' : word.replace(/,$/u, ',?')))
    .join(String.raw`\s*`)
    .replaceAll(String.raw`\s*`, String.raw`\s+`)
    .replaceAll(String.raw`\s+(?:va|&)\s+`, String.raw`(?:\s+va\s+|\s*&\s*)`);
  return new RegExp(String.raw`(?<![\p{L}\d])${body}(?![\p{L}\d])`, 'gu');
}

function agrees(printed: string, name: Name): boolean {
  if (hasDiacritics(printed)) return bare(keyOf(printed)) === bare(name.key);
  // A name of plain capitals or letters without marks agrees with every name that folds to it.
  return true;
}

function bare(key: string): string {
  return key.replace(/,/g, '').replace(/\s+/g, ' ');
}

function takeName(rest: string, head: string, register: AgencyRegister): { name: string; length: number } {
  for (const candidate of head === '' ? [''] : ['', head]) {
    const match = longestKnown(rest, candidate, register);
    if (match !== null) return match;
  }
  const cut =
    // the newspaper and broadcaster of a province is one office: "Báo và Phát thanh, Truyền hình"
    /\s*(?:[,;](?=\s|$)(?!\s+(?:phát thanh|truyền hình)(?:\s|$))|\s+và\s+(?=(?:các|sở|bộ|ubnd|ủy ban|công an|văn phòng|trung tâm|thanh tra|ban|chi cục|trường|đơn vị|cơ quan)\s))/iu;
  const end = collectiveEnd(rest) ?? cut.exec(rest)?.index ?? rest.length;
  const printed = rest.slice(0, Math.max(end, 1)).trim();
  return { name: findAgency(printed, register)?.name ?? printed, length: Math.max(end, 1) };
}

/** "Các sở, ban, ngành …" goes on over its commas as long as the words stay small. */
function collectiveEnd(rest: string): number | null {
  const match = /^các\s+\p{Ll}[^,;]*(?:,\s*(?:\p{Ll}|UBND)[^,;]*)*/iu.exec(rest);
  return match === null ? null : match[0].length;
}

function longestKnown(
  rest: string,
  head: string,
  register: AgencyRegister,
): { name: string; length: number } | null {
  const ends = [...rest.matchAll(/(?=[,;.]|\s|$)/gu)].map((match) => match.index).filter((end) => end > 0);
  for (const end of ends.reverse()) {
    const printed = rest.slice(0, end);
    if (!/^(?:\s*$|\s*[,;.]|\s+và\s|\s+\()/iu.test(rest.slice(end))) continue;
    const agency = findAgency(head === '' ? printed : `${head} ${printed}`, register);
    if (agency !== null) return { name: agency.name, length: end };
  }
  return null;
}

function headOf(name: string, before: string): string {
  const first = name.split(' ')[0]?.toLowerCase() ?? '';
  if (HEADS.includes(first)) return first;
  return OPENINGS.some(([pattern]) => pattern.test(name)) || /^các\s/iu.test(name) ? '' : before;
}

/**
 * Names that look like agencies though no register has them: "Chi cục Thủy lợi", "UBND xã Hoằng Lộc". A capital
 * syllable takes one small one with it (two-syllable words), unless that opens a verb ("báo cáo", "chủ trì").
 */
function unseen(text: string): AgencyMention[] {
  const pattern =
    /(?<![\p{L}])(?:Sở|Chi cục|Trung tâm|Trường Đại học|Trường Cao đẳng|Trường|Ban Quản lý(?: (?:các )?[Kk]hu (?:kinh tế|công nghiệp|chế xuất|công nghệ cao|du lịch|di tích|bảo tồn(?: thiên nhiên)?))?|UBND (?:xã|phường|huyện|thị xã|thành phố|tỉnh)|Ủy ban nhân dân (?:xã|phường|huyện|thị xã|thành phố|tỉnh))(?:\s+(?:\p{Lu}\p{L}*(?:\s+(?!(?:báo|chủ|phối|tổ|thực|có|được|là|phải|trong|về|theo|đã|cần|xây|triển|gửi|để|rà|tham|trình|ban|hướng|kiểm|chịu|và|của|cho|với|từ|các|làm|tại|năm|ngày|tháng|quý|mấy|bao|nào|khi|thì|ở|sau|trước|trên|do|bị|nên|sẽ|đang|tuyển|lấy)(?!\p{L}))\p{Ll}+)?|và(?=\s+\p{Lu})))+/gu;
  return [...text.matchAll(pattern)].map((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    return { agency: newAgency(match[0]), span, printed: match[0] };
  });
}

/** "Sở Y tế, Tài chính và Nội vụ": names after a department, without their "Sở". */
function elided(text: string, known: AgencyMention[], register: AgencyRegister): AgencyMention[] {
  const found: AgencyMention[] = [];
  const folded = foldAligned(text);
  for (const mention of known) {
    let at = mention.span.end;
    const head = foldAligned(mention.printed).split(' ')[0] ?? '';
    if (!['so', 'bo'].includes(head)) continue;
    for (let guard = 0; guard < 20; guard++) {
      const joint = /^\s*(?:,|;|\s+va|\s+và|&)\s*/iu.exec(folded.slice(at));
      if (joint === null) break;
      const start = at + joint[0].length;
      const rest = folded.slice(start);
      const name = register.names.find((candidate) => {
        if (!candidate.folded.startsWith(`${head} `)) return false;
        const tail = candidate.folded.slice(head.length + 1);
        if (!rest.startsWith(tail) || /^[\p{L}\d]/u.test(rest.slice(tail.length))) return false;
        const printed = text.slice(start, start + tail.length);
        return agrees(printed, { ...candidate, key: candidate.key.slice(candidate.key.indexOf(' ') + 1) });
      });
      if (name === undefined) break;
      const end = start + name.folded.length - head.length - 1;
      found.push({ agency: name.agency, span: { start, end }, printed: text.slice(start, end) });
      at = end;
    }
  }
  return found;
}
