// The first of several patterns that occurs in a sentence, replaced once.

export type Replacement = [RegExp, string];

/** The sentence with the first pattern that occurs replaced, or null where none does. */
export function replaceFirst(sentence: string, replacements: Replacement[]): string | null {
  for (const [pattern, replacement] of replacements) {
    if (pattern.test(sentence)) return sentence.replace(pattern, replacement);
  }
  return null;
}
