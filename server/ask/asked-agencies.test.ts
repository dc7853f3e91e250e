// Communes with a role stand for their committees; without one they are what a question is about.
import { describe, expect, it } from 'vitest';
import { buildRegister, newAgency } from '../vietnamese/agencies.ts';
import { askedAgencies } from './asked-agencies.ts';

const register = buildRegister([
  { ...newAgency('UBND các xã, phường'), collective: true },
  newAgency('Sở Nội vụ'),
]);
const asked = (question: string) =>
  askedAgencies(question, register).map(({ agency, role }) => [agency.name, role]);

describe('askedAgencies', () => {
  it.each([
    'Xã, phường phải tự đứng ra chủ trì việc gì?',
    'Các phường, xã chủ trì nhiệm vụ nào?',
    'cap xa chu tri viec gi',
  ])('reads the committees in "%s"', (question) =>
    expect(asked(question)).toEqual([['UBND các xã, phường', 'lead']]),
  );

  it('leaves communes without a role alone', () =>
    expect(asked('Có bao nhiêu xã, phường đạt chuẩn?')).toEqual([]));
});
