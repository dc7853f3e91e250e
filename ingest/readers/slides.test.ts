// Slides and books: their text in order, through LangChain's loaders.
import { describe, expect, it } from 'vitest';
import { ReadError, readFile } from './index.ts';
import { packZip } from './zip.ts';

const zip = (files: Record<string, string>) =>
  packZip(Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
const slide = (text: string) =>
  `<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>`;

describe('readFile of .pptx and .epub', () => {
  it('reads slides', async () => {
    const file = zip({
      '[Content_Types].xml':
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>',
      'ppt/presentation.xml':
        '<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>',
      'ppt/slides/slide1.xml': slide('Kế hoạch năm 2026'),
      'ppt/slides/slide2.xml': slide('Nhiệm vụ của Sở Y tế'),
    });
    const { text } = await readFile('a.pptx', file);
    expect(text).toMatch(/Kế hoạch năm 2026[\s\S]*Nhiệm vụ của Sở Y tế/);
  });

  it('reads chapters', async () => {
    const chapter =
      '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>c</title></head><body><h1>Chương I</h1><p>Quy định chung</p></body></html>';
    const file = zip({
      mimetype: 'application/epub+zip',
      'META-INF/container.xml':
        '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
      'content.opf':
        '<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>S</dc:title><dc:identifier id="i">1</dc:identifier></metadata><manifest><item id="c1" href="c1.xhtml" media-type="application/xhtml+xml"/><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest><spine toc="ncx"><itemref idref="c1"/></spine></package>',
      'toc.ncx':
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint id="n1" playOrder="1"><navLabel><text>Chương I</text></navLabel><content src="c1.xhtml"/></navPoint></navMap></ncx>',
      'c1.xhtml': chapter,
    });
    expect((await readFile('a.epub', file)).text).toMatch(/Quy định chung/);
  });

  it('says that a broken book is broken', async () => {
    await expect(readFile('a.epub', zip({ 'META-INF/container.xml': 'x' }))).rejects.toThrow(ReadError);
  });
});
