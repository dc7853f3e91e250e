// Interface strings of an answer: badges, citations, table, and what to do next after each outcome.
import type { OutcomeClass, Phrasing } from '../../server/domain.ts';

export const answerText = {
  checked: (passed: string, total: string) => `đã đối chiếu ${passed}/${total} ý`,
  checkedTitle: 'Số ý trong câu trả lời đã được máy đối chiếu khớp với nguyên văn được trích',
  understood: 'Hiểu câu hỏi là:',
  dropped: (count: string) => `${count} ý bị loại vì không khớp với văn bản`,
  droppedNote: 'Các ý dưới đây không có căn cứ trong phần được trích, không dùng được:',
  sources: (count: string) => `Nguồn trích dẫn (${count})`,
  citation: (marker: number, place: string) => `Trích dẫn ${marker}: ${place}`,
  citationDialog: 'Trích dẫn',
  openAtPlace: 'Mở văn bản tại vị trí này',
  page: (page: number) => `trang ${page}`,
  tableScroll: 'Bảng kết quả, cuộn ngang để xem đủ các cột',
  sourceColumn: 'Nguồn',
  documentColumn: 'Văn bản',
  placeColumn: 'Vị trí',
  quoteColumn: 'Nguyên văn',
  copyTable: 'Sao chép bảng',
  copyAnswer: 'Sao chép câu trả lời',
  copied: 'Đã sao chép',
  copyFailed: 'Không sao chép được',
  downloadCsv: 'Tải .csv',
  downloadXlsx: 'Tải .xlsx',
  download: 'Tải danh mục',
  sheetName: 'Danh mục',
  fileName: 'danh-muc',
  seconds: (value: string) => `${value} giây`,
};

export const phrasingNames: Record<Phrasing, string> = {
  verbatim: 'Trích nguyên văn',
  generated: 'Diễn đạt bởi mô hình',
  verbatim_fallback: 'Trích nguyên văn vì mô hình không trả lời được',
};

/** Heading and next step shown with an outcome other than a plain answer. */
export const outcomeTexts: Record<OutcomeClass, { label: string; next: string } | null> = {
  answered: null,
  answered_partially: {
    label: 'Trả lời được một phần',
    next: 'Phần còn lại chưa tìm thấy căn cứ trong kho văn bản; cần tra thêm văn bản gốc hoặc hỏi cơ quan chủ trì.',
  },
  clarification_needed: { label: 'Cần hỏi rõ hơn', next: 'Bổ sung thông tin rồi gửi lại câu hỏi.' },
  unanswerable_no_evidence: {
    label: 'Không tìm thấy căn cứ trong kho văn bản',
    next: 'Thử nêu tên văn bản, cơ quan hoặc cụm từ có trong văn bản; nếu văn bản chưa có trong kho, đề nghị quản trị bổ sung.',
  },
  unanswerable_out_of_scope: {
    label: 'Ngoài phạm vi của trợ lý',
    next: 'Trợ lý chỉ trả lời từ kho văn bản của cơ quan. Xem danh mục tại trang Văn bản.',
  },
  guarded_question: {
    label: 'Không thực hiện yêu cầu này',
    next: 'Hãy đặt câu hỏi về nội dung văn bản trong kho.',
  },
  guarded_answer: {
    label: 'Câu trả lời không qua được bước kiểm tra',
    next: 'Các ý soạn ra không khớp với nguyên văn nên không được đưa ra. Hãy hỏi lại cụ thể hơn hoặc mở văn bản gốc.',
  },
  error_timeout: {
    label: 'Quá thời gian trả lời',
    next: 'Câu hỏi được giữ lại. Bấm Hỏi lại; nếu vẫn quá hạn, báo cho quản trị hệ thống.',
  },
  error_internal: {
    label: 'Hệ thống gặp lỗi khi trả lời',
    next: 'Câu hỏi được giữ lại. Bấm Hỏi lại; nếu vẫn lỗi, báo cho quản trị hệ thống kèm thời điểm hỏi.',
  },
};
