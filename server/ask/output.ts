// Makes a model's text safe to show: no links, images or HTML, only known marks, one statement a sentence, no leaked prompt.
import { canonicalText } from '../vietnamese/normalise.ts';
import { splitSentences } from '../vietnamese/sentences.ts';
import { syllables } from '../vietnamese/tokens.ts';
import type { Statement } from './contract.ts';

/** Words in a row taken from the instructions that count as a leak. */
const LEAK_RUN = 9;

/** Text without links, images, HTML, code fences and reasoning blocks; the words of a link stay, its target does not. */
export function removeActive(text: string): string {
  return (
    canonicalText(text)
      .replace(/<think>[\s\S]*?(?:<\/think>|$)/giu, '')
      .replace(/<(script|style|iframe|object|svg|template)\b[\s\S]*?(?:<\/\1\s*>|$)/giu, '')
      // the words of an image or link may hold a bracket of their own ("![[1]](…)")
      .replace(/!\[(?:[^[\]]|\[[^[\]]*\]){0,500}\]\s*(?:\([^)]*\)|\[[^\]]*\])/gu, '')
      .replace(/\[(\[[^[\]]{1,200}\])\]\s*\([^)]*\)/gu, '$1')
      .replace(/\[([^\]]+)\]\s*\([^)]*\)/gu, (_whole, words: string) =>
        /^\d+$/u.test(words) ? `[${words}]` : words,
      )
      .replace(/^\s*\[[^\]]+\]:\s*\S.*$/gmu, '')
      .replace(/<\/?[a-z!][^>]*>?/giu, '')
      .replace(/(?:https?|ftp|file|data|javascript|vbscript|mailto|tel):\S+/giu, '')
      .replace(/(?<![\p{L}\d])www\.\S+/giu, '')
      .replace(
        /(?<![\p{L}\d/])(?:[a-z0-9-]+\.)+(?:com|net|org|io|info|xyz|top|ru|cn|vn)(?:\/\S*)?(?![\p{L}])/giu,
        '',
      )
      .replace(/```[a-z]*|`/giu, '')
      .replace(/[\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/gu, '')
  );
}

/** Marks in one form ("[1, 2]", "[ 3 ]", "【4】" → "[1][2]", "[3]", "[4]"); marks of no evidence are removed. */
export function resolveMarks(text: string, known: Set<number>): { text: string; unknown: number } {
  let unknown = 0;
  const resolved = text
    .replace(/【\s*(\d[\d\s,;–-]*)[^】]*】/gu, '[$1]')
    .replace(/\[(?:căn cứ|nguồn|mục)?\s*(\d{1,4}(?:\s*[,;]\s*\d{1,4})*)\s*\]/giu, (_whole, list: string) => {
      const markers = list.split(/[,;]/u).map(Number);
      unknown += markers.filter((marker) => !known.has(marker)).length;
      return markers
        .filter((marker) => known.has(marker))
        .map((marker) => `[${marker}]`)
        .join('');
    });
  return { text: resolved, unknown };
}

/** True when the text repeats the request's fence or a long run of the instructions. */
export function leaksPrompt(text: string, system: string, token: string): boolean {
  if (text.includes(token)) return true;
  const runs = (words: string[]) =>
    words.slice(LEAK_RUN - 1).map((_word, index) => words.slice(index, index + LEAK_RUN).join(' '));
  const secret = new Set(runs(syllables(system)));
  return runs(syllables(text)).some((run) => secret.has(run));
}

/** One statement for each sentence and list item; a lead-in that ends in ":" and claims nothing is a frame. */
export function toStatements(text: string, maxStatements: number): Statement[] {
  const statements: Statement[] = [];
  for (const line of text.split('\n')) {
    const bare = line.replace(/^\s*#{1,6}\s+/u, '').trim();
    if (!/[\p{L}\d]/u.test(bare.replace(/\[\d+\]/gu, ''))) continue;
    const item = /^(?:[-*+•]|\d{1,2}[.)])\s+/u.exec(bare)?.[0] ?? '';
    for (const sentence of sentencesOf(bare.slice(item.length))) {
      const isFirst = sentence === bare.slice(item.length, item.length + sentence.length);
      const markdown = item !== '' && isFirst ? `- ${sentence}` : sentence;
      const markers = [...new Set([...sentence.matchAll(/\[(\d+)\]/gu)].map((match) => Number(match[1])))];
      statements.push({
        markdown,
        markers,
        kind: markers.length === 0 && isLeadIn(sentence) ? 'frame' : 'fact',
      });
      if (statements.length >= maxStatements) return statements;
    }
  }
  return statements;
}

/** Sentences with the marks that follow their full stop ("… 95%. [1]") put before it. */
function sentencesOf(line: string): string[] {
  const moved = line.replace(
    /([.!?;])((?:\s*\[\d+\])+)/gu,
    (_whole, stop: string, marks: string) => ` ${marks.trim()}${stop}`,
  );
  return splitSentences(moved).map((span) => moved.slice(span.start, span.end));
}

/** "Các nhiệm vụ gồm:" says nothing that could be wrong: no digit, no capital inside, few words. */
function isLeadIn(sentence: string): boolean {
  const words = sentence.split(/\s+/u);
  return sentence.endsWith(':') && words.length <= 12 && !/\d|\s\p{Lu}/u.test(sentence);
}
