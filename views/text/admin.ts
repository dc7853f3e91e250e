// Interface strings of the administrator's first page and of what all pages under it share.
export const adminText = {
  title: 'Quản trị',
  lead: 'Việc của quản trị viên: đưa văn bản vào kho, theo dõi việc nạp, kiểm tra chất lượng trả lời.',
  localOnly:
    'Các trang quản trị chỉ mở được ngay trên máy đang chạy chương trình (địa chỉ localhost), cho đến khi có tài khoản người dùng. ' +
    'Hãy mở trình duyệt trên máy chủ, hoặc chuyển tiếp cổng qua SSH rồi mở bằng tên localhost.',
  entries: {
    upload: { name: 'Tải tệp lên', text: 'Đưa tệp từ máy này vào kho, xem tiến độ từng tệp.' },
    sources: {
      name: 'Nguồn văn bản',
      text: 'Thư mục, cổng dữ liệu, hệ thống báo cáo, hệ thống quản lý văn bản: lịch chạy, quyền đọc, báo cáo.',
    },
    jobs: { name: 'Tiến trình nạp', text: 'Tệp nào đang chờ, đang đọc đến trang nào, lỗi gì; hủy, nạp lại.' },
    questions: {
      name: 'Nhật ký câu hỏi',
      text: 'Câu hỏi đã đặt, kết quả, góp ý; lọc, xuất, xóa; tạo câu hỏi hồi quy từ một câu trả lời.',
    },
    gaps: {
      name: 'Khoảng trống của kho',
      text: 'Câu hỏi không có căn cứ, gom theo nội dung, và nên bổ sung gì.',
    },
    evals: {
      name: 'Đánh giá',
      text: 'Chạy bộ câu hỏi trên kho mẫu hoặc kho đang dùng, xem tiến độ, kết quả, so sánh hai lượt.',
    },
    suites: {
      name: 'Bộ câu hỏi',
      text: 'Xem, sửa, khôi phục phiên bản; nhập và xuất promptfoo, ragas.',
    },
    quality: {
      name: 'Chất lượng theo ngày',
      text: 'Kết quả kiểm tra câu trả lời thật, góp ý, thời gian trả lời.',
    },
    documents: { name: 'Kho văn bản', text: 'Các văn bản mà trợ lý đang dùng để trả lời.' },
  },
};
