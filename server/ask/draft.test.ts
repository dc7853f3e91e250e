// The builder numbers each passage once, in order of first use, and keeps marks out of quoted text.
import { describe, expect, it } from 'vitest';
import { hit, taskRow } from '../../tests/support/ask-factories.ts';
import { DraftBuilder, inline, quotable, refusal } from './draft.ts';

describe('DraftBuilder', () => {
  it('gives a passage one marker, however often it is cited', () => {
    const builder = new DraftBuilder();
    const [first, second] = [hit('Một.', { path: 'I' }), hit('Hai.', { path: 'II' })];
    expect([builder.cite(first), builder.cite(second), builder.cite(first)]).toEqual([1, 2, 1]);
    expect(builder.build().evidence.map((one) => one.marker)).toEqual([1, 2]);
  });

  it('appends marks to a fact, each once, and none to a frame', () => {
    const builder = new DraftBuilder();
    const marker = builder.citeRow(taskRow(1, 'Số hóa hồ sơ'));
    builder.frame('Có 1 nhiệm vụ:');
    builder.fact('- Số hóa hồ sơ', [marker, marker]);
    expect(builder.build()).toMatchObject({
      outcome: { class: 'answered' },
      statements: [
        { markdown: 'Có 1 nhiệm vụ:', markers: [], kind: 'frame' },
        { markdown: '- Số hóa hồ sơ [1]', markers: [1], kind: 'fact' },
      ],
      evidence: [{ marker: 1, task: { printedNumber: '1' } }],
    });
  });
});

describe('inline and quotable', () => {
  it('put a text on one line, without numbers in brackets', () => {
    expect(inline(' Sở\tY tế\n chủ trì [3]. ')).toBe('Sở Y tế chủ trì.');
  });

  it('leave the dash of a bullet out, but not one inside the text', () => {
    expect(quotable('- Số hóa 2026 - 2027')).toBe('Số hóa 2026 - 2027');
  });
});

describe('refusal', () => {
  it('carries a reason only when there is one, and no statements', () => {
    expect(refusal('unanswerable_no_evidence').outcome).toEqual({ class: 'unanswerable_no_evidence' });
    expect(refusal('unanswerable_no_evidence', 'no_task')).toMatchObject({
      outcome: { reason: 'no_task' },
      statements: [],
      evidence: [],
    });
  });
});
