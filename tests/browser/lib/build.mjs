//! Builds a site with the program at a fixed clock, into a folder of its own.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The root of the project. */
const project = resolve(import.meta.dirname, '../../..');

/** The folder of the site under test: this project's own, or the one that `NGHE_ROOT` names. */
const tested = resolve(process.env.NGHE_ROOT ?? project);

/** The moment at which every site under test is built, and at which its visitors open it. */
export const clock = '2026-11-23T08:00:00+07:00';

/**
 * Builds a site and gives the folder that it stands in. Takes the address that it will be served at, and
 * where it differs from the site under test its `root`, the `clock` and the `path` of its folder there. `NGHE` names another program than
 * the one that cargo makes of this source; it must take the same arguments.
 */
export function buildSite(origin, { root = tested, clock: time = clock, path = '/' } = {}) {
  const folder = join(mkdtempSync(join(tmpdir(), 'nghe-browser-')), 'site');
  const [program, ...first] = process.env.NGHE
    ? [process.env.NGHE]
    : ['cargo', 'run', '--locked', '--quiet', '--'];
  execFileSync(
    program,
    [...first, 'build', '--quiet', '--root', root, '--output-dir', folder, '--base-url', origin + path, '--clock', time],
    { cwd: project, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  return folder;
}

/** Removes what `buildSite` has made. */
export function removeSite(folder) {
  rmSync(dirname(folder), { recursive: true });
}

/**
 * Lays the fixture's content over the small site that the tests of the program use, with the theme under
 * test, and gives the folder: a site that has every form of text, to be removed by the caller.
 */
export function layOutFixture() {
  const root = mkdtempSync(join(tmpdir(), 'nghe-fixture-'));
  const layers = [join(project, 'tests/cases/_base'), join(import.meta.dirname, '../fixtures/site')];
  cpSync(join(tested, 'themes'), join(root, 'themes'), { recursive: true });
  for (const layer of layers) cpSync(layer, root, { recursive: true });
  return root;
}
