// Progress of ingestion on stderr: a bar on a terminal, a line now and then elsewhere.
import type { IngestProgress } from '../server/domain-sources.ts';

export type OnProgress = (event: IngestProgress) => void;

const phaseNames: Record<IngestProgress['phase'], string> = {
  documents: 'Đọc văn bản',
  records: 'Nạp bản ghi',
  index: 'Lập chỉ mục',
  vectors: 'Tính véc-tơ',
};

const barWidth = 24;
const terminalEveryMs = 100;
const linesEveryMs = 5_000;
/** Looking through documents that have not changed mostly takes less, and is not worth a line. */
const quietMs = 700;

/**
 * Shows events on `stream`; `now` is the clock in milliseconds. A short look through the documents is silent, so
 * that a run with nothing to do says nothing. A finished phase leaves one line behind.
 */
export function terminalProgress(
  stream: { write(text: string): unknown; isTTY?: boolean; columns?: number },
  now: () => number = () => performance.now(),
): OnProgress {
  const everyMs = stream.isTTY ? terminalEveryMs : linesEveryMs;
  let shownAt = Number.NEGATIVE_INFINITY;
  let phase: string | null = null;
  let startedAt: number | null = null;
  return (event) => {
    startedAt ??= now();
    if (event.phase === 'documents' && now() - startedAt < quietMs) return;
    const finished = event.total !== null && event.done >= event.total;
    if (event.phase === phase && !finished && now() - shownAt < everyMs) return;
    phase = event.phase;
    shownAt = now();
    const end = !stream.isTTY || finished ? '\n' : '';
    const text = stream.isTTY
      ? `\r\u001B[2K${progressBar(event, stream.columns ?? 80)}`
      : progressLine(event);
    stream.write(text + end);
  };
}

/** "Đọc văn bản: 3/12 (ke-hoach.txt)" */
export function progressLine(event: IngestProgress): string {
  const amount = event.total === null ? `${event.done}` : `${event.done}/${event.total}`;
  const page = event.page === undefined ? '' : `, trang ${event.page}/${event.pages}`;
  return `${phaseNames[event.phase]}: ${amount}${event.name ? ` (${event.name}${page})` : ''}`;
}

/** One line that fits into `columns`, with a bar when the total is known. */
export function progressBar(event: IngestProgress, columns: number): string {
  if (!event.total) return progressLine(event).slice(0, columns - 1);
  const filled = Math.round((barWidth * Math.min(event.done, event.total)) / event.total);
  const bar = `[${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}]`;
  return `${bar} ${progressLine(event)}`.slice(0, columns - 1);
}
