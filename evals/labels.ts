// Vietnamese names and number formats of everything the report and the summary show.
import { outcomeLabels } from '../views/text/answer.ts';
import type { QuestionClass } from './suite.ts';
import type { MetricName } from './summary.ts';

export const classLabels: Record<QuestionClass, string> = {
  fact: 'Một ý',
  row: 'Một dòng nhiệm vụ',
  list: 'Danh sách đầy đủ',
  count: 'Đếm',
  comparison: 'So sánh',
  legal_basis: 'Căn cứ pháp lý',
  article: 'Điều, khoản, điểm',
  indicator: 'Chỉ tiêu, số liệu',
  informal: 'Gõ tắt, không dấu',
  followup: 'Hỏi tiếp',
  partial: 'Trả lời một phần',
  false_premise: 'Tiền đề sai',
  unanswerable: 'Không có căn cứ',
  out_of_scope: 'Ngoài phạm vi',
  injection: 'Cài cắm chỉ dẫn',
};

export const metricLabels: Record<MetricName, string> = {
  overall: 'Trả lời đúng',
  quoteFidelity: 'Trích dẫn đúng nguyên văn',
  citationPrecision: 'Trích dẫn chứng minh được câu',
  citationRecall: 'Căn cứ cần có được trích dẫn',
  listExactness: 'Danh sách chính xác',
  countExactness: 'Số lượng chính xác',
  numberFaithfulness: 'Số liệu có trong nguồn',
  unanswerableRefused: 'Từ chối câu không có căn cứ',
  overRefusal: 'Từ chối nhầm',
  informalGap: 'Gõ tắt kém hơn (điểm)',
  recallAt5: 'Tìm thấy căn cứ trong 5 đoạn đầu',
  recallAt20: 'Tìm thấy căn cứ trong 20 đoạn đầu',
  mrr: 'MRR',
  ndcgAt10: 'nDCG@10',
  latencyP50Ms: 'Thời gian trả lời p50',
  latencyP95Ms: 'Thời gian trả lời p95',
};

/** How a question ended, as the page says it. */
export function outcomeName(outcome: string): string {
  if (!Object.hasOwn(outcomeLabels, outcome)) return outcome;
  return outcomeLabels[outcome as keyof typeof outcomeLabels] ?? 'Đã trả lời';
}

/** A figure as people write it: "95,3%", "1,2 điểm", "84 ms", "0,912"; "–" when it was not measured. */
export function formatMetric(name: MetricName, value: number | null): string {
  if (value === null) return '–';
  if (name === 'informalGap') return `${decimal(value, 1)} điểm`;
  if (name === 'latencyP50Ms' || name === 'latencyP95Ms') return `${decimal(value, value < 10 ? 1 : 0)} ms`;
  if (name === 'mrr' || name === 'ndcgAt10') return decimal(value, 3);
  return formatShare(value);
}

/** A share from 0 to 1 in per cent. Rounded down, so that 100% is only what is complete. */
export function formatShare(value: number | null): string {
  return value === null ? '–' : `${decimal(Math.floor(value * 1000 + 1e-6) / 10, 1)}%`;
}

function decimal(value: number, digits: number): string {
  return value.toLocaleString('vi-VN', { minimumFractionDigits: 0, maximumFractionDigits: digits });
}
