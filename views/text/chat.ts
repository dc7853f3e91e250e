// Interface strings of the chat page: welcome, composer, progress, list of conversations.
import type { AskStep } from '../types.ts';

export const chat = {
  title: 'Hỏi đáp',
  welcomeTitle: 'Cần tra cứu điều gì trong văn bản?',
  welcomeLead:
    'Trợ lý tìm trong kho văn bản của cơ quan và trả lời kèm trích dẫn nguyên văn, chỉ rõ mục, điều, khoản để kiểm tra lại. Gõ có dấu hoặc không dấu đều được.',
  abilitiesTitle: 'Trợ lý làm được gì',
  abilities: [
    {
      name: 'Tra cứu nội dung',
      text: 'Mục tiêu, chỉ tiêu, quy định, trách nhiệm ghi trong kế hoạch, quyết định, quy chế.',
    },
    {
      name: 'Lập danh mục nhiệm vụ',
      text: 'Cơ quan nào chủ trì, phối hợp việc gì, thời hạn ra sao; đếm đủ, tải được về Excel.',
    },
    { name: 'Chỉ đúng chỗ', text: 'Mỗi ý có số trích dẫn; bấm vào số để xem nguyên văn trong ngữ cảnh.' },
    {
      name: 'Nói rõ khi không có căn cứ',
      text: 'Không tìm thấy trong kho văn bản thì trả lời là không tìm thấy, không suy đoán.',
    },
  ],
  suggestionsTitle: 'Có thể bắt đầu bằng',
  sourcesBelow: 'Nguồn:',
  choiceHint: 'Chọn một câu, hoặc gõ lại câu hỏi cụ thể hơn ở ô bên dưới.',
  followUpsTitle: 'Có thể hỏi tiếp',
  questionLabel: 'Câu hỏi',
  placeholder: 'Nhập câu hỏi…',
  send: 'Gửi câu hỏi',
  stop: 'Dừng trả lời',
  keysHint: 'Enter để gửi, Shift + Enter để xuống dòng',
  conversationLabel: 'Nội dung hỏi đáp',
  you: 'Câu hỏi',
  assistant: 'Trợ lý trả lời',
  draftNote: 'Bản nháp, chưa đối chiếu với văn bản',
  answerReady: 'Đã có câu trả lời.',
  unansweredTitle: 'Câu hỏi này chưa có câu trả lời',
  unansweredText: 'Việc trả lời đã dừng giữa chừng. Câu hỏi vẫn được giữ lại.',
  retry: 'Hỏi lại',
  lostTitle: 'Mất kết nối với máy chủ',
  lostText:
    'Câu hỏi vẫn còn trong ô nhập. Kiểm tra kết nối mạng nội bộ rồi gửi lại; nếu vẫn lỗi, báo cho quản trị hệ thống.',
  noConversations: 'Chưa có cuộc hỏi nào.',
  rename: 'Đổi tên',
  renameLabel: 'Tên cuộc hỏi',
  save: 'Lưu',
  delete: 'Xóa',
  manage: (title: string) => `Đổi tên hoặc xóa cuộc hỏi “${title}”`,
  deleted: (title: string) => `Đã xóa cuộc hỏi “${title}”.`,
  undo: 'Hoàn tác',
  emptyQuestion: 'Chưa có câu hỏi. Hãy nhập nội dung cần hỏi rồi gửi lại.',
  tooLong: (length: string, max: string) =>
    `Câu hỏi dài ${length} ký tự, vượt giới hạn ${max} ký tự. Hãy rút gọn hoặc tách thành nhiều câu hỏi.`,
  busy: 'Máy chủ đang trả lời nhiều câu hỏi cùng lúc. Câu hỏi được giữ lại, hãy gửi lại sau ít giây.',
  conversationFull: (max: number) => `Cuộc hỏi này đã đủ ${max} câu. Hãy mở cuộc hỏi mới để tiếp tục.`,
};

export const stepNames: Record<AskStep, string> = {
  understand: 'Đang hiểu câu hỏi',
  retrieve: 'Đang tìm trong kho văn bản',
  compose: 'Đang soạn câu trả lời',
  verify: 'Đang đối chiếu từng ý với văn bản',
};
