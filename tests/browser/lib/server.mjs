//! A small static server as strict as a careful host: Brotli, and a Content-Security-Policy that
//! lets a page load nothing inline and nothing from elsewhere.

import { createServer } from 'node:http';
import { readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { brotli } from './brotli.mjs';

/** The policy that every page must live under. */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.webmanifest', 'application/manifest+json; charset=utf-8'],
  ['.xml', 'application/xml; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.csv', 'text/csv; charset=utf-8'],
  ['.ics', 'text/calendar; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.webp', 'image/webp'],
  ['.avif', 'image/avif'],
  ['.pdf', 'application/pdf'],
]);

/** Whether bytes of this type get smaller on the way: pictures are packed already. */
export function isText(type) {
  return /^text\/|json|xml|javascript/.test(type);
}

/**
 * Serves the folder that `folder()` names on a free port and gives `{origin, close}`.
 * The folder is asked for at each request, so that the address can be known before the site is built. `gate` may
 * hold an answer back, or refuse it with `false`, which a browser takes for a network that is gone; `send` may take
 * its time over a body.
 */
export async function serve(folder, gate = () => true, send = (response, body) => response.end(body)) {
  const packed = new Map();
  const server = createServer(async (request, response) => {
    if ((await gate(request)) === false) {
      request.socket.destroy();
      return;
    }
    const found = find(folder(), new URL(request.url, 'http://localhost').pathname);
    if (found.location) {
      response.writeHead(301, { location: found.location }).end();
      return;
    }
    if (!found.file) {
      response.writeHead(found.status, { 'content-type': 'text/plain' }).end();
      return;
    }
    const type = types.get(extname(found.file)) ?? 'application/octet-stream';
    const headers = {
      'content-type': type,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cache-control': found.file.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    };
    let body = readFileSync(found.file);
    if (isText(type) && /\bbr\b/.test(request.headers['accept-encoding'] ?? '')) {
      headers['content-encoding'] = 'br';
      headers.vary = 'accept-encoding';
      if (!packed.has(found.file)) packed.set(found.file, brotli(body));
      body = packed.get(found.file);
    }
    headers['content-length'] = body.length;
    await send(response.writeHead(found.status, headers), body, type);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The file that answers an address: itself, the page of its folder, or the page of errors. */
function find(folder, pathname) {
  const path = normalize(decodeURIComponent(pathname));
  const file = join(folder, path);
  const kind = kindOf(file);
  if (kind === 'file') return { file, status: 200 };
  if (kind === 'folder' && !path.endsWith('/')) return { location: `${pathname}/` };
  const page = join(file, 'index.html');
  if (kind === 'folder' && kindOf(page) === 'file') return { file: page, status: 200 };
  const missing = join(folder, '404.html');
  return kindOf(missing) === 'file' ? { file: missing, status: 404 } : { status: 404 };
}

function kindOf(file) {
  const facts = statSync(file, { throwIfNoEntry: false });
  if (!facts) return undefined;
  return facts.isDirectory() ? 'folder' : 'file';
}
