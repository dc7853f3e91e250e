// What the routes are given: the assistant, the stored things they show, and the bounds they keep.
import type { Registry } from 'prom-client';
import type { AssetPaths } from '../../views/types.ts';
import type { Ask, Viewer } from '../ask/contract.ts';
import type { Log } from '../log.ts';
import type { Conversations } from '../store/conversations.ts';
import type { Library } from '../store/library.ts';
import type { Gate } from './gate.ts';
import type { Metrics } from './metrics.ts';

export type WebConfig = {
  /** Names under which the page may be reached (Host header), besides loopback. */
  publicHosts: string[];
  maxQuestionChars: number;
  /** Questions answered at the same time; more are asked to come again. */
  maxConcurrentQuestions: number;
  /** Milliseconds after which an answer is given up. */
  maxAnswerMs: number;
};

export type RouteContext = {
  ask: Ask;
  library: Library;
  conversations: Conversations;
  config: WebConfig;
  /** Questions to begin with, taken from the corpus. */
  suggestions: () => Promise<string[]>;
  log: Log;
  clock: () => Date;
  /** An unguessable id of at least 128 random bits in URL-safe characters. */
  newId: () => string;
  registry: Registry;
  metrics: Metrics;
  gate: Gate;
  assets: AssetPaths;
};

/** Groups of someone without an account: documents open to every official. */
export const openGroups = ['public'];

export function viewerOf(visitorId: string): Viewer {
  return { id: visitorId, groups: openGroups };
}
