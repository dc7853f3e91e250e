// Words of a question that carry no content: grammar, politeness, question words, and the words of the
// asked attribute. Kept with diacritics; folded forms are used only where they cannot be mistaken.
import { fold } from '../vietnamese/normalise.ts';

/** One group a line: question words, requests, confirmation, roles, nouns of tasks and values, references, comparison… */
const phrases = `
bao nhiêu|bao nhiêu lâu|bao giờ|bao lâu|bao xa|chừng nào|lâu chừng nào|dài chừng nào|bao nhiêu cây số|mấy cây số|bao gồm|khi nào|lúc nào|hôm nào|thế nào|như thế nào|ra sao|thì sao|vì sao|tại sao|là gì|những gì|gồm những|lý do|do đâu|khiến|khiến cho|làm cho|dẫn đến|dẫn tới|gây nên|gắn mác|dán nhãn|đánh dấu|được xếp là|được coi là|được xem là|được gọi là|khoản nào|khoản mấy|điều nào|điều mấy|điểm nào|điểm mấy|mục nào|mục mấy|chương nào|chương mấy|nằm ở|nằm tại|nằm trong|phải lo|lo chuyện|lo việc|chuyện|dựa trên|dựa vào|dựa theo|nộp về đâu|nộp cho ai|gửi về đâu|gửi cho ai|gửi đi đâu|nộp đi đâu
cho biết|cho tôi biết|cho hỏi|xin hỏi|vui lòng|liệt kê|danh sách|danh mục|kể tên|kể ra|nêu rõ|trình bày|tóm tắt|cụ thể|đầy đủ|toàn bộ|tất cả|lần lượt|đếm giúp|đếm
đúng không|phải không|có phải|đúng hay sai|hay không|có đúng|nghe nói|theo tôi biết|được biết|tôi nhớ|xác nhận|giúp tôi|giúp mình|giúp em|làm ơn
chủ trì|đồng chủ trì|cùng chủ trì|chủ trì riêng|phối hợp|phụ trách|làm đầu mối|là đầu mối|đứng đầu|chịu trách nhiệm|có trách nhiệm|trách nhiệm|được giao|giao cho|giao nhiệm vụ|phân công|bảng phân công
cơ quan|đơn vị|nhiệm vụ|đầu việc|công việc|việc gì|việc nào|thời hạn|thời gian|thời gian thực hiện|thời điểm|hạn chót|hạn thế nào|hạn ra sao|hạn đến khi nào|hạn khi nào|hạn nộp|hạn cuối|tiến độ|hoàn thành|hoàn tất|thực hiện|triển khai thực hiện
tần suất|đứng ra|đứng chủ trì|phân làm|được phân|chủ trì chung|chung với|kể đủ|kể hết|phấn đấu|hướng tới|hạn quý|hạn tháng|hạn năm|hạn ngày|hạn trong|gửi qua|nộp qua|không quá|không vượt quá|đúng hạn đó|đúng hạn này|hạn đó|hạn này|ghi đúng|danh mục kèm|phần trăm|tỷ lệ|tỉ lệ|định kỳ|bao nhiêu lần|một lần|số lượng|tổng số|tổng cộng|số nhiệm vụ|số việc|mấy nhiệm vụ|tính cả|kể cả|cả chủ trì|lẫn đồng chủ trì|bao gồm cả|nêu đích danh|đích danh|có tên|đứng tên
theo kế hoạch|trong kế hoạch|của kế hoạch|kế hoạch này|theo văn bản|theo quy định|quy định|văn bản|kế hoạch|liên quan|liên quan đến|liên quan tới|có liên quan|nội dung|yêu cầu|đề ra|đặt ra|được nêu|nêu|nhắc tới|nhắc đến|được ghi|ghi là|ghi rõ
hiện nay|hiện tại|hiện giờ|bây giờ|cảm ơn|xin chào|so sánh|so với|đối chiếu|khác nhau|khác gì|giống nhau|giống và khác|khác biệt|thuộc nhóm|nhóm nào|thuộc mục|gửi đến|gửi tới|ở đâu|đi đâu|từ đâu|về đâu|nộp đâu|phụ lục|kèm theo|chỉ tiêu|mục tiêu|cần đạt|phải đạt
đến năm|trước năm|trong năm|vào năm|từ năm|giai đoạn|thường xuyên|đơn vị nào|sở nào|bên nào|phải làm|cần làm|phải xong|xong|làm gì|có thể|tham gia|tham gia chủ trì|quan trọng|khái niệm|định nghĩa|viết tắt|được hiểu|hiểu là|nghĩa là
căn cứ|pháp lý|cơ sở pháp lý|thời hạn cụ thể|không phải thường xuyên|lĩnh vực|ngành|các loại|những loại|loại gì|loại nào|trong số đó|trong số|trong đó|số đó|kéo dài|kết thúc|bắt đầu|dự kiến|trường hợp|tên gọi|cái gì|có thống nhất|thống nhất với nhau|có mâu thuẫn|mâu thuẫn|các chỗ|các mục|các nơi|điều gì|như vậy|tối đa|tối thiểu|ít nhất|nhiều nhất|nhiều hơn|ít hơn|cao hơn|thấp hơn|cao nhất|thấp nhất
cả hai|cả ba|mỗi bên|từng bên|mỗi cơ quan|mỗi đơn vị|mỗi sở|mỗi tỉnh|mỗi kế hoạch|hai kế hoạch|nhiều nhiệm vụ hơn|ít nhiệm vụ hơn|nhiều việc hơn|ít việc hơn|nhiều nhiệm vụ nhất|ít nhiệm vụ nhất|có cả|trong kho|kế hoạch nào|văn bản nào|sớm nhất|muộn nhất|gần nhất|xa nhất|chậm nhất|cuối cùng|sau cùng|quá hạn|trễ hạn|chậm hạn|đến hạn|tới hạn|sắp đến hạn|còn hạn|một mình|cùng nhau|cùng tham gia|ngoại trừ|loại trừ|không tham gia|không phối hợp|không chủ trì|thống kê|phân theo|nhóm theo|xếp theo|sắp xếp theo|có mặt|trùng nhau|giao nhau|trở lên|trở xuống|trở đi|đồng thời|tất cả các kế hoạch|mọi kế hoạch|các kế hoạch
được phép|bắt buộc|phải|cần phải|sẽ phải|nghĩa vụ|ai lo|ai làm|ai phụ trách|nào lo|bên nào làm|trả lời|giải thích|đối với|đối với việc|trong việc|về việc|thông qua|dùng để|để làm gì|nhằm mục đích gì|khoảng thời gian|trong khoảng|hình thức nào|bằng hình thức|chế độ nào|bằng cách nào|cách nào|mục đích|chiếm bao nhiêu|chiếm mấy|phải chiếm|chiếm tỷ lệ|chiếm tỉ lệ|nhân tiện|người ta|tôi vừa|em vừa|mình vừa|con vừa|vừa mới|nhà tôi|nhà em|nhà mình|gia đình tôi|gia đình em|chúng tôi|chúng ta|chúng em|bọn mình|hộ tôi|hộ em|hộ mình|hộ với|với ạ|với nhé|sao ạ|sao vậy|có bằng|bằng thế|theo tiêu chuẩn nào|thuộc diện|cùng lúc|cùng một lúc
`
  .trim()
  .split(/[|\n]/)
  .map((phrase) => phrase.trim().normalize('NFC'));

