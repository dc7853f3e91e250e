// Every Vietnamese sentence that the answering steps write themselves. Facts come from documents, never from here.
import type { Outcome } from '../domain.ts';
import type { Asked } from './cues.ts';

export const text = {
  deadlineLabel: 'Thời hạn',
  leadLabel: 'Chủ trì',
  cooperateLabel: 'Phối hợp',
  productLabel: 'Sản phẩm, kết quả',
  budgetLabel: 'Kinh phí',
  /** Opens a list of tasks by what they cost; `of`: how many of them have a sum, `fund`: the column that is asked for. */
  budgetList: (
    count: number,
    of: number,
    limit: string | null,
    side: 'most' | 'least' | null,
    fund: string | undefined,
  ) => {
    const money = fund === undefined ? 'kinh phí' : `kinh phí ở cột “${fund}”`;
    if (limit === null && side !== null)
      return `Trong ${of} nhiệm vụ có ghi ${money}, ${side === 'most' ? 'nhiều nhất' : 'ít nhất'} là:`;
    return `Có ${count} nhiệm vụ có ${money}${limit === null ? '' : ` ${limit}`}:`;
  },
  budgetSum: (count: number, limit: string | null, total: string, fund: string | undefined) =>
    `Tổng kinh phí của ${count} nhiệm vụ${limit === null ? '' : ` (mỗi nhiệm vụ ${limit})`} là ${total}${fund === undefined ? '' : ` (cột “${fund}”)`}, gồm:`,
  withoutBudget: (count: number, fund: string | undefined) =>
    `Ngoài ra, ${count} nhiệm vụ không ghi kinh phí${fund === undefined ? '' : ` ở cột “${fund}”`}, chưa tính ở trên.`,
  noProduct: (bare: number, all: number) =>
    all === 1
      ? 'Văn bản không ghi sản phẩm, kết quả của nhiệm vụ này.'
      : `${bare} trong ${all} nhiệm vụ trên không ghi sản phẩm, kết quả.`,
  counted: (items: number) => `Có ${items} nội dung:`,
  noDeadline: (undated: number, all: number) =>
    all === 1
      ? 'Văn bản không ghi thời hạn của nhiệm vụ này.'
      : `Văn bản không ghi thời hạn của ${undated} nhiệm vụ trong số này.`,
  nationwide: (places: string) =>
    `Văn bản của ${places} trong kho không nêu điều này. Quy định chung áp dụng trên cả nước:`,
  nationwideOnly: (places: string) =>
    `Kho chưa có văn bản riêng của ${places}. Quy định chung áp dụng trên cả nước:`,
  yes: 'Đúng.',
  no: 'Không đúng.',
  renamed: (former: string, name: string) => `${former} nay là ${name} (theo danh bạ cơ quan).`,
  correction: 'Thông tin trong câu hỏi không khớp với văn bản.',
  blank: (field: string) => `Văn bản để trống ${field} (bản dự thảo), nên không có căn cứ để nêu ${field}.`,
  draft: 'Văn bản trong kho đang là bản dự thảo (số, ngày ban hành để trống), chưa có hiệu lực thi hành.',
  noArticle: (document: string, first: string, last: string, asked: string) =>
    `${document} có các điều từ ${first} đến ${last}, không có Điều ${asked}.`,
  noClause: (document: string, article: string, count: number, asked: string) =>
    count === 0
      ? `${article} của ${document} không chia thành khoản, nên không có khoản ${asked}.`
      : `${article} của ${document} có ${count} khoản, không có khoản ${asked}.`,
  noPoint: (document: string, clause: string, count: number, asked: string) =>
    count === 0
      ? `${clause} của ${document} không chia thành điểm, nên không có điểm ${asked}.`
      : `${clause} của ${document} có ${count} điểm, không có điểm ${asked}.`,
  partNotFound: (part: string) => `Phần “${part}”: các văn bản hiện có không nêu.`,
  blankRow: (label: string, printed: string) => `Kho có mục “${label}” nhưng ghi “${printed}”.`,
  contradiction: '**Lưu ý:** kho có hai chỗ nêu khác nhau về nội dung này; cần làm rõ trước khi sử dụng.',
  says: (place: string, title: string) => `${place}, “${title}”:`,
  nearest: (places: string[]) => `Nội dung gần nhất hiện có: ${places.join('; ')}.`,
  indicatorColumn: 'Chỉ tiêu',
  areaColumn: 'Đơn vị, địa bàn',
  periodColumn: 'Kỳ',
  valueColumn: 'Giá trị',
  unitColumn: 'Đơn vị tính',
  shareColumn: 'So với kế hoạch',
  cellColumn: 'Ô nguồn',
} as const;

