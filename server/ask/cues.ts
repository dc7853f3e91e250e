// What a question asks for, read from its wording: patterns over the folded question, as data.

import { fold, hasDiacritics } from '../vietnamese/normalise.ts';

/** The attribute a question asks for. A question may ask for several. */
export type Asked =
  | 'list'
  | 'count'
  | 'lead'
  | 'cooperate'
  | 'deadline'
  | 'percent'
  | 'quantity'
  | 'money'
  | 'frequency'
  | 'date'
  | 'person'
  | 'agency'
  | 'contact'
  | 'definition'
  | 'reason'
  | 'confirm'
  | 'basis'
  | 'recipients'
  | 'signer'
  | 'docnumber'
  | 'issued'
  | 'status'
  | 'most'
  | 'group'
  | 'company'
  | 'name'
  | 'duration'
  | 'distance'
  | 'target';

/** Attributes of a document that stand in its head and its close rather than in its content. */
export const DOCUMENT_ATTRIBUTES: Asked[] = [
  'signer',
  'recipients',
  'docnumber',
  'issued',
  'basis',
  'status',
];

export type Cue = { asked: Asked; start: number; end: number };

/** Words of a task table: without one of them (or an agency with a role) a question is not about tasks. */
export const taskWords =
  /\b(nhiem vu|dau viec|cong viec|viec (?:gi|nao|can|cua|ma|do|phai)|(?:cac|nhung|danh sach|may|bao nhieu) viec|(?:nhieu|it) viec (?:nhat|hon)|phu luc|danh muc (?:cac )?(?:du an|cong trinh|hang muc|hoat dong))\b/;

/** What a row of a table of projects is called. */
export const PROJECT_NOUN = '(?:du an|cong trinh|hang muc|hoat dong)';

/** Rows of a table of projects; asked of an agency they are its tasks. */
export const projectsAsked = new RegExp(
  `\\b${PROJECT_NOUN}(?: dau tu)? (?:nao|gi)\\b|\\b(?:may|bao nhieu) ${PROJECT_NOUN}\\b`,
);

const AGENCY_NOUN = '(?:co quan|don vi|so|nganh|ban|bo|to chuc|dia phuong|ben|phong)';

