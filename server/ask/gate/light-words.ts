// Words that carry no checkable content of their own: grammar, reporting verbs and the generic phrases of plans.

const GRAMMAR = `và hoặc hay là của cho tới đến từ tại ở trong ngoài trên dưới theo với về do bởi vì nên mà thì để nhằm như
những các mọi mỗi từng một cả đều cùng cũng đã đang sẽ vẫn còn được bị này đó kia ấy đây nào gì ai khi lúc nếu
rằng việc sự cuộc có không chưa phải cần nữa rất hơn nhất lại ra vào lên xuống qua nhau mình họ nó riêng gồm bao
bằng tuy nhưng song ngay chỉ đồng thời so sau trước giữa sao thế vậy thuộc đối hai ba hãy rồi nhờ tức loại
cách dạng vốn làm xem gắn dù quá đa ít tổng lần trăm phần số gian nghìn gấp`;

const REPORTING = `theo nêu ghi đạt hạn chủ trì năm mức hằng trường hợp khoản điều mục`;

/** Phrases that a writer may add around the facts; as phrases, so that their syllables stay checkable elsewhere. */
const PHRASES = `quy định|yêu cầu|mục tiêu|chỉ tiêu|kế hoạch|nhiệm vụ|nội dung|thời gian|thời hạn|thực hiện|hoàn thành|hoàn tất|tổ chức|triển khai
tiến hành|phạm vi|giai đoạn|tỷ lệ|cơ quan|đơn vị|phối hợp|phụ trách|trách nhiệm|đảm bảo|bảo đảm|hỗ trợ|giúp|phục vụ|chu kỳ|lĩnh vực|ngành
liên quan|văn bản|phụ lục|căn cứ|xác định|dự kiến|đưa ra|đưa|bố trí|tham gia|thông qua|cung cấp|công tác|hoạt động|ngang bằng
hiện nay|hiện tại|định kỳ|tối thiểu|ít nhất|tối đa|nhiều nhất|bắt đầu|kết thúc|tổng cộng|sử dụng|dùng|nhận|toàn bộ|tất cả|bản thân|tương tự
cụ thể|bao gồm|ngoài ra|bên cạnh|trước đó|sau đó|hướng tới|đề ra|đặt ra|đặt|nhằm mục đích|mục đích|vai trò|đầu mối|chịu trách nhiệm
có trách nhiệm|có nhiệm vụ|được phân công|được giao|giao cho|phân công|giao nhiệm vụ|đảm nhiệm|đảm nhận|thường xuyên|liên tục|kịp thời|đầy đủ|hiệu quả
trong đó|đáng chú ý|nhìn chung|nói chung|thay đổi|chuyển đổi|chuyển từ|áp dụng|tăng cường|đẩy mạnh|thúc đẩy|tạo điều kiện|góp phần|hình thành
quan trọng|cần thiết|chủ yếu|trọng tâm|ưu tiên|kết quả|phương án|giải pháp|biện pháp|hình thức|phương thức|cách thức|nguyên tắc|tiêu chí
người dân|địa bàn|địa phương|của mình|tiếp cận|truy cập|khai thác|tiếp tục|duy trì|nâng cao|cải thiện|rút ngắn|giảm bớt|thuận tiện|dễ dàng|thuận lợi
cấp có thẩm quyền|nhà nước|theo dõi|đôn đốc|hướng dẫn|chỉ đạo|quản lý|vận hành|lập|soạn thảo|ban hành|công bố|phê duyệt|trình|thông báo|báo cáo
cao hơn|thấp hơn|như nhau|giống nhau|khác nhau|trong khi|tuy nhiên|mặc dù|do đó|vì vậy|như vậy|nghĩa là|tương ứng|lần lượt|tổng số|mỗi năm|một lần
cho phép|có thể|bắt buộc|khuyến nghị|đề nghị|chấp hành|tuân thủ|đáp ứng|phù hợp|thống nhất|đồng bộ|hoàn thiện|hoàn chỉnh|cập nhật|thiết lập|được phép
ngoại trừ|thông thường|bình thường|kéo dài|có giá trị|giá trị|tương đương|nhiệm kỳ|người đọc|người mượn|người xin|người nộp|người đề nghị|người dùng|người hưởng
xin cấp|lưu giữ|tính từ|tính kể từ|liên tiếp|liền|giữ vai trò|giữ chức|giữ chức vụ|người giữ|đóng vai trò|chiếm|mạnh nhất|lớn nhất|nhỏ nhất|muốn|mong muốn
thu được|nộp|ngoài việc|ứng với|cụ thể là|tức là|hiểu là|nói cách khác|tóm lại|kết luận|ghi nhận|cho biết|cho thấy|nhấn mạnh|khẳng định|nêu rõ|nêu trên|dưới đây
trên đây|sau đây|thuộc diện|thuộc về|nằm trong|rơi vào|đồng nghĩa|nhất định|tùy theo|tùy|dựa trên|dựa vào|xuất phát từ|liên hệ|đối tượng|khoảng thời gian|vòng
tối đa là|tối thiểu là|mức cao nhất|mức thấp nhất|số lượng|con số|giữ nguyên|ấn định|đặt mức|quyền hạn|thẩm quyền|nghĩa vụ|người có|phía|bên
kết thúc vào|tính đến|kể từ|chậm nhất|hạn chót|đúng hạn|quá hạn|mốc|thời điểm|hằng năm|hàng năm|phần trăm|khoảng|gần|hơn|nhiều|ít|cao|thấp|chính là|cũng chính`;

const light = new Set(`${GRAMMAR} ${REPORTING}`.split(/\s+/u));
const phrases = PHRASES.split(/[|\n]/u)
  .map((phrase) => phrase.trim().split(' '))
  .filter((phrase) => phrase[0] !== '')
  .sort((a, b) => b.length - a.length);
const phrasesByFirst = Map.groupBy(phrases, (phrase) => phrase[0] ?? '');

/** True for a single word (lower case) that need not be found in the cited passage. */
export function isLight(word: string): boolean {
  return light.has(word) || /^\d+$/u.test(word);
}

/** Positions of words that need not be found in the cited passage, phrases taken whole. */
export function lightPositions(words: string[]): Set<number> {
  const positions = new Set<number>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const phrase = phrasesByFirst
      .get(word)
      ?.find((one) => one.every((part, offset) => words[at + offset] === part));
    if (phrase !== undefined) {
      for (let offset = 0; offset < phrase.length; offset++) positions.add(at + offset);
      at += phrase.length - 1;
    } else if (isLight(word)) positions.add(at);
  }
  return positions;
}
