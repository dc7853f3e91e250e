// Rules that recognise instructions to the assistant itself: folded Vietnamese and English, as combinations of act and object.
import { foldAligned } from '../vietnamese/aligned.ts';
import { collapseSpaces } from '../vietnamese/normalise.ts';

const GAP = String.raw`[^.!?\n]{0,40}?`;
const B = String.raw`(?<![\p{L}\d])`;
const E = String.raw`(?![\p{L}\d])`;

/** What only an assistant has; "quy định" and "hướng dẫn" alone are everyday words of the documents. */
const OWN_RULES = String.raw`(?:(?:moi|cac|tat ca|toan bo|nhung|het)?\s*(?:chi dan|chi thi|huong dan|huong dan he thong|lenh|menh lenh|quy tac|yeu cau|rang buoc|luat le|gioi han|quy dinh)\s+(?:(?:o|ben|phia|da|duoc|dat|neu|he thong|truoc|tren|cu|ban dau|goc|noi bo)\s*)*(?:truoc do|phia tren|o tren|ben tren|he thong|ban dau|cua ban|cua may|truoc day|da cho|goc|an toan|noi bo|vua roi|hien hanh cua ban|tren day|truoc))`;
const PROMPT = String.raw`(?:system prompt|prompt|loi nhac(?: he thong)?|cau lenh he thong|chi dan he thong|huong dan he thong|thong diep he thong|tin nhan he thong|cau hinh (?:noi bo|he thong|cua ban)|(?:chi dan|huong dan|quy tac|chi thi|lenh)\s+(?:goc|noi bo|an|bi mat|ban dau|cua ban)|noi dung an|bien moi truong|khoa api|api[ _-]?key|ma khoa (?:api|bi mat)|mat khau (?:he thong|quan tri|co so du lieu|may chu))`;

