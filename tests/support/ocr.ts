// Whether this machine can recognise Vietnamese print: what needs it is skipped aloud where it cannot.
import { execFileSync } from 'node:child_process';

export const hasOcr = (() => {
  try {
    return execFileSync('tesseract', ['--list-langs'], { encoding: 'utf8' }).includes('vie');
  } catch (error) {
    console.warn(`SKIPPED: pictures with letters; tesseract is not installed (${String(error)})`);
    return false;
  }
})();
