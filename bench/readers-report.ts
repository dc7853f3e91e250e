// The readers section of the bench as a text, and its figures for the results file.
import { contentOf } from '../ingest/testing/labelled/content.ts';
import { makeFormats } from '../ingest/testing/labelled/make-formats.ts';
import { lettersTable, measureLetters } from './letters.ts';
import { measureMade, measureReal, measureScans, type ReaderOptions, recoveryTable } from './readers.ts';
import { measureSpeed, speedTable } from './readers-speed.ts';

/** Everything that is measured of the readers. Without LibreOffice, poppler or tesseract it fails and says which. */
export async function reportReaders(options: ReaderOptions): Promise<{ text: string; figures: unknown }> {
  const contents = Array.from({ length: options.documents }, (_, n) => contentOf(n));
  options.log(`Making ${contents.length} documents …`);
  const made = await makeFormats(contents);
  const speeds = await measureSpeed(made, contents, options);
  const letters = await measureLetters(options);
  const digital = await measureMade(made, contents, options);
  const scans = await measureScans(made, contents, options);
  const real = await measureReal(options);
  if (real === null) options.log('SKIPPED: ../shared/documents is not there, so no real file is read.');
  const text = [
    '### Readers: speed',
    speedTable(speeds),
    '### Recognition of letters',
    lettersTable(letters),
    `### Recovered of ${options.documents} made-up documents, and of scans of them`,
    recoveryTable([...digital, ...scans]),
    ...(real === null ? [] : ['### Recovered of real files by hand-made labels', recoveryTable(real)]),
  ].join('\n\n');
  return { text, figures: { speeds, letters, digital, scans, real } };
}
