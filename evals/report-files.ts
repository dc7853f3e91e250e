// The files around a scored run: gates in, HTML report out, and the agency register as the metrics use it.
import path from 'node:path';
import { packageRoot } from '../server/config.ts';
import { buildRegister, findAgencies } from '../server/vietnamese/agencies.ts';
import type { AgencyFinder } from './metrics/support.ts';
import { type ReportData, renderReport } from './report.ts';
import type { StoredTexts } from './stored.ts';
import { readText } from './suite.ts';
import { type Gate, parseThresholds } from './thresholds.ts';
import { writeText } from './write-text.ts';

export const evalsFolder = path.join(packageRoot, 'evals');
export const baselineFile = path.join(evalsFolder, 'baseline.json');
export const reportFolder = path.join(evalsFolder, 'report');

/** The project's gates; @throws SuiteError when thresholds.json is not sound. */
export function readGates(): Gate[] {
  return parseThresholds(readText(path.join(evalsFolder, 'thresholds.json')));
}

/** Writes the report as one self-contained HTML file. */
export function writeReport(file: string, data: ReportData): void {
  writeText(file, renderReport(data));
}

/** Names agencies by the register of the database that answered; only registered ones can be compared. */
export function agencyFinder(stored: StoredTexts): AgencyFinder {
  const register = buildRegister(stored.agencies);
  const known = new Set(stored.agencies.map((agency) => agency.id));
  return (text) =>
    findAgencies(text, register)
      .map((mention) => mention.agency.id)
      .filter((id) => known.has(id));
}
