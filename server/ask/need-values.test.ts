// Finer points of an asked value: its unit, its bound, and "when" in the sense of "in which case".
import { describe, expect, it } from 'vitest';
import { fold } from '../vietnamese/normalise.ts';
import { askedTimeOf, askedUnit, asksForCases, orCase, otherDocument, withBound } from './need-values.ts';
import type { Need } from './needs.ts';

const days: Need = { asked: 'duration', strict: true, test: (folded) => /\d+ ngay/.test(folded) };

describe('askedUnit and askedTimeOf', () => {
  it('know the unit of what is measured', () => {
    expect('tu du 18 tuoi').toMatch(new RegExp(askedUnit('do tuoi la bao nhieu')!));
    expect(askedUnit('kinh phi la bao nhieu')).toBeNull();
  });

  it('tell months of pay from months', () => {
    const pay = askedTimeOf('duoc tro cap bao nhieu thang luong')!;
    expect(pay.test('03 thang tien luong hien huong')).toBe(true);
    expect(pay.test('trong 03 thang')).toBe(false);
    expect(askedTimeOf('trong bao nhieu thang')).toBeNull();
  });
});

describe('withBound', () => {
  it('is not met by a value that is bounded from the other side only', () => {
    const most = withBound(days, 'toi da bao nhieu ngay');
    expect(most.test('khong qua 5 ngay', '')).toBe(true);
    expect(most.test('la 5 ngay', '')).toBe(true);
    expect(most.test('toi thieu 5 ngay', '')).toBe(false);
    expect(withBound(days, 'it nhat bao nhieu ngay').test('khong qua 5 ngay', '')).toBe(false);
    expect(withBound(days, 'bao nhieu ngay').test('toi thieu 5 ngay', '')).toBe(true);
  });

  it('takes no manner for the longest time', () => {
    const due = withBound(
      { asked: 'deadline', strict: true, test: () => true },
      'thoi han toi da la khi nao',
    );
    expect(due.test('toi da la 5 ngay', '')).toBe(true);
    expect(due.test('phai thuong xuyen, kip thoi', '')).toBe(false);
  });
});

describe('orCase', () => {
  it('lets “khi nào được …” be answered by a case, “khi nào phải xong” by a date alone', () => {
    const deadline: Need = { asked: 'deadline', strict: true, test: () => false };
    expect(asksForCases('khi nao duoc tu choi tiep cong dan')).toBe(true);
    expect(orCase(deadline, 'khi nao duoc tu choi').test('trong cac truong hop sau', '')).toBe(true);
    expect(orCase(deadline, 'the duoc thu hoi khi nao').test('khi doc gia vi pham', '')).toBe(true);
    expect(orCase(deadline, 'bao cao phai nop khi nao').test('khi doc gia vi pham', '')).toBe(false);
    expect(orCase(deadline, 'khi nao phai hoan thanh').test('trong cac truong hop sau', '')).toBe(false);
  });
});

describe('otherDocument', () => {
  const holds = (question: string, text: string) =>
    otherDocument(fold(question)).map((need) => need.test(fold(text), text));

  it('needs a document that is replaced, where that is asked', () => {
    const asked = 'Kế hoạch này thay thế kế hoạch nào?';
    expect(holds(asked, 'Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 05/01/2024.')).toEqual([true]);
    expect(holds(asked, 'Đề xuất bãi bỏ thủ tục không cần thiết.')).toEqual([false]);
    expect(holds('Quy chế mới thay cho quy chế số mấy?', asked)).toEqual([false]);
    expect(holds('Văn bản nào bị bãi bỏ?', 'Bãi bỏ Quyết định số 05/2020/QĐ-UBND.')).toEqual([true]);
  });

  it('asks nothing of another question', () => {
    expect(holds('Ai thay thế giám đốc khi vắng mặt?', 'Phó giám đốc')).toEqual([]);
  });
});
