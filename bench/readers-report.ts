// The readers section of the bench as a text, and its figures for the results file.
import { lettersTable, measureLetters } from './letters.ts';
import { measureMade, measureReal, type ReaderOptions, recoveryTable } from './readers.ts';
import { measureSpeed, speedTable } from './readers-speed.ts';

/** Everything that is measured of the readers. Without LibreOffice, poppler or tesseract it fails and says which. */
export async function reportReaders(options: ReaderOptions): Promise<{ text: string; figures: unknown }> {
  const speeds = await measureSpeed(options.documents);
  const letters = await measureLetters(options.scans, options.log);
  const made = await measureMade(options);
  const real = await measureReal(options);
  if (real === null) options.log('SKIPPED: ../shared/documents is not there, so no real file is read.');
  const text = [
    '### Readers: speed',
    speedTable(speeds),
    '### Recognition of letters',
    lettersTable(letters),
    `### Recovered of ${options.documents} made-up documents, ${options.scans} of them scanned`,
    recoveryTable(made),
    ...(real === null ? [] : ['### Recovered of real files by hand-made labels', recoveryTable(real)]),
  ].join('\n\n');
  return { text, figures: { speeds, letters, made, real } };
}
