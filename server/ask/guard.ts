// The first step: a question is cleaned, bounded, and freed of instructions that try to change the rules.
import type { Outcome } from '../domain.ts';
import { canonicalText, collapseSpaces } from '../vietnamese/normalise.ts';
import { hasRealQuestion, removeAttacks } from './guard-rules.ts';

export type Guarded =
  | {
      ok: true;
      question: string;
      /** The instruction that was taken out, null when there was none. */
      removed: string | null;
    }
  | { ok: false; outcome: Outcome; message: string };

/** Invisible characters that can carry hidden text or turn the reading order: tags, bidi controls, variation selectors, fillers. */
const INVISIBLE =
  /[\u{E0000}-\u{E0FFF}\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\u180E\u2061-\u2064\u206A-\u206F\u115F\u1160\u3164\uFFA0\uFFF9-\uFFFB]|\p{Variation_Selector}/gu;
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/gu;

/**
 * Cleans and judges a question. An honest question that carries an instruction goes on without it; one that is
 * essentially the instruction ends as `guarded_question`. Messages are Vietnamese, for the user.
 */
export function guardQuestion(question: string, limits: { maxQuestionChars: number }): Guarded {
  // The bound comes first: nothing below runs over a text of any length.
  if (question.length > limits.maxQuestionChars * 4) return tooLong(limits);
  const cleaned = clean(question);
  if (cleaned === '') return stop('empty', 'Câu hỏi đang trống. Bạn hãy nhập nội dung cần tra cứu.');
  if (cleaned.length > limits.maxQuestionChars) return tooLong(limits);
  const plain = withoutMarkup(cleaned);
  if (!/[\p{L}\p{N}]/u.test(plain))
    return stop('symbols', 'Câu hỏi chỉ có ký hiệu, chưa có nội dung. Bạn hãy viết câu hỏi bằng chữ.');
  const { kept, removed } = removeAttacks(plain);
  if (removed === null) return { ok: true, question: plain, removed: null };
  if (hasRealQuestion(kept)) return { ok: true, question: collapseSpaces(kept), removed };
  return {
    ok: false,
    outcome: { class: 'guarded_question', reason: 'instruction' },
    message:
      'Trợ lý không thực hiện yêu cầu này. Trợ lý chỉ trả lời câu hỏi về nội dung các văn bản trong kho, kèm trích dẫn. ' +
      'Bạn hãy đặt lại câu hỏi về văn bản hoặc nhiệm vụ cần tra cứu.',
  };
}

/** Canonical text without what cannot be seen; look-alike full-width letters become plain ones. */
function clean(question: string): string {
  const visible = canonicalText(question.toWellFormed().replace(INVISIBLE, '').replace(CONTROL, ' '));
  return collapseSpaces(
    visible.replace(/[\uFF01-\uFF5E]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)),
  );
}

/** Calls that a page or a database would run. */
const CODE_CALL =
  /(?<![\p{L}\d])(?:alert|prompt|confirm|eval|fetch|atob|import|require|setTimeout|(?:document|window)\.\w+)\s*\([^)]{0,500}\)/giu;

/** A question is words: tags, images, link targets and calls of code are not part of it. */
function withoutMarkup(text: string): string {
  return collapseSpaces(
    text
      .replace(/<(script|style|iframe|svg|object)\b[\s\S]*?(?:<\/\1\s*>|$)/giu, ' ')
      .replace(/<\/?[a-z!][^>]{0,500}>/giu, ' ')
      .replace(/!\[([^\]]*)\]\([^)]*\)/gu, ' $1 ')
      .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
      .replace(CODE_CALL, ' '),
  );
}

function tooLong(limits: { maxQuestionChars: number }): Guarded {
  return stop(
    'too_long',
    `Câu hỏi dài quá ${limits.maxQuestionChars.toLocaleString('vi-VN')} ký tự. Bạn hãy rút gọn, hoặc chia thành nhiều câu hỏi.`,
  );
}

function stop(reason: string, message: string): Guarded {
  return { ok: false, outcome: { class: 'guarded_question', reason }, message };
}
