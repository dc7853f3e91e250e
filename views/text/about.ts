// Text of the page "Cách trợ lý hoạt động".
export const about = {
  title: 'Cách trợ lý hoạt động',
  lead: 'Trợ lý Công vụ là phần mềm tra cứu nội bộ. Trợ lý giúp tìm nhanh và chỉ đúng chỗ trong văn bản; quyết định và trách nhiệm thuộc về người sử dụng.',
  sections: [
    {
      heading: 'Trả lời từ đâu',
      paragraphs: [
        'Mọi câu trả lời chỉ lấy từ các văn bản đã nạp vào kho. Mỗi ý mang một số trích dẫn; bấm vào số để xem nguyên văn, vị trí (mục, điều, khoản, hàng của bảng) và mở văn bản tại đúng chỗ đó.',
        'Danh mục nhiệm vụ (cơ quan chủ trì, phối hợp, thời hạn) được lọc và đếm trực tiếp từ bảng trong phụ lục, nên đầy đủ theo bảng.',
      ],
    },
    {
      heading: 'Hai cách diễn đạt',
      paragraphs: [
        '“Trích nguyên văn”: câu trả lời ghép từ câu chữ và hàng của bảng trong văn bản, không có mô hình ngôn ngữ tham gia.',
        '“Diễn đạt bởi mô hình”: khi quản trị hệ thống kết nối một mô hình ngôn ngữ, mô hình viết lại từ các đoạn đã tìm được. Nếu mô hình không trả lời được, hệ thống đưa bản trích nguyên văn và ghi rõ như vậy.',
      ],
    },
    {
      heading: 'Kiểm tra trước khi đưa ra',
      paragraphs: [
        'Trước khi hiện, từng ý được đối chiếu với đoạn được trích: câu trích phải có thật trong văn bản; con số, ngày, số hiệu văn bản và tên cơ quan phải có trong đoạn đó. Ý nào không khớp thì bị loại và được liệt kê riêng.',
        'Việc đối chiếu này do máy thực hiện, không thay cho việc người sử dụng đọc lại văn bản gốc, kiểm tra hiệu lực và bối cảnh áp dụng.',
      ],
    },
    {
      heading: 'Khi không có câu trả lời',
      paragraphs: [
        'Nếu kho văn bản không có căn cứ, trợ lý nói rõ là không tìm thấy và gợi ý bước tiếp theo, không suy đoán. Văn bản dự thảo được ghi “Dự thảo”; số, ngày để trống trong văn bản thì giữ là để trống.',
      ],
    },
    {
      heading: 'Dữ liệu của người sử dụng',
      paragraphs: [
        'Câu hỏi và câu trả lời được lưu trên máy chủ này để xem lại và để đánh giá chất lượng. Quản trị viên xem được câu hỏi, câu trả lời và góp ý trong nhật ký, không thấy ai hỏi, và có thể đặt thời hạn giữ. Có thể đổi tên hoặc xóa cuộc hỏi; cuộc hỏi đã xóa rời nhật ký ngay và được hủy hẳn sau một ngày. Không nhập nội dung thuộc bí mật nhà nước.',
        'Giao diện không tải bất cứ thứ gì từ Internet.',
      ],
    },
  ],
};
