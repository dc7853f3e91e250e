// Figures that a table has a place for but no value: said to be missing, with the place, and never quoted as the answer.
import type { IndicatorHead, IndicatorRow } from '../store/indicators.ts';
import { fold } from '../vietnamese/normalise.ts';
import type { Draft, Hit } from './contract.ts';
import { inline } from './draft.ts';
import { explained } from './indicators-answers.ts';
import { matchIndicators, type NamedIndicator } from './indicators-match.ts';
import type { IndicatorQuestion } from './indicators-question.ts';
import { areasNamed } from './indicators-several.ts';
import { coverage, readSyllables, readText } from './terms.ts';
import { indicatorText } from './text.ts';

/** Rows looked at, best first. */
const MAX_HITS = 12;
/** Share of the question that the row with its title must speak of. */
const QUESTION_SHARE = 0.75;
/** What is printed where there is no figure. */
const BLANK =
  /^(?:…|\.{2,}|-+|–|—|\?|n\/?a|(?:hiện )?(?:chưa|không)(?: hề)? (?:có|rõ|cập nhật|công bố|thống kê)(?: (?:số liệu|số tuyệt đối|dữ liệu|thông tin|báo cáo))?|đang cập nhật)\.?$/iu;
const FIGURE = /^[+-]?\d[\d.,\s]*%?$/u;
const ORDER = /^(?:\d{1,3}|[ivxlc]+|\d+(?:\.\d+)+)\.?$/iu;

/** The best row that is named by the question and has a mark instead of a figure; null when there is none. */
export function blankRow(question: IndicatorQuestion, hits: Hit[]): Draft | null {
  if (question.operation !== 'value') return null;
  const asked = new Set(question.words);
  for (const { passage, documentTitle } of hits.slice(0, MAX_HITS)) {
    const blank = passage.kind === 'row' ? readBlank(passage.text) : null;
    if (blank === null) continue;
    const name = readSyllables(blank.name.replace(/\([^)]*\)/gu, ' ')).map((one) => one.folded);
    const row = readText([passage.text, documentTitle].join('\n'));
    if (name.length === 0 || !name.every((word) => asked.has(word))) continue;
    if (coverage(question.units, row).share < QUESTION_SHARE) continue;
    return explained(
      'indicator_blank',
      indicatorText.blank(inline(blank.name), passage.place, inline(documentTitle), blank.mark),
    );
  }
  return null;
}

/**
 * An area of which the table has this indicator for others but not for it: another indicator of the area, whose name
 * only comes near, is no answer.
 */
export function blankArea(
  question: IndicatorQuestion,
  heads: IndicatorHead[],
): { named: NamedIndicator; area: IndicatorHead } | null {
  const areas = areasNamed(question, heads);
  if (question.operation !== 'value' || areas.names.length !== 1) return null;
  const isHere = (head: IndicatorHead) =>
    head.area !== null && fold(head.area) === fold(areas.names[0] ?? '');
  const [best] = matchIndicators(
    { ...question, units: areas.units, words: areas.words, typed: areas.words },
    heads,
  );
  if (!best || best.heads.some(isHere)) return null;
  const beside = heads.find(
    (head) =>
      isHere(head) &&
      best.heads.some(
        (other) =>
          other.documentId === head.documentId && other.context.join('\n') === head.context.join('\n'),
      ),
  );
  return beside === undefined ? null : { named: best, area: beside };
}

/** The refusal for such an area, with the place of its row. */
export function blankAreaDraft(name: string, area: IndicatorHead, rows: IndicatorRow[]): Draft {
  const row = rows.find((one) => one.indicator.id === area.id);
  const value = row?.indicator.values[0];
  const place = value ? (row?.passages.get(value.passageId)?.place ?? '') : '';
  return explained(
    'indicator_blank',
    indicatorText.blank(
      `${inline(name)} của ${inline(area.area ?? '')}`,
      place,
      inline(area.documentTitle),
      '',
    ),
  );
}

/** Name and mark of a row without any figure; null for a row that has one. */
function readBlank(text: string): { name: string; mark: string } | null {
  const cells = text.split('\t').map((cell) => cell.trim());
  const rest = ORDER.test(cells[0] ?? '') ? cells.slice(1) : cells;
  const mark = rest.find((cell) => BLANK.test(cell));
  const name = rest.find((cell) => cell !== '' && !BLANK.test(cell));
  if (mark === undefined || name === undefined || rest.some((cell) => FIGURE.test(cell))) return null;
  return { name, mark };
}
