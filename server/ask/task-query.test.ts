// The sets of tasks that a question combines: both, either, without, alone.
import { describe, expect, it } from 'vitest';
import { realLanguage } from '../../tests/support/ask-factories.ts';
import { taskQuery } from './task-query.ts';
import { understand } from './understand.ts';

const language = await realLanguage();
const read = (question: string) => {
  const { all, none, alone } = taskQuery(understand(question, language));
  const short = (wishes: typeof all) =>
    wishes.map(({ ids, roles }) => `${ids.map((id) => id.replace('so-', '')).join('|')}:${roles.join('+')}`);
  return { all: short(all), none: short(none), alone };
};

describe('taskQuery', () => {
  it.each([
    ['Sở Y tế chủ trì những nhiệm vụ nào?', ['y-te:lead'], []],
    ['Sở Y tế tham gia những nhiệm vụ nào?', ['y-te:lead+cooperate'], []],
    ['Nhiệm vụ nào liên quan đến Sở Y tế?', ['y-te:lead+cooperate'], []],
    ['Sở Y tế chủ trì hoặc phối hợp những nhiệm vụ nào?', ['y-te:lead+cooperate'], []],
    ['Sở Y tế tham gia phối hợp những nhiệm vụ nào?', ['y-te:cooperate'], []],
    [
      'Nhiệm vụ nào Sở Y tế và Sở Tài chính cùng tham gia?',
      ['y-te:lead+cooperate', 'tai-chinh:lead+cooperate'],
      [],
    ],
    ['Nhiệm vụ do Sở Y tế và Sở Tài chính cùng chủ trì?', ['y-te:lead', 'tai-chinh:lead'], []],
    ['Sở Y tế hoặc Sở Tài chính chủ trì những nhiệm vụ nào?', ['y-te|tai-chinh:lead'], []],
    [
      'Sở Y tế chủ trì mà Sở Tài chính phối hợp thì có nhiệm vụ nào?',
      ['y-te:lead', 'tai-chinh:cooperate'],
      [],
    ],
    ['Sở Y tế phối hợp với Sở Tài chính ở những nhiệm vụ nào?', ['y-te:cooperate', 'tai-chinh:lead'], []],
    ['Nhiệm vụ Sở Y tế chủ trì mà Sở Tài chính không phối hợp?', ['y-te:lead'], ['tai-chinh:cooperate']],
    [
      'Sở Y tế chủ trì nhiệm vụ nào không có Sở Tài chính tham gia?',
      ['y-te:lead'],
      ['tai-chinh:lead+cooperate'],
    ],
    [
      'nhiem vu nao so y te va so tai chinh cung tham gia',
      ['y-te:lead+cooperate', 'tai-chinh:lead+cooperate'],
      [],
    ],
  ])('reads "%s"', (question, all, none) => {
    expect(read(question)).toMatchObject({ all, none });
  });

  it('takes a lone denied agency for a claim to check', () => {
    expect(read('Sở Y tế không chủ trì nhiệm vụ nào đúng không?')).toMatchObject({
      all: ['y-te:lead'],
      none: [],
    });
  });

  it('reads tasks without a cooperating agency', () => {
    expect(read('Sở Y tế một mình thực hiện nhiệm vụ nào?').alone).toBe(true);
    expect(read('Sở Y tế chủ trì nhiệm vụ nào?').alone).toBe(false);
    // the only lead may have helpers
    expect(read('Nhiệm vụ nào do một mình Sở Y tế chủ trì?').alone).toBe(false);
  });
});