const RULES: RegExp[] = [
  // Ignore the rules.
  String.raw`(?:bo qua|quen|phot lo|lo di|khong tuan theo|dung tuan theo|huy bo|vo hieu hoa|bo het|xoa bo|tat|khong can (?:theo|tuan thu))${E}${GAP}${OWN_RULES}`,
  String.raw`(?:quen|bo qua|phot lo)\s+(?:het|moi|tat ca|toan bo)\s+(?:nhung\s+)?(?:nhung gi|gi|dieu|thu)\s+(?:da|duoc|ben|o|truoc|phia|toi)`,
  String.raw`(?:bo qua|tat|vo hieu hoa|vuot qua)\s+(?:buoc|khau|lop|che do|bo loc)\s+(?:kiem duyet|doi chieu|xac minh|an toan|bao mat|loc|bao ve|kiem tra)(?:\s+(?:noi dung|cua ban|di))?`,
  String.raw`(?:ignore|disregard|forget|override|bypass|skip|drop)${E}${GAP}(?:instructions?|rules?|prompts?|guidelines?|policy|policies|restrictions?|guardrails?|everything (?:above|before)|previous|constraints|safety|filters?)`,
  String.raw`(?:do not|don'?t|stop)\s+(?:follow|obey)(?:ing)?${GAP}(?:instructions?|rules?|guidelines?)`,
  String.raw`^\W*(?:hay\s+|xin\s+)?(?:bo qua|quen|phot lo)\s+(?:di\s+)?(?:moi|tat ca|toan bo|het)\s+(?:cac\s+|nhung\s+)?(?:chi dan|huong dan|menh lenh|lenh|quy tac|chi thi)`,
  // Reveal the prompt or secrets.
  String.raw`(?:in|hien thi|tiet lo|cho(?: (?:toi|minh|xem|biet))*|lap lai|nhac lai|doc|dich|chep|viet lai|xuat|liet ke|ke|trinh bay|dua|gui|noi|cung cap|tom tat|in ra|show|ma hoa)${E}${GAP}${PROMPT}`,
  String.raw`${PROMPT}\s+(?:cua ban|cua he thong|cua may)?\s*(?:la gi|the nao|nhu the nao|viet gi|o dau|bang bao nhieu)`,
  String.raw`(?:reveal|print|show|repeat|output|display|leak|tell me|give me|what (?:is|are|was|were)|translate|summari[sz]e|encode|dump|list|expose)${E}${GAP}(?:(?:your|the|system|hidden|initial|secret|original|developer)\s+){1,4}(?:prompts?|instructions?|rules|messages?|configuration|guidelines|secrets?|keys?|password)`,
  String.raw`(?:reveal|print|show|repeat|output|display|leak|tell me|give me|what is|send)${E}${GAP}(?:api[ _-]?keys?|environment variables?|env vars?|passwords?|credentials|database url|\.env)`,
  String.raw`(?:repeat|print|output)\s+(?:everything|all|the (?:text|words|content))\s+(?:above|before|preceding)`,
  String.raw`(?:lap lai|in ra|chep lai)\s+(?:nguyen van\s+)?(?:toan bo|tat ca|moi)\s+(?:noi dung|van ban|dong chu|nhung gi)\s+(?:o |phia |ben )?(?:tren|truoc)(?: day| do)?(?! *(?:la|cua))`,
  // Another role.
  String.raw`(?:tu (?:bay gio|gio|nay)|ke tu (?:bay gio|gio)|bay gio|hay|toi muon)${E}[\s,]*(?:ban|may|tro ly)?[\s,]*(?:hay|se|phai)?\s*(?:dong vai|dong gia|gia vo|gia lam|nhap vai|hoa than|hanh dong nhu|cu xu nhu|tro thanh)${E}`,
  String.raw`(?:tu (?:bay gio|gio|nay)|(?:ke tu )?(?:bay gio|gio))\s*,?\s*(?:ban|may) (?:la|khong con|khong phai|duoc phep|phai)${E}`,
  String.raw`(?:dong vai|gia vo|gia lam|nhap vai|hoa than)\s+(?:(?:la|lam|thanh|nhu|mot)\s+)*(?:hacker|chuyen gia hacker|ai|tro ly|chatbot|mo hinh|dan|quan tri vien|lap trinh vien|admin|nguoi khong|ban than toi|ke|ba toi|bac si|giam doc|lanh dao)${E}`,
  String.raw`you are (?:now|no longer)${E}`,
  String.raw`(?:pretend|act|roleplay|role-play|behave)${E}${GAP}(?:you are|to be|as (?:a|an|if|the|dan)|like)`,
  String.raw`(?:from now on|starting now)\s*,?\s*(?:you|answer|respond|speak|act)`,
  String.raw`(?:jailbreak|developer mode|dan mode|che do (?:nha phat trien|khong gioi han|lap trinh vien|go loi|debug|admin|quan tri)|sudo mode|god mode)`,
  String.raw`(?:do anything now|khong con (?:bi )?(?:gioi han|rang buoc)|without (?:any )?(?:restrictions|limits|filters|censorship))`,
  // Fake turns and fences.
  String.raw`(?:^|[\s>#"'([])(?:(?:system|assistant|developer)\s*:\s*\S|(?:he thong|tro ly)\s*:\s*(?:ban|toi se|hay|bo|quen|tu bay gio)${E})[^\n]{0,200}`,
  String.raw`(?:<\|?(?:im_start|im_end|system|endoftext)\|?>|\[/?inst\]|<</?sys>>|###\s*(?:instruction|system|he thong|chi dan))[^\n]{0,200}`,
  // Active content and exfiltration.
  String.raw`(?:chen|them|dat|gan|tao|viet|kem|nhung|xuat|hien thi|ket thuc|tra loi|tra ve|dinh kem)${E}${GAP}${B}(?:duong link|lien ket|link|hinh anh|anh|hinh|ma html|html|javascript|the (?:img|script|a|iframe)|iframe|ma doc|markdown image|pixel|url)${E}${GAP}(?:https?:|www\.|toi dia chi|den dia chi|tro toi|tro den|tro ve|tu dia chi|vao cau tra loi|trong cau tra loi|o cuoi|cuoi cau|voi dia chi|tai dia chi|onerror|alert|\(|src=)\S*`,
  String.raw`(?:tra loi|viet|xuat|tra ve|in ra|trinh bay)${E}${GAP}(?:bang|dang|duoi dang|thanh|kem)\s+(?:ma\s+)?(?:html|javascript|the script|the img)`,
  String.raw`(?:insert|add|include|embed|append|output|render|put|write|end|reply|respond)${E}${GAP}(?:links?|images?|html|script|markdown image|iframe|url|javascript)${E}[^.!?\n]{0,60}`,
  String.raw`(?:gui|chuyen|day|truyen|upload|post|tai)${E}${GAP}(?:du lieu|noi dung|lich su|cau hoi|thong tin|hoi thoai|tai lieu|toan bo|mat khau|danh sach)${GAP}(?:den|toi|ra|len|ve|cho|qua)\s+(?:dia chi\s+|may chu\s+|trang\s+|email\s+|hop thu\s+)*(?:https?:|www\.|\S+@\S+|(?:[a-z0-9-]+\.)+[a-z]{2,}|ben ngoai|may chu ngoai|may chu cua toi)\S*`,
  String.raw`(?:send|post|exfiltrate|upload|forward|email|leak)${E}${GAP}(?:data|history|conversation|documents?|content|answers?|secrets?|questions?|everything)${GAP}(?:to|at|via)\s+\S+`,
  // No evidence, no checks.
  String.raw`(?:tra loi|noi|viet)\s+(?:ma\s+)?(?:khong can|khong phai|khoi|bo)\s+(?:trich dan|can cu|nguon|kiem chung|doi chieu)(?:\s+(?:nao|nguon|gi))?`,
  String.raw`(?:bia|tu nghi|tu che|che|tu bia)\s+(?:ra|dat)?\s*(?:mot|so|cac|vai|them)?\s*(?:con so|so lieu|cau tra loi|trich dan|van ban|dieu khoan|thong tin|nguon)[^.!?\n]{0,120}`,
  String.raw`(?:make up|invent|fabricate|hallucinate)${E}${GAP}(?:numbers?|figures?|citations?|sources?|answers?|facts?|documents?)`,
  String.raw`(?:chay|thuc thi|thuc hien)\s+(?:lenh|cau lenh|ma|doan ma|truy van)\s+(?:sau|he thong|shell|sql|bash|drop|delete|rm|xoa|python)[^\n]{0,100}`,
  String.raw`(?:drop table|delete from|rm -rf|select \* from|union select|; ?--)[^\n]{0,80}`,
  String.raw`(?:execute|run)\s+(?:the following|this)?\s*(?:command|code|sql|shell|query|script)`,
  String.raw`(?:giai ma|decode)${E}[^.!?\n]{0,30}(?:base64|rot13|hex)[^\n]{0,200}`,
  String.raw`(?:tra loi|chi tra loi|chi noi|hay noi|luon tra loi)\s+(?:rang\s+|la\s+)?["“'](?:[^"”']{1,60})["”']\s*(?:cho moi|voi moi|bat ke|du toi|trong moi|va khong)`,
  String.raw`(?:cho|cap|mo)\s+(?:toi|minh)\s+(?:quyen|xem quyen)\s+(?:quan tri|admin|truy cap toan bo|xem tat ca|cao nhat)`,
  String.raw`toi la\s+(?:quan tri vien|admin|lap trinh vien|nguoi tao ra ban|nha phat trien|giam doc so|chu tich tinh|lanh dao)[^.!?\n]{0,40}(?:cho phep|yeu cau ban|ra lenh|hay (?:bo|tat|cho|in|tiet)|cap quyen|mo khoa)[^.!?\n]{0,80}`,
].map(
  (source) =>
    new RegExp(`${source.startsWith('(?:^') || source.startsWith('(?:<') ? '' : B}${source}`, 'giu'),
);

