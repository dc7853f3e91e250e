// Figures for /metrics: requests by route, questions by outcome, time to answer, questions in flight.
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Answer } from '../domain.ts';

export type Metrics = {
  answered(answer: Pick<Answer, 'outcome' | 'phrasing'>, seconds: number): void;
  middleware: MiddlewareHandler;
};

/** `inside` counts the questions being answered now. */
export function createMetrics(registry: Registry, inside: () => number): Metrics {
  const registers = [registry];
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time until the response began, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.3, 1, 3, 10, 30],
    registers,
  });
  const questions = new Counter({
    name: 'questions_total',
    help: 'Questions answered, by outcome and phrasing',
    labelNames: ['outcome', 'phrasing'],
    registers,
  });
  const durations = new Histogram({
    name: 'answer_duration_seconds',
    help: 'Time from question to finished answer',
    buckets: [0.05, 0.1, 0.3, 1, 3, 10, 30, 60, 120],
    registers,
  });
  const inFlight = new Gauge({
    name: 'questions_in_flight',
    help: 'Questions being answered now',
    registers,
    collect() {
      this.set(inside());
    },
  });
  inFlight.set(0);
  return {
    answered(answer, seconds) {
      questions.inc({ outcome: answer.outcome.class, phrasing: answer.phrasing });
      durations.observe(seconds);
    },
    middleware: async function measure(c, next) {
      const stop = requests.startTimer();
      await next();
      stop({ method: c.req.method, route: routePath(c, -1), status: c.res.status });
    },
  };
}
