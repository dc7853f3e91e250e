// A body asked for by a former name is the one that does its work now, and the answer says so.
import { describe, expect, it } from 'vitest';
import { aDraft, realLanguage } from '../../tests/support/ask-factories.ts';
import { buildRegister } from '../vietnamese/agencies.ts';
import { formerNames, withNamesOfToday, withRenamings } from './renamed-agencies.ts';

const { register } = await realLanguage();
const names = formerNames([
  {
    name: 'Sở Nông nghiệp và Môi trường',
    aliases: [],
    kind: 'department',
    formerly: ['Sở Tài nguyên và Môi trường', 'Sở TN&MT', 'STNMT'],
  },
]);
const today = (question: string) => withNamesOfToday(question, names, register).question;

describe('withNamesOfToday', () => {
  it.each([
    'Sở Tài nguyên và Môi trường chủ trì việc nào?',
    'sở tài nguyên & môi trường chủ trì việc nào?',
    'so tai nguyen moi truong chủ trì việc nào?',
    'Sở TN&MT chủ trì việc nào?',
    'STNMT chủ trì việc nào?',
  ])('reads "%s" of the body of today', (question) => {
    expect(today(question)).toBe('Sở Nông nghiệp và Môi trường chủ trì việc nào?');
  });

  it('leaves other words, and a name that the documents use', () => {
    expect(today('Tài nguyên và môi trường nước thế nào?')).toBe('Tài nguyên và môi trường nước thế nào?');
    const own = buildRegister([
      {
        id: 'a',
        name: 'Sở Tài nguyên và Môi trường',
        aliases: [],
        kind: 'department',
        collective: false,
        includes: [],
      },
    ]);
    const question = 'Sở Tài nguyên và Môi trường làm gì?';
    expect(withNamesOfToday(question, names, own)).toEqual({ question, renamed: [] });
  });
});

describe('withRenamings', () => {
  const { renamed } = withNamesOfToday('STNMT làm gì?', names, register);
  const said = 'STNMT nay là Sở Nông nghiệp và Môi trường (theo danh bạ cơ quan).';

  it('opens an answer with it, and notes it beside a refusal', () => {
    const fact = { markdown: 'Một việc [1]', markers: [1], kind: 'fact' as const };
    expect(withRenamings(aDraft({ statements: [fact] }), renamed).statements[0]).toMatchObject({
      markdown: said,
      kind: 'frame',
    });
    expect(withRenamings(aDraft({ note: 'Không có.' }), renamed).note).toBe(`${said}\n\nKhông có.`);
    expect(withRenamings(aDraft(), [])).toEqual(aDraft());
  });
});
