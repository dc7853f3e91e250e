// A part of a name's words, in their order, means the one agency that has them; nothing is guessed between two.
import { describe, expect, it } from 'vitest';
import { buildRegister, newAgency } from '../vietnamese/agencies.ts';
import { shortenedNames } from './asked-shortened.ts';

const register = buildRegister(
  [
    'Ban Quản lý dự án đầu tư xây dựng các công trình thủy lợi tỉnh',
    'Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng tỉnh',
    'Trung tâm Khuyến nông và Dịch vụ nông nghiệp tỉnh',
    'Sở Xây dựng',
  ].map(newAgency),
);
const found = (question: string) =>
  shortenedNames(question, register).map(({ agency, printed }) => [agency.name, printed]);

describe('shortenedNames', () => {
  it('knows an agency by a part of its words', () =>
    expect(found('Ban quản lý công trình thủy lợi làm những việc gì?')).toEqual([
      ['Ban Quản lý dự án đầu tư xây dựng các công trình thủy lợi tỉnh', 'Ban quản lý công trình thủy lợi'],
    ]));

  it('reads a question without diacritics', () =>
    expect(found('ban quan ly cong trinh dan dung chu tri viec gi')).toHaveLength(1));

  it.each([
    'Ban quản lý dự án làm những việc gì?',
    'Ban quản lý rừng phòng hộ làm gì?',
    'Trung tâm nông nghiệp làm gì?',
    'Trung tâm Dịch vụ việc làm ở đâu?',
  ])('leaves "%s" open', (question) => expect(found(question)).toEqual([]));
});
