// The register of a question: stored agencies in the glossary's order, and known ones that no document names.
import { describe, expect, it } from 'vitest';
import type { Agency } from '../domain.ts';
import { buildRegister, findAgencies } from './agencies.ts';
import { knownAgencies, withKnown } from './known-agencies.ts';

const known = knownAgencies([
  { name: 'Sở Nội vụ', aliases: ['SNV'], kind: 'department' },
  { name: 'Sở Ngoại vụ', aliases: ['SNV'], kind: 'department' },
  { name: 'Công an tỉnh', aliases: [], kind: 'police' },
  { name: 'Công an thành phố', aliases: [], kind: 'police' },
  { name: 'Ban Quản lý Khu kinh tế Nghi Sơn', aliases: [], kind: 'other' },
]);
const stored = (...names: string[]): Agency[] =>
  names.map(
    (name) => known.find((one) => one.name === name) ?? { ...known[0]!, id: name, name, aliases: [] },
  );
const namesIn = (question: string, agencies: Agency[]) =>
  findAgencies(question, buildRegister(withKnown(agencies, known))).map(({ agency }) => agency.name);

describe('withKnown', () => {
  it('gives an abbreviation of two bodies to the one that the glossary names first', () => {
    expect(namesIn('SNV chủ trì các nv nào?', stored('Sở Ngoại vụ', 'Sở Nội vụ'))).toEqual(['Sở Nội vụ']);
  });

  it('knows the whole name of a body that no document has', () => {
    const question = 'Ban Quản lý Khu kinh tế Nghi Sơn chủ trì việc gì?';
    expect(namesIn(question, stored('Sở Nội vụ'))).toEqual(['Ban Quản lý Khu kinh tế Nghi Sơn']);
  });

  it('keeps the body of a province alone where no document has that of a city', () => {
    const names = withKnown(stored('Công an tỉnh'), known).map(({ name }) => name);
    expect(names).toContain('Công an tỉnh');
    expect(names).not.toContain('Công an thành phố');
  });

  it('puts agencies that the glossary has not at the end of the stored ones', () => {
    const names = withKnown(stored('Chi cục Thủy lợi', 'Sở Nội vụ'), known).map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['Sở Nội vụ', 'Chi cục Thủy lợi']);
  });
});
