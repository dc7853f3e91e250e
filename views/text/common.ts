// Interface strings shared by every page: names, navigation, statuses of documents.
import type { ValidityStatus } from '../../server/domain.ts';

export const common = {
  productName: 'Trợ lý Công vụ',
  tagline: 'Hỏi đáp có căn cứ từ văn bản của cơ quan',
  skipToContent: 'Bỏ qua điều hướng, đến nội dung chính',
  mainNavigation: 'Điều hướng chính',
  chat: 'Hỏi đáp',
  documents: 'Văn bản',
  about: 'Cách hoạt động',
  admin: 'Quản trị',
  history: 'Lịch sử hỏi',
  historyShort: 'Lịch sử',
  newConversation: 'Cuộc hỏi mới',
  machineNotice: 'Bạn đang trao đổi với máy. Hãy đối chiếu với văn bản gốc trước khi sử dụng hoặc trình ký.',
  close: 'Đóng',
};

export const statusNames: Record<ValidityStatus, string> = {
  draft: 'Dự thảo',
  in_force: 'Còn hiệu lực',
  partly_expired: 'Hết hiệu lực một phần',
  expired: 'Hết hiệu lực',
  not_yet_in_force: 'Chưa có hiệu lực',
  unknown: 'Chưa rõ hiệu lực',
};

export const numberFormat = new Intl.NumberFormat('vi-VN');
