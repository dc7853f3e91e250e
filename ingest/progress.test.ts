// Progress is shown where there is work: bars on a terminal, a few lines elsewhere, nothing for a quick look.
import { describe, expect, test } from 'vitest';
import type { IngestProgress } from '../server/domain-sources.ts';
import { terminalProgress } from './progress.ts';

/** What is written for events at the given times (ms). */
function shown(events: [number, IngestProgress][], isTTY = false): string {
  let text = '';
  let time = 0;
  const stream = {
    isTTY,
    write: (part: string) => {
      text += part;
    },
  };
  const report = terminalProgress(stream, () => time);
  for (const [at, event] of events) {
    time = at;
    report(event);
  }
  return text;
}

const documents = (done: number): IngestProgress => ({ phase: 'documents', done, total: 2, name: 'a.txt' });

describe('progress of ingestion', () => {
  test('says nothing when looking through the documents takes a moment', () => {
    expect(
      shown([
        [0, documents(0)],
        [300, documents(1)],
        [600, documents(2)],
      ]),
    ).toBe('');
  });

  test('says where a longer look stands, and how it ended', () => {
    const text = shown([
      [0, documents(0)],
      [900, documents(1)],
      [1_000, documents(2)],
    ]);
    expect(text).toBe('Đọc văn bản: 1/2 (a.txt)\nĐọc văn bản: 2/2 (a.txt)\n');
  });

  test('names work that changes the database from its first step', () => {
    const records = (done: number): IngestProgress => ({ phase: 'records', done, total: null });
    const text = shown([
      [0, records(300)],
      [10, records(600)],
      [5_100, records(900)],
    ]);
    expect(text).toBe('Nạp bản ghi: 300\nNạp bản ghi: 900\n');
  });

  test('redraws one bar on a terminal', () => {
    const vectors = (done: number): IngestProgress => ({ phase: 'vectors', done, total: 2 });
    const text = shown(
      [
        [0, vectors(1)],
        [200, vectors(2)],
      ],
      true,
    );
    expect(text.split('\r\u001B[2K').slice(1)).toEqual([
      `[${'█'.repeat(12)}${'░'.repeat(12)}] Tính véc-tơ: 1/2`,
      `[${'█'.repeat(24)}] Tính véc-tơ: 2/2\n`,
    ]);
  });
});
