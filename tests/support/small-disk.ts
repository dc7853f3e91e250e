// A small disk for tests of a full one: a tmpfs whose size can be changed; needs root, and says so loudly where it cannot be had.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

export type SmallDisk = {
  folder: string;
  mounted: boolean;
  /** Makes the disk as large as what is on it and so many bytes. */
  leaveFree(bytes: number): void;
  close(): void;
};

/** Mounts it on `folder`, which is made. */
export function openSmallDisk(folder: string): SmallDisk {
  mkdirSync(folder, { recursive: true });
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=300m', 'tmpfs', folder]).status === 0;
  if (!mounted)
    console.warn('NOTICE: no small disk can be mounted here (needs root); a full-disk test is skipped');
  return {
    folder,
    mounted,
    leaveFree(bytes) {
      const size = usedOn(folder) + bytes;
      const { status, stderr } = spawnSync('mount', ['-o', `remount,size=${size}`, folder], {
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`the disk could not be resized: ${stderr}`);
    },
    close() {
      if (mounted) spawnSync('umount', ['-l', folder]);
    },
  };
}

function usedOn(folder: string): number {
  const { stdout } = spawnSync('df', ['-B1', '--output=used', folder], { encoding: 'utf8' });
  return Number(stdout.trim().split('\n').at(-1));
}