/** Dropped from every question. */
const singles =
  'ở giữa là gì nào ai khi sao ạ à ừ nhé nhỉ nha vậy thế đây đấy kia ấy nó họ tôi mình em bạn có không ko hông chưa được bị nên sẽ đã cũng vẫn thì mà và với ' +
  'hay hoặc những các mỗi từng của cho trong ngoài trên dưới theo về đến tới vào để do bởi nếu lúc rằng xin hỏi giúp rõ trả lời ' +
  'đúng sai phải cần lại hết gồm riêng chỉ mấy ok hi hello chào một lên ra này đó nhau cả lẫn chứ nhóm qua loại việc gửi ngành đếm nêu xong hơn';
/** Dropped only from questions typed with diacritics: without them they cannot be told from content words. */
const accentedOnly =
  'nhưng tuy dù rất lắm thôi luôn giùm dùm ơi thưa dạ vâng ngồi coi quãng khác khiến muốn đặt tại từ bằng vì năm tháng ngày mức mục phần việc làm hạn con còn đang cùng nhiều ít điều anh chị ký đâu nhất nữa sau trước kể bao lần đạt lấy nhỏ cái ngay ghi giao tên tỉnh kèm rồi';

const singlesFolded = fold(singles).split(' ');
const foldedPhrases = [...new Set(phrases.map(fold))]
  .map((phrase) => phrase.split(' '))
  .sort((a, b) => b.length - a.length);
const accentedSingles = new Set(`${singles} ${accentedOnly}`.split(' '));
const accentedFolded = new Set(fold(`${singles} ${accentedOnly}`).split(' '));
const foldedSingles = new Set(singlesFolded);

type Form = { text: string; folded: string };

/**
 * How many syllables at `index` form a function phrase; 0 when none begins there. Phrases of two syllables and more
 * are recognised however their diacritics are typed ("chu trì", "nhiêm vụ"); a single one must be exact.
 */
export function functionPhraseLength(syllables: Form[], index: number): number {
  const found = foldedPhrases.find(
    (phrase) =>
      phrase.length > 1 && phrase.every((syllable, offset) => syllables[index + offset]?.folded === syllable),
  );
  return found?.length ?? 0;
}

/**
 * True for a single syllable that carries no content. In a question with diacritics a bare one may be any of its forms,
 * unless it was typed carefully.
 */
export function isFunctionWord(syllable: Form, accented: boolean, carefully = false): boolean {
  if (!accented) return foldedSingles.has(syllable.folded);
  return (
    accentedSingles.has(syllable.text) ||
    (!carefully && syllable.text === syllable.folded && accentedFolded.has(syllable.folded))
  );
}

/** Half of the words of Vietnamese carry marks, and more; where so many do, a bare "thi" is no "thì", "nam" no "năm". */
const MARKED_SHARE = 0.5;

/** True for a question typed with its diacritics throughout. */
export function isTypedCarefully(syllables: Form[]): boolean {
  const words = syllables.filter(({ folded }) => /^[a-z]{2,}$/.test(folded));
  const marked = words.filter(({ text, folded }) => text !== folded);
  return words.length > 3 && marked.length >= MARKED_SHARE * words.length;
}
