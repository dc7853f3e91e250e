// A progress bar on stderr: redrawn in place on a terminal, a line now and then elsewhere.

export type Progress = { step: (done: number, note?: string) => void; end: () => void };

const WIDTH = 28;

/** A bar over `total` steps. `stream` is stderr in the program. */
export function createProgress(
  label: string,
  total: number,
  stream: { isTTY?: boolean; write(text: string): unknown },
): Progress {
  let drawnAt = 0;
  const draw = (done: number, note: string) => {
    const filled = total === 0 ? WIDTH : Math.round((done / total) * WIDTH);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`;
    if (stream.isTTY) stream.write(`\r\u001b[2K${label} ${bar} ${done}/${total} ${note}`);
    else if (done === total || done - drawnAt >= Math.max(1, total / 5)) {
      drawnAt = done;
      stream.write(`${label} ${done}/${total}\n`);
    }
  };
  return {
    step: (done, note = '') => draw(done, note),
    end: () => {
      if (stream.isTTY) stream.write('\n');
    },
  };
}
