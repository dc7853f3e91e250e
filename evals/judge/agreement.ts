// How far the judge agrees with people: share of equal verdicts, Cohen's kappa, and where they differ. Pure.
import { z } from 'zod';
import { parseJson, readText, SuiteError } from '../suite.ts';
import type { Judgement, ToJudge } from './judge.ts';

const labelSchema = z.strictObject({
  id: z.string(),
  question: z.string(),
  reference: z.string(),
  answer: z.string(),
  label: z.enum(['pass', 'fail']),
  why: z.string(),
});
export type Label = z.infer<typeof labelSchema>;

export type Agreement = {
  labels: number;
  /** Labels that the judge gave "pass" or "fail". */
  judged: number;
  equal: number;
  /** Of the judged: 1 is complete, 0 what chance gives; null when it is not defined. */
  kappa: number | null;
  /** The judge passes what people fail: the dangerous side. */
  tooKind: string[];
  tooStrict: string[];
  unsure: number;
  unreadable: number;
};

/** Reads labelled answers; @throws SuiteError naming the bad line. */
export function readLabels(file: string): Label[] {
  return readText(file)
    .split('\n')
    .flatMap((raw, index) => {
      if (raw.trim() === '') return [];
      const where = `${file}, dòng ${index + 1}`;
      const parsed = labelSchema.safeParse(parseJson(raw, where));
      if (!parsed.success) throw new SuiteError(`${where}: ${z.prettifyError(parsed.error)}`);
      return [parsed.data];
    });
}

export function toJudge({ id, question, reference, answer }: Label): ToJudge {
  return { id, question, reference, answer };
}

export function agreementOf(labels: Pick<Label, 'id' | 'label'>[], judgements: Judgement[]): Agreement {
  const byId = new Map(judgements.map((one) => [one.id, one.verdict]));
  const pairs = labels.map((label) => ({ ...label, verdict: byId.get(label.id) ?? null }));
  const judged = pairs.filter((pair) => pair.verdict === 'pass' || pair.verdict === 'fail');
  const equal = judged.filter((pair) => pair.verdict === pair.label).length;
  return {
    labels: labels.length,
    judged: judged.length,
    equal,
    kappa: kappaOf(judged),
    tooKind: judged.filter((pair) => pair.verdict === 'pass' && pair.label === 'fail').map((pair) => pair.id),
    tooStrict: judged
      .filter((pair) => pair.verdict === 'fail' && pair.label === 'pass')
      .map((pair) => pair.id),
    unsure: pairs.filter((pair) => pair.verdict === 'unsure').length,
    unreadable: pairs.filter((pair) => pair.verdict === null).length,
  };
}

/** For a terminal. */
export function agreementText(agreement: Agreement): string {
  const { labels, judged, equal, kappa, tooKind, tooStrict, unsure, unreadable } = agreement;
  const decimal = (value: number) => value.toLocaleString('vi-VN', { maximumFractionDigits: 2 });
  const share = judged === 0 ? '–' : `${decimal((equal / judged) * 100)}%`;
  return [
    `Khớp với nhãn tay: ${equal}/${judged} (${share}), kappa ${kappa === null ? '–' : decimal(kappa)}; ${labels} nhãn`,
    `Dễ hơn người chấm: ${tooKind.length}${tooKind.length > 0 ? ` (${tooKind.join(', ')})` : ''}`,
    `Khắt khe hơn người chấm: ${tooStrict.length}${tooStrict.length > 0 ? ` (${tooStrict.join(', ')})` : ''}`,
    `Không rõ: ${unsure}; không đọc được: ${unreadable}`,
    '',
  ].join('\n');
}

function kappaOf(pairs: { label: string; verdict: string | null }[]): number | null {
  if (pairs.length === 0) return null;
  const share = (of: (pair: (typeof pairs)[number]) => boolean) => pairs.filter(of).length / pairs.length;
  const observed = share((pair) => pair.label === pair.verdict);
  const [labelled, judged] = [
    share((pair) => pair.label === 'pass'),
    share((pair) => pair.verdict === 'pass'),
  ];
  const chance = labelled * judged + (1 - labelled) * (1 - judged);
  return chance === 1 ? null : (observed - chance) / (1 - chance);
}
