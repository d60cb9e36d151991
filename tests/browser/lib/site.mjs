//! The site under test, as `run.mjs` made it for all test files.

import { readFileSync } from 'node:fs';

/** `{origin, folder, representatives}`: where it is served, where its files are, the pages to look at. */
export const site = JSON.parse(readFileSync(process.env.NGHE_SITE, 'utf8'));
