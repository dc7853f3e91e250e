// Questions alike are one gap, however they are typed; different ones stay apart, and each gap says what to add.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lazyStaticEmbedder } from '../../server/llm/embeddings.ts';
import type { LoggedQuestion } from '../../server/store/question-log.ts';
import { anAnswer } from '../../tests/support/answers.ts';
import { findGaps, type Gap } from './gaps.ts';

let count = 0;
function asked(question: string, day = 1, agencies: string[] = []): LoggedQuestion {
  count += 1;
  const answer = anAnswer({
    outcome: { class: 'unanswerable_no_evidence' },
    understood: '',
    retrieved: [{ document: 'Kế hoạch mẫu', section: 'III.2', text: '…' }],
  });
  return {
    id: `m${count}`,
    conversationId: 'c',
    question,
    askedAt: new Date(Date.UTC(2026, 10, day, 3)),
    answer: { ...answer, citations: [], nearest: [] },
    agencies,
    problems: [],
  };
}

type Labelled = { question: LoggedQuestion; matter: number };

/** The labelled questions: those that chose the threshold, and those that did not. */
function labelledHalves(): Labelled[][] {
  const halves: Labelled[][] = [];
  let matter = 0;
  for (const line of readFileSync('tests/data/gap-questions.txt', 'utf8').split('\n')) {
    if (line.startsWith('## ')) halves.push([]);
    else if (line.startsWith('= ')) matter += 1;
    else if (line !== '' && !line.startsWith('#')) halves.at(-1)?.push({ question: asked(line), matter });
  }
  return halves;
}

/** Pairs of questions that are put together against those that belong together. */
function pairsOf(labelled: Labelled[], gaps: Gap[]): { precision: number; recall: number } {
  const gapOf = new Map(gaps.flatMap((gap, at) => gap.questions.map((one) => [one.id, at] as const)));
  const pairs = labelled.flatMap((a, at) => labelled.slice(at + 1).map((b) => [a, b] as const));
  const together = pairs.filter(([a, b]) => gapOf.get(a.question.id) === gapOf.get(b.question.id));
  const right = together.filter(([a, b]) => a.matter === b.matter).length;
  const wanted = pairs.filter(([a, b]) => a.matter === b.matter).length;
  return { precision: right / together.length, recall: right / wanted };
}

describe('findGaps', () => {
  it('gathers one matter asked in many ways, and keeps others apart', () => {
    const gaps = findGaps([
      asked('Mức lương của chuyên gia dữ liệu là bao nhiêu?', 1),
      asked('luong chuyen gia du lieu bao nhieu', 2),
      asked('Chuyên gia dữ liệu được hưởng lương thế nào?', 2),
      asked('Thủ tục cấp hộ chiếu phổ thông gồm những gì?', 3),
      asked('lam ho chieu pho thong can giay to gi', 4),
      asked('Định mức xe ô tô công của sở?', 4),
    ]);
    expect(gaps.map((gap) => gap.questions.length)).toEqual([3, 2, 1]);
    expect(gaps[0]?.words.join(' ')).toContain('chuyên gia dữ liệu');
    expect(gaps[0]).toMatchObject({ days: 2, nearest: { document: 'Kế hoạch mẫu', section: 'III.2' } });
    expect(gaps[1]?.questions.map((one) => one.question)[0]).toContain('ho chieu');
  });

  it('gathers hand-labelled questions, the half that chose nothing among them', async () => {
    const embedder = await lazyStaticEmbedder()();
    const measured = labelledHalves().map((half) =>
      pairsOf(
        half,
        findGaps(
          half.map((one) => one.question),
          embedder.encode,
        ),
      ),
    );
    for (const { precision, recall } of measured) {
      expect(precision).toBeGreaterThanOrEqual(0.9);
      expect(recall).toBeGreaterThanOrEqual(0.8);
    }
  });

  it('gives the same gaps in whatever order the questions come', async () => {
    const embedder = await lazyStaticEmbedder()();
    const all = labelledHalves().flatMap((half) => half.map((one) => one.question));
    const ids = (questions: LoggedQuestion[]) =>
      findGaps(questions, embedder.encode).map((gap) => gap.questions.map((one) => one.id));
    expect(ids(all.toReversed())).toEqual(ids(all));
  });

  it('names the subject in whole words', () => {
    const [gap] = findGaps([asked('Điều kiện mua nhà ở xã hội?'), asked('điều kiện mua nhà ở xã hội là gì')]);
    expect(gap?.words.join(', ')).toMatch(/^điều kiện/iu);
  });

  it('names the documents and agencies that were asked for', () => {
    const [gap] = findGaps([
      asked('Điều 5 Nghị định 73/2019/NĐ-CP quy định gì về thuê dịch vụ?', 1, ['so-tai-chinh']),
      asked('thuê dịch vụ theo Nghị định 73/2019/NĐ-CP quy định thế nào', 2, ['so-tai-chinh']),
    ]);
    expect(gap).toMatchObject({ documentNumbers: ['73/2019/NĐ-CP'], agencies: ['so-tai-chinh'] });
    expect(gap?.questions).toHaveLength(2);
  });

  it('takes no questions, and questions of nothing but question words', () => {
    expect(findGaps([])).toEqual([]);
    expect(findGaps([asked('là gì?'), asked('là gì?'), asked('thế nào?')]).length).toBe(2);
  });
});
