// Writes out the shorthand of chat messages ("bn", "nv", "ko"), so that the rest of the program reads words.
import { fold, hasDiacritics } from '../vietnamese/normalise.ts';

const shorthand = new Map([
  ['bn', 'bao nhiêu'],
  ['bnh', 'bao nhiêu'],
  ['bnhieu', 'bao nhiêu'],
  ['bnhiêu', 'bao nhiêu'],
  ['bnhiu', 'bao nhiêu'],
  ['nv', 'nhiệm vụ'],
  ['nvu', 'nhiệm vụ'],
  ['dc', 'được'],
  ['đc', 'được'],
  ['cq', 'cơ quan'],
  ['đv', 'đơn vị'],
  ['dv', 'đơn vị'],
  ['ds', 'danh sách'],
  ['kh', 'kế hoạch'],
  ['ko', 'không'],
  ['k', 'không'],
  ['ng', 'người'],
  ['kd', 'kinh doanh'],
  ['sp', 'sản phẩm'],
  ['gq', 'giải quyết'],
  ['xd', 'xây dựng'],
  ['qly', 'quản lý'],
  ['ktra', 'kiểm tra'],
  ['lđ', 'lãnh đạo'],
  ['hok', 'không'],
  ['khg', 'không'],
  ['j', 'gì'],
  ['z', 'gì'],
  ['ntn', 'như thế nào'],
  ['vs', 'với'],
  ['tg', 'thời gian'],
  ['tgian', 'thời gian'],
  ['đk', 'được'],
  ['lm', 'làm'],
  ['mn', 'mọi người'],
  ['vb', 'văn bản'],
  ['qd', 'quyết định'],
  ['qđ', 'quyết định'],
  ['ct', 'chủ trì'],
  ['ph', 'phối hợp'],
  ['th', 'thực hiện'],
  ['dl', 'dữ liệu'],
  ['dlmo', 'dữ liệu mở'],
  ['ttdl', 'trung tâm dữ liệu'],
  ['kp', 'kinh phí'],
  ['bql', 'ban quản lý'],
  ['bqlda', 'ban quản lý dự án'],
  ['qte', 'quốc tế'],
  ['attp', 'an toàn thực phẩm'],
  ['sxkd', 'sản xuất kinh doanh'],
  ['tp', 'thành phố'],
  ['xog', 'xong'],
  ['khog', 'không'],
  ['khôg', 'không'],
  ['trc', 'trước'],
  ['bít', 'biết'],
  ['bik', 'biết'],
  ['ms', 'mới'],
  ['cb', 'cán bộ'],
  ['nđ', 'nghị định'],
  ['min', 'tối thiểu'],
  ['max', 'tối đa'],
]);

/** What the letters after "sở" stand for; elsewhere they are something else ("ct": chủ trì). */
const departments = new Map([
  ['ct', 'Công Thương'],
  ['tc', 'Tài chính'],
  ['nv', 'Nội vụ'],
  ['yt', 'Y tế'],
  ['tp', 'Tư pháp'],
  ['xd', 'Xây dựng'],
  ['gd', 'Giáo dục và Đào tạo'],
  ['gdđt', 'Giáo dục và Đào tạo'],
  ['gddt', 'Giáo dục và Đào tạo'],
  ['nnmt', 'Nông nghiệp và Môi trường'],
  ['khcn', 'Khoa học và Công nghệ'],
  ['vhttdl', 'Văn hóa, Thể thao và Du lịch'],
]);
/** "so ct", "sở tc" in lower case: the department. */
const department = /(?<![\p{L}\p{N}])(sở|so) ([a-zđ]{2,6})(?![\p{L}\p{N}/&-])/gu;

/** Up to six letters that are not part of a number, a symbol or a longer name ("155/KH-UBND"). */
const token = /(?<![\p{L}\p{N}./&-])[\p{L}]{1,6}(?![\p{L}\p{N}/&-])/gu;

/** "TP HCM", "TP. Thủ Đức", "tp hcm": the city. */
const saigon = /(?<!\p{L})tp\.?\s*hcm(?!\p{L})/giu;
const city = /(?<!\p{L})(?:TP|Tp)\.?\s*(?=\p{Lu})/gu;

function withCities(question: string, accented: boolean): string {
  const long = (words: string) => (accented ? words : fold(words));
  return question.replace(saigon, long('thành phố Hồ Chí Minh')).replace(city, () => `${long('thành phố')} `);
}

/** "bao h xong", "mấy h họp": the hour. */
const hour = /(?<=(?<!\p{L})(?:bao|mấy|may) )h(?!\p{L})/giu;

/** "ai z", "bao nhiêu z": behind a question word it only rounds off. */
const ASKED =
  /(?<!\p{L})(?:ai|gì|gi|nào|nao|đâu|dau|sao|nhiêu|nhieu|mấy|may|không|khong|lâu|lau|giờ|gio)\s+$/iu;
const POINT = /(?:điểm|diem)\s+$/iu;

/** Lower-case shorthand as words, without diacritics when the question has none; capitals are left alone. */
export function expandShorthand(question: string): string {
  const accented = hasDiacritics(question);
  const shouting = question === question.toUpperCase();
  const timed = withCities(question, accented).replace(hour, accented ? 'giờ' : 'gio');
  const named = timed.replace(department, (whole, head: string, short: string) => {
    const long = departments.get(short);
    if (long === undefined) return whole;
    return `${head} ${accented ? long : fold(long)}`;
  });
  return named.replace(token, (word, at: number) => {
    // "điểm k khoản 2": the letter of a point
    if (word.length === 1 && POINT.test(named.slice(0, at))) return word;
    if (/^z$/i.test(word) && ASKED.test(named.slice(0, at))) return accented ? 'vậy' : 'vay';
    if (!shouting && word !== word.toLowerCase()) return word;
    const long = shorthand.get(word.toLowerCase());
    if (long === undefined) return word;
    return accented ? long : fold(long);
  });
}