/** What the answer says about figures that are missing or must not be put together. */
const planSides = {
  missed: 'không đạt kế hoạch',
  reached: 'đạt hoặc vượt kế hoạch',
  passed: 'vượt kế hoạch',
};

export const indicatorText = {
  periodMissing: (name: string, asked: string, known: string[]) =>
    `Kho có số liệu “${name}” của ${known.join(', ')}, không có của ${asked}. Trợ lý không suy ra từ kỳ khác; đề nghị quản trị viên bổ sung số liệu kỳ này.`,
  baseMissing: (name: string, now: string, base: string, known: string[]) =>
    `Để so sánh “${name}” ${now} cần số liệu ${base}, nhưng kho chỉ có số liệu của ${known.join(', ')}. Trợ lý không suy ra từ kỳ khác.`,
  planMissing: (name: string, when: string) =>
    `Kho không có kế hoạch của “${name}” cho ${when}, nên không tính được tỷ lệ so với kế hoạch.`,
  lengthsDiffer: (one: string, other: string) =>
    `Số liệu ${one} và ${other} thuộc hai kỳ dài ngắn khác nhau nên không so sánh trực tiếp được. Bạn hãy chọn hai kỳ cùng độ dài, ví dụ cùng kỳ năm trước.`,
  unitsDiffer: (units: string[]) =>
    `Các số liệu khớp với câu hỏi tính bằng đơn vị khác nhau (${units.join(', ')}) nên không xếp hạng chung được. Bạn hãy nêu một chỉ tiêu cụ thể.`,
  notConverted: (name: string, unit: string, asked: string) =>
    `Số liệu “${name}” trong kho tính bằng ${unit}; trợ lý không quy đổi sang ${asked} vì kho không có tỷ giá hoặc hệ số quy đổi.`,
  notAdded:
    'Trợ lý không cộng các chỉ tiêu khác nhau với nhau vì có thể trùng nhau hoặc khác cách tính. Bạn hãy hỏi từng chỉ tiêu.',
  several: (count: number) => `Có ${count} chỉ tiêu khớp với câu hỏi:`,
  listed: (count: number, agencies: string[]) =>
    agencies.length === 0
      ? `Có ${count} chỉ tiêu:`
      : `Có ${count} chỉ tiêu ghi ${agencies.join(', ')} ở cột cơ quan:`,
  ofPlan: (side: 'missed' | 'reached' | 'passed', count: number, all: number) =>
    `${count} trong ${all} chỉ tiêu có cả số kế hoạch và số thực hiện ${planSides[side]}:`,
  noneOfPlan: (side: 'missed' | 'reached' | 'passed', all: number) =>
    `Trong ${all} chỉ tiêu có cả số kế hoạch và số thực hiện, không có chỉ tiêu nào ${planSides[side]}.`,
  notOver: (reached: string, plan: string) =>
    `Kho mới có số liệu ${reached}, chưa hết kỳ của ${plan}, nên chưa nói được chỉ tiêu nào đạt hay không đạt. Bạn có thể hỏi một chỉ tiêu đạt bao nhiêu % kế hoạch.`,
  lessIsBetter:
    'Chỉ tiêu mà số càng thấp càng tốt (như tỷ lệ hộ nghèo) được coi là đạt khi không cao hơn kế hoạch.',
  choose: (count: number, more: boolean) =>
    `Có ${count} chỉ tiêu khớp với câu hỏi. Bạn muốn hỏi chỉ tiêu nào?${more ? ' Dưới đây là những chỉ tiêu gần nhất.' : ''}`,
  contradict: 'Các bảng trong kho ghi khác nhau; dưới đây là từng số liệu với nơi ghi:',
  ranking: (name: string, when: string, order: string) =>
    `${name}${when === '' ? '' : `, ${when}`}, xếp ${order}:`,
  rankedOf: (title: string, count: number, noun: string) =>
    `${title.replace(/:$/, '')} (${count} ${noun} có số liệu):`,
  fromHigh: 'từ cao đến thấp',
  fromLow: 'từ thấp đến cao',
  missingAreas: (areas: string[]) => `Không có số liệu: ${areas.join(', ')}.`,
  trend: (name: string) => `${name} qua các kỳ:`,
  meant: (said: string, period: string) => `“${said}” được hiểu là ${period}.`,
  latestInstead: (said: string, meant: string, used: string) =>
    `Chưa có số liệu ${meant} (“${said}”); dưới đây là kỳ gần nhất có số liệu: ${used}.`,
  grewFaster: (name: string) => `**${name}** tăng nhanh hơn (tính theo phần trăm).`,
  fellFaster: (name: string) => `**${name}** giảm nhanh hơn (tính theo phần trăm).`,
  grewWhereOtherFell: (up: string, down: string) => `**${up}** tăng, còn **${down}** giảm.`,
  grewAlike: 'Hai chỉ tiêu biến động như nhau (tính theo phần trăm).',
  pointsNotComparable:
    'Có chỉ tiêu tính bằng phần trăm, chỉ có chênh lệch điểm phần trăm, nên không so tốc độ tăng trực tiếp được.',
  higher: (name: string, other: string) => `**${name}** cao hơn **${other}**.`,
  equal: 'Hai số liệu bằng nhau.',
  unitsNotCompared: (units: string[]) =>
    `Các chỉ tiêu có đơn vị tính khác nhau (${units.join('; ')}) nên không so giá trị cái nào cao hơn được; có thể hỏi chỉ tiêu nào tăng nhanh hơn.`,
  noCommonPeriod: (names: string[]) =>
    `Kho không có kỳ nào chung cho ${names.map((name) => `“${name}”`).join(' và ')} nên chưa so sánh được. Bạn hãy nêu một kỳ cụ thể cho từng chỉ tiêu.`,
  blank: (name: string, place: string, title: string, mark: string) =>
    `Kho có dòng “${name}”${place === '' ? '' : ` (${place}, “${title}”)`} nhưng ô số liệu ${mark === '' ? 'để trống' : `chưa có giá trị, chỉ ghi “${mark}”`}. Trợ lý không suy ra từ số khác; đề nghị hỏi cơ quan lập bảng hoặc bổ sung số liệu.`,
  missingPeriods: (names: string[]) => `Không có số liệu của ${names.join(', ')}.`,
} as const;

