// A chart on the administrator's pages: a picture of its own address, for light and dark, wide and narrow screens.
import { type Html, html } from '../html.ts';

const sizes = { wide: { width: 960, height: 280 }, narrow: { width: 380, height: 300 } };

/** Width and height of the picture that an address asks for. */
export function chartPictureSize(form: string | undefined): { width: number; height: number } {
  return form === 'narrow' ? sizes.narrow : sizes.wide;
}

/** `path` may have a query already. */
export function chartPicture(path: string, label: string): Html {
  const address = (query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`;
  const narrow = '(max-width: 40rem)';
  const dark = '(prefers-color-scheme: dark)';
  const { width, height } = sizes.narrow;
  return html`<picture class="chart"><source srcset="${address('form=narrow&theme=dark')}" media="${narrow} and ${dark}" width="${width}" height="${height}"><source srcset="${address('form=narrow')}" media="${narrow}" width="${width}" height="${height}"><source srcset="${address('theme=dark')}" media="${dark}"><img src="${path}" width="${sizes.wide.width}" height="${sizes.wide.height}" alt="${label}"></picture>`;
}
