// Long passages are embedded in overlapping windows: one vector cannot carry a whole page.

const WINDOW_SYLLABLES = 120;
const STRIDE = 60;
/** Bounds the vectors of one passage; about 4,000 syllables, past which a passage is not a passage. */
const MAX_WINDOWS = 64;

/**
 * The texts to embed for a passage: its search text when it is short, otherwise what stands above the text
 * (title and headings) with each window of 120 syllables, 60 apart.
 */
export function passageWindows(title: string, searchText: string, text: string): string[] {
  const runs = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  if (runs.length <= WINDOW_SYLLABLES) return [searchText];
  const above = searchText.endsWith(text) ? searchText.slice(0, -text.length).trim() : title;
  const windows: string[] = [];
  for (let from = 0; from === 0 || from + STRIDE < runs.length; from += STRIDE) {
    const start = runs[from]?.index ?? 0;
    const end = runs[from + WINDOW_SYLLABLES]?.index ?? text.length;
    windows.push(`${above}\n${text.slice(start, end)}`);
    if (end === text.length || windows.length === MAX_WINDOWS) break;
  }
  return windows;
}
