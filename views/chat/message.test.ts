// One template shows a message in the page, in the fragment and in the stream.
import { describe, expect, test } from 'vitest';
import { aMessage, anAnswer, aRefusal, aTableAnswer, shown } from '../../tests/support/answers.ts';
import { markdownBlocks } from '../markdown.ts';
import { withoutListedRows } from './answer.ts';
import { draft, finished, message, pendingMessage } from './message.ts';

const view = (changes: Parameters<typeof aMessage>[0] = {}) => String(message(aMessage(changes)));

describe('message', () => {
  test('links each mark to the cited place and keeps its card in the list of sources', () => {
    const out = view();
    expect(out).toContain('data-card="m-m1-c1"');
    expect(out).toContain('id="m-m1-c1"');
    expect(out).toMatch(/href="\/documents\/ke-hoach-du-lieu\?version=v1&amp;span=\d+-\d+#vi-tri-1"/);
    expect(out).toContain('Dự thảo');
  });

  test('is the same in the stream as in the page', () => {
    expect(String(finished(aMessage()))).toContain(view());
  });

  test('shows a task list once, as a table with its downloads', () => {
    const out = view({ answer: shown(aTableAnswer()) });
    expect(out).toContain('6 nhiệm vụ');
    expect(out.match(/Ban hành, cập nhật kiến trúc dữ liệu/g)?.length).toBe(2);
    expect(out).not.toContain('<ol start="1">');
    expect(out).toContain('/messages/m1/table.xlsx');
  });

  test('names how it was phrased and how many statements were checked', () => {
    const answer = anAnswer({
      phrasing: 'verbatim_fallback',
      checked: { passed: 3, total: 4, dropped: ['Ý sai.'] },
    });
    const out = view({ answer: shown(answer) });
    expect(out).toContain('Trích nguyên văn vì mô hình không trả lời được');
    expect(out).toContain('đã đối chiếu 3/4 ý');
    expect(out).toContain('<s>Ý sai.</s>');
  });

  test('offers the documents’ own words under an answer that a model worded, and nowhere else', () => {
    const out = view({ answer: shown(anAnswer({ phrasing: 'generated', understood: 'Điều 7 nói gì?' })) });
    expect(out).toContain('Xem bản trích nguyên văn');
    expect(out).toContain('value="Trích nguyên văn: Điều 7 nói gì?"');
    expect(view()).not.toContain('Xem bản trích nguyên văn');
  });

  test('keeps the steps of a plan closed until asked for, as text', () => {
    const steps = ['Tra nhiệm vụ: cơ quan Sở Y tế (2 kết quả)', 'Tìm đoạn văn bản: “<b>x</b>” (0 kết quả)'];
    const out = view({ answer: shown(anAnswer({ plan: steps })) });
    expect(out).toContain('<details class="plan"><summary>Các bước tra cứu (2)</summary>');
    expect(out).toContain('<li>Tra nhiệm vụ: cơ quan Sở Y tế (2 kết quả)</li>');
    expect(out).toContain('&lt;b&gt;x&lt;/b&gt;');
    expect(view()).not.toContain('Các bước tra cứu');
  });

  test('shows a refusal without sources and without a copy button', () => {
    const out = view({ answer: shown(aRefusal()) });
    expect(out).toContain('Không tìm thấy căn cứ');
    expect(out).not.toContain('data-copy="answer"');
  });

  test('shows what comes nearest to a refused question, opened, and not as its source', () => {
    const { citations } = anAnswer();
    const out = view({ answer: shown(aRefusal({ nearest: citations })) });
    expect(out).toContain('<details class="sources" open>');
    expect(out).toContain('không phải câu trả lời');
    expect(out).not.toContain('Nguồn trích dẫn');
    expect(out).not.toContain('phrasing-');
  });

  test('offers to ask again after a failure and after a stop, keeping the question', () => {
    for (const answer of [null, shown(aRefusal({ outcome: { class: 'error_timeout' } }))]) {
      expect(view({ answer, question: 'Hỏi "gì"?' })).toContain(
        'name="suggestion" value="Hỏi &quot;gì&quot;?"',
      );
    }
  });

  test('escapes the question and the quotes', () => {
    const answer = shown(anAnswer());
    answer.citations = answer.citations.map((citation) => ({
      ...citation,
      quote: '<i>trích</i>',
      place: '<u>',
    }));
    const out = view({ question: '<script>', answer });
    expect(out).not.toMatch(/<(script|i|u)>/);
  });

  test('is busy and silent while it is being made, and drafts carry no chips', () => {
    expect(String(pendingMessage(aMessage({ answer: null })))).toContain('aria-busy="true"');
    expect(String(draft('m1', 'Nháp [1] **đậm**'))).not.toContain('cite');
  });
});

describe('withoutListedRows', () => {
  const { table } = aTableAnswer();

  test('drops lists whose rows stand in the table, with the headings that introduce only them', () => {
    const blocks = markdownBlocks(
      'Có hai nhóm:\n\n**Nhóm I**\n\n- a [1]\n\n**Nhóm II**\n\n- b [2]\n\nLưu ý riêng.',
    );
    expect(withoutListedRows(blocks, table).map((block) => block.raw.trim())).toEqual([
      'Có hai nhóm:',
      'Lưu ý riêng.',
    ]);
  });

  test('keeps lists that cite anything else, and everything when there is no table', () => {
    const blocks = markdownBlocks('Mở đầu:\n\n- a [1]\n- c [99]');
    expect(withoutListedRows(blocks, table)).toHaveLength(2);
    expect(withoutListedRows(blocks, null)).toBe(blocks);
  });
});
