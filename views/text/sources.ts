// Interface strings of the pages on sources, uploads and jobs.
import type {
  IngestProgress,
  JobState,
  RunState,
  RunTrigger,
  SourceKind,
} from '../../server/domain-sources.ts';
import { numberFormat } from './common.ts';

export const kindNames: Record<SourceKind, string> = {
  folder: 'Thư mục',
  upload: 'Tệp tải lên',
  ckan: 'Cổng dữ liệu mở (CKAN)',
  http: 'Hệ thống báo cáo (HTTP)',
  dms: 'Hệ thống quản lý văn bản',
};
export const policyNames = {
  keep: 'Giữ nguyên',
  mask: 'Che dữ liệu cá nhân',
  refuse: 'Không nạp văn bản có dữ liệu cá nhân',
};
export const jobStates: Record<JobState, string> = {
  queued: 'Đang chờ',
  reading: 'Đang đọc',
  embedding: 'Tính véc-tơ',
  done: 'Xong',
  failed: 'Lỗi',
  cancelled: 'Đã hủy',
};
export const runStates: Record<RunState, string> = {
  queued: 'Đang chờ',
  listing: 'Đang liệt kê',
  reading: 'Đang nạp',
  done: 'Xong',
  failed: 'Lỗi',
  cancelled: 'Đã hủy',
};
export const triggerNames: Record<RunTrigger, string> = {
  manual: 'chạy tay',
  schedule: 'theo lịch',
  watch: 'thư mục thay đổi',
  upload: 'tải lên',
};
export const scheduleNames: Record<string, string> = {
  '': 'Chỉ khi bấm chạy',
  '0 * * * *': 'Mỗi giờ',
  '0 2 * * *': 'Mỗi ngày, 2 giờ sáng',
  '0 2 * * 1': 'Mỗi tuần, 2 giờ sáng thứ Hai',
};
export const planNames = {
  create: 'Thêm',
  update: 'Cập nhật',
  retire: 'Rút',
  failed: 'Lỗi',
  unchanged: 'Không đổi',
};
export const resultNames = { created: 'đã thêm', updated: 'đã cập nhật', unchanged: 'đã có, không đổi' };

