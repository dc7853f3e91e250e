// Nouns of official documents' metadata and validity, shared by every part: no logic.
import type { Span } from './domain.ts';

/** Abbreviations of authority before a signature: on behalf of, for, by order, by authorisation, acting. */
export type SigningMode = 'TM' | 'KT' | 'TL' | 'TUQ' | 'Q';

export type Urgency = 'urgent' | 'very_urgent' | 'immediate';

export type MetadataField =
  | 'type'
  | 'number'
  | 'issuer'
  | 'parent_agency'
  | 'place'
  | 'issued_on'
  | 'abstract'
  | 'signer'
  | 'signer_title'
  | 'addressees'
  | 'recipients';

/** What else an official document says of itself. A field that is not printed is null or empty. */
export type DocumentDetails = {
  parentAgency: string | null;
  place: string | null;
  abstract: string | null;
  signer: string | null;
  signerTitle: string | null;
  signingMode: SigningMode | null;
  signingCapacity: string | null;
  urgency: Urgency | null;
  addressees: string[];
  recipients: string[];
  /** How sure the rules are of a field they found, 0 to 1. */
  confidence: { field: MetadataField; value: number }[];
};

export type EffectKind = 'effective' | 'expires' | 'replaces' | 'abolishes' | 'amends';

/** One clause about validity (điều khoản hiệu lực): of the document itself, or what it does to another. */
export type EffectClause = {
  kind: EffectKind;
  /** Key of the other document (see LegalReference); null in what a document says of its own time. */
  targetKey: string | null;
  /** Day of the other document when printed: short numbers are told apart by it. */
  targetIssuedOn: string | null;
  /** Part of the other document: "Điều 5", "Điều 5.2.a"; null for the whole of it. */
  targetSection: string | null;
  /** First day of the effect (for `expires`: first day without it); null: the day the document itself takes effect. */
  on: string | null;
  /** Outline node that says so. */
  path: string;
  span: Span;
  printed: string;
};
