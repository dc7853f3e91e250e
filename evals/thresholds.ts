// The gates: which figure, over which questions, must reach what. The data is in thresholds.json.
import { z } from 'zod';
import type { QuestionScore } from './score.ts';
import { parseJson, questionClasses, SuiteError } from './suite.ts';
import { type Figure, type MetricName, metricNames, summarise } from './summary.ts';

const gateSchema = z
  .strictObject({
    metric: z.enum(metricNames),
    /** Classes it is measured on; all when left out. */
    classes: z.array(z.enum(questionClasses)).min(1).optional(),
    /** `blind`: only questions written without looking at the system. */
    over: z.enum(['all', 'blind']),
    min: z.number().optional(),
    max: z.number().optional(),
    /** Name in the report, Vietnamese. */
    label: z.string().min(1),
  })
  .refine((gate) => (gate.min === undefined) !== (gate.max === undefined), 'needs either min or max');

export type Gate = z.infer<typeof gateSchema>;
/** `unmeasured`: no question of the suite speaks to it. */
export type GateResult = { gate: Gate; figure: Figure; status: 'passed' | 'missed' | 'unmeasured' };

/** Gates from the text of thresholds.json; @throws SuiteError when it is not as described here. */
export function parseThresholds(text: string): Gate[] {
  const parsed = z.array(gateSchema).min(1).safeParse(parseJson(text, 'thresholds.json'));
  if (!parsed.success) throw new SuiteError(`thresholds.json: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Measures each gate on its own questions, in order. */
export function checkGates(gates: Gate[], scores: QuestionScore[]): GateResult[] {
  return gates.map((gate) => {
    const own = scores.filter(
      (score) =>
        (gate.over === 'all' || score.blind) &&
        (gate.classes === undefined || gate.classes.includes(score.class)),
    );
    const figure = figureOf(gate.metric, own);
    return { gate, figure, status: statusOf(gate, figure) };
  });
}

function figureOf(metric: MetricName, scores: QuestionScore[]): Figure {
  return summarise(scores).metrics[metric];
}

/** Whether a figure keeps its gate. */
export function statusOf(gate: Gate, { value }: Figure): GateResult['status'] {
  if (value === null) return 'unmeasured';
  // Shares are quotients of whole numbers: the slack only takes away rounding of floats.
  const holds = gate.min !== undefined ? value >= gate.min - 1e-9 : value <= (gate.max ?? Infinity) + 1e-9;
  return holds ? 'passed' : 'missed';
}
