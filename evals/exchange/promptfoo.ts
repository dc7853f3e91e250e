// promptfoo test files (YAML): assertions that mean what our golds mean are read as golds, the rest is named and left out.
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { parseSuite, SuiteError, type SuiteLine } from '../suite.ts';
import type { Imported } from './imported.ts';

const assertionSchema = z.looseObject({ type: z.string(), value: z.unknown().optional() });
const testSchema = z.looseObject({
  description: z.string().optional(),
  vars: z.record(z.string(), z.unknown()).optional(),
  assert: z.array(assertionSchema).optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
});
const fileSchema = z.union([
  z.array(testSchema),
  z.looseObject({ tests: z.array(testSchema), defaultTest: testSchema.optional() }),
]);

type Test = z.infer<typeof testSchema>;
type Line = Record<string, unknown> & { gold?: Record<string, unknown> };

/** Where tests usually keep the question, in this order; else the only text among the variables. */
const questionVariables = ['question', 'query', 'input', 'prompt', 'user_input', 'message'];
/** Graded by a model elsewhere; here their text is the reference of the model judge. */
const rubrics = new Set([
  'llm-rubric',
  'factuality',
  'model-graded-factuality',
  'answer-relevance',
  'similar',
]);

/** Tests as suite lines; @throws SuiteError for a text that is no promptfoo file or a test without a question. */
export function fromPromptfoo(text: string, name: string): Imported {
  const parsed = fileSchema.safeParse(parseYaml(text, name));
  if (!parsed.success)
    throw new SuiteError(
      `${name}: không phải tệp promptfoo có danh sách "tests" — ${z.prettifyError(parsed.error)}`,
    );
  const tests = Array.isArray(parsed.data) ? parsed.data : parsed.data.tests;
  const shared = Array.isArray(parsed.data) ? [] : (parsed.data.defaultTest?.assert ?? []);
  const skipped = new Map<string, number>();
  const lines = tests.map((test, index) => lineOf(test, shared, index, name, skipped));
  if (lines.length === 0) throw new SuiteError(`${name}: không có phép thử nào trong "tests".`);
  return {
    lines: parseSuite(lines.map((line) => JSON.stringify(line)).join('\n'), name),
    notes: [...skipped].map(
      ([type, count]) => `${count} phép kiểm "${type}" không có phép tương ứng nên được bỏ qua.`,
    ),
  };
}

/** Suite lines as a promptfoo file; what promptfoo has no word for travels in `metadata` and comes back on import. */
export function toPromptfoo(lines: SuiteLine[], description: string): string {
  const tests = lines.map((line) => {
    const { id, question, history, gold, ...rest } = line;
    const { refused, contains, absent, ...other } = gold ?? {};
    const assertions = [
      ...(refused === true ? [{ type: 'is-refusal' }] : []),
      ...(contains ?? []).map((group) =>
        group.length === 1 ? { type: 'icontains', value: group[0] } : { type: 'icontains-any', value: group },
      ),
      ...(absent ?? []).map((value) => ({ type: 'not-icontains', value })),
    ];
    return {
      description: id,
      vars: { question, ...(history ? { history } : {}) },
      ...(assertions.length > 0 ? { assert: assertions } : {}),
      metadata: { ...rest, ...(gold ? { gold: { refused, ...other } } : {}) },
    };
  });
  return stringify({ description, prompts: ['{{question}}'], tests }, { lineWidth: 0 });
}

function parseYaml(text: string, name: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    throw new SuiteError(`${name}: không phải YAML hợp lệ.`, { cause });
  }
}

function lineOf(
  test: Test,
  shared: Test['assert'],
  index: number,
  name: string,
  skipped: Map<string, number>,
): Line {
  const question = questionOf(test.vars ?? {});
  if (question === null)
    throw new SuiteError(
      `${name}, phép thử ${index + 1}: không tìm thấy câu hỏi trong "vars" (cần một biến như "question").`,
    );
  const { gold: stored, ...metadata } = test.metadata ?? {};
  const gold: Record<string, unknown> = { refused: false, ...(isRecord(stored) ? stored : {}) };
  const contains: string[][] = [];
  const absent: string[] = [];
  let reference: string | null = null;
  for (const assertion of [...(shared ?? []), ...(test.assert ?? [])]) {
    const values = [assertion.value ?? []].flat().map(String);
    if (assertion.type === 'is-refusal') gold.refused = true;
    else if (assertion.type === 'not-is-refusal') gold.refused = false;
    else if (/^i?contains-any$/.test(assertion.type)) contains.push(values);
    else if (/^(?:i?contains(?:-all)?|equals)$/.test(assertion.type))
      contains.push(...values.map((value) => [value]));
    else if (/^not-i?contains(?:-any)?$/.test(assertion.type)) absent.push(...values);
    else if (rubrics.has(assertion.type) && values[0]) reference = values[0];
    else skipped.set(assertion.type, (skipped.get(assertion.type) ?? 0) + 1);
  }
  if (contains.length > 0) gold.contains = contains;
  if (absent.length > 0) gold.absent = absent;
  const isChecked = isRecord(stored) || contains.length + absent.length > 0 || gold.refused === true;
  return {
    id: test.description?.trim() || `promptfoo-${String(index + 1).padStart(3, '0')}`,
    question,
    ...(Array.isArray(test.vars?.history) ? { history: test.vars.history } : {}),
    ...(isChecked && metadata.class === undefined
      ? { class: gold.refused === true ? 'unanswerable' : 'fact' }
      : {}),
    ...metadata,
    ...(reference === null ? {} : { reference }),
    ...(isChecked ? { gold } : {}),
  };
}

function questionOf(vars: Record<string, unknown>): string | null {
  const named = questionVariables.map((name) => vars[name]).find((value) => typeof value === 'string');
  if (typeof named === 'string') return named;
  const texts = Object.values(vars).filter((value) => typeof value === 'string');
  return texts.length === 1 ? (texts[0] ?? null) : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
