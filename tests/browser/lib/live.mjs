//! A site served by the program itself, while its files change.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';
import { clock } from './build.mjs';

/** The root of the project. */
const project = resolve(import.meta.dirname, '../../..');

/**
 * Starts `nghe serve` for the site at `root` and gives `{origin, close}` once it answers. `NGHE` names
 * another program than the one that cargo makes of this source.
 */
export async function serveLive(root) {
  const [program, ...first] = process.env.NGHE ? [process.env.NGHE] : ['cargo', 'run', '--locked', '--quiet', '--'];
  const child = spawn(program, [...first, 'serve', '--root', root, '--clock', clock, '--lang', 'vi'], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const lines = createInterface({ input: child.stdout });
  const origin = await new Promise((found, failed) => {
    lines.on('line', (line) => {
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
      if (address) found(address[0]);
    });
    child.on('exit', (code) => failed(new Error(`nghe serve ended with ${code}`)));
  });
  child.removeAllListeners('exit');
  // The whole group, because cargo runs the program as its child.
  return { origin, close: () => process.kill(-child.pid) };
}
