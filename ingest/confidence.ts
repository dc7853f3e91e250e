// How sure the rules are of each metadata field: by what it was read from and by the recognition of its page.
import type { DocumentMeta } from '../server/domain.ts';
import type { DocumentDetails, MetadataField } from '../server/domain-validity.ts';
import { documentNumberKey, typeOfKey } from '../server/vietnamese/document-number.ts';

/** A field in its proper form at its proper place. */
const SURE = 0.98;
/** Found, but in a form that the rules only tolerate. */
const LIKELY = 0.8;
/** Taken from elsewhere, or against another field. */
const DOUBTFUL = 0.6;

/** Confidence of each field that was found. `quality`: of the recognition, 1 for digital text. */
export function confidenceOf(
  meta: DocumentMeta,
  details: Omit<DocumentDetails, 'confidence'>,
  head: readonly string[],
  quality: number,
): { field: MetadataField; value: number }[] {
  const key = meta.number === null ? null : documentNumberKey(meta.number);
  const typeOfNumber = key === null ? null : typeOfKey(key);
  const agrees = typeOfNumber === null || meta.type === null || meta.type.startsWith(typeOfNumber);
  const yearOfNumber = /\/((?:19|20)\d{2})\//u.exec(meta.number ?? '')?.[1];
  const sameYear = yearOfNumber === undefined || meta.year === null || Number(yearOfNumber) === meta.year;
  const inHead = (name: string | null) =>
    name !== null && head.some((line) => line.toLowerCase().includes(name.toLowerCase()));
  const rules: [MetadataField, boolean, number][] = [
    ['type', meta.type !== null, agrees ? SURE : DOUBTFUL],
    ['number', meta.number !== null, key === null ? DOUBTFUL : sameYear && agrees ? SURE : LIKELY],
    ['issuer', meta.issuer !== null, inHead(meta.issuer) ? SURE : LIKELY],
    ['parent_agency', details.parentAgency !== null, LIKELY],
    ['place', details.place !== null, SURE],
    ['issued_on', meta.issuedOn !== null, sameYear ? SURE : DOUBTFUL],
    ['abstract', details.abstract !== null, SURE],
    ['signer', details.signer !== null, details.signerTitle === null ? LIKELY : SURE],
    ['signer_title', details.signerTitle !== null, details.signer === null ? DOUBTFUL : SURE],
    ['addressees', details.addressees.length > 0, SURE],
    ['recipients', details.recipients.length > 0, details.signer === null ? LIKELY : SURE],
  ];
  return rules
    .filter(([, found]) => found)
    .map(([field, , value]) => ({ field, value: Math.round(value * quality * 100) / 100 }));
}
