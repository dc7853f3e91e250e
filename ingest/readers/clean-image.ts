// Makes a picture of a page fit for recognition: bounded size, white ground, no red stamp.
import { createCanvas, loadImage } from '@napi-rs/canvas';

const MAX_SIDE = 6_000;
/** Share of strongly red dots from which a page carries a stamp. */
const STAMP_SHARE = 0.001;

/**
 * The picture as PNG; on a page with a red stamp only the red channel, in which the stamp is white.
 * A damaged picture can end the process: see `decode` in scan.ts.
 */
export async function cleanImage(bytes: Uint8Array): Promise<Buffer> {
  const image = await loadImage(Buffer.from(bytes));
  const scale = Math.min(1, MAX_SIDE / Math.max(image.width, image.height));
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  const dots = context.getImageData(0, 0, width, height);
  if (keepRedChannel(dots.data)) context.putImageData(dots, 0, 0);
  return canvas.toBuffer('image/png');
}

/** Replaces all channels by the red one when there is a stamp; says whether it did. */
export function keepRedChannel(data: Uint8ClampedArray): boolean {
  let red = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (isRed(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)) red++;
  }
  if (red < (data.length / 4) * STAMP_SHARE) return false;
  for (let at = 0; at < data.length; at += 4) {
    data[at + 1] = data[at] ?? 0;
    data[at + 2] = data[at] ?? 0;
  }
  return true;
}

function isRed(red: number, green: number, blue: number): boolean {
  return red > 120 && red - green > 60 && red - blue > 60;
}
