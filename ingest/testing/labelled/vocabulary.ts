// Words that labelled documents are made of: agencies, work, places, names; the sentences are samples, no real text.
export const provinces = ['Thanh Hóa', 'Bình Định', 'Lâm Đồng', 'An Giang', 'Quảng Trị', 'Sơn La', 'Đắk Lắk'];

export const departments = [
  'Sở Khoa học và Công nghệ',
  'Sở Tài chính',
  'Sở Y tế',
  'Sở Nội vụ',
  'Sở Giáo dục và Đào tạo',
  'Sở Nông nghiệp và Môi trường',
  'Sở Văn hóa, Thể thao và Du lịch',
  'Sở Xây dựng',
  'Sở Tư pháp',
  'Sở Công Thương',
  'Công an tỉnh',
  'Văn phòng UBND tỉnh',
];

export const cooperators = [
  'Các sở, ban, ngành, địa phương',
  'Sở Tài chính, Sở Nội vụ',
  'UBND các xã, phường',
  'Công an tỉnh; Sở Tư pháp',
  'Các đơn vị liên quan',
];

export const verbs = [
  'Xây dựng',
  'Rà soát',
  'Ban hành',
  'Vận hành',
  'Hoàn thiện',
  'Cập nhật',
  'Tổ chức',
  'Kiểm tra',
];

export const things = [
  'cơ sở dữ liệu về hộ kinh doanh',
  'quy trình tiếp nhận hồ sơ trực tuyến',
  'danh mục dữ liệu mở của ngành',
  'kế hoạch ứng phó sự cố an toàn thông tin',
  'hệ thống quan trắc chất lượng nước',
  'chương trình bồi dưỡng kỹ năng số cho cán bộ',
  'bộ chỉ số theo dõi giải ngân vốn đầu tư công',
  'kho lưu trữ điện tử của cơ quan nhà nước',
  'phương án bảo vệ rừng mùa khô',
  'bản đồ số về hạ tầng giao thông nông thôn',
];

export const purposes = [
  'phục vụ công tác chỉ đạo, điều hành của Ủy ban nhân dân tỉnh',
  'bảo đảm kết nối với Trung tâm dữ liệu quốc gia',
  'theo hướng dẫn của bộ, ngành trung ương',
  'đáp ứng yêu cầu của người dân và doanh nghiệp',
  'gắn với cải cách thủ tục hành chính, nâng cao chất lượng dịch vụ công',
  'trên địa bàn các xã, phường thuộc khu vực miền núi, vùng sâu, vùng xa',
];

export const deadlines = [
  '2026',
  '2026 - 2027',
  'Quý II/2026',
  'Trước ngày 30/9/2026',
  'Nhiệm vụ thường xuyên',
  'Tháng 12/2026',
  '2026 - 2030',
];

export const signers = [
  'Nguyễn Văn Thi',
  'Trần Thị Hồng Nhung',
  'Lê Đức Giang',
  'Phạm Quỳnh Anh',
  'Đỗ Minh Tuấn',
  'Hoàng Thị Yến',
];

export const communes = ['Hoằng Lộc', 'Tân Thành', 'Vạn Xuân', 'Đông Hà', 'Thạch Bình'];

export const products = [
  'Kế hoạch của UBND tỉnh',
  'Báo cáo kết quả',
  'Quyết định ban hành',
  'Phần mềm được nghiệm thu',
  'Văn bản hướng dẫn',
];

export const notes = ['Nguồn sự nghiệp', 'Lồng ghép', 'Giao thường xuyên'];

export const subjects = [
  'triển khai chuyển đổi số trong cơ quan nhà nước',
  'phát triển kinh tế tập thể, hợp tác xã',
  'phòng, chống thiên tai và tìm kiếm cứu nạn',
  'nâng cao chất lượng khám bệnh, chữa bệnh ở tuyến cơ sở',
  'bảo vệ môi trường làng nghề',
  'hỗ trợ doanh nghiệp nhỏ và vừa tiếp cận vốn vay',
];

export const indicators: [name: string, unit: string][] = [
  ['Giá trị sản xuất công nghiệp', 'Tỷ đồng'],
  ['Sản lượng lương thực có hạt', 'Nghìn tấn'],
  ['Thu ngân sách nhà nước', 'Tỷ đồng'],
  ['Tỷ lệ hộ nghèo', '%'],
  ['Số doanh nghiệp thành lập mới', 'Doanh nghiệp'],
  ['Tỷ lệ che phủ rừng', '%'],
  ['Lượt khách du lịch', 'Nghìn lượt'],
  ['Giải ngân vốn đầu tư công', '%'],
];
