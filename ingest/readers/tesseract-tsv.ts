// The word table that tesseract prints → paragraphs and the mean confidence of a page.
import { paragraph, type ReadBlock } from './canonical.ts';

type Word = { paragraph: string; line: string; confidence: number; text: string };

/** Blocks in reading order; `quality` is the mean confidence of the words, 0 to 1, weighted by their length. */
export function readTsv(tsv: string, page: number): { blocks: ReadBlock[]; quality: number } {
  const words = tsv
    .split('\n')
    .slice(1)
    .map(readWord)
    .filter((word) => word !== null);
  const letters = words.reduce((sum, word) => sum + word.text.length, 0);
  const weighted = words.reduce((sum, word) => sum + word.confidence * word.text.length, 0);
  const quality = letters === 0 ? 0 : Math.round((weighted / letters) * 100) / 10_000;
  const blocks = [...Map.groupBy(words, (word) => word.paragraph).values()].flatMap((group) =>
    printedLines(group).map((line) => paragraph(line, page)),
  );
  return { blocks, quality };
}

/** Lines of a paragraph: joined where one goes on, apart where the next begins with capitals or a mark. */
function printedLines(words: Word[]): string[] {
  const lines = [...Map.groupBy(words, (word) => word.line).values()].map((line) =>
    line.map((word) => word.text).join(' '),
  );
  const longest = lines.reduce((max, line) => Math.max(max, line.length), 0);
  const printed: string[] = [];
  lines.forEach((line, at) => {
    const before = lines[at - 1] ?? '';
    const last = printed.at(-1);
    const goesOn =
      before.length > longest * 0.75 &&
      longest > 40 &&
      !/^(?:[-–+•]\s|\d+[.)]\s|[a-zđ]\)\s|điều\s\d)/iu.test(line);
    if (last !== undefined && (goesOn || /^\p{Ll}/u.test(line)))
      printed[printed.length - 1] = `${last} ${line}`;
    else printed.push(line);
  });
  return printed;
}

function readWord(line: string): Word | null {
  const fields = line.split('\t');
  const text = (fields[11] ?? '').trim();
  const confidence = Number(fields[10]);
  if (fields[0] !== '5' || text === '' || confidence < 0) return null;
  return { paragraph: `${fields[2]}.${fields[3]}`, line: fields[4] ?? '', confidence, text };
}
