// The validity of a cited document in words and in markup: status, dates, successors, marks.
import { expect, it } from 'vitest';
import { type KnownValidity, validityLine, validityWords } from './validity-line.ts';

const known = (change: Partial<KnownValidity> = {}): KnownValidity => ({
  status: 'expired',
  title: 'Quyết định về học phí',
  from: '2020-01-01',
  to: '2025-07-01',
  replacedBy: [{ id: 'qd 2', title: 'Quyết định <mới>', number: '05/2025/QĐ-UBND' }],
  amendedBy: [],
  doubtfulScan: false,
  ...change,
});

it('says since when, until when, and what took its place, with a link', () => {
  const line = String(validityLine(known()));
  expect(line).toContain('Hết hiệu lực</span> <span>hiệu lực từ 01/01/2020, hết hiệu lực từ 01/07/2025');
  expect(line).toContain('<a href="/documents/qd%202">Quyết định &lt;mới&gt; (05/2025/QĐ-UBND)</a>');
  expect(validityWords(known())).toBe(
    'Hết hiệu lực, hiệu lực từ 01/01/2020, hết hiệu lực từ 01/07/2025; được thay thế hoặc bãi bỏ bởi Quyết định <mới> (05/2025/QĐ-UBND)',
  );
});

it('names amendments, and says nothing of dates that are not known', () => {
  const other = { id: 'b', title: 'Nghị định sửa đổi', number: null };
  const words = validityWords(
    known({ status: 'partly_expired', from: null, to: null, replacedBy: [], amendedBy: [other] }),
  );
  expect(words).toBe('Hết hiệu lực một phần; được sửa đổi, bổ sung bởi Nghị định sửa đổi');
});

it.each([
  ['Kế hoạch mẫu số hóa tỉnh Đào Tim', 'Bản mẫu', true],
  ['Số liệu mẫu về kinh tế - xã hội', 'Bản mẫu', true],
  ['Quyết định ban hành biểu mẫu báo cáo', 'Bản mẫu', false],
  ['Báo cáo theo mẫu số 02', 'Bản mẫu', false],
])('marks a sample by its title: %s', (title, mark, marked) => {
  expect(String(validityLine(known({ title }))).includes(mark)).toBe(marked);
});

it('marks a scan that was hard to read', () => {
  expect(String(validityLine(known({ doubtfulScan: true })))).toContain('Bản quét, độ tin cậy thấp');
  expect(validityWords(known({ doubtfulScan: true }))).toContain('bản quét, độ tin cậy thấp');
});
