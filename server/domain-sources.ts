// The nouns of sources, their runs and the jobs of their documents, shared by every part: no logic, no imports.

export const sourceKinds = ['folder', 'upload', 'ckan', 'http', 'dms'] as const;
export type SourceKind = (typeof sourceKinds)[number];
export const piiPolicies = ['keep', 'mask', 'refuse'] as const;

/** What an administrator decides of a source. */
export type SourceSettings = {
  name: string;
  owner: string;
  /** Five fields of cron in Vietnamese time; null: only by hand. */
  schedule: string | null;
  watched: boolean;
  audience: string[];
  piiPolicy: (typeof piiPolicies)[number];
  /** What the kind needs; checked by ingest/sources. */
  settings: Record<string, unknown>;
};

export type SourceRecord = SourceSettings & {
  id: string;
  kind: SourceKind;
  pausedAt: Date | null;
  deletedAt: Date | null;
};

export type RunTrigger = 'manual' | 'schedule' | 'watch' | 'upload';
export type RunState = 'queued' | 'listing' | 'reading' | 'done' | 'failed' | 'cancelled';
export type PlannedChange = [action: 'create' | 'update' | 'unchanged' | 'retire' | 'failed', uri: string];

export type SourceRun = {
  id: string;
  sourceId: string;
  trigger: RunTrigger;
  dryRun: boolean;
  state: RunState;
  queueId: string;
  complete: boolean;
  found: number;
  created: number;
  updated: number;
  unchanged: number;
  retired: number;
  failed: number;
  reasons: string[];
  plan: PlannedChange[] | null;
  createdAt: Date;
  finishedAt: Date | null;
};

export type JobState = 'queued' | 'reading' | 'embedding' | 'done' | 'failed' | 'cancelled';
export type JobResult = 'created' | 'updated' | 'unchanged';

export type IngestJob = {
  id: string;
  runId: string;
  sourceId: string;
  uri: string;
  item: Record<string, unknown>;
  mark: string;
  state: JobState;
  queueId: string;
  page: number | null;
  pages: number | null;
  attempts: number;
  result: JobResult | null;
  documentId: string | null;
  reason: string | null;
  createdAt: Date;
  finishedAt: Date | null;
};

export type IngestCounts = {
  created: number;
  updated: number;
  unchanged: number;
  retired: number;
  failed: number;
};

/** How far a run of ingestion is. */
export type IngestProgress = {
  phase: 'documents' | 'records' | 'index' | 'vectors';
  done: number;
  /** Null when it cannot be known before the end. */
  total: number | null;
  /** File being worked on, for people. */
  name?: string;
  /** How far a file that has pages is read. */
  page?: number;
  pages?: number;
};

/** A run outside the queue: of the ingest command, or of the knowledge base at start. */
export type DirectRun = IngestCounts & {
  id: number;
  source: string;
  startedAt: Date;
  finishedAt: Date | null;
  updatedAt: Date;
  progress: IngestProgress | null;
  failures: string[];
  problem: string | null;
};
