// Sentences about the difference and the sum of two compared values.

export const sidesText = {
  higher: 'cao hơn',
  lower: 'thấp hơn',
  difference: (first: string, printed: string, second: string) =>
    `Giá trị nêu trước (${first}) **${printed}** so với giá trị nêu sau (${second}).`,
  equal: (printed: string) => `Hai giá trị bằng nhau: ${printed}.`,
  sum: (printed: string, first: string, second: string) =>
    `Cộng hai giá trị (${first} và ${second}): **${printed}**.`,
} as const;