export const sourcesText = {
  nav: 'Nạp văn bản',
  sources: 'Nguồn văn bản',
  jobs: 'Tiến trình nạp',
  upload: 'Tải tệp lên',
  lead: 'Mỗi nguồn có người phụ trách, lịch chạy, nhóm được đọc và báo cáo của lần chạy gần nhất.',
  none: 'Chưa có nguồn nào.',
  add: 'Thêm nguồn',
  addOf: (kind: string) => `Thêm: ${kind}`,
  chooseKind: 'Chọn loại nguồn',
  edit: 'Sửa',
  editTitle: (name: string) => `Sửa nguồn: ${name}`,
  save: 'Lưu',
  cancel: 'Hủy',
  name: 'Tên nguồn',
  owner: 'Người, đơn vị phụ trách',
  schedule: 'Lịch chạy',
  cron: 'Lịch khác (cron 5 trường, giờ Việt Nam)',
  cronBad: 'lịch không đúng; ví dụ “30 5 * * 1-5” là 5 giờ 30 các ngày làm việc',
  watched: 'Chạy ngay khi thư mục có thay đổi',
  audience: 'Nhóm được đọc, cách nhau bằng dấu phẩy (public: mọi cán bộ)',
  pii: 'Dữ liệu cá nhân trong văn bản',
  kind: 'Loại',
  documents: (count: string) => `${count} văn bản`,
  lastRun: 'Lần chạy gần nhất',
  neverRun: 'Chưa chạy lần nào',
  paused: 'Tạm dừng',
  deleted: 'Đã xóa',
  run: 'Chạy ngay',
  dryRun: 'Chạy thử',
  pause: 'Tạm dừng',
  resume: 'Chạy lại theo lịch',
  delete: 'Xóa nguồn',
  restore: 'Khôi phục',
  purge: 'Rút văn bản ngay',
  deletedNotice: (name: string) =>
    `Đã xóa nguồn “${name}”. Sau 24 giờ, văn bản chỉ có ở nguồn này được rút khỏi kho; trích dẫn cũ vẫn mở được.`,
  folderUnreadable: (folder: string) =>
    `Hiện không đọc được ${folder}. Kiểm tra đường dẫn, quyền đọc và ổ đĩa mạng; trước đó nguồn này không nạp và không rút văn bản nào.`,
  busy: 'Nguồn này đang chạy; hãy chờ lượt này xong.',
  saved: 'Đã lưu.',
  required: 'không được để trống',
  problems: 'Chưa lưu được. Hãy sửa các mục sau:',
  settings: 'Cấu hình',
  runs: 'Các lượt chạy',
  dryRunMark: 'chạy thử',
  counts: (c: { created: number; updated: number; unchanged: number; retired: number; failed: number }) =>
    `thêm ${c.created}, cập nhật ${c.updated}, không đổi ${c.unchanged}, rút ${c.retired}, lỗi ${c.failed}`,
  planCounts: (c: { created: number; updated: number; unchanged: number; retired: number; failed: number }) =>
    `sẽ thêm ${c.created}, cập nhật ${c.updated}, giữ ${c.unchanged}, rút ${c.retired}; lỗi ${c.failed}`,
  reasons: 'Điều cần xem',
  runTitle: (name: string) => `Lượt nạp: ${name}`,
  progress: (done: number, total: number) => `${done}/${total} tệp`,
  page: (page: number, pages: number) => `trang ${page}/${pages}`,
  stopRun: 'Dừng lượt này',
  stopJob: 'Hủy',
  tryAgain: 'Nạp lại',
  tryAll: 'Nạp lại các tệp lỗi',
  refresh: 'Xem tiến độ mới nhất',
  noJobs: 'Không có tệp nào ở đây.',
  direct: {
    title: 'Lệnh nạp và kho mặc định',
    lead: 'Lệnh ingest và việc đồng bộ kho lúc khởi động chạy thẳng, không qua hàng đợi; ở đây chỉ có các lượt có thay đổi hoặc có lỗi.',
    sources: { corpus: 'Kho mặc định', files: 'Lệnh ingest' } as Record<string, string>,
    states: { running: 'Đang chạy', done: 'Xong', failed: 'Có lỗi', stopped: 'Bị dừng giữa chừng' },
    again:
      'Phần đã nạp được giữ nguyên. Sửa nguyên nhân rồi chạy lại lệnh ingest; với kho mặc định thì bấm “Đồng bộ lại kho mặc định” hoặc khởi động lại chương trình.',
    stop: 'Dừng lượt này',
    repeat: 'Đồng bộ lại kho mặc định',
    stopping: 'Lượt nạp sẽ dừng sau văn bản đang đọc; phần đã nạp được giữ nguyên.',
    repeating: 'Đang đồng bộ lại kho mặc định. Lượt có thay đổi hoặc có lỗi sẽ hiện ở cuối trang này.',
    progress: ({ phase, done, total, name, page, pages }: IngestProgress) =>
      `${{ documents: 'Đọc văn bản', records: 'Nạp bản ghi', index: 'Lập chỉ mục', vectors: 'Tính véc-tơ' }[phase]} ${numberFormat.format(done)}${total === null ? '' : `/${numberFormat.format(total)}`}${name === undefined ? '' : `: ${name}`}${page === undefined ? '' : `, trang ${page}/${pages ?? '?'}`}`,
  },
  jobsLead: 'Mỗi tệp là một việc. Lỗi tạm thời được thử lại tự động; lỗi khác dừng ở đây kèm lý do.',
  file: 'Tệp',
  state: 'Trạng thái',
  detail: 'Chi tiết',
  openDocument: 'Mở văn bản',
  attempts: (count: number) => `lần thử ${count}`,
  allStates: 'Tất cả',
  uploadLead:
    'Chọn hoặc kéo tệp vào ô dưới đây. Tệp cùng tên với tệp đã tải lên trước đây sẽ thay bản đó; bản cũ giữ lại cho các trích dẫn. Không tải lên tài liệu bí mật nhà nước.',
  chooseFiles: 'Tệp',
  formats:
    '.docx, .pdf, .xlsx, .csv, .html, .txt, .json, .pptx, .epub, .zip; .doc, .xls, .rtf khi máy có LibreOffice; ảnh, bản quét khi máy có tesseract.',
  limits: (files: number, each: string, all: string) =>
    `Tối đa ${files} tệp một lần, mỗi tệp ${each} MB, cả lần ${all} MB.`,
  into: 'Đưa vào nguồn',
  send: 'Tải lên và nạp',
  noFiles: 'Chưa chọn tệp nào.',
  tooMany: (files: number) => `Chọn quá ${files} tệp; hãy chia làm nhiều lần.`,
  tooLarge: (name: string, each: string) =>
    `Tệp “${name}” lớn hơn ${each} MB; hãy tách nhỏ hoặc giảm độ phân giải.`,
  emptyFile: (name: string) => `Tệp “${name}” rỗng.`,
  unknownSource: 'Nguồn đã chọn không nhận tệp tải lên; hãy chọn lại.',
  askNext: 'Có thể hỏi ngay',
  fields: {
    folder: 'Đường dẫn thư mục',
    url: 'Địa chỉ',
    filter: 'Bộ lọc của cổng (ví dụ organization:so-y-te), để trống: tất cả',
    title: 'Tên bảng số liệu',
    format: 'Định dạng',
    records: 'Đường dẫn tới danh sách trong JSON (ví dụ data.items)',
    token: 'Mã truy cập (tên trong SOURCE_TOKENS)',
    tokenHeader: 'Tiêu đề HTTP mang mã',
    pageParam: 'Tham số số trang, để trống: không phân trang',
    next: 'Trường chứa địa chỉ trang sau',
    location: 'Thư mục hoặc địa chỉ của bản xuất',
    index: 'Tên tệp bảng kê',
    mapping: 'Trường của từng cột (“=chữ” là giá trị cố định)',
  } as Record<string, string>,
  noToken: 'Không dùng',
  hostNote: 'Máy chủ phải có tên trong SOURCE_HOSTS (người vận hành đặt).',
};
