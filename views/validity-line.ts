// What is known of the validity of a cited document: its status with dates, what replaces or amends it, and its marks.
import type { Citation, ValidityStatus } from '../server/domain.ts';
import { type Html, html, join, nothing } from './html.ts';
import { statusNames } from './text/common.ts';
import { dayOf, validityLineText as text } from './text/validity-line.ts';

/** A document by its name, with its number where it has one. */
export type NamedDocument = { id: string; title: string; number?: string | null };
export type KnownValidity = {
  status: ValidityStatus;
  title: string;
  from: string | null;
  to: string | null;
  replacedBy: NamedDocument[];
  amendedBy: NamedDocument[];
  /** The recognition of the cited page is doubtful. */
  doubtfulScan: boolean;
};

/** What a citation says of the validity of its document. */
export function validityOf(citation: Citation): KnownValidity {
  const { from = null, to = null, replacedBy = [], amendedBy = [] } = citation.validity ?? {};
  return {
    status: citation.documentStatus,
    title: citation.document,
    from,
    to,
    replacedBy,
    amendedBy: amendedBy ?? [],
    doubtfulScan: citation.place.includes(text.scanNote),
  };
}

/** Badges and dates in one line, then what took its place, each with a link to its page. */
export function validityLine(known: KnownValidity): Html {
  const marks = marksOf(known).map((mark) => html` <span class="badge tone-warn">${mark}</span>`);
  const dates = datesOf(known);
  const others = [
    [text.replacedBy, known.replacedBy],
    [text.amendedBy, known.amendedBy],
  ] as const;
  return html`<p class="validity"><span class="badge status-${known.status}">${statusNames[known.status]}</span>${marks}${
    dates === '' ? nothing : html` <span>${dates}</span>`
  }</p>${others.map(([label, documents]) =>
    documents.length === 0
      ? nothing
      : html`<p class="validity">${label} ${join(
          documents.map(
            (one, at) =>
              html`${at > 0 ? '; ' : ''}<a href="/documents/${encodeURIComponent(one.id)}">${nameOf(one)}</a>`,
          ),
        )}</p>`,
  )}`;
}

/** The same as plain words: "Hết hiệu lực từ 01/01/2026; được thay thế bởi …". */
export function validityWords(known: KnownValidity): string {
  const names = (documents: NamedDocument[]) => documents.map(nameOf).join('; ');
  return [
    [statusNames[known.status], datesOf(known)].filter(Boolean).join(', '),
    ...marksOf(known).map((mark) => mark.toLowerCase()),
    known.replacedBy.length > 0 ? `${text.replacedBy.toLowerCase()} ${names(known.replacedBy)}` : '',
    known.amendedBy.length > 0 ? `${text.amendedBy.toLowerCase()} ${names(known.amendedBy)}` : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}

function datesOf({ status, from, to }: KnownValidity): string {
  const parts = [
    from === null ? '' : status === 'draft' ? '' : text.from(dayOf(from)),
    to === null ? '' : text.to(dayOf(to)),
  ].filter((part) => part !== '');
  return parts.join(', ');
}

/** A sample says so in its title: "Kế hoạch mẫu …", "(số liệu mẫu)"; a "biểu mẫu" is a form, no sample. */
function marksOf({ title, doubtfulScan }: KnownValidity): string[] {
  const sample =
    /(?<![\p{L}])(?:văn bản|số liệu|dữ liệu|kế hoạch|quyết định|quy chế|quy định|thông báo|báo cáo|nghị quyết|công văn|chương trình|đề án|hướng dẫn|nghị định|thông tư) mẫu(?! số \d)(?![\p{L}])/iu;
  return [...(sample.test(title) ? [text.sample] : []), ...(doubtfulScan ? [text.scan] : [])];
}

function nameOf({ title, number }: NamedDocument): string {
  return number === null || number === undefined ? title : `${title} (${number})`;
}
