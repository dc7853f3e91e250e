// What a page would load, run or lead away to: everything that must never come from a question, a document or a model.
import { load } from 'cheerio';

const forbiddenElements =
  'iframe, object, embed, base, style, link[rel="import"], frame, applet, math, portal, audio, video';
const loadingAttributes = [
  'src',
  'href',
  'action',
  'formaction',
  'poster',
  'data',
  'srcset',
  'background',
  'ping',
  'xlink:href',
];
const htmxRequests = ['hx-get', 'hx-post', 'hx-put', 'hx-delete', 'hx-patch', 'hx-on'];

/** One sentence for each active piece that is not of the product's own making; empty for a clean page. */
export function activeContent(html: string): string[] {
  const page = load(html);
  const found: string[] = [];
  page(forbiddenElements).each((_index, element) => {
    found.push(`<${element.tagName}>`);
  });
  page('script').each((_index, element) => {
    if (!(page(element).attr('src') ?? '').startsWith('/assets/') || page(element).text() !== '')
      found.push('<script>');
  });
  page('img, image, source').each((_index, element) => {
    found.push(`<${element.tagName}>`);
  });
  page('meta[http-equiv]').each(() => {
    found.push('<meta http-equiv>');
  });
  page('*').each((_index, element) => {
    if (!('attribs' in element)) return;
    for (const [name, value] of Object.entries(element.attribs)) {
      if (/^on/i.test(name)) found.push(`${name}="${value}"`);
      if (name === 'style') found.push('style attribute');
      if (loadingAttributes.includes(name) && !isOwn(value)) found.push(`${name}="${value}"`);
      if (htmxRequests.includes(name) && !/^\/[\w./-]*$/.test(value)) found.push(`${name}="${value}"`);
    }
  });
  return found;
}

/** A path of this server or a place in the page; "//host" would be another server. */
function isOwn(value: string): boolean {
  return value === '' || /^[#?]/.test(value) || /^\/(?![/\\])/.test(value);
}