/** Names of what was read in a question. */
export const facetText = {
  asks: 'Hỏi về',
  agency: {
    lead: 'Cơ quan chủ trì',
    cooperate: 'Cơ quan phối hợp',
    either: 'Cơ quan chủ trì hoặc phối hợp',
    any: 'Cơ quan',
  },
  when: 'Thời gian',
  place: 'Vị trí',
  number: 'Số, ký hiệu',
  document: 'Văn bản',
  asked: {
    list: 'danh mục',
    count: 'số lượng',
    lead: 'cơ quan chủ trì',
    cooperate: 'cơ quan phối hợp',
    deadline: 'thời hạn',
    percent: 'tỷ lệ',
    money: 'kinh phí, mức tiền',
    frequency: 'chu kỳ',
    definition: 'khái niệm',
    reason: 'lý do',
    confirm: 'kiểm tra một thông tin',
    basis: 'căn cứ pháp lý',
    recipients: 'nơi nhận',
    signer: 'người ký',
    docnumber: 'số, ký hiệu',
    issued: 'ngày ban hành',
    status: 'hiệu lực',
    most: 'nhiều nhất, ít nhất',
    group: 'nhóm nhiệm vụ',
    duration: 'khoảng thời gian',
    target: 'mục tiêu',
  } as Partial<Record<Asked, string>>,
} as const;

