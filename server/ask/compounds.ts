// Compounds that the word list lacks, most because one half is a word of grammar ("điều kiện", "từ chối", "giao đất").
import { fold } from '../vietnamese/normalise.ts';
import type { Segment } from './content-runs.ts';

const COMPOUNDS = new Set(
  (
    'điều kiện|điều chỉnh|điều lệ|điều động|điều tra|điều hành|điều tiết|điều phối|điều trị|điều dưỡng|điều ước|' +
    'điều khoản|từ chối|từ thiện|tại chỗ|tại ngoại|giao đất|giao dịch|ghi nợ|ghi nhận|ghi hình|mức sống|mức sinh|' +
    'ngày công|tháng lương|phần thưởng|phần mềm|bằng cấp|bằng khen|hạn ngạch|hạn mức|con nuôi|đặt cọc|' +
    'lấy mẫu|lấy phiếu|kèm nghề|cùng cấp|cùng ngành|hợp thửa|tách thửa|thửa đất|đại trà|đất ở|nhà ở'
  ).split('|'),
);
const FOLDED = new Set([...COMPOUNDS].map(fold));

/** The same division of a run with these compounds whole; what stands around them is divided as before. */
export function withCompounds(segment: Segment): Segment {
  return (run, accented) => {
    const known = accented ? COMPOUNDS : FOLDED;
    const lengths: number[] = [];
    let open: string[] = [];
    const close = () => {
      if (open.length > 0) lengths.push(...segment(open, accented));
      open = [];
    };
    for (let at = 0; at < run.length; ) {
      const isPair = (from: number) => known.has(run.slice(from, from + 2).join(' '));
      // "giao đất ở": the dwelling word is not torn
      const isKnown = isPair(at) && !(isPair(at + 1) && fold(run[at + 2] ?? '') === 'o');
      if (!isKnown) {
        open.push(run[at] as string);
        at += 1;
        continue;
      }
      close();
      lengths.push(2);
      at += 2;
    }
    close();
    return lengths;
  };
}
