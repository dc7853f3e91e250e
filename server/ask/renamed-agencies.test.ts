// A body asked for by a former name is the one that does its work now, and the answer says so.
import { describe, expect, it } from 'vitest';
import { aDraft, aView, passage, realLanguage, toolsOver } from '../../tests/support/ask-factories.ts';
import { formerNames, usedIn, withNamesOfToday, withRenamings } from './renamed-agencies.ts';

const { register } = await realLanguage();
const names = formerNames([
  {
    name: 'Sở Nông nghiệp và Môi trường',
    aliases: [],
    kind: 'department',
    formerly: ['Sở Tài nguyên và Môi trường', 'Sở TN&MT', 'STNMT'],
  },
]);
const unused = async () => false;
const today = async (question: string) => (await withNamesOfToday(question, names, unused)).question;

describe('withNamesOfToday', () => {
  it.each([
    'Sở Tài nguyên và Môi trường chủ trì việc nào?',
    'sở tài nguyên & môi trường chủ trì việc nào?',
    'so tai nguyen moi truong chủ trì việc nào?',
    'Sở TN&MT chủ trì việc nào?',
    'STNMT chủ trì việc nào?',
  ])('reads "%s" of the body of today', async (question) => {
    expect(await today(question)).toBe('Sở Nông nghiệp và Môi trường chủ trì việc nào?');
  });

  it('leaves other words, and a name that the documents use', async () => {
    expect(await today('Tài nguyên và môi trường nước thế nào?')).toBe(
      'Tài nguyên và môi trường nước thế nào?',
    );
    const question = 'Sở Tài nguyên và Môi trường làm gì?';
    const kept = { question, renamed: [] };
    expect(await withNamesOfToday(question, names, async () => true)).toEqual(kept);
    const letter = await toolsOver({ views: [aView([passage('1. Sở Tài nguyên và Môi trường: rà soát.')])] });
    const isUsed = usedIn(register, letter.sources, ['public']);
    expect(await withNamesOfToday(question, names, isUsed)).toEqual(kept);
    const other = await toolsOver({ views: [aView([passage('1. Sở Nông nghiệp và Môi trường: rà soát.')])] });
    expect(
      (await withNamesOfToday(question, names, usedIn(register, other.sources, ['public']))).renamed,
    ).toHaveLength(1);
  });
});

describe('withRenamings', () => {
  const said = 'STNMT nay là Sở Nông nghiệp và Môi trường (theo danh bạ cơ quan).';

  it('opens an answer with it, and notes it beside a refusal', async () => {
    const { renamed } = await withNamesOfToday('STNMT làm gì?', names, unused);
    const fact = { markdown: 'Một việc [1]', markers: [1], kind: 'fact' as const };
    expect(withRenamings(aDraft({ statements: [fact] }), renamed).statements[0]).toMatchObject({
      markdown: said,
      kind: 'frame',
    });
    expect(withRenamings(aDraft({ note: 'Không có.' }), renamed).note).toBe(`${said}\n\nKhông có.`);
    expect(withRenamings(aDraft(), [])).toEqual(aDraft());
  });
});
