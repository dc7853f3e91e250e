// Turns a digital PDF into a scan: pictures of its pages with noise, crooked, turned, with a red stamp.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCanvas, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import { runChild } from '../../readers/child.ts';
import { type Random, randomOf } from './random.ts';

export type ScanKind = {
  name: string;
  dpi: number;
  /** Standard deviation of the grey noise. */
  noise: number;
  /** Share of dots that are dirt. */
  specks: number;
  skewDegrees: number;
  /** Clockwise, as the sheet lay on the glass. */
  turnDegrees: 0 | 90 | 180 | 270;
  stamp: boolean;
};

export const scanKinds: ScanKind[] = [
  { name: 'sạch', dpi: 200, noise: 6, specks: 0, skewDegrees: 0.4, turnDegrees: 0, stamp: false },
  { name: 'nhiễu, lệch', dpi: 200, noise: 22, specks: 0.002, skewDegrees: 2, turnDegrees: 0, stamp: false },
  { name: 'dấu đỏ', dpi: 200, noise: 10, specks: 0, skewDegrees: -0.8, turnDegrees: 0, stamp: true },
  { name: 'xoay 90°', dpi: 200, noise: 6, specks: 0, skewDegrees: 0.4, turnDegrees: 90, stamp: false },
  { name: 'xoay 180°', dpi: 200, noise: 6, specks: 0, skewDegrees: 0.4, turnDegrees: 180, stamp: false },
];

const limits = { timeoutMs: 180_000, memoryBytes: 8 * 1024 ** 3, outputBytes: 1024 * 1024 };

/** @throws MissingProgram without pdftoppm (poppler-utils) */
export async function scanOf(pdf: Uint8Array, kind: ScanKind, seed: number): Promise<Buffer> {
  const pictures = await scannedPages(pdf, kind, seed);
  return picturePdf(pictures);
}

export type Picture = { jpeg: Buffer; width: number; height: number; dpi: number };

export async function scannedPages(pdf: Uint8Array, kind: ScanKind, seed: number): Promise<Picture[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'scan-'));
  try {
    const input = path.join(folder, 'in.pdf');
    await writeFile(input, pdf);
    await runChild({
      program: 'pdftoppm',
      args: ['-r', String(kind.dpi), '-png', input, path.join(folder, 'page')],
      folder,
      limits,
    });
    const names = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort();
    const pictures: Picture[] = [];
    for (const [at, name] of names.entries())
      pictures.push(await degrade(await readFile(path.join(folder, name)), kind, randomOf(seed + at)));
    return pictures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function degrade(png: Buffer, kind: ScanKind, random: Random): Promise<Picture> {
  const image = await loadImage(png);
  const side = kind.turnDegrees % 180 !== 0;
  const [width, height] = side ? [image.height, image.width] : [image.width, image.height];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fbfaf6';
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate(((kind.turnDegrees + kind.skewDegrees) * Math.PI) / 180);
  context.drawImage(image, -image.width / 2, -image.height / 2);
  if (kind.stamp) drawStamp(context, image.width * 0.12, image.height * 0.12, kind.dpi);
  context.resetTransform();
  const dots = context.getImageData(0, 0, width, height);
  addNoise(dots.data, kind, random);
  context.putImageData(dots, 0, 0);
  return { jpeg: canvas.toBuffer('image/jpeg', 82), width, height, dpi: kind.dpi };
}

/** A round seal of 36 mm, over the text to the right of the middle. */
function drawStamp(context: SKRSContext2D, x: number, y: number, dpi: number): void {
  const radius = (18 / 25.4) * dpi;
  context.strokeStyle = 'rgba(205, 25, 35, 0.75)';
  context.fillStyle = 'rgba(205, 25, 35, 0.75)';
  for (const [share, width] of [
    [1, 6],
    [0.72, 3],
  ] as const) {
    context.lineWidth = width;
    context.beginPath();
    context.arc(x, y, radius * share, 0, Math.PI * 2);
    context.stroke();
  }
  context.font = `${Math.round(radius * 0.28)}px sans-serif`;
  context.textAlign = 'center';
  context.fillText('CON DẤU MẪU', x, y);
}

function addNoise(data: Uint8ClampedArray, kind: ScanKind, random: Random): void {
  for (let at = 0; at < data.length; at += 4) {
    // the sum of three even numbers is near enough to a normal one
    const shift = (random() + random() + random() - 1.5) * 2 * kind.noise;
    const dirt = kind.specks > 0 && random() < kind.specks;
    for (let channel = 0; channel < 3; channel++)
      data[at + channel] = dirt ? 40 : (data[at + channel] ?? 255) + shift;
  }
}

/** A PDF whose pages are nothing but pictures. */
export function picturePdf(pictures: Picture[]): Buffer {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let length = chunks[0]?.length ?? 0;
  const push = (data: Buffer | string) => {
    const chunk = Buffer.from(data);
    chunks.push(chunk);
    length += chunk.length;
  };
  const object = (body: string, stream?: Buffer) => {
    offsets.push(length);
    push(`${offsets.length} 0 obj\n${body}\n`);
    if (stream !== undefined) {
      push('stream\n');
      push(stream);
      push('\nendstream\n');
    }
    push('endobj\n');
  };
  const kids = pictures.map((_, at) => `${3 + at * 3} 0 R`).join(' ');
  object('<< /Type /Catalog /Pages 2 0 R >>');
  object(`<< /Type /Pages /Kids [${kids}] /Count ${pictures.length} >>`);
  for (const { jpeg, width, height, dpi } of pictures) {
    const [w, h] = [(width * 72) / dpi, (height * 72) / dpi];
    const page = offsets.length + 1;
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w.toFixed(2)} ${h.toFixed(2)}] /Contents ${page + 1} 0 R /Resources << /XObject << /I ${page + 2} 0 R >> >> >>`,
    );
    const content = Buffer.from(`q ${w.toFixed(2)} 0 0 ${h.toFixed(2)} 0 0 cm /I Do Q`);
    object(`<< /Length ${content.length} >>`, content);
    object(
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>`,
      jpeg,
    );
  }
  const start = length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  push(
    `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`,
  );
  return Buffer.concat(chunks);
}
