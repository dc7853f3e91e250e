// Figures of cells in both notations, and units: what converts, what never does.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversion, isFigure, notationOf, printFigure, readFigure, unitKey } from './figures.ts';

describe('readFigure', () => {
  it.each([
    ['1.234,5', 'comma', 1234.5],
    ['1.234', 'comma', 1234],
    ['1.234', 'point', 1.234],
    ['1,234.5', 'point', 1234.5],
    ['95,24 %', 'comma', 95.24],
    ['-12,5', 'comma', -12.5],
    ['− 3', 'comma', -3],
    ['12 345', 'comma', 12345],
    ['0.8240740741', 'point', 0.8240740741],
  ] as const)('reads %s (%s)', (printed, notation, value) => {
    expect(readFigure(printed, notation)).toBe(value);
  });

  it.each(['', '-', '…', '...', 'x', 'Xã A', '1.2.3', '12/2024', '4,3 triệu', '1.23.456', 'STT 1'])(
    'finds no figure in "%s"',
    (printed) => {
      expect(isFigure(printed)).toBe(false);
    },
  );

  it('reads back what an answer prints', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (value) => {
        const printed = printFigure(value, 3);
        expect(readFigure(printed, 'comma')).toBeCloseTo(value, 2);
      }),
    );
  });
});

describe('notationOf', () => {
  it('goes by the figures that can be read one way only', () => {
    expect(notationOf(['292.5', '393', '1706.2'], 'comma')).toBe('point');
    expect(notationOf(['10.500,00', '0,00'], 'point')).toBe('comma');
    expect(notationOf(['1.225473', '0.8'], 'comma')).toBe('point');
  });

  it('takes many figures of three digits behind one point for thousands, and else what is usual', () => {
    expect(notationOf(['1.234', '2.345', '15.000'], 'point')).toBe('comma');
    expect(notationOf(['1.234', '1'], 'point')).toBe('point');
    expect(notationOf(['130.000', '40.000'], 'comma')).toBe('comma');
  });
});

describe('units', () => {
  it('have one spelling each', () => {
    expect(unitKey('Tỷ đồng')).toBe(unitKey('tỉ đồng'));
    expect(unitKey('tr.đ')).toBe(unitKey('Triệu đồng'));
    expect(unitKey('phần trăm')).toBe('%');
  });

  it('convert between amounts of đồng and nothing else', () => {
    expect(conversion('tỷ đồng', 'triệu đồng')).toBe(1000);
    expect(conversion('nghìn đồng', 'tỷ đồng')).toBe(1e-6);
    expect(conversion('ha', 'km2')).toBeNull();
    expect(conversion('tỷ đồng', '%')).toBeNull();
    expect(conversion('USD', 'tỷ đồng')).toBeNull();
    expect(conversion('ha', 'Ha')).toBe(1);
  });
});