const patterns: [Asked, RegExp][] = [
  ['lead', /\b(?:chu tri|phu trach|dau moi|dung ra|dung dau|lo viec|lo phan|cam trich)\b/g],
  // the head of the same column in tables of projects; elsewhere an investor is a party like others
  [
    'lead',
    /\b(?:ai|nao) (?:se |duoc giao )?(?:la |lam |dung ten )?chu dau tu\b|\bchu dau tu(?: cua [\w ]{2,60})? (?:la )?(?:ai|(?:don vi|co quan|ben) nao)\b|\b(?:cho|neu|tra|xem|ghi)(?: \w+){0,3} chu dau tu\b/g,
  ],
  ['lead', new RegExp(`\\b(?:giao(?: nhiem vu)? (?:cho )?(?:ai|${AGENCY_NOUN} nao))\\b`, 'g')],
  [
    'lead',
    new RegExp(
      `\\b${AGENCY_NOUN} nao (?:se |phai |duoc giao |co trach nhiem |chiu trach nhiem )*(?:thuc hien|lam|lo|trien khai|van hanh|xay dung|quan ly|chiu|ban hanh|nghien cuu|tham muu|huong dan)\\b`,
      'g',
    ),
  ],
  [
    'agency',
    new RegExp(
      `\\b${AGENCY_NOUN} nao\\b|\\bthuoc ve ai\\b|\\bbao cao (?:cho|voi|len) ai\\b|\\bgui (?:cho )?ai\\b`,
      'g',
    ),
  ],
  ['cooperate', /\b(?:phoi hop|cung tham gia|cung lam|ho tro thuc hien|tham gia phoi hop)\b/g],
  [
    'deadline',
    /\b(?:(?<!\bco )thoi han|(?<=\bco )thoi han(?= (?:bao|la|khi|den|nao|toi))|(?<!\btrong )thoi gian thuc hien|thoi gian hoan thanh|thoi gian (?:nao|ra sao|the nao|bao lau)|(?<!\bkhong (?:co|dat) )(?:han chot|han cuoi)|han hoan thanh|han (?:nop|gui|bao cao)|han nao|han den|den han|tien do|deadline|(?<!\bkhong (?:co|dat) )moc thoi gian|lo trinh thoi gian|phai xong|xong truoc|khi nao xong|bao gio xong)\b/g,
  ],
  [
    'deadline',
    /\b(?:khi nao|bao gio|(?<!\b(?:nhan|nang|hieu|the|suc|no|ap|dong|thuc|hoc|quyen|nguon|chat) )luc nao|hom nao|(?:truoc |vao |den |trong )?(?<!\b(?:moi|hang|mot|noi|phap|chinh) )(?:ngay|thang|nam|quy) (?:nao|may)(?! lan\b)|den bao gio|(?<!\b(?:dai|rong|cao|xa|sau|lau|nhieu|to|lon) )chung nao)\b/g,
  ],
  [
    'company',
    /\b(?:doanh nghiep|cong ty|(?<!\b(?:vien|xe|bang|do thi|cong trinh|san|chuc danh|ngach|giay phep|chung chi|thuoc) )hang|nha thau|nha cung cap|tap doan|don vi tu van)(?: cong nghe)? nao\b/g,
  ],
  [
    'name',
    /\b(?:ai la (?:giam doc|chu tich|pho|bi thu|truong|thu truong|chanh|nguoi dung dau)|(?:giam doc|chu tich|bi thu|chanh van phong|thu truong|truong ban|truong phong)\b.{0,100}\bla ai|(?:giam doc|chu tich|bi thu|chanh van phong|thu truong|truong ban|truong phong|vien truong|hieu truong)\b.{0,60}\bten (?:la )?gi|ho (?:va )?ten|ten (?:cua )?(?:giam doc|chu tich|bi thu|thu truong|truong|nguoi|ong|ba)|ten .{0,40}\bla gi)\b/g,
  ],
  [
    'duration',
    /\b(?:bao (?:nhieu )?lau|lau chung nao|may (?:ngay|gio|thang|nam|tuan|phut)|bao nhieu (?:ngay|gio|thang|nam|tuan|phut)|trong (?:vong )?(?:may|bao nhieu))\b/g,
  ],
  [
    'distance',
    /\b(?:bao xa|bao nhieu (?:km|cay so|met|m2|met vuong)|may (?:km|cay so|met)|(?:rong|dai|cao|xa|sau) (?:(?:khoang|chung|tam|do) )?(?:bao nhieu|may|chung nao|the nao|den dau)(?! (?:ngay|thang|nam|gio|phut|tuan)\b)|dien tich)\b/g,
  ],
  [
    'frequency',
    /\b(?:(?:moi|mot|hang) (?:nam|thang|tuan|quy|ngay)[^?.;]{0,60} (?:may|bao nhieu) lan|bao (?:nhieu )?lau (?:mot|1) lan|bao (?:nhieu )?lau(?: thi)?(?=[^?.;]{1,160} (?:mot|1|01) lan\b)|(?<=\bbao (?:nhieu )?lau [^?.;]{1,160} )(?:mot|1|01) lan|may (?:thang|nam|tuan) (?:mot|1) lan|bao lau (?:lai )?(?:cap nhat|bao cao)|tan suat|dinh ky (?:bao lau|the nao|ra sao|may)|ch0 k0)\b/g,
  ],
  [
    'percent',
    /\b(?:bao nhieu (?:%|phan tram)|may phan tram|ty le (?:la )?(?:bao nhieu|nao|the nao|ra sao)|dat ty le|chi tieu (?:la )?bao nhieu(?! (?!phan tram)[a-z])|bao nhieu phan)\b|bao nhieu ?%|\bty le\b|(?<=[a-z]\s?)%/g,
  ],
  [
    'money',
    /\b(?:(?:phat|thu|chi|ho tro)(?: tien)?(?: \w+){0,8} (?:den )?muc nao|bao nhieu tien|bao nhieu (?:ty|trieu|dong)|tong (?:kinh phi|muc dau tu|von|du toan)|so tien|muc (?:kinh phi|luong|phat(?! trien| huy| dong| sinh| hien| song)|phi|ho tro|chi(?! tieu))|kinh phi (?:la )?bao nhieu|du toan|chi phi|don gia|gia (?:tien|bao nhieu|moi|mot)|het bao nhieu|ton bao nhieu)\b/g,
  ],
  [
    'money',
    /\b(?:kinh phi|ngan sach|von|chi phi|muc phat(?! trien| huy| dong| sinh| hien| song)|(?<!\b(?:uu|dau|truoc) )tien(?! (?:do|trinh|si|sy|hanh|bo|te|phong|quyet|sat))|le phi|hoc phi|vien phi|hoc bong|thu lao)\b(?:(?!\b(?:phan tram|ty le)\b)[^?.;,%]){0,90}\b(?:la )?bao nhieu\b(?! *(?:%|phan tram|ngay|thang|nam|nhiem vu|viec|lan|nguoi))/g,
  ],
  [
    'count',
    /\b(?:bao nhieu|(?<!\b(?:dieu|khoan|diem|muc|chuong|trang|so) )may|so luong|tong so|tong cong|dem|so nhiem vu|(?:giu|duy tri|dat|khong che|bao dam|dam bao|quy dinh) (?:o )?muc nao)\b/g,
  ],
  [
    'list',
    /\b(?:liet ke|danh sach|ke ten|ke ra|neu (?:cac|nhung|ro|day du|toan bo)|toan bo|tat ca|day du|gom (?:nhung |cac )?(?:gi|nao|ai)|bao gom|gom co|(?:nhung|cac) .{0,60}?(?:nao|gi)|(?:lam|thuc hien) (?:nhung )?gi|nhung gi|viec gi|nhiem vu (?:nao|gi)|muc tieu (?:nao|gi)|trach nhiem (?:gi|nao)|gi (?:trong|ve)|lan luot)\b/g,
  ],
  [
    'person',
    /^\s*ai (?!(?:cung|phoi hop)\b)(?=[a-z])|\b(?:ai la|la ai|ai (?:phai|se|duoc|co|chiu|ky|lam|dung|phu|chu|lo|thuc|quyet|ban|bao|de xuat|xay dung|lap|trinh|tham muu|chi dao|to chuc|huong dan|cap|phe duyet|tham dinh|kiem tra|quan ly|theo doi|bo nhiem|bau|tra|nop|giai quyet|xu ly|tiep nhan|xet|duyet|cong nhan|truong|pho)|nguoi nao|do ai|cua ai)\b/g,
  ],
  [
    'contact',
    /\b(?:so dien thoai|dien thoai|hotline|so fax|lien he|(?:dia chi|hop) (?:email|thu dien tu)(?= (?:cua|la|lien|nao|gi))|(?:email|dia chi|website|trang web|fax)(?= (?:cua|la|lien he|nao|gi|o dau)\b))\b|\b(?:email|dia chi|website|fax)\s*\??\s*$|^\s*(?:email|dia chi|website|trang web)\b/g,
  ],
  [
    'definition',
    /\b(?:la gi|the nao (?:la|duoc goi la|duoc coi la)|nghia la gi|nghia la|la viet tat|viet tat|duoc hieu|hieu (?:la|nhu) (?:gi|the nao)|khai niem|dinh nghia|giai thich tu)\b/g,
  ],
  ['reason', /\b(?:vi sao|tai sao|ly do|do dau|sao lai)\b/g],
  [
    'confirm',
    /\b(?:dung khong|phai khong|co phai|dung hay sai|co dung|chinh xac khong|dung ko|phai ko|xac nhan|nghe noi|duoc biet|theo toi biet|toi nho)\b|\b(?:dung|phai) chu\s*[?.]*\s*$|\s(?:a|ha|nhi|u)\s*\?+\s*$/g,
  ],
  [
    'basis',
    /\b(?:can cu (?:phap ly|vao|nao|nhung)?|co so phap ly|phap ly|van ban (?:nao|phap luat|phap ly|phap quy)|theo (?:van ban|quy dinh|nghi dinh|quyet dinh|luat|nghi quyet) nao|dua tren (?:van ban|can cu)|vien dan|(?:to trinh|cong van|thong bao|ket luan|chi thi) (?:nao|so (?:may|bao nhieu|nao)))\b/g,
  ],
  [
    'recipients',
    /\b(?:noi nhan|gui (?:den|toi|cho) (?:nhung |cac )?(?:dau|noi|co quan|don vi|ai)|gui nhung dau|luu o dau|gui cho nhung)\b/g,
  ],
  [
    'signer',
    /\b(?:ai ky|nguoi ky|ky ban hanh|ky ten|do ai ky|chuc vu nguoi ky|ky (?:ke hoach|van ban|quyet dinh))\b/g,
  ],
  [
    'docnumber',
    /\b(?:so hieu|so ky hieu|ky hieu|so van ban|so cua (?:ke hoach|van ban|quyet dinh)|(?:ke hoach|van ban|quyet dinh)(?: nay)? (?:co )?so (?:may|bao nhieu|nao|gi)|mang so)\b/g,
  ],
  [
    'issued',
    /\b(?:ban hanh (?:ngay|khi|vao|luc|nam|bao gio)|ngay (?:ban hanh|ky|thang)|ra (?:doi|ngay) (?:khi|bao gio|nao)|ky (?:ngay|khi nao|bao gio))\b/g,
  ],
  [
    'status',
    /\b(?:co hieu luc|hieu luc (?:chua|khi|tu|thi)|con hieu luc|du thao|het hieu luc|chinh thuc (?:chua|hay))\b/g,
  ],
  [
    'most',
    /\b(?:nhieu (?:nhiem vu |viec )?nhat|it (?:nhiem vu |viec )?nhat|nhieu nhat|it nhat la (?:co quan|don vi|so) nao|dung dau ve so)\b/g,
  ],
  [
    'group',
    /\b(?:thuoc (?:nhom|muc|phan|linh vuc) nao|nam o (?:nhom|muc|phan|dau)|nhom nao|nhom nhiem vu nao|(?<!\b(?:giu|tri|dat|che|dam|bao|dinh) )o muc nao|muc may)\b/g,
  ],
];

