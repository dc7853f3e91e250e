// The program's log: JSON lines on stderr, never on stdout, never with a key, a question or a document's text.
import { pino } from 'pino';

export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** A pino logger on stderr. Secrets are redacted by name in case a caller passes a whole configuration. */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: ['*.apiKey', 'apiKey', '*.databaseUrl', 'databaseUrl', '*.token', 'token'],
        censor: '[hidden]',
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
