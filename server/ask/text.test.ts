// Every way a question can end without an answer has a Vietnamese text of its own that says what to do next.
import { describe, expect, it } from 'vitest';
import type { OutcomeClass } from '../domain.ts';
import { refusalText } from './text.ts';

const refusals: OutcomeClass[] = [
  'clarification_needed',
  'unanswerable_no_evidence',
  'unanswerable_out_of_scope',
  'guarded_question',
  'guarded_answer',
  'error_timeout',
  'error_internal',
];

describe('refusalText', () => {
  it('differs for each class and addresses the user', () => {
    const texts = refusals.map((outcome) => refusalText({ class: outcome }, []));
    expect(new Set(texts).size).toBe(refusals.length);
    for (const text of texts) expect(text).toMatch(/Bạn|bạn/);
  });

  it('prefers the text of the reason, and falls back to that of the class', () => {
    const reason = (name: string) => refusalText({ class: 'unanswerable_no_evidence', reason: name }, []);
    expect(reason('no_task')).toContain('phụ lục nhiệm vụ');
    expect(reason('document_absent')).toContain('số, ký hiệu');
    expect(reason('khac')).toBe(refusalText({ class: 'unanswerable_no_evidence' }, []));
  });

  it('names the nearest places only where evidence is what is missing', () => {
    expect(refusalText({ class: 'unanswerable_no_evidence' }, ['Mục I', 'Mục II'])).toContain(
      'Mục I; Mục II',
    );
    expect(refusalText({ class: 'unanswerable_out_of_scope' }, ['Mục I'])).not.toContain('Mục I');
  });
});
