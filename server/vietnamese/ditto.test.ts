// Only marks that stand for the cell above are taken for such.
import { describe, expect, it } from 'vitest';
import { isDitto } from './ditto.ts';

describe('isDitto', () => {
  it.each(['- nt -', '-nt-', 'nt', 'NT', 'n.t', '– nt –', 'Như trên', '- như trên -', '"', '〃', "''"])(
    'takes "%s" for as above',
    (cell) => expect(isDitto(cell)).toBe(true),
  );

  it.each(['', '-', '–', 'x', 'Sở Nội vụ', 'nt1', 'Nội thất', 'như trên bảng 2'])(
    'takes "%s" as printed',
    (cell) => expect(isDitto(cell)).toBe(false),
  );
});