/** Folded syllables that question words share with other words, and the accented form that is the question word. */
const ambiguous = new Map([
  ['may', ['mấy']],
  ['ky', ['ký', 'kí']],
  ['gi', ['gì']],
  ['nao', ['nào']],
  ['han', ['hạn', 'hàn']],
  ['lo', ['lo']],
  ['ten', ['tên']],
  ['lam', ['làm']],
  ['hang', ['hãng', 'hàng', 'hằng']],
  ['dau', ['đâu', 'đầu', 'dấu']],
  ['nam', ['năm']],
  ['bo', ['bộ', 'bổ']],
  ['xa', ['xa']],
  ['dung', ['đúng', 'đứng']],
  ['chu', ['chủ', 'chứ', 'chữ']],
]);

/**
 * The question as the patterns read it: folded, same length; in a question typed with diacritics a syllable that
 * only looks like a question word once folded ("máy" for "mấy") is made unreadable.
 */
export function cueForm(question: string): string {
  const folded = withoutIndefinites(fold(question));
  if (!hasDiacritics(question)) return folded.replace(/\bmay(?= (?:chu|tram|moc|tinh|bay)\b)/g, 'ma0');
  const original = question.normalize('NFC');
  const shouting = original === original.toUpperCase();
  return folded.replace(/[a-z]+/g, (syllable, at: number) => {
    if (!shouting && original.slice(at, at + syllable.length) === 'AI') return 'a0';
    const printed = original.slice(at, at + syllable.length).toLowerCase();
    const meant = ambiguous.get(syllable);
    return meant && !meant.includes(printed) ? `${syllable.slice(0, -1)}0` : syllable;
  });
}

