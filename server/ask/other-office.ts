// "Trưởng Công an cấp xã được phạt tối đa bao nhiêu?": what one office may or gets is not said by what another one does.
import { fold } from '../vietnamese/normalise.ts';

/** Offices that a person holds, folded; longer names before those that they end with. */
const OFFICES =
  'pho chu tich|chu tich|pho giam doc|giam doc|pho truong phong|truong phong|truong cong an|pho chanh|chanh thanh tra|chanh van phong|bo truong|thu tuong|tong cuc truong|chi cuc truong|cuc truong|doi truong|doi pho|to truong|to pho|truong doan|truong ban|pho truong ban|hieu truong|chi huy truong|hat truong|ke toan truong|thanh tra vien|kiem lam vien|kiem soat vien|chien si|truong thon|tham phan|vien truong';
const office = new RegExp(String.raw`\b(?:${OFFICES})\b`, 'g');
/** What may stand before the subject of a question. */
const BEFORE =
  /^(?:(?:theo|tai|o|trong|neu|khi|the|vay|cho hoi|cho (?:em|toi|minh) hoi|xin hoi|hoi)\b[^,;:]{0,80}[,;:]\s*)?(?:(?:mot|cac|nhung|chuc danh|nguoi la|ong|ba|dong chi) )?/;

/** Words by which a text means any office at the head of a body. */
const ANY_HEAD = /\b(?:nguoi dung dau|thu truong|lanh dao|cap truong|cap pho)\b/;

/** True when the subject of the question is an office, and the text never speaks of that one. */
export function isOfOtherOffice(question: string, evidence: string): boolean {
  const folded = fold(question).trim();
  const start = BEFORE.exec(folded)?.[0].length ?? 0;
  const asked = officesIn(folded).find((one) => one.index === start)?.[0];
  if (asked === undefined) return false;
  const said = fold(evidence);
  return !ANY_HEAD.test(said) && officesIn(said).every(([name]) => name !== asked);
}

function officesIn(folded: string): RegExpExecArray[] {
  return [...folded.matchAll(office)];
}
