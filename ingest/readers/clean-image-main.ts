// A program of its own: a picture from stdin to stdout as grey PNG; what ends it leaves the reader standing.
import { buffer } from 'node:stream/consumers';
import { loadRaster, toPng } from './raster.ts';

process.stdout.write(toPng(await loadRaster(await buffer(process.stdin))));
