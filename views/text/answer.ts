// Interface strings of an answer: badges, citations, table, and what to do next after each outcome.
import type { OutcomeClass, Phrasing } from '../../server/domain.ts';

export const answerText = {
  checked: (passed: string, total: string) => `đã đối chiếu ${passed}/${total} ý`,
  checkedTitle: 'Số ý trong câu trả lời đã được máy đối chiếu khớp với nguyên văn được trích',
  understood: 'Đang hiểu là:',
  edit: 'Sửa',
  editLabel: 'Câu hỏi sẽ được hỏi lại như sau',
  askAgain: 'Hỏi lại theo cách này',
  dropped: (count: string) => `${count} ý bị loại vì không khớp với văn bản`,
  droppedNote: 'Các ý dưới đây không có căn cứ trong phần được trích, không dùng được:',
  plan: (count: string) => `Các bước tra cứu (${count})`,
  sources: (count: string) => `Nguồn trích dẫn (${count})`,
  nearest: (count: string) => `Nội dung gần nhất trong kho (${count}), không phải câu trả lời`,
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
  showVerbatim: 'Xem bản trích nguyên văn',
  verbatimQuestion: (question: string) => `Trích nguyên văn: ${question}`,
  copied: 'Đã sao chép',
  copiedSources: 'Nguồn trích dẫn:',
  copyFailed: 'Không sao chép được',
  downloadCsv: 'Tải .csv',
  downloadXlsx: 'Tải .xlsx',
  download: 'Tải danh mục',
  sheetName: 'Danh mục',
  fileName: 'danh-muc',
  chartUnit: (unit: string) => `Đơn vị tính: ${unit}`,
  seconds: (value: string) => `${value} giây`,
};

export const phrasingNames: Record<Phrasing, string> = {
  verbatim: 'Trích nguyên văn',
  generated: 'Diễn đạt bởi mô hình',
  verbatim_fallback: 'Trích nguyên văn vì mô hình không trả lời được',
};

/** Heading of an outcome other than a plain answer; the answer's own text says what to do next. */
export const outcomeLabels: Record<OutcomeClass, string | null> = {
  answered: null,
  answered_partially: 'Trả lời được một phần',
  clarification_needed: 'Cần hỏi rõ hơn',
  unanswerable_no_evidence: 'Không tìm thấy căn cứ trong kho văn bản',
  unanswerable_out_of_scope: 'Ngoài phạm vi của trợ lý',
  guarded_question: 'Không thực hiện yêu cầu này',
  guarded_answer: 'Câu trả lời không qua được bước kiểm tra',
  error_timeout: 'Quá thời gian trả lời',
  error_internal: 'Hệ thống gặp lỗi khi trả lời',
};

/** What to do after a failure, where there is no answer text to say it. */
export const failureNextSteps = {
  error_timeout: 'Câu hỏi được giữ lại. Bấm Hỏi lại; nếu vẫn quá hạn, báo cho quản trị hệ thống.',
  error_internal:
    'Câu hỏi được giữ lại. Bấm Hỏi lại; nếu vẫn lỗi, báo cho quản trị hệ thống kèm thời điểm hỏi.',
};
