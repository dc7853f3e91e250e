// Words of a question that carry no content: grammar, politeness, question words, and the words of the
// asked attribute. Kept with diacritics; folded forms are used only where they cannot be mistaken.
import { fold } from '../vietnamese/normalise.ts';

const phrases = [
  'bao nhiêu',
  'bao giờ',
  'bao lâu',
  'bao gồm',
  'khi nào',
  'lúc nào',
  'thế nào',
  'như thế nào',
  'ra sao',
  'thì sao',
  'vì sao',
  'tại sao',
  'là gì',
  'những gì',
  'gồm những',
  'cho biết',
  'cho tôi biết',
  'cho hỏi',
  'xin hỏi',
  'vui lòng',
  'liệt kê',
  'danh sách',
  'kể tên',
  'nêu rõ',
  'trình bày',
  'tóm tắt',
  'cụ thể',
  'đầy đủ',
  'toàn bộ',
  'tất cả',
  'lần lượt',
  'đúng không',
  'phải không',
  'có phải',
  'đúng hay sai',
  'hay không',
  'có đúng',
  'nghe nói',
  'theo tôi biết',
  'tôi nhớ',
  'chủ trì',
  'phối hợp',
  'phụ trách',
  'đầu mối',
  'chịu trách nhiệm',
  'có trách nhiệm',
  'trách nhiệm',
  'được giao',
  'giao cho',
  'cơ quan',
  'đơn vị',
  'nhiệm vụ',
  'đầu việc',
  'công việc',
  'thời hạn',
  'thời gian',
  'thời gian thực hiện',
  'hạn chót',
  'hạn cuối',
  'tiến độ',
  'hoàn thành',
  'thực hiện',
  'phần trăm',
  'tỷ lệ',
  'tỉ lệ',
  'định kỳ',
  'bao nhiêu lần',
  'một lần',
  'theo kế hoạch',
  'trong kế hoạch',
  'của kế hoạch',
  'kế hoạch này',
  'theo văn bản',
  'theo quy định',
  'quy định',
  'văn bản',
  'kế hoạch',
  'liên quan',
  'liên quan đến',
  'có liên quan',
  'nội dung',
  'yêu cầu',
  'đề ra',
  'đặt ra',
  'được nêu',
  'nêu',
  'cảm ơn',
  'xin chào',
  'giúp tôi',
  'giúp mình',
  'so sánh',
  'khác nhau',
  'giống nhau',
  'số lượng',
  'tổng số',
  'tổng cộng',
  'thuộc nhóm',
  'nhóm nào',
  'gửi đến',
  'ở đâu',
  'phụ lục',
  'hàng năm',
  'hằng năm',
  'chỉ tiêu',
  'mục tiêu',
  'đến năm',
  'trước năm',
  'trong năm',
  'vào năm',
  'từ năm',
  'giai đoạn',
  'thường xuyên',
  'đơn vị nào',
  'sở nào',
  'xong',
  'phải làm',
  'cần làm',
  'phải xong',
  'làm gì',
  'có thể',
  'tham gia',
  'quan trọng',
  'khái niệm',
  'định nghĩa',
  'viết tắt',
  'căn cứ',
  'pháp lý',
  'cơ sở pháp lý',
].map((phrase) => phrase.normalize('NFC'));

/** Single words; those after the bar are dropped only from questions typed with diacritics. */
const singles =
  'là gì nào ai khi sao ạ à ừ nhé nhỉ nha vậy thế đây đấy kia ấy nó họ tôi mình em bạn có không ko hông chưa được bị nên sẽ đã cũng vẫn thì mà và với ' +
  'hay hoặc những các mỗi từng của cho trong ngoài trên dưới theo về đến tới vào để do bởi nếu lúc rằng xin hỏi vui giúp rõ trả lời ' +
  'đúng sai phải cần lại hết gồm riêng chỉ mấy ok hi hello chào một lên ra này đó nhau';
const accentedOnly =
  'tại từ ở bằng vì năm tháng ngày quý kỳ số sở mức mục phần việc làm lo hạn nhóm con còn đang cùng nhiều ít cả điều tỉnh anh chị các ban ký đâu nhất nữa sau trước kể tên bao lần đạt chi tính lấy';

const bySyllables = (phrase: string) => phrase.split(' ');

/** How many syllables at `index` form a function phrase or word; 0 when the syllable carries content. */
export function functionLength(
  syllables: { text: string; folded: string }[],
  index: number,
  accented: boolean,
): number {
  const form = (at: number) => (accented ? syllables[at]?.text : syllables[at]?.folded);
  for (const phrase of accented ? accentedPhrases : foldedPhrases) {
    if (phrase.every((syllable, offset) => form(index + offset) === syllable)) return phrase.length;
  }
  const single = form(index);
  if (single === undefined) return 0;
  return (accented ? accentedSingles : foldedSingles).has(single) ? 1 : 0;
}

const byLength = (a: string[], b: string[]) => b.length - a.length;
const accentedPhrases = phrases.map(bySyllables).sort(byLength);
const foldedPhrases = phrases.map((phrase) => bySyllables(fold(phrase))).sort(byLength);
const accentedSingles = new Set(`${singles} ${accentedOnly}`.split(' '));
const foldedSingles = new Set(fold(singles).split(' '));
