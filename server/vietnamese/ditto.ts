// The mark of a table cell that repeats the cell above it: "- nt -" (như trên), "như trên", ditto signs.

const DITTO = /^[\s\-–—.]*(?:n\s?\.?\s?t|như trên|nt|〃|″|["”“]{1,2}|'')[\s\-–—.]*$/iu;

/** True for a cell that only says "as above". */
export function isDitto(cell: string): boolean {
  return DITTO.test(cell.normalize('NFC'));
}
