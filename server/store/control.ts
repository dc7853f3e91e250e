// The client side of a running server's control endpoint: commands go through it instead of the locked folder.
import { runningEndpoint } from './lock.ts';

/** What a running server answers on its control endpoint. */
export const controlPaths = {
  ask: '/control/ask',
  ingest: '/control/ingest',
  documents: '/control/documents',
} as const;

/** Header that carries the endpoint's token; the server compares it in constant time. */
export const controlTokenHeader = 'x-control-token';

/**
 * Posts `body` as JSON to the server that runs on `dataDir`, null when none runs there. The reply is
 * the server's own, errors included; read it with `readLines` when it streams progress.
 */
export async function callRunningServer(
  dataDir: string,
  path: string,
  body: unknown,
  signal?: AbortSignal,
): Promise<Response | null> {
  const endpoint = runningEndpoint(dataDir);
  if (!endpoint) return null;
  try {
    return await fetch(`http://127.0.0.1:${endpoint.port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [controlTokenHeader]: endpoint.token },
      body: JSON.stringify(body),
      redirect: 'error',
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    // it stopped between our look and the call: the caller opens the folder itself
    if (runningEndpoint(dataDir) === null) return null;
    throw error;
  }
}

/** The JSON values of a reply that sends one a line (application/x-ndjson), as they arrive. */
export async function* readLines(response: Response): AsyncGenerator<unknown> {
  if (!response.body) return;
  let rest = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim()) yield JSON.parse(line);
  }
  if (rest.trim()) yield JSON.parse(rest);
}
