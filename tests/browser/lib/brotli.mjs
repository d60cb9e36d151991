//! Brotli as a server that compresses ahead does it: the best quality, the text mode.

import { brotliCompressSync, constants } from 'node:zlib';

/** The bytes of a text after Brotli at quality 11. */
export function brotli(bytes) {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
