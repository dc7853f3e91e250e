// A program of its own: a picture from stdin to stdout as PNG; what ends it leaves the reader standing.
import { buffer } from 'node:stream/consumers';
import { cleanImage } from './clean-image.ts';

process.stdout.write(await cleanImage(await buffer(process.stdin)));
