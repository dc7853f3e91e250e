// How many agencies a question wants to lead a row.
import { describe, expect, it } from 'vitest';
import { realLanguage } from '../../tests/support/ask-factories.ts';
import { leadCountAsked } from './task-leads.ts';
import { understand } from './understand.ts';

const language = await realLanguage();
const asked = (question: string) => leadCountAsked(understand(question, language));

describe('leadCountAsked', () => {
  it.each([
    'Nhiệm vụ nào do một mình Sở Y tế chủ trì?',
    'Chỉ mình Sở Y tế chủ trì những nhiệm vụ nào?',
    'Nhiệm vụ nào chỉ có Sở Y tế đứng chủ trì?',
    'Sở Y tế chủ trì một mình những việc nào?',
    'Có bao nhiêu nhiệm vụ chỉ một cơ quan chủ trì?',
    'Sở Y tế chủ trì bao nhiêu việc, không tính việc đồng chủ trì?',
  ])('one in "%s"', (question) => expect(asked(question)?.count).toBe('one'));

  it.each([
    'Nhiệm vụ nào không phải chỉ mình Sở Y tế chủ trì?',
    'Sở Y tế đồng chủ trì những nhiệm vụ nào?',
    'Sở Y tế chủ trì cùng cơ quan khác ở những việc nào?',
    'Nhiệm vụ nào do hai sở trở lên đứng chủ trì?',
    'Những việc mà cột chủ trì ghi từ hai đơn vị trở lên?',
    'Nhiệm vụ nào có nhiều cơ quan cùng chủ trì?',
  ])('several in "%s"', (question) => expect(asked(question)?.count).toBe('several'));

  it.each([
    'Sở Y tế chủ trì những nhiệm vụ nào?',
    'Sở Y tế chủ trì hoặc đồng chủ trì những việc nào?',
    'Sở Y tế chỉ phối hợp ở những nhiệm vụ nào?',
    'Sở Y tế và Sở Tài chính cùng chủ trì nhiệm vụ nào?',
    'Sở Y tế làm một mình những nhiệm vụ nào?',
    'Sở Y tế Lâm Đồng chủ trì những nhiệm vụ nào?',
  ])('says nothing of it in "%s"', (question) => expect(asked(question)).toBeNull());

  it('leaves collectives out where named bodies are meant', () => {
    expect(asked('Cột chủ trì ghi tên từ hai cơ quan cụ thể trở lên ở những nhiệm vụ nào?')).toEqual({
      count: 'several',
      named: true,
    });
  });
});