/** What a reader of English is told beside a Vietnamese answer. */
export const englishText = {
  untranslated:
    'No English version of this answer could be verified, so it is given in Vietnamese, in the words of the documents.',
} as const;

/** Questions offered after an answer. */
export const followUp = {
  leads: (agency: string) => `${agency} chủ trì những nhiệm vụ nào, thời hạn ra sao?`,
  cooperates: (agency: string) => `${agency} phối hợp những nhiệm vụ nào?`,
  due: (agency: string, year: string) => `${agency} phải hoàn thành những nhiệm vụ nào trong năm ${year}?`,
  place: (section: string, title: string) =>
    `${section.startsWith('Điều') ? section.replace(/^Điều (\d+\S*?)(?:\..*)?$/, 'Điều $1') : `Mục ${section}`} gồm những nội dung gì – ${title}?`,
} as const;

/** Questions put back to the user, and the choices that answer them. */
export const clarification = {
  whichDocument: (count: number, isCut: boolean) =>
    `Kho có ${count} văn bản phù hợp với câu hỏi này. Bạn hỏi về văn bản nào?${isCut ? ' Có thể chọn một văn bản dưới đây, hoặc hỏi lại và nêu tên hay số, ký hiệu của văn bản.' : ''}`,
  how: 'Bạn hãy chọn một câu, hoặc hỏi lại cụ thể hơn.',
  whichRole: (agency: string) => `Bạn muốn biết điều gì về ${agency}?`,
  duties: (agency: string) => `${agency} có trách nhiệm gì?`,
} as const;

/** What the user reads when there is no answer: why, and what to do next. */
export function refusalText(outcome: Outcome, nearest: string[]): string {
  const base = refusals[outcome.reason ?? ''] ?? refusals[outcome.class] ?? refusals.error_internal!;
  return namesNearest(outcome) && nearest.length > 0 ? `${base}\n\n${text.nearest(nearest)}` : base;
}

/** Whether a refusal names what comes nearest: only where evidence is what is missing. */
export function namesNearest(outcome: Outcome): boolean {
  return outcome.class === 'unanswerable_no_evidence';
}

