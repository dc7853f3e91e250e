// Opens a PDF with pdf.js, for its text and for pictures of its pages.
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ReadError } from './read-result.ts';

/** @throws ReadError when the file is damaged or locked */
export async function openPdf(name: string, bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    // pdf.js takes the buffer over: it gets its own copy
    return await getDocument({
      data: new Uint8Array(bytes),
      verbosity: VerbosityLevel.ERRORS,
      isEvalSupported: false,
      useSystemFonts: false,
      stopAtErrors: false,
    }).promise;
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'PasswordException')
      throw new ReadError(`Tệp PDF "${name}" có mật khẩu; hãy bỏ mật khẩu rồi nạp lại.`, { cause });
    throw new ReadError(
      `Tệp PDF "${name}" bị hỏng, không mở được; hãy tải lại hoặc xuất lại tệp rồi nạp lại.`,
      { cause },
    );
  }
}
