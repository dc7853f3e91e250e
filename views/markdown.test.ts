// Markdown of an answer becomes safe HTML.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html } from './html.ts';
import { renderMarkdown } from './markdown.ts';

const chip = (marker: number) => (marker === 1 ? html`<a class="cite">1</a>` : null);
const render = (source: string) => String(renderMarkdown(source, chip));

describe('renderMarkdown', () => {
  test('renders paragraphs, lists, emphasis and tables', () => {
    expect(render('**Sáu** nhiệm vụ:\n\n1. Một\n2. Hai')).toBe(
      '<p><strong>Sáu</strong> nhiệm vụ:</p><ol start="1"><li>Một</li><li>Hai</li></ol>',
    );
    expect(render('| A | B |\n|---|---|\n| 1 | 2 |')).toContain('<td>1</td><td>2</td>');
  });

  test('turns a mark that has a citation into a chip and leaves any other as text', () => {
    expect(render('Ý một [1], ý hai [7].')).toBe('<p>Ý một <a class="cite">1</a>, ý hai [7].</p>');
  });

  test('does not take a mark for a link, also with brackets that follow or a definition', () => {
    expect(render('[1](https://la.vn) [1][1]\n\n[1]: https://la.vn')).not.toContain('href');
  });

  test('shows raw HTML, images and links as the text they are', () => {
    const out = render(
      '<script>alert(1)</script> ![x](http://a/b.png) [y](javascript:alert(1)) <b onclick=x>',
    );
    expect(out).not.toMatch(/<(script|img|b)\b/);
    expect(out).not.toContain('href=');
    expect(out).toContain('&lt;script&gt;');
  });

  test('starts headings below those of the page', () => {
    expect(render('# Đầu đề')).toBe('<h3>Đầu đề</h3>');
  });

  test('gives only tags of the allow list for any text', () => {
    const fragments = fc.constantFrom(
      '<img src=x onerror=y>',
      '[a](b)',
      '![](c)',
      '`',
      '**',
      '\n\n',
      '- ',
      '[1]',
      '|',
      '#',
      '<',
      '&',
      'chữ',
    );
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 30 }), (parts) => {
        const tags = [...render(parts.join('')).matchAll(/<\/?([a-z0-9]+)/g)].map((match) => match[1]);
        for (const tag of tags) expect(allowed).toContain(tag);
      }),
      { numRuns: 300 },
    );
  });
});

const allowed =
  'p h3 h4 h5 ul ol li strong em del code pre br hr blockquote a div table thead tbody tr th td'.split(' ');
