// The pages in a real browser: streaming, keyboard, citations, stop, narrow screens, accessibility, and no script.
import { AxeBuilder } from '@axe-core/playwright';
import type { ServerType } from '@hono/node-server';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ask } from '../../server/ask/contract.ts';
import { anAnswer, aRefusal, aTableAnswer } from '../support/answers.ts';
import { webApp } from '../support/web-app.ts';
import { findChromium, launchChromium, listen } from './chromium.ts';

const chromium = findChromium();
const sizes = { phone: { width: 360, height: 740 }, desk: { width: 1440, height: 900 } };

const ask: Ask = async (request, onEvent) => {
  onEvent?.({ type: 'status', step: 'retrieve' });
  onEvent?.({ type: 'draft', text: 'Bản nháp' });
  if (request.question.includes('mãi')) {
    await new Promise((_, reject) => {
      request.signal?.addEventListener('abort', () => reject(request.signal?.reason));
    });
  }
  if (request.question.includes('lỗi')) throw new Error('hỏng');
  if (request.question.includes('lương')) return aRefusal();
  return request.question.includes('nhiệm vụ') ? aTableAnswer() : anAnswer();
};

let browser: Browser;
let server: ServerType;
let origin: string;

beforeAll(async () => {
  if (chromium === null) return;
  browser = await launchChromium(chromium);
  ({ server, origin } = await listen(webApp({ ask })));
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: sizes.desk, ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(origin + path);
  return page;
}

async function send(page: Page, question: string): Promise<void> {
  const before = await page.locator('.message').count();
  await page.fill('#question', question);
  await page.keyboard.press('Enter');
  await page.locator('.message').nth(before).waitFor();
  await page.waitForFunction(() => !document.querySelector('.message[aria-busy]'));
}

async function problems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  const found = violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.target}`);
  return wider ? [...found, 'the page scrolls sideways'] : found;
}

describe.skipIf(chromium === null)('the chat in a browser', () => {
  test('Enter streams an answer in, the address becomes that of the conversation', async () => {
    const page = await open('/');
    await page.fill('#question', 'dòng một');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('dòng hai');
    expect(await page.inputValue('#question')).toBe('dòng một\ndòng hai');
    await send(page, 'Kho dữ liệu cá nhân?');
    expect(await page.locator('.message.answered').count()).toBe(1);
    expect(page.url()).toContain('/conversations/');
    expect(await page.inputValue('#question')).toBe('');
    await page.reload();
    expect(await page.locator('.message.answered').count()).toBe(1);
  });

  test('a citation opens its words in context, and Esc closes it and gives the focus back', async () => {
    const page = await open('/');
    await send(page, 'Kho dữ liệu cá nhân?');
    const chip = page.locator('.prose a.cite');
    await chip.focus();
    await page.keyboard.press('Enter');
    const card = page.locator('#citation-card');
    expect(await card.locator('mark').innerText()).toContain('Kho dữ liệu cá nhân của người dân');
    expect(await problems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await card.count()).toBe(0);
    expect(await chip.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('copied text has its marks and says what they cite and whether that is in force', async () => {
    const page = await open('/', { permissions: ['clipboard-read', 'clipboard-write'] });
    await send(page, 'Kho dữ liệu cá nhân?');
    await page.click('[data-copy=answer]');
    await page.getByText('Đã sao chép').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/\[1\][\s\S]*Nguồn trích dẫn:\n\[1\] .*\(Dự thảo\)/);
    expect(await page.locator('.prose a.cite').first().innerText()).toBe('1');
  });

  test('stop ends the answer and keeps the question', async () => {
    const page = await open('/');
    await page.fill('#question', 'chờ mãi');
    await page.keyboard.press('Enter');
    await page.locator('.draft-note').waitFor();
    expect(await problems(page)).toEqual([]);
    await page.click('[data-stop]');
    await page.locator('.message.stopped').waitFor();
    expect(await page.locator('.message.stopped button').getAttribute('value')).toBe('chờ mãi');
    await send(page, 'Kho dữ liệu cá nhân?');
    expect(await page.locator('.message').count()).toBe(2);
  });

  test('a lost connection is said, and the question stays in the field', async () => {
    const page = await open('/');
    await page.context().setOffline(true);
    await page.fill('#question', 'Kho dữ liệu?');
    await page.keyboard.press('Enter');
    await page.locator('#lost').waitFor();
    expect(await page.inputValue('#question')).toBe('Kho dữ liệu?');
  });

  test('a conversation is renamed, deleted and brought back', async () => {
    const page = await open('/');
    await send(page, 'Kho dữ liệu cá nhân?');
    await page.locator('.aside .conversations summary').click();
    await page.fill('.aside .conversations input', 'Tên mới');
    await page.keyboard.press('Enter');
    await page.locator('.aside a[aria-current]', { hasText: 'Tên mới' }).waitFor();
    await page.locator('.aside .conversations summary').click();
    await page.click('.aside .danger');
    await page.click('.undo button');
    await page.locator('.aside a[aria-current]', { hasText: 'Tên mới' }).waitFor();
  });

  test('works without script: the question, the sources, the document', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    await page.fill('#question', 'Kho dữ liệu cá nhân?');
    await page.click('.send');
    await page.locator('.sources > summary').click();
    await page.locator('.prose a.cite').click();
    expect(await page.locator('#vi-tri-1').innerText()).toContain('Kho dữ liệu cá nhân');
  });

  test.each(
    Object.entries(sizes).flatMap(([name, viewport]) =>
      (['light', 'dark'] as const).map((colorScheme) => ({ name, viewport, colorScheme })),
    ),
  )('every state is accessible and fits: $name, $colorScheme', async ({ viewport, colorScheme }) => {
    const page = await open('/', { viewport, colorScheme });
    expect(await problems(page)).toEqual([]);
    for (const question of ['Kho dữ liệu?', 'những nhiệm vụ nào?', 'mức lương?', 'gây lỗi']) {
      await send(page, question);
      expect(await problems(page)).toEqual([]);
    }
    for (const path of [
      '/documents',
      '/documents/ke-hoach-du-lieu?span=0-8',
      '/about',
      '/conversations',
      '/x',
    ]) {
      await page.goto(origin + path);
      expect(await problems(page)).toEqual([]);
    }
  });
});
