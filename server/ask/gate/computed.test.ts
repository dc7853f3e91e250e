// Declared figures pass only when the cited cells give them: no other cell, no other sum, no other direction, no other unit.
import { describe, expect, it } from 'vitest';
import { type Computation, checkComputed, compute } from './computed.ts';
import type { GateSource } from './types.ts';

const row = (text: string): GateSource => ({
  text,
  headings: ['Chỉ tiêu | Kế hoạch năm 2025 | Quý II/2024 | Quý II/2025'],
  title: 'Biểu mẫu',
  place: 'Hàng 1',
  isRow: true,
  hasFigures: true,
  roles: null,
});
const sources = new Map([
  [1, row('Thu ngân sách\t12.800\t2.950\t3.304')],
  [2, row('Xã A\t88\t100')],
  [3, row('Xã B\t95\t190')],
]);
const cell = (marker: number, column: number) => ({ marker, column, notation: 'comma' as const });
const verdict = (markdown: string, ...computed: Computation[]) =>
  checkComputed(markdown, computed, (marker) => sources.get(marker) ?? null);
const money = { from: 'tỷ đồng', to: 'tỷ đồng' };

describe('checkComputed', () => {
  it('accepts a figure of its cell and leaves the rest of the sentence', () => {
    const value: Computation = {
      kind: 'value',
      printed: '3.304 tỷ đồng',
      operands: [cell(1, 3)],
      decimals: 2,
      ...money,
    };
    expect(verdict('Thu ngân sách: **3.304 tỷ đồng** [1]', value)).toEqual({
      ok: true,
      left: 'Thu ngân sách: ** ** [1]',
    });
  });

  it('finds a short figure where it stands by itself', () => {
    const value: Computation = {
      kind: 'value',
      printed: '88',
      operands: [cell(2, 1)],
      decimals: 2,
      from: null,
      to: null,
    };
    expect(verdict('Xã A, giai đoạn 1988-2023: **88** [2]', value)).toEqual({
      ok: true,
      left: 'Xã A, giai đoạn 1988-2023: ** ** [2]',
    });
  });

  it.each([
    ['another cell', { kind: 'value', printed: '3.304 tỷ đồng', operands: [cell(1, 2)], decimals: 2 }],
    [
      'a row that is not cited',
      { kind: 'value', printed: '3.304 tỷ đồng', operands: [cell(9, 3)], decimals: 2 },
    ],
    [
      'a cell without a figure',
      { kind: 'value', printed: '3.304 tỷ đồng', operands: [cell(1, 0)], decimals: 2 },
    ],
    [
      'words that the sentence does not have',
      { kind: 'value', printed: '3.305 tỷ đồng', operands: [cell(1, 3)], decimals: 2 },
    ],
    [
      'a unit that does not convert',
      {
        kind: 'converted',
        printed: '3.304 tỷ đồng',
        operands: [cell(1, 3)],
        decimals: 2,
        from: 'ha',
        to: 'tỷ đồng',
      },
    ],
    [
      'a wrong conversion',
      {
        kind: 'converted',
        printed: '3.304 tỷ đồng',
        operands: [cell(1, 3)],
        decimals: 2,
        from: 'triệu đồng',
        to: 'tỷ đồng',
      },
    ],
  ] as [string, Computation][])('rejects %s', (_name, computation) => {
    expect(verdict('Thu ngân sách: 3.304 tỷ đồng [1]', computation)).toMatchObject({
      ok: false,
      reason: 'computation',
    });
  });

  it('computes differences, changes and shares again, with their direction and rounding', () => {
    const operands = [cell(1, 3), cell(1, 2)];
    const sentence = (words: string) => `Thu ngân sách: ${words} so với quý II/2024 [1]`;
    const difference = (printed: string): Computation => ({
      kind: 'difference',
      printed,
      operands,
      decimals: 0,
    });
    expect(verdict(sentence('tăng 354 tỷ đồng'), difference('tăng 354 tỷ đồng')).ok).toBe(true);
    expect(verdict(sentence('giảm 354 tỷ đồng'), difference('giảm 354 tỷ đồng')).ok).toBe(false);
    expect(verdict(sentence('tăng 355 tỷ đồng'), difference('tăng 355 tỷ đồng')).ok).toBe(false);
    const change = (printed: string): Computation => ({ kind: 'change', printed, operands, decimals: 1 });
    expect(verdict(sentence('(12%)'), change('(12%)')).ok).toBe(true);
    expect(verdict(sentence('(12,2%)'), change('(12,2%)')).ok).toBe(false);
    const share: Computation = {
      kind: 'share',
      printed: '25,81%',
      operands: [cell(1, 3), cell(1, 1)],
      decimals: 2,
    };
    expect(verdict('bằng 25,81% kế hoạch [1]', share).ok).toBe(true);
    expect(verdict('bằng 25,91% kế hoạch [1]', { ...share, printed: '25,91%' }).ok).toBe(false);
  });

  it('compares an extreme with all the others', () => {
    const lowest: Computation = {
      kind: 'lowest',
      printed: 'thấp nhất',
      operands: [cell(2, 1), cell(3, 1)],
      decimals: 0,
    };
    expect(verdict('Xã A: 88, thấp nhất [2]', lowest).ok).toBe(true);
    expect(verdict('Xã A: 88, thấp nhất [2]', { ...lowest, kind: 'highest' }).ok).toBe(false);
    expect(verdict('Xã B: 95, thấp nhất [3]', { ...lowest, operands: [cell(3, 1), cell(2, 1)] }).ok).toBe(
      false,
    );
  });

  it('compares shares where shares are ranked', () => {
    const operands = [cell(3, 1), cell(3, 2), cell(2, 1), cell(2, 2)];
    const lowest: Computation = { kind: 'lowest_share', printed: 'thấp nhất', operands, decimals: 0 };
    expect(verdict('Xã B: 50%, thấp nhất [3]', lowest).ok).toBe(true);
    expect(
      verdict('Xã B: 50%, thấp nhất [3]', {
        ...lowest,
        operands: [cell(2, 1), cell(2, 2), cell(3, 1), cell(3, 2)],
      }).ok,
    ).toBe(false);
  });
});

describe('compute', () => {
  it('has no result over nought or without a second figure', () => {
    expect(compute('share', [1, 0])).toBeNull();
    expect(compute('change', [1, 0])).toBeNull();
    expect(compute('difference', [1])).toBeNull();
  });
});
