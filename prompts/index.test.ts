// Prompts load, and refuse whatever does not fit their declared variables.
import { describe, expect, it } from 'vitest';
import { loadPrompt, parsePrompt, renderPrompt } from './index.ts';

const values = { token: 'T', history: '', question: 'Hỏi gì?', evidence: '[1] Đoạn {{token}}' };

describe('prompts', () => {
  it('puts the static part first and the evidence last, and reads no template in a value', async () => {
    const prompt = renderPrompt(await loadPrompt('answer', 1), values);
    expect(prompt.id).toBe('answer@1');
    expect(prompt.system).not.toContain('{{');
    expect(prompt.user.indexOf('Hỏi gì?')).toBeLessThan(prompt.user.indexOf('[1] Đoạn {{token}}'));
  });

  it('refuses a missing and an undeclared variable', async () => {
    const prompt = await loadPrompt('answer', 1);
    expect(() => renderPrompt(prompt, { token: 'T' })).toThrow(/missing variables/);
    expect(() => renderPrompt(prompt, { ...values, extra: 'x' })).toThrow(/undeclared variables extra/);
  });

  it('refuses a file whose header or variables are not right', async () => {
    const expected = { file: 'a.v1.md', name: 'a', version: 1 };
    expect(() => parsePrompt('text', expected)).toThrow(/front matter/);
    expect(() => parsePrompt('---\nname: b\nversion: 1\n---\nx\n<<<user>>>\ny', expected)).toThrow(/differs/);
    expect(() => parsePrompt('---\nname: a\nversion: 1\n---\nx\n<<<user>>>\n{{q}}', expected)).toThrow(
      /undeclared/,
    );
    await expect(loadPrompt('nothing', 1)).rejects.toThrow(/cannot be read/);
  });
});
