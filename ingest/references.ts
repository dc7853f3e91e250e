// Finds the legal documents that a text cites, each once with all its mentions.
import type { LegalReference, Passage, Span } from '../server/domain.ts';
import { documentNumberKey, findDocumentNumbers, typeOfKey } from '../server/vietnamese/document-number.ts';
import { collapseSpaces } from '../server/vietnamese/normalise.ts';

/** Section of what a document rests on, as the outline calls it. */
const BASIS = 'Căn cứ';

const TYPE =
  'Nghị quyết liên tịch|Thông tư liên tịch|Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Kết luận|Công văn|Công điện|Thông báo|Chương trình|Hướng dẫn|Báo cáo|Tờ trình|Pháp lệnh|Bộ luật|Luật|Quy định|Quy chế|Văn bản';
const BEFORE = new RegExp(String.raw`(${TYPE})(?:\s+mẫu)?(?:\s+số)?\s*:?\s*$`, 'iu');
const DATE = /^\s*,?\s*(?:ngày\s*)?(\d{1,2})(?:[/.-]|\s*tháng\s*)(\d{1,2})(?:[/.-]|\s*năm\s*)(\d{4})/iu;
const ISSUER =
  /^\s*,?\s*của\s+((?:Thủ tướng Chính phủ|Chính phủ|Quốc hội|Bộ Chính trị|Ban Bí thư|(?:Bộ trưởng )?Bộ|Ủy ban|UBND|Hội đồng|HĐND|Ban|Chủ tịch|Sở|Tỉnh ủy|Cơ quan|Ngân hàng)[^;,.()\n]*?)(?=\s+(?:ban hành|về|quy định|phê duyệt|hướng dẫn|sửa đổi|công bố|kèm|cho)(?![\p{L}])|[;,.()\n]|$)/u;
const TITLE = /^\s*,?\s*((?:ban hành|về|quy định|phê duyệt|hướng dẫn|sửa đổi|công bố)(?![\p{L}])[^;\n]*)/u;
const LAW =
  /(?<![\p{L}])(?:Bộ luật|Luật|Pháp lệnh)\s+\p{Lu}\p{Ll}*(?:\s+(?!này|và các|các|cho|quy|được|phải|thì|ngày|số|năm|của|theo|khi|trong|có)(?:\p{Ll}+|\p{Lu}\p{Ll}*)){0,9}/gu;

/** The documents cited in the passages, in order of first mention. The document's own number is no citation. */
export function readReferences(
  passages: Passage[],
  text: string,
  ownNumber: string | null,
): LegalReference[] {
  const ownKey = ownNumber === null ? null : documentNumberKey(ownNumber);
  const found = new Map<string, LegalReference>();
  for (const passage of passages) {
    for (const cited of citedIn(passage.text)) {
      if (cited.key === ownKey || passage.section === 'Phần đầu') continue;
      const mention = {
        path: passage.path,
        span: locate(passage, cited.span, text),
        printed: cited.printed,
        ...(passage.section === BASIS ? { basis: true } : {}),
      };
      const known = found.get(cited.key);
      if (known === undefined) found.set(cited.key, { ...cited.reference, mentions: [mention] });
      else {
        known.mentions.push(mention);
        known.date ??= cited.reference.date;
        known.issuer ??= cited.reference.issuer;
        known.title ??= cited.reference.title;
      }
    }
  }
  return [...found.values()];
}

export type Cited = { key: string; span: Span; printed: string; reference: Omit<LegalReference, 'mentions'> };

/** Numbered documents and laws by name that a text cites, in its order. */
export function citedIn(text: string): Cited[] {
  const numbered = findDocumentNumbers(text).map((number) => readNumbered(text, number));
  const laws = [...text.matchAll(LAW)].flatMap((match) => readLaw(match[0], match.index));
  const free = laws.filter(
    (law) => !numbered.some((cited) => cited.span.start <= law.span.end && law.span.start < cited.span.end),
  );
  return [...numbered, ...free].sort((a, b) => a.span.start - b.span.start);
}

function readNumbered(text: string, number: { printed: string; key: string; span: Span }): Cited {
  const before = BEFORE.exec(text.slice(Math.max(0, number.span.start - 60), number.span.start));
  const start = before === null ? number.span.start : number.span.start - before[0].length;
  let rest = text.slice(number.span.end, number.span.end + 600);
  const date = DATE.exec(rest);
  rest = rest.slice(date?.[0].length ?? 0);
  const issuer = ISSUER.exec(rest);
  rest = rest.slice(issuer?.[0].length ?? 0);
  const title = date === null && issuer === null ? null : TITLE.exec(rest);
  const end = number.span.end + (date?.[0].length ?? 0);
  const type = before?.[1]?.toLowerCase() ?? typeOfKey(number.key) ?? 'văn bản';
  const iso =
    date === null
      ? null
      : `${date[3]}-${(date[2] ?? '').padStart(2, '0')}-${(date[1] ?? '').padStart(2, '0')}`;
  return {
    key: number.key,
    span: { start, end },
    printed: text.slice(start, end),
    reference: {
      key: number.key,
      type,
      number: number.printed,
      date: iso,
      issuer: issuer?.[1] === undefined ? null : collapseSpaces(issuer[1]),
      title: title?.[1] === undefined ? null : collapseSpaces(title[1]).replace(/[.,]+$/u, ''),
    },
  };
}

function readLaw(printed: string, index: number): Cited[] {
  const name = collapseSpaces(printed).replace(/\s+và$/u, '');
  const key = name.toUpperCase();
  const type = /^(bộ luật|luật|pháp lệnh)/iu.exec(name)?.[1]?.toLowerCase() ?? 'luật';
  const span = { start: index, end: index + printed.trimEnd().length };
  return [
    {
      key,
      span,
      printed: name,
      reference: { key, type, number: null, date: null, issuer: null, title: name },
    },
  ];
}

/** Place in the stored text of a span of a passage, whose text joins its raw pieces by single characters. */
export function locate(passage: Passage, span: Span, text: string): Span {
  const wanted = passage.text.slice(span.start, span.end);
  for (const raw of passage.spans) {
    const at = text.slice(raw.start, raw.end).indexOf(wanted);
    if (at >= 0) return { start: raw.start + at, end: raw.start + at + wanted.length };
  }
  return { start: passage.spans[0]?.start ?? 0, end: passage.spans.at(-1)?.end ?? 0 };
}
