// Every class of questions has a gate of its own, so that none can fall behind the mean.
import { expect, it } from 'vitest';
import { readGates } from './report-files.ts';
import { questionClasses } from './suite.ts';

it('gates every class of questions', () => {
  const gated = new Set(
    readGates().flatMap(
      (gate) => gate.classes ?? (gate.metric === 'unanswerableRefused' ? ['unanswerable'] : []),
    ),
  );
  expect(questionClasses.filter((name) => !gated.has(name))).toEqual([]);
});
