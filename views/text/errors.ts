// Sentences for requests that cannot be served: pages and JSON share them.
export const errors = {
  notFoundTitle: 'Không tìm thấy trang',
  notFound: 'Địa chỉ không đúng, hoặc nội dung đã được xóa. Kiểm tra lại địa chỉ hoặc quay về trang hỏi đáp.',
  documentNotFound: 'Không tìm thấy văn bản này, hoặc tài khoản hiện tại không được xem.',
  internalTitle: 'Hệ thống gặp lỗi',
  internal:
    'Không xử lý được yêu cầu. Hãy thử lại; nếu vẫn lỗi, báo cho quản trị hệ thống kèm mã sự cố bên dưới.',
  incident: 'Mã sự cố',
  backToChat: 'Về trang hỏi đáp',
  rejectedTitle: 'Yêu cầu bị từ chối',
  hostRejected: (host: string) =>
    `Máy chủ không phục vụ dưới tên “${host}”. Mở bằng địa chỉ đã được cấp, hoặc đề nghị quản trị thêm tên này vào PUBLIC_HOSTS.`,
  originRejected:
    'Yêu cầu được gửi từ một trang khác nên không được thực hiện. Hãy mở lại trang này rồi thử lại.',
  bodyTooLarge: 'Nội dung gửi lên quá lớn.',
  notJson: 'Phần thân yêu cầu phải là JSON hợp lệ.',
  jsonTypeRequired: 'Yêu cầu phải có Content-Type: application/json.',
  badShape: (problems: string) => `Dữ liệu gửi lên chưa đúng: ${problems}.`,
  questionRequired: 'thiếu “question” (chuỗi ký tự)',
  historyShape: 'phần “history” phải là danh sách {"role": "user" | "assistant", "content": chuỗi}',
  messagesShape:
    '“messages” phải là danh sách tin nhắn {"role", "content"} dạng chữ, tin cuối là của người dùng (role "user")',
  scopeShape:
    'phần “scope” phải có dạng {"only": [{"kind": "document" | "issuer" | "source", "value": chuỗi}], "except": […]}, mỗi danh sách tối đa 50 mục',
  historyTooLong: (max: number) => `phần “history” không được quá ${max} lượt`,
  historyOrder: 'phần “history” phải kết thúc bằng lượt của trợ lý (role "assistant")',
  methodNotAllowed: 'Địa chỉ này không nhận phương thức được dùng.',
};
