// Parts that the administrator's pages on quality share: their navigation, times, pager, notices, choices.
import { type Html, html, nothing } from '../html.ts';
import { questionsText } from '../text/questions.ts';
import type { AssetPaths } from '../types.ts';
import { type TabbedPage, tabbedPage } from './tabbed-page.ts';

export type QualitySection = 'questions' | 'gaps' | 'quality' | 'runs' | 'suites';

const sections: { key: QualitySection; href: string }[] = [
  { key: 'questions', href: '/admin/questions' },
  { key: 'gaps', href: '/admin/gaps' },
  { key: 'quality', href: '/admin/quality' },
  { key: 'runs', href: '/admin/evals' },
  { key: 'suites', href: '/admin/suites' },
];

/** A page of this group, with the navigation between them. */
export function qualityPage(
  assets: AssetPaths,
  page: Omit<TabbedPage, 'tabs'> & { section: QualitySection },
): Html {
  const items = sections.map(({ key, href }) => ({
    href,
    name: questionsText.nav[key],
    current: key === page.section,
  }));
  return tabbedPage(assets, { ...page, tabs: { label: questionsText.navLabel, items } });
}

const timeFormat = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** "14:30 25/11/2026", in the time of Vietnam. */
export function localTime(date: Date): string {
  const part = Object.fromEntries(timeFormat.formatToParts(date).map(({ type, value }) => [type, value]));
  return `${part.hour}:${part.minute} ${part.day}/${part.month}/${part.year}`;
}

/** "25/11" of "2026-11-25". */
export function shortDay(day: string): string {
  const [, month = '', date = ''] = day.split('-');
  return `${date}/${month}`;
}

/** "0,4 giây". */
export function seconds(milliseconds: number): string {
  const digits = milliseconds < 1000 ? 2 : 1;
  return `${(milliseconds / 1000).toLocaleString('vi-VN', { maximumFractionDigits: digits })} giây`;
}

/** "97,5%" of what was counted; a dash when nothing was. Rounded down, so that 100% is only what is complete. */
export function share({ held, total }: { held: number; total: number }): string {
  if (total === 0) return '–';
  return `${(Math.floor((held / total) * 1000) / 10).toLocaleString('vi-VN')}%`;
}

/** A select of choices by their values; the empty value is "all". */
export function choice(
  name: string,
  label: string,
  chosen: string,
  options: Record<string, string>,
  all: string | null = questionsText.any,
): Html {
  const option = (value: string, text: string) =>
    html`<option value="${value}"${value === chosen ? html` selected` : nothing}>${text}</option>`;
  return html`<label>${label}<select name="${name}">${all === null ? nothing : option('', all)}${Object.entries(
    options,
  ).map(([value, text]) => option(value, text))}</select></label>`;
}

/** Links to the pages of a list; `href` gives the address of one. */
export function pager(page: number, last: number, href: (page: number) => string): Html {
  if (last <= 1) return nothing;
  const link = (to: number, text: string) => html`<a class="button quiet" href="${href(to)}">${text}</a>`;
  return html`<nav class="pages" aria-label="${questionsText.pages}">${
    page > 1 ? link(page - 1, questionsText.previous) : nothing
  }<span>${questionsText.page(page, last)}</span>${page < last ? link(page + 1, questionsText.next) : nothing}</nav>`;
}
