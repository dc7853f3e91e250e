// English questions over a server that speaks the protocol: answered in English, or in Vietnamese with a word in English.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyone, aView, passage, toolsOver } from '../../tests/support/ask-factories.ts';
import {
  type ProtocolServer,
  type StreamBehaviour,
  startProtocolServer,
} from '../../tests/support/openai-protocol-server.ts';
import type { Answer } from '../domain.ts';
import { type ChatConfig, createChatModel } from '../llm/chat.ts';
import { createAsk } from './ask.ts';
import { createGenerate } from './generate.ts';
import { limitsFor } from './generate-limits.ts';
import { englishText } from './text.ts';
import { createTranslate } from './translate.ts';

const world = { views: [aView([passage('- 95% dữ liệu về ngành y tế được số hóa.', { path: 'III.2#1' })])] };
const english = 'What percentage of health data must be digitised?';
const vietnamese = 'Bao nhiêu % dữ liệu ngành y tế phải được số hóa?';
const good = '1| 95% of data of the health sector is digitised [1].';

let server: ProtocolServer;
beforeAll(async () => {
  server = await startProtocolServer({ kind: 'empty' });
});
afterAll(() => server.close());

/** What the two prompts of a translation get. */
function behave(question: StreamBehaviour, answer: StreamBehaviour): void {
  server.behave({
    kind: 'by_system',
    choose: (system) => (system.startsWith('Bạn dịch câu hỏi') ? question : answer),
  });
}
const says = (text: string): StreamBehaviour => ({ kind: 'answer', text });

async function ask(typed: string, model: Partial<ChatConfig> | null = {}): Promise<Answer> {
  const { sources, expander } = await toolsOver(world);
  const chat = model
    ? createChatModel({ baseUrl: server.baseUrl, apiKey: null, model: 'm', timeoutMs: 20_000, ...model })
    : null;
  return createAsk({
    sources,
    expander,
    generate: chat && createGenerate(chat, limitsFor(8_192)),
    translate: chat && createTranslate(chat),
    limits: { maxQuestionChars: 500 },
    log: { error: () => undefined },
    now: () => 0,
    clock: () => new Date('2026-11-24T01:00:00Z'),
  })({ question: typed, history: [], viewer: anyone });
}

describe('a question in English', () => {
  it('is declined in both languages when no model is configured', async () => {
    const answer = await ask(english, null);
    expect(answer).toMatchObject({
      outcome: { class: 'unanswerable_out_of_scope', reason: 'foreign_language' },
      citations: [],
    });
    expect(answer.markdown).toMatch(/hỏi bằng tiếng Việt[\s\S]*Please ask in Vietnamese/u);
  });

  it('is answered in English from Vietnamese quotes, and shows how it was understood', async () => {
    behave(says(vietnamese), says(good));
    const answer = await ask(english);
    expect(answer).toMatchObject({
      outcome: { class: 'answered' },
      phrasing: 'generated',
      understood: vietnamese,
      model: { prompt: 'translate-answer@1' },
    });
    expect(answer.markdown).toContain('95% of data of the health sector is digitised [1].');
    expect(answer.citations[0]?.quote).toContain('95% dữ liệu về ngành y tế được số hóa');
  });

  it('sends the model the question alone, and then the verified statements alone', async () => {
    behave(says(vietnamese), says(good));
    const before = server.requests.length;
    await ask(english);
    const sent = server.requests.slice(before).map((request) => JSON.stringify(request.body));
    expect(sent).toHaveLength(2);
    expect(sent[0]).toContain(english);
    expect(sent[0]).not.toContain('được số hóa');
  });

  const wrong: [string, StreamBehaviour][] = [
    ['an invented number', says('1| 97% of data of the health sector is digitised [1].')],
    ['an added number', says('1| 95% of data of 12 health sectors is digitised [1].')],
    ['a lost mark', says('1| 95% of data of the health sector is digitised.')],
    ['garbage', says('xin chào')],
    ['an added denial', says('1| 95% of data of the health sector is not digitised [1].')],
    ['broken JSON', { kind: 'wrong_json' }],
    ['an error status', { kind: 'status', status: 500 }],
    ['a cut stream', { kind: 'cut_off', text: good }],
    ['nothing', { kind: 'empty' }],
    ['no end', { kind: 'never_ending', text: good }],
    ['its own instructions', says('Giữ nguyên các dấu trích dẫn như [1], [2] và vị trí của chúng ở cuối ý.')],
  ];
  it.each(wrong)(
    'is answered in Vietnamese, saying so, when the translation is %s',
    async (_what, behaviour) => {
      behave(says(vietnamese), behaviour);
      const answer = await ask(english);
      expect(answer).toMatchObject({ outcome: { class: 'answered' }, phrasing: 'verbatim', model: null });
      expect(answer.markdown).toContain(englishText.untranslated);
      expect(answer.markdown).toMatch(/95% dữ liệu về ngành y tế được số hóa\W*\[1\]/u);
    },
  );

  it('is answered in Vietnamese when the translation takes too long', async () => {
    behave(says(vietnamese), { kind: 'slow_first_token', text: good, delayMs: 30_000 });
    const answer = await ask(english, { firstTokenTimeoutMs: 300 });
    expect(answer.markdown).toContain(englishText.untranslated);
  });

  it.each<[string, StreamBehaviour]>([
    ['stays in English', says('What is it?')],
    ['is a whole answer', says('Câu trả lời là 95%.\nNguồn: kế hoạch.')],
    ['changes a number', says('Bao nhiêu % dữ liệu năm 2030?')],
    ['fails', { kind: 'status', status: 500 }],
  ])('is declined when its Vietnamese version %s', async (_what, behaviour) => {
    behave(behaviour, says(good));
    expect((await ask(english)).outcome.reason).toBe('foreign_language');
  });

  it('gets no link or image into the answer', async () => {
    behave(
      says(vietnamese),
      says(
        '1| 95% of [data](https://x.example) of the health sector is digitised [1]. ![a](http://x.example/p.png)',
      ),
    );
    expect((await ask(english)).markdown).not.toMatch(/x\.example|!\[/u);
  });
});

describe('"trích nguyên văn"', () => {
  it('is answered in the words of the document with a model configured, and asks the model nothing', async () => {
    server.behave(says('Dữ liệu ngành y tế được số hóa 95% [1].'));
    const before = server.requests.length;
    const answer = await ask(`Trích nguyên văn: ${vietnamese}`);
    expect(answer).toMatchObject({ outcome: { class: 'answered' }, phrasing: 'verbatim' });
    expect(server.requests.length).toBe(before);
    expect((await ask(vietnamese)).phrasing).toBe('generated');
  });
});
