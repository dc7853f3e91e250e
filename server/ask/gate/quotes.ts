// Quoted spans: what stands between quotation marks is found in the cited source, word for word.
import { contextOf, exactForm } from './text.ts';
import type { Check } from './types.ts';

const QUOTED = /“([^“”]{2,2000})”|"([^"]{2,2000})"/gu;

/** Fails on a quotation that no cited source contains. */
export const checkQuotes: Check = (segment) => {
  const contexts = segment.sources.map((source) => exactForm(contextOf(source)));
  for (const match of segment.text.matchAll(QUOTED)) {
    const quote = exactForm(match[1] ?? match[2] ?? '').replace(/[.,;:…\s]+$/u, '');
    if (!contexts.some((context) => context.includes(quote))) return { reason: 'quote', detail: match[0] };
  }
  return null;
};
