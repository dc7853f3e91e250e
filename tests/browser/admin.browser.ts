// The administration in a real browser against a started server: upload, sources, documents, log, regression case, runs.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorkplace, type RunningServer, regulationQuestion, startServer } from '../support/programs.ts';
import { findChromium, launchChromium } from './chromium.ts';

const chromium = findChromium();
const desk = { width: 1280, height: 900 };
const phone = { width: 390, height: 780 };
const notice = `THÔNG BÁO
Về lịch trực ban (văn bản mẫu)

Điều 1. Lịch trực
Văn phòng trực ban số điện thoại nội bộ 115 vào các ngày thứ Bảy.
`;

let place: ReturnType<typeof createWorkplace>;
let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  if (chromium === null) return;
  place = createWorkplace();
  browser = await launchChromium(chromium);
  server = await startServer(place.settings);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await place?.remove();
});

async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: desk, ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(server.url + address);
  return page;
}

/** Accessibility violations, and whether the page must be scrolled sideways. */
async function problems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  const found = violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.target}`);
  return wider ? [...found, 'the page scrolls sideways'] : found;
}

async function ask(page: Page, question: string): Promise<void> {
  await page.goto(server.url);
  await page.fill('#question', question);
  await page.keyboard.press('Enter');
  await page.locator('.message:not([aria-busy]) .feedback').waitFor();
}

/** Presses the button and gives the words of the notice that follows. */
async function press(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name, exact: true }).first().click();
  return page.locator('.notice-box').first().innerText();
}

describe.skipIf(chromium === null)('the administration in a browser', () => {
  test('an uploaded file is followed to its end, and answers', async () => {
    const page = await open('/admin/upload');
    await page.setInputFiles('input[type=file]', {
      name: 'lich-truc.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(notice),
    });
    await page.getByRole('button', { name: 'Tải lên và nạp' }).click();
    await page.locator('#jobs .badge.tone-good', { hasText: 'Xong' }).first().waitFor();
    await page.locator('.suggestions button').first().waitFor();
    expect(await page.locator('#jobs').innerText()).toContain('lich-truc.txt');
    expect(await problems(page)).toEqual([]);
    await ask(page, 'Văn phòng trực ban vào ngày nào?');
    expect(await page.locator('.prose').innerText()).toContain('thứ Bảy');
  });

  test('a folder becomes a source: bad settings are said, a dry run changes nothing, a run reads it, the source pauses', async () => {
    const folder = path.join(place.folder, 'nguon');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'thong-bao.txt'), notice.replace('115', '116'));
    const page = await open('/admin/sources');
    await page.locator('summary', { hasText: 'Thêm nguồn' }).click();
    await page.getByRole('link', { name: 'Thư mục', exact: true }).click();
    await page.getByLabel('Tên nguồn').fill('Thư mục mẫu');
    await page.getByLabel('Người, đơn vị phụ trách').fill('Văn thư');
    await page.getByLabel(/^Đường dẫn thư mục/).fill('/khong/co/thu-muc');
    await page.getByRole('button', { name: 'Lưu' }).click();
    expect(await page.locator('.notice-box.bad').innerText()).toContain('/khong/co/thu-muc');
    await page.getByRole('link', { name: 'Sửa' }).click();
    await page.getByLabel('Tên nguồn').fill('');
    await page.getByRole('button', { name: 'Lưu' }).click({ noWaitAfter: true });
    expect(
      await page.getByLabel('Tên nguồn').evaluate((field) => (field as HTMLInputElement).validity.valid),
    ).toBe(false);
    await page.getByLabel('Tên nguồn').fill('Thư mục mẫu');
    await page.getByLabel(/^Đường dẫn thư mục/).fill(folder);
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('button', { name: 'Chạy thử' }).click();
    await page.locator('#jobs .badge', { hasText: 'Xong' }).first().waitFor();
    await page.getByRole('link', { name: 'Thư mục mẫu' }).click();
    await page.locator('summary', { hasText: 'chạy thử' }).first().click();
    expect(await page.locator('details[open]').first().innerText()).toContain('thong-bao.txt');
    expect(await page.locator('.wide-column').innerText()).not.toContain('Mở văn bản');
    await page.getByRole('button', { name: 'Chạy ngay' }).click();
    await page.getByRole('link', { name: 'Mở văn bản' }).waitFor();
    await page.getByRole('link', { name: 'Thư mục mẫu' }).click();
    await page.getByRole('button', { name: 'Tạm dừng' }).click();
    expect(await page.locator('.badge.tone-warn').first().innerText()).toBe('Tạm dừng');
    expect(await problems(page)).toEqual([]);
  });

  test('a document is corrected, the correction undone; retired, and brought back; erased only when the word is typed', async () => {
    const page = await open('/documents');
    await page.getByRole('link', { name: /kho dữ liệu dùng chung/i }).click();
    await page.locator('summary', { hasText: 'Thông tin văn bản' }).click();
    await page.getByRole('link', { name: 'Quản lý văn bản này' }).click();
    await page.getByLabel('Có hiệu lực từ ngày').fill('2027-01-01');
    await page.getByLabel('Hết hiệu lực từ ngày').fill('2026-01-01');
    expect(await press(page, 'Lưu thông tin')).toContain('ngày hết hiệu lực phải sau');
    expect(await page.getByLabel('Có hiệu lực từ ngày').inputValue()).toBe('2027-01-01');
    await page.getByLabel('Hết hiệu lực từ ngày').fill('');
    await page.getByLabel('Lý do, căn cứ sửa').fill('theo bản ký');
    expect(await press(page, 'Lưu thông tin')).toBe('Đã lưu thông tin.');
    expect(await page.locator('.badge').first().innerText()).toBe('Chưa có hiệu lực');
    expect(await press(page, 'Hoàn tác lần sửa gần nhất')).toContain('Đã hoàn tác');
    await page.getByLabel('Tôi muốn rút văn bản này khỏi kho').check();
    expect(await press(page, 'Rút khỏi kho')).toContain('Đã rút');
    expect(await problems(page)).toEqual([]);
    expect(await press(page, 'Đưa trở lại kho')).toContain('Đã đưa văn bản trở lại');
    await page.getByLabel(/Gõ “XÓA HẲN”/).fill('xóa');
    expect(await press(page, 'Xóa hẳn văn bản')).toContain('Chưa xóa');
    await page.locator('summary', { hasText: 'Lịch sử' }).click();
    expect(await page.locator('details[open]').innerText()).toContain('theo bản ký');
  });

  test('a bad word about an answer becomes a regression case, and its suite a run that can be compared', async () => {
    const page = await open('/');
    await ask(page, regulationQuestion);
    await page.locator('.feedback summary').click();
    await page.getByLabel('Sai nguồn').check();
    await page.getByRole('button', { name: 'Gửi góp ý' }).click();
    await page.getByText('Đã ghi nhận: chưa đạt (sai nguồn).').waitFor();
    await page.goto(`${server.url}/admin/questions?feedback=bad`);
    await page.getByRole('link', { name: regulationQuestion }).click();
    expect(await problems(page)).toEqual([]);
    await page.locator('[name=span]').first().check();
    expect(await press(page, 'Thêm vào bộ câu hỏi')).toContain('Đã thêm câu hỏi vào bộ “hoi-quy”');
    for (const repeats of ['1', '2']) {
      await page.goto(`${server.url}/admin/evals?suite=hoi-quy`);
      await page.getByLabel('Số lần lặp').fill(repeats);
      await page.getByRole('button', { name: 'Chạy', exact: true }).click();
      await page.locator('.run-progress .badge', { hasText: 'Xong' }).waitFor();
      await page.locator('details.result .badge.tone-good').first().waitFor();
    }
    expect(await problems(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Tải báo cáo (.html)' }).click();
    expect((await download).suggestedFilename()).toMatch(/^danh-gia-.*\.html$/);
    await page.goto(`${server.url}/admin/evals`);
    await page.locator('input[name=before]').last().check();
    await page.locator('input[name=after]').first().check();
    await page.getByRole('button', { name: 'So sánh hai lượt đã chọn' }).click();
    expect(await page.locator('h1').innerText()).toBe('So sánh hai lượt');
    expect(await problems(page)).toEqual([]);
  });

  test('the log is filtered; a question without an answer is a gap', async () => {
    const page = await open('/');
    await ask(page, 'Nghị định 99/2031/NĐ-CP quy định gì về trực ban?');
    await page.goto(`${server.url}/admin/questions`);
    await page.getByLabel('Từ trong câu hỏi').fill('99/2031');
    await page.getByRole('button', { name: 'Lọc' }).click();
    expect(await page.locator('.log > li').count()).toBe(1);
    await page.goto(`${server.url}/admin/gaps`);
    expect(await page.locator('.gaps').innerText()).toContain('99/2031/NĐ-CP');
    await page.getByRole('button', { name: 'Đã bổ sung văn bản' }).first().click();
    expect(await page.locator('.notice-box').innerText()).toContain('Đã ghi là đã bổ sung');
    expect(await page.locator('.tabs a', { hasText: 'Đã bổ sung (1)' }).count()).toBe(1);
    expect(await problems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    expect(await page.locator('.tabs a', { hasText: 'Đã bổ sung (0)' }).count()).toBe(1);
    expect(await page.locator('.gaps').innerText()).toContain('99/2031/NĐ-CP');
    await page.goto(`${server.url}/admin/quality`);
    expect(
      await page
        .locator('picture.chart img')
        .first()
        .evaluate((image) => image.clientHeight),
    ).toBeGreaterThan(100);
  });

  test('works without script: upload, and the run by its link', async () => {
    const page = await open('/admin/upload', { javaScriptEnabled: false });
    await page.setInputFiles('input[type=file]', {
      name: 'truc-dem.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(notice.replace('115', '117')),
    });
    await page.getByRole('button', { name: 'Tải lên và nạp' }).click();
    const done = page.locator('#jobs .badge.tone-good', { hasText: 'Xong' }).first();
    for (let tries = 0; tries < 40 && (await done.count()) === 0; tries += 1) {
      await page.waitForTimeout(500);
      await page.reload();
    }
    expect(await done.innerText()).toBe('Xong');
  });

  test.each([
    ['wide', desk],
    ['phone', phone],
  ] as const)('every page is accessible, fits and shows which tab it is: %s', async (_name, viewport) => {
    const page = await open('/admin', { viewport });
    for (const address of [
      '/admin',
      '/admin/upload',
      '/admin/sources',
      '/admin/sources/new?kind=http',
      '/admin/jobs',
      '/admin/jobs?state=failed',
      '/admin/questions',
      '/admin/questions?text=khongcotrongkho',
      '/admin/gaps',
      '/admin/quality',
      '/admin/evals',
      '/admin/suites',
      '/admin/suites/facts',
    ]) {
      await page.goto(server.url + address);
      expect([address, await problems(page)]).toEqual([address, []]);
      const tab = page.locator('.tabs [aria-current]').first();
      if ((await tab.count()) > 0) {
        const box = await tab.boundingBox();
        expect(box && box.x >= 0 && box.x + box.width <= viewport.width).toBe(true);
      }
    }
  });
});
