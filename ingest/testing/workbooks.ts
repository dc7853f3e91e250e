// Workbooks for tests: sheets of rows with merged ranges.
import exceljs from 'exceljs';

type Sheet = { name: string; rows: (string | number | null)[][]; merges: string[] };

export function aSheet(name: string, rows: Sheet['rows'], merges: string[] = []): Sheet {
  return { name, rows, merges };
}

/** The bytes of an .xlsx file. */
export async function aWorkbook(sheets: Sheet[]): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  for (const { name, rows, merges } of sheets) {
    const sheet = workbook.addWorksheet(name);
    for (const row of rows) sheet.addRow(row);
    for (const range of merges) sheet.mergeCells(range);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
