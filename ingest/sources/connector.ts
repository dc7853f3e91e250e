// What every kind of source can do: list its items, and put one of them as a file before the readers.
import type { FoundFile } from '../list-files.ts';

/** One thing of a source that becomes one document, or those of one archive. */
export type SourceItem = {
  /** Stable name within the source, with forward slashes; the name that people see. */
  uri: string;
  /** Changes whenever the item may have changed. */
  mark: string;
  /** How `fetch` finds it again; stored with the job, so never a secret. */
  item: Record<string, unknown>;
};

/** An item, or a problem that a report should name; a problem with an uri keeps that item as it is. */
export type Listed =
  | SourceItem
  | { problem: string; uri: string | null }
  /** All items whose uri starts so are in this listing, also in one of changes alone. */
  | { group: string }
  /** Last of all: what to give the next listing; `partial` when what is not listed is as it was. */
  | { remember: Remembered; partial: boolean };

/** What a source remembers of its last listing; its own affair. */
export type Remembered = Record<string, unknown>;

/** The item as a file below `root`; its uri is its path from there. */
export type Fetched = { root: string; file: FoundFile };

export type Connector = {
  /**
   * All items of the source. What it lacks is retired, so it throws rather than end early. With what an earlier
   * listing gave to remember, it may list what has changed since, and says so at its end.
   * @throws SourceError, SourceUnavailableError
   */
  list(signal: AbortSignal, since?: Remembered | null): AsyncGenerator<Listed>;
  /** Puts the item below `folder` when it is not a file of this machine already. */
  fetch(item: SourceItem, folder: string, signal: AbortSignal): Promise<Fetched>;
};
