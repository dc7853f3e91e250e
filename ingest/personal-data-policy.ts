// What a source's policy makes of personal data: kept and reported, masked before anything is stored, or refused.
import type { PersonalDataKind, PersonalDataReport } from '../server/domain-validity.ts';
import { countPersonalData, findPersonalData, maskPersonalData } from './personal-data.ts';
import { ReadError } from './readers/read-result.ts';
import type { PiiPolicy } from './source.ts';

const names: Record<PersonalDataKind, string> = {
  citizen_id: 'số định danh cá nhân',
  phone: 'số điện thoại',
  tax_number: 'mã số thuế',
  bank_account: 'số tài khoản',
  email: 'thư điện tử',
  address: 'địa chỉ của cá nhân',
};

/** The source refuses personal data; `message` names the kinds, not the data. */
export class PersonalDataRefused extends ReadError {
  override name = 'PersonalDataRefused';
  readonly found: { kind: PersonalDataKind; count: number }[];
  constructor(found: { kind: PersonalDataKind; count: number }[]) {
    const kinds = found.map(({ kind, count }) => `${count} ${names[kind]}`).join(', ');
    super(`Văn bản có dữ liệu cá nhân (${kinds}) mà nguồn này không nhận; hãy che dữ liệu đó rồi nạp lại.`);
    this.found = found;
  }
}

/**
 * The text as it may be stored, and the report of what was found in it.
 * @throws PersonalDataRefused when the policy refuses what was found
 */
export function applyPolicy(
  text: string,
  policy: PiiPolicy,
): { text: string; personalData: PersonalDataReport[] } {
  const found = findPersonalData(text);
  const counts = countPersonalData(found);
  if (policy === 'refuse' && counts.length > 0) throw new PersonalDataRefused(counts);
  const masked = policy === 'mask';
  return {
    text: masked ? maskPersonalData(text, found) : text,
    personalData: counts.map((one) => ({ ...one, masked })),
  };
}