/** Words that only connect, ask politely, or belong to the instruction: they do not make a question. */
const FILLER = new Set(
  `va roi sau do truoc het hay xin vui long giup toi minh ban tro ly oi a nhe nha di cho biet thi la mot cac nhung moi nay kia day
  please and then now the a an of me to in with you your all any so as is it this that for from do just answer tra loi cau hoi voi ngay
  tiep theo lai ra lam dung nguyen van bang tieng anh viet hoan toan day du tat ca toan bo duoc khong co bi phai se da con neu thoi
  only first system prompt hoi thoai noi dung above he thong quy tac ok hello chao xin chao i want need can could would should my sir nhu
  bi mat chi tiet gi nao the sao cai dieu nhung gi gioi han khoa rules instructions in ra show reveal chung`.split(
    /\s+/u,
  ),
);
/** Content words that must be left for a question to go on. */
const MIN_CONTENT_WORDS = 3;

/** Takes every recognised instruction out, up to the end of its clause. */
export function removeAttacks(text: string): { kept: string; removed: string | null } {
  const folded = foldAligned(text);
  const taken: { start: number; end: number }[] = [];
  for (const rule of RULES) {
    for (const match of folded.matchAll(rule)) {
      taken.push({ start: match.index, end: clauseEnd(folded, match.index + match[0].length) });
    }
  }
  if (taken.length === 0) return { kept: text, removed: null };
  taken.sort((a, b) => a.start - b.start);
  let kept = '';
  let removed = '';
  let at = 0;
  for (const { start, end } of taken) {
    if (end <= at) continue;
    kept += text.slice(at, Math.max(at, start));
    removed += ` ${text.slice(Math.max(at, start), end)}`;
    at = end;
  }
  return { kept: tidy(kept + text.slice(at)), removed: collapseSpaces(removed) };
}

/** True when what is left still asks something: enough words of its own, or a question mark with some. */
export function hasRealQuestion(kept: string): boolean {
  const words = (foldAligned(kept).match(/[\p{L}\d]+/gu) ?? []).filter((word) => !FILLER.has(word));
  return words.length >= MIN_CONTENT_WORDS;
}

/** The rest of a clause belongs to its instruction; a new sentence, or "rồi cho biết…", starts something else. */
function clauseEnd(folded: string, from: number): number {
  const rest = folded.slice(from);
  const stop = /[.:](?=\s|$)|[!?;\n]|,|\s(?:va|roi|sau do|dong thoi|nhung|and|then|but)\s/u.exec(rest);
  return stop === null
    ? folded.length
    : from + stop.index + (/[\p{L}\s]/u.test(stop[0]) ? 0 : stop[0].length);
}

function tidy(text: string): string {
  return collapseSpaces(text)
    .replace(/^(?:[\s.,;:!?-]|(?:và|rồi|sau đó|đồng thời|va|roi|sau do|dong thoi|and|then)(?!\p{L}))+/iu, '')
    .replace(/(?:[\s,;:-]|(?:\s(?:và|rồi|sau đó|va|roi|sau do|and|then)))+$/iu, '')
    .trim();
}
