// What a document is known to hold, and how much of it the reader and the parser gave back.
import type { ParsedDocument } from '../../parse.ts';
import type { ReadResult } from '../../readers/index.ts';

/** Fields of the letterhead; a missing key is not labelled, `null` says that the document does not print it. */
export type MetaLabel = {
  type?: string | null;
  number?: string | null;
  issuedOn?: string | null;
  issuer?: string | null;
  /** Several names where several sign. */
  signer?: string | string[] | null;
  title?: string;
};
export type TaskLabel = {
  number: string;
  text: string;
  lead: string;
  cooperate: string;
  deadline: string;
};
export type DocumentLabel = {
  file: string;
  /** True when letters are recognised from a picture: small deviations count as read. */
  scan: boolean;
  meta: MetaLabel;
  /** Filled cells of table rows in printed order. */
  rows: string[][];
  /** `page` is 0 where there are no pages or the sentence crosses a page break. */
  sentences: { page: number; text: string }[];
  tasks?: TaskLabel[];
};

export type Share = { found: number; of: number };
export type Recovery = {
  meta: Share;
  cells: Share;
  rows: Share;
  sentences: Share;
  tasks: Share;
  /** What was missed, for a person who wants to know why. */
  missed: string[];
};
export type Read = { result: ReadResult; parsed: ParsedDocument };
