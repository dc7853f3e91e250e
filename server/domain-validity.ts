// Nouns of official documents' metadata and validity, shared by every part: no logic.
import type { Span, ValidityStatus } from './domain.ts';

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

export type DocumentName = { id: string; title: string; number: string | null };

/** What one stored document does to another, seen from one of them. */
export type Relation = {
  kind: EffectKind;
  /** The other document. */
  other: DocumentName & { status: ValidityStatus };
  /** 'out': this document does it to the other; 'in': the other does it to this one. */
  direction: 'in' | 'out';
  section: string | null;
  on: string | null;
  printed: string;
};

/** What a document does to one that is not stored, which has only its number. */
export type UnstoredTarget = { kind: EffectKind; number: string; section: string | null };

/** All that the page of a document shows beside its text. */
export type Dossier = Omit<DocumentDetails, 'confidence'> & {
  validFrom: string | null;
  validTo: string | null;
  /** Taken out of use by hand. */
  withdrawn: boolean;
  confidence: Record<string, number>;
  personalData: PersonalDataReport[];
  relations: Relation[];
  unstored: UnstoredTarget[];
  /** Oldest first. */
  history: { at: Date; action: string; detail: Record<string, unknown> }[];
};

/** Null: as read from the document. Dates are ISO days. */
export type Correction = {
  number: string | null;
  issuedOn: string | null;
  status: ValidityStatus | null;
  validFrom: string | null;
  validTo: string | null;
  note: string;
};

export type PersonalDataKind = 'citizen_id' | 'phone' | 'tax_number' | 'bank_account' | 'email' | 'address';

/** How much personal data of a kind a document has, and whether it was covered before storing. */
export type PersonalDataReport = { kind: PersonalDataKind; count: number; masked: boolean };