/**
 * What a pattern finds in the question as the patterns read it, each group in its folded words: "bao nhiêu (xã)" is found
 * by its question word, and what is counted is read as typed.
 */
export function readGroups(pattern: RegExp, question: string): (string | undefined)[] | null {
  const plain = fold(question);
  const found = new RegExp(pattern.source, 'd').exec(cueForm(question));
  return found?.indices?.map((span) => span && plain.slice(...span)) ?? null;
}

/** Words that make a question; also a bare "%", as in "đạt %?". */
const QUESTION_WORD =
  /\b(?:ai|nao|gi|bao nhieu|bao gio|khi nao|may|the nao|ra sao|o dau|bao lau|thi sao|bao xa|tu dau)\b|(?<!\d\s?)%/;

/** True when one of these words stands in the question as the patterns read it. */
export function asksByWord(form: string): boolean {
  return QUESTION_WORD.test(form);
}

/** "không thuộc cơ quan nào, …": said of the subject before the question proper; "không … những việc gì" does ask. */
const indefinite =
  /\b((?:khong|chua|chang|ko) (?:thuoc|co|la|o|bi|giu|qua|mang|tham gia|nam trong)(?: (?!(?:nhung|cac|bao (?:nhieu|gio|lau)|(?:khi|the|luc) nao)\b)[a-z]+){1,8}? )(nao|gi|ai|dau)(?=\s*,[^?]*\b(?:ai|nao|gi|bao nhieu|bao gio|may|the nao|ra sao|o dau|bao lau)\b)/g;

function withoutIndefinites(folded: string): string {
  return folded.replace(
    indefinite,
    (_whole, before: string, word: string) => `${before}${word.slice(0, -1)}0`,
  );
}

/**
 * All cues of a question with their places, in order. Overlaps are kept: "bao nhiêu %" is both a count and a
 * percent; the reader of the cues decides.
 */
export function findCues(question: string): Cue[] {
  const form = cueForm(question);
  const cues: Cue[] = [];
  for (const [asked, pattern] of patterns) {
    for (const match of form.matchAll(pattern)) {
      cues.push({ asked, start: match.index, end: match.index + match[0].length });
    }
  }
  return cues.sort((a, b) => a.start - b.start || b.end - a.end);
}