const refusals: Record<string, string> = {
  unanswerable_no_evidence:
    'Các văn bản trong kho không có căn cứ để trả lời câu hỏi này, nên trợ lý không trả lời để tránh sai sót. ' +
    'Bạn có thể hỏi lại với tên văn bản, tên cơ quan hoặc lĩnh vực cụ thể; nếu tin rằng có văn bản quy định, đề nghị quản trị viên bổ sung văn bản đó vào kho.',
  no_task:
    'Các phụ lục nhiệm vụ trong kho không có dòng nào khớp với câu hỏi, nên trợ lý không nêu nhiệm vụ nào. ' +
    'Bạn có thể bỏ bớt điều kiện (cơ quan, thời hạn, lĩnh vực) hoặc đề nghị quản trị viên bổ sung văn bản giao nhiệm vụ.',
  other_place:
    'Kho chưa có văn bản nào của địa phương được hỏi, nên trợ lý không lấy nội dung của địa phương khác để trả lời. ' +
    'Bạn hãy bỏ tên địa phương nếu muốn hỏi về văn bản trong kho, hoặc đề nghị quản trị viên bổ sung văn bản của địa phương đó.',
  other_year:
    'Trợ lý không lấy nội dung của văn bản năm khác để trả lời. ' +
    'Bạn hãy hỏi về văn bản đang có, hoặc đề nghị quản trị viên bổ sung văn bản của năm được hỏi.',
  document_absent:
    'Văn bản được hỏi chưa có trong kho và không được văn bản nào trong kho viện dẫn, nên trợ lý không có căn cứ để trả lời. ' +
    'Bạn hãy kiểm tra lại số, ký hiệu hoặc đề nghị quản trị viên bổ sung văn bản.',
  place_absent:
    'Văn bản không có điều, khoản, điểm mà câu hỏi nêu, nên trợ lý không trả lời thay bằng nội dung khác. ' +
    'Bạn hãy kiểm tra lại số điều, khoản, hoặc mở văn bản để xem mục lục.',
  document_cited:
    'Văn bản được hỏi chưa có trong kho: các văn bản hiện có chỉ viện dẫn văn bản đó, không nêu nội dung được hỏi. ' +
    'Đề nghị quản trị viên bổ sung toàn văn của văn bản đó, hoặc bạn hỏi về nội dung của văn bản đã có trong kho.',
  attribute_missing:
    'Văn bản có nói đến nội dung này nhưng không nêu điều bạn hỏi, nên trợ lý không suy đoán. ' +
    'Đề nghị liên hệ cơ quan chủ trì hoặc bổ sung văn bản có quy định này.',
  only_words:
    'Các văn bản trong kho có đoạn dùng những từ giống câu hỏi nhưng nói về việc khác, không có đoạn nào trả lời đúng điều được hỏi, nên trợ lý không trả lời để tránh sai sót. ' +
    'Bạn hãy nêu rõ tên văn bản, lĩnh vực hoặc cơ quan; nếu tin rằng có văn bản quy định, đề nghị quản trị viên bổ sung văn bản đó vào kho.',
  unanswerable_out_of_scope:
    'Câu hỏi nằm ngoài phạm vi của trợ lý. Trợ lý chỉ trả lời về văn bản, nhiệm vụ, chỉ tiêu và số liệu có trong kho văn bản của tỉnh. ' +
    'Bạn hãy hỏi, ví dụ: một cơ quan chủ trì những nhiệm vụ nào, thời hạn ra sao, căn cứ văn bản nào.',
  foreign_language:
    'Trợ lý đọc văn bản tiếng Việt và hiện chỉ nhận câu hỏi bằng tiếng Việt. Bạn hãy hỏi bằng tiếng Việt, ví dụ: “Sở Y tế chủ trì những nhiệm vụ nào?”.\n\n' +
    'This assistant reads Vietnamese documents and at present takes questions in Vietnamese only. Please ask in Vietnamese, for example: “Sở Y tế chủ trì những nhiệm vụ nào?” (Which tasks does the Department of Health lead?). Accents may be left out.',
  guarded_question:
    'Trợ lý không thực hiện yêu cầu này. Trợ lý chỉ trả lời câu hỏi về nội dung các văn bản trong kho, kèm trích dẫn. Bạn hãy đặt lại câu hỏi về văn bản hoặc nhiệm vụ cần tra cứu.',
  guarded_answer:
    'Câu trả lời soạn ra không vượt qua được bước đối chiếu với văn bản nên không được hiển thị. Bạn hãy hỏi cụ thể hơn hoặc mở văn bản nguồn để tra cứu trực tiếp.',
  clarification_needed: 'Câu hỏi có thể hiểu theo nhiều cách. Bạn hãy chọn một cách hiểu dưới đây.',
  error_timeout:
    'Việc trả lời quá thời gian cho phép nên đã dừng lại. Bạn hãy thử lại; nếu vẫn lặp lại, hãy báo quản trị viên.',
  error_internal:
    'Trợ lý gặp lỗi khi xử lý câu hỏi. Câu hỏi của bạn vẫn được giữ; hãy thử lại hoặc báo quản trị viên.',
};
