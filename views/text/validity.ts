// Interface strings of metadata, validity and the administration of one document.
import type { EffectKind, PersonalDataKind, Urgency } from '../../server/domain-validity.ts';

export const urgencyNames: Record<Urgency, string> = {
  urgent: 'Khẩn',
  very_urgent: 'Thượng khẩn',
  immediate: 'Hỏa tốc',
};

export const personalDataNames: Record<PersonalDataKind, string> = {
  citizen_id: 'số định danh',
  phone: 'số điện thoại',
  tax_number: 'mã số thuế',
  bank_account: 'số tài khoản',
  email: 'thư điện tử',
  address: 'địa chỉ cá nhân',
};

/** What a document does to another ("out") and what is done to it ("in"). */
export const relationNames: Record<'in' | 'out', Record<EffectKind, string>> = {
  out: {
    replaces: 'Thay thế',
    abolishes: 'Bãi bỏ',
    amends: 'Sửa đổi, bổ sung',
    effective: '',
    expires: '',
  },
  in: {
    replaces: 'Được thay thế bởi',
    abolishes: 'Bị bãi bỏ bởi',
    amends: 'Được sửa đổi, bổ sung bởi',
    effective: '',
    expires: '',
  },
};

export const actionNames: Record<string, string> = {
  'document.created': 'Nạp vào kho',
  'document.updated': 'Cập nhật nội dung',
  'document.retired': 'Rút khỏi kho vì không còn ở nơi nạp',
  'document.withdrawn': 'Rút khỏi kho theo yêu cầu',
  'document.restored': 'Đưa trở lại kho',
  'document.corrected': 'Sửa thông tin',
  'document.correction_undone': 'Hoàn tác lần sửa thông tin',
  'document.status_derived': 'Đổi tình trạng hiệu lực',
};

export const validityText = {
  abstract: 'Trích yếu',
  parentAgency: 'Cơ quan chủ quản',
  place: 'Nơi ban hành',
  signer: 'Người ký',
  addressees: 'Kính gửi',
  recipients: 'Nơi nhận',
  urgency: 'Độ khẩn',
  period: 'Thời gian có hiệu lực',
  from: (day: string) => `từ ngày ${day}`,
  until: (day: string) => `đến trước ngày ${day}`,
  periodUnknown: 'Chưa rõ',
  personalData: 'Dữ liệu cá nhân',
  masked: 'đã che',
  unsure: (share: string) => `độ tin cậy ${share}`,
  relations: 'Quan hệ với văn bản khác trong kho',
  section: (section: string) => `(${section})`,
  since: (day: string) => `, từ ngày ${day}`,
  history: 'Lịch sử',
  basis: 'căn cứ',
  manage: 'Quản lý văn bản này',
  withdrawn:
    'Văn bản đã được rút khỏi kho theo yêu cầu; không dùng để trả lời, chỉ còn để đối chiếu trích dẫn cũ.',
  filter: 'Tình trạng',
  anyStatus: 'Mọi tình trạng',
  onlyWithdrawn: 'Đã rút khỏi kho',
};

export const manageText = {
  title: 'Quản lý văn bản',
  back: 'Xem văn bản',
  correctTitle: 'Sửa thông tin',
  correctLead:
    'Để trống ô nào thì dùng thông tin đọc được từ văn bản hoặc khai trong manifest. Lần sửa được ghi vào lịch sử.',
  number: 'Số, ký hiệu',
  issuedOn: 'Ngày ban hành',
  status: 'Tình trạng hiệu lực',
  asRead: 'Theo văn bản',
  validFrom: 'Có hiệu lực từ ngày',
  validTo: 'Hết hiệu lực từ ngày',
  note: 'Lý do, căn cứ sửa',
  save: 'Lưu thông tin',
  undo: 'Hoàn tác lần sửa gần nhất',
  retireTitle: 'Rút khỏi kho',
  retireLead:
    'Văn bản không còn được dùng để trả lời. Trích dẫn trong câu trả lời cũ vẫn mở được. Có thể hoàn tác.',
  retireConfirm: 'Tôi muốn rút văn bản này khỏi kho',
  retire: 'Rút khỏi kho',
  restore: 'Đưa trở lại kho',
  eraseTitle: 'Xóa hẳn',
  eraseLead:
    'Xóa toàn văn, các phiên bản, các đoạn, véc-tơ và câu trả lời đã trích văn bản này. Không hoàn tác được, và văn bản không được nạp lại.',
  eraseType: (word: string) => `Gõ “${word}” để xác nhận`,
  eraseWord: 'XÓA HẲN',
  erase: 'Xóa hẳn văn bản',
  done: {
    corrected: 'Đã lưu thông tin.',
    undone: 'Đã hoàn tác lần sửa gần nhất.',
    nothing: 'Không có lần sửa nào để hoàn tác.',
    retired: 'Đã rút văn bản khỏi kho. Có thể đưa trở lại ở dưới đây.',
    restored: 'Đã đưa văn bản trở lại kho.',
  } as Record<string, string>,
  badConfirm: 'Chưa xóa: ô xác nhận chưa đúng. Hãy gõ đúng cụm từ được yêu cầu.',
  badTick: 'Chưa rút: hãy đánh dấu vào ô xác nhận.',
  badDates: 'Chưa lưu: ngày hết hiệu lực phải sau ngày có hiệu lực.',
  badInput: 'Chưa lưu: có ô ghi không đúng dạng. Ngày ghi theo lịch, số ký hiệu không quá 60 ký tự.',
  erasedTitle: 'Đã xóa hẳn văn bản',
  erased: (passages: string, messages: string) =>
    `Đã xóa ${passages} đoạn; ${messages} lượt hỏi có nội dung của văn bản đã được thay bằng lời báo.`,
  erasedBeside: (jobs: string, records: string) =>
    `Tên tệp đã được bỏ khỏi ${jobs} việc nạp; ${records} dòng của lượt đánh giá và bộ câu hỏi đã được xóa.`,
  erasedOutside:
    'Chương trình không với tới bản sao lưu, tệp gốc ở nơi nạp và tệp đã tải về: hãy xóa văn bản ở những nơi ấy.',
  traces: (columns: string) => `Còn dấu vết trong: ${columns}. Hãy kiểm tra các bảng này.`,
  toList: 'Về kho văn bản',
};
