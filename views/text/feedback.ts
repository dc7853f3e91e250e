// Interface strings of the feedback control under an answer.
import type { FeedbackReason } from '../types.ts';

export const feedbackText = {
  question: 'Câu trả lời này dùng được không?',
  good: 'Dùng được',
  bad: 'Chưa đạt',
  reasonsLegend: 'Chưa đạt ở điểm nào?',
  note: 'Ý kiến khác (không bắt buộc)',
  noteHint: 'Không ghi thông tin cá nhân hoặc nội dung mật.',
  send: 'Gửi góp ý',
  change: 'Sửa góp ý',
  withdraw: 'Rút góp ý',
  thanksGood: 'Đã ghi nhận: dùng được.',
  thanksBad: (reasons: string) => `Đã ghi nhận: chưa đạt${reasons === '' ? '' : ` (${reasons})`}.`,
  withdrawn: 'Đã rút góp ý.',
  noteTooLong: (max: string) => `Ý kiến dài quá ${max} ký tự. Hãy quay lại và rút gọn.`,
  unknownChoice: 'Góp ý gửi lên không đúng mẫu. Hãy mở lại cuộc hỏi và chọn lại.',
};

export const feedbackReasonNames: Record<FeedbackReason, string> = {
  wrong_figure: 'Sai số liệu',
  incomplete: 'Thiếu',
  wrong_source: 'Sai nguồn',
  outdated: 'Lỗi thời',
  unclear: 'Khó hiểu',
  other: 'Khác',
};
