// Numbers of lists as they are printed: 4, IV, iv, D, d, 04.

/** A number as a list prints it; `format` in Word's names ("upperRoman", "lowerLetter"…). */
export function listNumber(number: number, format: string): string {
  if (format === 'upperRoman') return roman(number);
  if (format === 'lowerRoman') return roman(number).toLowerCase();
  if (format === 'upperLetter') return letters(number);
  if (format === 'lowerLetter') return letters(number).toLowerCase();
  return format === 'decimalZero' ? String(number).padStart(2, '0') : String(number);
}

/** Word doubles the letter after Z: AA, BB. */
function letters(number: number): string {
  const at = Math.max(0, number - 1);
  return String.fromCharCode(65 + (at % 26)).repeat(Math.min(10, Math.floor(at / 26) + 1));
}

function roman(number: number): string {
  const signs: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = Math.min(Math.max(0, number), 3999);
  let printed = '';
  for (const [worth, sign] of signs) {
    while (rest >= worth) {
      printed += sign;
      rest -= worth;
    }
  }
  return printed;
}
