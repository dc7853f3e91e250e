// Writes events of one answer to a stream in order, skipping drafts that a newer one has overtaken.
import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Log } from '../../log.ts';

/** `render` is called when the event is written, so an overtaken draft costs nothing. */
export type StreamEvent = { event?: string; overtakenBy?: string; render: () => string };

export type EventWriter = { push(event: StreamEvent): void; end(): Promise<void> };

// Drafts come faster than anyone reads; one repaint in this time is smooth.
const draftIntervalMs = 60;

// Keeps proxies between us and the browser from closing a silent connection.
const heartbeatMs = 15_000;

/**
 * A response of server-sent events. `work` gets a signal that is aborted when the client goes away. An error
 * in `work` is logged and ends the stream: Hono's own handler would send its message to the browser.
 */
export function eventStream(
  c: Context,
  log: Log,
  work: (writer: EventWriter, signal: AbortSignal) => Promise<void>,
): Response {
  c.header('X-Accel-Buffering', 'no');
  return streamSSE(c, async (stream) => {
    const gone = new AbortController();
    stream.onAbort(() => gone.abort());
    const heartbeat = setInterval(() => void stream.write(': \n\n'), heartbeatMs);
    const writer = createWriter(stream);
    try {
      await work(writer, AbortSignal.any([gone.signal, c.req.raw.signal]));
    } catch (error) {
      log.error({ err: error }, 'a streamed answer failed');
    } finally {
      clearInterval(heartbeat);
      await writer.end();
    }
  });
}

function createWriter(stream: SSEStreamingApi): EventWriter {
  const queue: StreamEvent[] = [];
  let running: Promise<void> | null = null;
  const drain = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const data = next.render();
      await stream.writeSSE(next.event === undefined ? { data } : { event: next.event, data });
      if (next.overtakenBy !== undefined) await stream.sleep(draftIntervalMs);
    }
    running = null;
  };
  return {
    push(event) {
      const last = queue.at(-1);
      if (last?.overtakenBy !== undefined && last.overtakenBy === event.overtakenBy) queue.pop();
      queue.push(event);
      running ??= drain();
    },
    async end() {
      await running;
    },
  };
}
