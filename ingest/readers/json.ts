// Reads .json: a list of records becomes a table, anything else lines of "name: value".
import { basename } from 'node:path';
import { grid, paragraph, type ReadBlock, writeBlocks } from './canonical.ts';
import { decodeText, decodeUnicode } from './decode.ts';
import { fileType } from './file-type.ts';
import { maxColumns } from './limits.ts';
import { ReadError, type Reader } from './read-result.ts';

const MAX_DEPTH = 20;

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

export const jsonReader: Reader = {
  name: 'json',
  accepts: (path, bytes) => fileType(bytes) === 'text' && (/\.json$/iu.test(path) || isJson(bytes)),
  read: async (path, bytes) => {
    const name = basename(path);
    const value = parseJson(name, decodeText(name, bytes).replace(/^\uFEFF/u, ''));
    return { ...writeBlocks(name, jsonBlocks(value, [], 0)), meta: {}, warnings: [] };
  },
};

function isJson(bytes: Uint8Array): boolean {
  const text =
    decodeUnicode(Buffer.from(bytes))
      ?.replace(/^\uFEFF/u, '')
      .trim() ?? '';
  if (!/^(?:\[\s*[[{"]|\{\s*")/u.test(text) || !/[\]}]$/u.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function parseJson(name: string, text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw new ReadError(`Tệp JSON "${name}" sai cú pháp; hãy xuất lại tệp rồi nạp lại.`, { cause });
  }
}

function jsonBlocks(value: Json, path: string[], depth: number): ReadBlock[] {
  const label = path.join(' › ');
  if (value === null) return [];
  if (typeof value !== 'object') return [paragraph(label === '' ? String(value) : `${label}: ${value}`)];
  if (depth >= MAX_DEPTH) return [paragraph(`${label}: ${JSON.stringify(value)}`)];
  if (Array.isArray(value)) {
    const table = recordTable(value);
    if (table !== null) return [...(label === '' ? [] : [paragraph(label)]), table];
    return value.flatMap((item, at) =>
      jsonBlocks(item, isPlain(item) ? path : [...path, String(at + 1)], depth + 1),
    );
  }
  return Object.entries(value).flatMap(([name, item]) => jsonBlocks(item, [...path, name], depth + 1));
}

/** A list of flat records as rows under their field names. */
function recordTable(items: Json[]): ReadBlock | null {
  const records = items.filter((item) => item !== null && typeof item === 'object' && !Array.isArray(item));
  if (records.length < 2 || records.length !== items.length) return null;
  const names = [...new Set(records.flatMap((record) => Object.keys(record as object)))];
  if (names.length < 2 || names.length > maxColumns) return null;
  const rows = records.map((record) =>
    names.map((name) => cellText((record as { [name: string]: Json })[name] ?? null)),
  );
  return grid([names, ...rows], 0, { sheet: null, rows: [], columns: [], notation: 'point' });
}

function cellText(value: Json): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isPlain(value: Json): boolean {
  return value === null || typeof value !== 'object';
}
