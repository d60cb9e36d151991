//! What a visitor sees without network: pages as they were kept, each whole and with a line that says so, and never two releases in one.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { axeAudit } from './audits/axe.mjs';
import { reflowAudit } from './audits/reflow.mjs';
import { launch, openTab, settled } from './lib/browser.mjs';
import { buildSite, layOutFixture, removeSite } from './lib/build.mjs';
import { install } from './lib/in-page.mjs';
import { serveLive } from './lib/live.mjs';
import { copySite, host as serveHost, visitor } from './lib/offline.mjs';
import { sitePages } from './lib/pages.mjs';
import { site } from './lib/site.mjs';
import { apply, state } from './lib/states.mjs';

const vietnamese = /^Không có mạng\. Bạn đang xem bản lưu ngày \d{2}\/\d{1,2}\/\d{4}\.$/;
const english = /^You are offline\. This page was saved on \d{1,2} \w+ \d{4}\.$/;
const late = /^Chưa tải được bản mới\./;

describe('without network', { timeout: 600_000 }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  /** A visitor of a site, whose browser is closed with the problems of its pages told. */
  const visit = (folder, work, options) => async () => {
    const host = await serveHost(folder());
    const tab = await visitor(browser, host, options);
    try {
      await work(tab, host);
      assert.deepEqual(tab.problems(), []);
    } finally {
      await tab.close();
      host.close();
    }
  };

  describe('the site', () => {
    const folder = () => site.folder;
    const programmes = sitePages(site.folder).filter(({ path, html }) => /^\/chuong-trinh\/[^/]+\/$/.test(path) && html.includes('data-programme'));
    const ids = programmes.map(({ path }) => path.split('/')[2]);

    test('the first page is kept without being asked for again, and the worker comes after it', visit(folder, async (tab, host) => {
      await tab.start('/truong/');
      const asked = host.asked.filter((path) => path === '/truong/').length;
      assert.equal(asked, 1, `${host.asked}`);
      const { files } = await tab.kept();
      for (const file of files) assert.ok(host.asked.filter((path) => path === file).length <= 1, file);
      assert.ok(!files.some((file) => /finder|\.nghe|quiz|compare/.test(file)), `${files}`);
      assert.ok(host.asked.indexOf('/sw.js') > host.asked.indexOf('/truong/'));
    }));

    test('a page that was opened is shown as it was, with the day, in its language', visit(folder, async (tab) => {
      await tab.start('/');
      await tab.open('/truong/');
      await tab.open('/en/truong/');
      const { pages } = await tab.until(({ pages }) => '/en/khong-mang/' in pages);
      const title = await tab.page.title();
      await tab.network(false);
      await tab.go('/truong/');
      assert.match(await tab.line(), vietnamese);
      const day = new Date(pages['/truong/'].at).toLocaleDateString('vi-VN', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'Asia/Ho_Chi_Minh' }).replace(/\/0([3-9])/, '/$1');
      assert.ok((await tab.line()).includes(day), await tab.line());
      assert.equal(await tab.page.getAttribute('main > [data-copy]', 'role'), 'status');
      assert.equal(await tab.page.evaluate(() => document.querySelector('main').firstElementChild.matches('[data-copy]')), true);
      await audit(tab.page);
      await tab.go('/en/truong/');
      assert.match(await tab.line(), english);
      assert.equal(await tab.page.title(), title);
      await tab.network(true);
      await tab.go('/truong/');
      assert.equal(await tab.page.locator('[data-copy]').count(), 0);
    }));

    test('a page that was not opened says so, and leads to those that were', visit(folder, async (tab) => {
      await tab.start('/');
      await tab.open(`/chuong-trinh/${ids[0]}/`);
      await tab.open('/tim/');
      await tab.open('/en/truong/');
      await tab.until(({ pages }) => '/en/khong-mang/' in pages);
      await tab.network(false);
      const answer = await tab.go('/nghe/');
      assert.equal(answer.status(), 503);
      await tab.page.waitForSelector('[data-part=visited] li a');
      assert.equal(new URL(tab.page.url()).pathname, '/nghe/');
      assert.match(await tab.page.innerText('[data-part=missing]'), /chưa được lưu/);
      assert.equal(await tab.page.locator('[data-part=lead]').isVisible(), false);
      assert.deepEqual(await tab.page.$$eval('[data-part=lasting] li:not([hidden]) a', (all) => all.map(({ pathname }) => pathname)), ['/', '/tim/']);
      const title = programmes[0].html.match(/<h1[^>]*>([^<]*)/)[1];
      const visited = await tab.page.$$eval('[data-part=visited] li a', (all) => all.map(({ pathname, textContent }) => [pathname, textContent]));
      assert.deepEqual(visited.map(([path]) => path).sort(), [`/chuong-trinh/${ids[0]}/`, '/en/truong/']);
      assert.ok(visited.some(([, text]) => text === title), `${visited}`);
      await audit(tab.page);
      await tab.page.click(`[data-part=visited] a[href="/chuong-trinh/${ids[0]}/"]`);
      assert.match(await tab.line(), vietnamese);
      assert.equal(new URL(tab.page.url()).pathname, `/chuong-trinh/${ids[0]}/`);
      await tab.network(true);
      await tab.go('/khong-mang/');
      await tab.page.click('[data-part=clear]');
      await tab.page.waitForFunction(() => document.querySelector('[data-part=status]').textContent);
      assert.ok(!(`/chuong-trinh/${ids[0]}/` in (await tab.kept()).pages));
      await audit(tab.page);
    }));

    test('the finder answers a query, a filter and what nothing is found for', visit(folder, async (tab) => {
      await tab.start('/');
      await tab.open('/tim/');
      await tab.network(false);
      const count = async () => {
        await tab.page.waitForFunction(() => /\d/.test(document.querySelector('[data-part=count]').textContent));
        return Number((await tab.page.textContent('[data-part=count]')).replace(/\D/g, ''));
      };
      await tab.go('/tim/');
      assert.match(await tab.line(), vietnamese);
      const all = await count();
      await tab.go('/tim/?q=cong+nghe+o+to');
      const found = await count();
      assert.ok(found > 0 && found < all, `${found} of ${all}`);
      assert.match(await tab.page.innerText('.results .card h3'), /ô tô/);
      await tab.page.click('[data-part=filters] > summary');
      await tab.page.locator('[data-facet] input:visible').first().check();
      assert.ok((await count()) <= found);
      await tab.page.fill('#_search input', 'zzzzqqqq');
      await tab.page.waitForSelector('[data-part=advice] button');
      // The box of other pages has all that it needs by now too.
      await tab.go('/');
      await tab.page.focus('#_search input');
      await tab.page.waitForFunction(() => document.querySelector('#_search input').role === 'combobox');
    }));

    test('programmes are kept when they are saved, for the list and the comparison', visit(folder, async (tab) => {
      await tab.start('/');
      await tab.open('/chuong-trinh/');
      await tab.open('/so-sanh/');
      await tab.go('/chuong-trinh/');
      for (const at of [0, 1]) await tab.page.locator('.programme [data-do=save]').nth(at).click();
      const saved = await tab.page.evaluate(() => JSON.parse(localStorage.getItem('nghe-saved')));
      await tab.until(({ pages }) => ['/da-luu/', ...saved.map((id) => `/chuong-trinh/${id}/`)].every((path) => path in pages));
      await tab.network(false);
      await tab.go('/da-luu/');
      await tab.page.waitForFunction(() => document.querySelectorAll('[data-part=items] dl:not([hidden])').length === 2);
      assert.match(await tab.line(), vietnamese);
      await audit(tab.page);
      await tab.go(`/so-sanh/?c=${saved.join(',')}`);
      await tab.page.waitForSelector('.compare thead th:nth-child(2)');
      await audit(tab.page);
      // What is not kept is told, and the other is still shown.
      await tab.go(`/so-sanh/?c=${saved[0]},${ids.find((id) => !saved.includes(id))}`);
      await tab.page.waitForSelector('[data-note=failed]:not([hidden])');
      assert.equal(await tab.page.locator('.compare thead th').count(), 1);
    }));

    test('a programme that comes from the store into a page from the network says of which day it is', visit(folder, async (tab, host) => {
      await tab.start('/');
      await tab.open(`/chuong-trinh/${ids[0]}/`);
      await tab.open('/so-sanh/');
      host.delay = 60_000;
      await tab.page.evaluate((id) => {
        history.pushState(null, '', `?c=${id}`);
        dispatchEvent(new PopStateEvent('popstate'));
      }, ids[0]);
      await tab.page.waitForSelector('.compare thead th p:not([hidden])');
      assert.match(await tab.page.innerText('.compare thead th p'), late);
    }));

    test('a slow network is waited for only so long, and its page is there the next time', visit(folder, async (tab, host) => {
      await tab.start('/');
      await tab.open('/truong/');
      const before = (await tab.kept()).pages['/truong/'].kept;
      host.delay = 6_000;
      const begun = Date.now();
      await tab.go('/truong/');
      assert.match(await tab.line(), late);
      assert.ok(Date.now() - begun < 5_500, `${Date.now() - begun} ms`);
      await tab.until(({ pages }) => pages['/truong/'].kept > before);
      // Without a copy there is nothing to show earlier.
      await tab.go('/nghe/');
      assert.equal(await tab.page.locator('[data-copy]').count(), 0);
    }));

    test('at most a hundred pages are kept, the oldest go first, and those that last stay', visit(folder, async (tab) => {
      await tab.start('/');
      const paths = sitePages(site.folder).filter(({ path, redirect }) => path.endsWith('/') && !redirect && !path.startsWith('/en/')).map(({ path }) => path);
      const many = paths.filter((path) => path !== '/').slice(0, 105);
      assert.equal(many.length, 105);
      // Read as a script would, which is quicker than opening each.
      for (let at = 0; at < many.length; at += 15) {
        await tab.page.evaluate((some) => Promise.all(some.map((path) => fetch(path).then((answer) => answer.text()))), many.slice(at, at + 15));
      }
      const { pages } = await tab.until(({ pages }) => many.at(-1) in pages && Object.keys(pages).length <= 100);
      assert.ok('/' in pages && '/khong-mang/' in pages);
      assert.ok(!(many[0] in pages) || many[0] === '/da-luu/', many[0]);
    }));

    test('under Save-Data nothing is fetched but what is opened', visit(folder, async (tab, host) => {
      await tab.start('/');
      const worker = tab.context.serviceWorkers()[0];
      // The visitor's wish, as a browser tells it; one that is run by a test has no such setting.
      await worker.evaluate(() => Object.defineProperty(navigator.connection, 'saveData', { value: true }));
      const asked = host.asked.length;
      await tab.open('/chuong-trinh/');
      await tab.page.locator('.programme [data-do=save]').first().click();
      await tab.go('/tim/');
      await tab.until(({ pages }) => '/tim/' in pages);
      await tab.page.waitForTimeout(500);
      const rest = host.asked.slice(asked).filter((path) => path.endsWith('/') || /box|help/.test(path));
      assert.deepEqual([...new Set(rest)], ['/chuong-trinh/', '/tim/']);
    }));

    test('a visit without a worker, or with one that may keep nothing, is as any other', visit(folder, async (tab) => {
      await tab.start('/');
      await tab.context.serviceWorkers()[0].evaluate(() => {
        Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
        CacheStorage.prototype.open = () => Promise.reject(new DOMException('no', 'SecurityError'));
      });
      await tab.go('/truong/');
      assert.ok(await tab.page.locator('h1').isVisible());
      await tab.go('/tim/?q=han');
      await tab.page.waitForFunction(() => /\d/.test(document.querySelector('[data-part=count]').textContent));
    }));
  });

  describe('releases', () => {
    /** Two releases of a small site, another without this part, and the first again below folders of its host. */
    const built = {};
    let root;
    before(async () => {
      root = layOutFixture();
      const second = copySite(root);
      // Another style on every page, another script of the finder and the list, another form of what they read.
      second.edit('themes/nghe/styles/10-base.css', (css) => `${css}\n@layer base { body { outline: 3px solid rgb(1 2 3); } }\n`);
      second.edit('themes/nghe/scripts/keep/facts.js', (js) => js.replaceAll('[data-programme]', '[data-programme2]'));
      second.edit('themes/nghe/templates/programme.html', (html) => html.replace('data-programme=', 'data-programme2= data-programme='));
      const off = copySite(root);
      off.edit('themes/nghe/theme.yaml', (yaml) => yaml.replace('offline: true', 'offline: false'));
      const origin = 'http://127.0.0.1:1';
      try {
        Object.assign(built, {
          first: buildSite(origin, { root }),
          second: buildSite(origin, { root: second.root }),
          off: buildSite(origin, { root: off.root }),
          below: buildSite(origin, { root, path: '/thu/muc/' }),
        });
      } finally {
        second.remove();
        off.remove();
      }
    });
    after(() => {
      for (const folder of Object.values(built)) removeSite(folder);
      rmSync(root, { recursive: true });
    });
    const first = () => built.first;
    const asset = (folder, name) => `/assets/${readdirSync(join(folder, 'assets')).find((file) => new RegExp(`^${name}-[0-9a-f]{16}`).test(file))}`;
    const styleOf = (page) => page.$eval('link[rel=stylesheet]', (link) => new URL(link.href).pathname);
    const programme = () => readdirSync(join(built.first, 'chuong-trinh')).find((name) => readFileSync(join(built.first, 'chuong-trinh', name, 'index.html'), 'utf8').includes('data-programme'));

    /** What the workers of a page's site are at: `[installing, waiting, active]`, each its state if there is one. */
    const workers = (tab) => tab.page.evaluate(async () => {
      const found = await navigator.serviceWorker.getRegistration();
      return [found?.installing, found?.waiting, found?.active].map((worker) => worker?.state ?? '');
    });

    /** Publishes a release and has it noticed as a visit does: its worker is there, and waits. */
    async function publish(tab, host, release) {
      host.folder = release;
      await tab.page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        await registration.update().catch(() => {});
      });
      await tab.eventually(() => workers(tab), ([, waiting]) => waiting === 'installed');
    }

    /**
     * Has all pages of a visitor out of sight, and waits until the new worker has taken over: a browser lets the worker
     * before it end its work first, which may take it half a minute. A browser without a window has every page in sight,
     * so both sides are told otherwise.
     */
    async function lookAway(tab) {
      for (const worker of tab.context.serviceWorkers()) {
        await worker.evaluate(() => Object.defineProperty(WindowClient.prototype, 'visibilityState', { get: () => 'hidden' })).catch(() => {});
      }
      await tab.page.evaluate(() => {
        Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
        delete document.visibilityState;
      });
      await tab.eventually(() => workers(tab), ([installing, waiting, active]) => !installing && !waiting && active !== 'activating', 60_000);
    }

    test('a new worker waits until no page is in sight', visit(first, async (tab, host) => {
      await tab.start('/');
      const other = await tab.context.newPage();
      await other.goto(`${host.origin}/truong/`);
      await publish(tab, host, built.second);
      await tab.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await other.evaluate(async () => (await navigator.serviceWorker.getRegistration()).waiting.postMessage('hidden'));
      await tab.go('/nghe/');
      await tab.page.waitForTimeout(2000);
      assert.deepEqual(await workers(tab), ['', 'installed', 'activated'], 'pages are in sight');
      await lookAway(tab);
      assert.deepEqual(await workers(tab), ['', '', 'activated']);
      await publish(tab, host, built.first);
      await other.close();
      await tab.page.goto('about:blank');
      await tab.page.waitForTimeout(1000);
      await tab.go('/');
      await tab.eventually(() => workers(tab), (all) => all.join() === ',,activated', 60_000);
    }));

    test('a page goes with its own styles and scripts, and old files go with the last page that names them', visit(first, async (tab, host) => {
      const [old, fresh] = [first(), built.second].map((folder) => asset(folder, 'style'));
      assert.notEqual(old, fresh);
      await tab.start('/');
      await tab.open('/truong/');
      await tab.open('/nghe/');
      await publish(tab, host, built.second);
      await lookAway(tab);
      await tab.open('/truong/');
      await tab.until(({ pages }) => pages['/truong/'].names.includes(fresh) && pages['/khong-mang/'].names.includes(fresh));
      await tab.until(({ pages }) => pages['/'].names.includes(fresh));
      await tab.network(false);
      await tab.go('/nghe/');
      assert.equal(await styleOf(tab.page), old);
      assert.equal(await tab.page.evaluate(() => getComputedStyle(document.body).outlineStyle), 'none');
      assert.match(await tab.line(), vietnamese);
      await tab.go('/truong/');
      assert.equal(await styleOf(tab.page), fresh);
      assert.equal(await tab.page.evaluate(() => getComputedStyle(document.body).outlineStyle), 'solid');
      await tab.network(true);
      await tab.go('/nghe/');
      await tab.until(({ pages }) => pages['/nghe/'].names.includes(fresh));
      // A tab that has just been opened may not be known yet, so its files stay for a while.
      const visited = () => tab.go('/').then(() => tab.kept());
      await tab.eventually(visited, ({ files }) => !files.includes(old));
    }));

    test('what reads other pages reads none of another release', visit(first, async (tab, host) => {
      const id = programme();
      await tab.start('/');
      await tab.open(`/chuong-trinh/${id}/`);
      await tab.open('/da-luu/');
      await tab.page.evaluate((id) => localStorage.setItem('nghe-saved', JSON.stringify([id])), id);
      // Only the programme comes of the second release, before its worker does.
      const worker = readFileSync(join(built.first, 'sw.js'));
      const mixed = mkdtempSync(join(tmpdir(), 'nghe-mixed-'));
      cpSync(built.second, mixed, { recursive: true });
      cpSync(join(built.first, 'sw.js'), join(mixed, 'sw.js'));
      cpSync(join(built.first, 'assets'), join(mixed, 'assets'), { recursive: true });
      assert.notDeepEqual(worker, readFileSync(join(built.second, 'sw.js')));
      try {
        host.folder = mixed;
        await tab.go(`/chuong-trinh/${id}/`);
        await tab.until(({ pages }) => pages[`/chuong-trinh/${id}/`].names.includes(asset(built.second, 'style')));
        await tab.network(false);
        await tab.go('/da-luu/');
        await tab.page.waitForSelector('[data-part=failed]:not([hidden])');
        await tab.network(true);
        // The worker of the second release brings all that belongs together to it.
        await tab.page.evaluate((id) => navigator.serviceWorker.ready.then(({ active }) => active.postMessage({ saved: [id] })), id);
        await publish(tab, host, built.second);
        await lookAway(tab);
        await tab.page.waitForTimeout(500);
        await tab.open('/truong/');
        await tab.until(({ pages }) => pages['/da-luu/'].release && pages['/da-luu/'].release === pages[`/chuong-trinh/${id}/`].release && pages['/da-luu/'].names.includes(asset(built.second, 'style')));
        await tab.network(false);
        await tab.go('/da-luu/');
        await tab.page.waitForSelector('[data-part=items] dl:not([hidden])');
      } finally {
        rmSync(mixed, { recursive: true });
      }
    }));

    test('a page that is open keeps its files until it is closed', visit(first, async (tab, host) => {
      const old = asset(first(), 'style');
      await tab.start('/');
      const other = await tab.context.newPage();
      await other.goto(`${host.origin}/truong/`);
      await tab.until(({ pages }) => '/truong/' in pages);
      await publish(tab, host, built.second);
      await lookAway(tab);
      await tab.go('/truong/');
      await tab.until(({ pages }) => Object.values(pages).every(({ names }) => !names.includes(old)));
      // Longer than a tab may take to become known.
      await tab.page.waitForTimeout(11_000);
      await tab.open('/nghe/');
      await tab.until(({ pages }) => '/nghe/' in pages);
      assert.ok((await tab.kept()).files.includes(old));
      assert.equal(await other.evaluate((path) => fetch(path).then(({ status }) => status), old), 200);
      await other.close();
      const visited = () => tab.go('/').then(() => tab.kept());
      await tab.eventually(visited, ({ files }) => !files.includes(old));
    }));

    test('a page that is gone from the site is forgotten', visit(first, async (tab, host) => {
      await tab.start('/');
      await tab.open('/truong/');
      const empty = mkdtempSync(join(tmpdir(), 'nghe-empty-'));
      host.folder = empty;
      await tab.page.evaluate(() => fetch('/truong/'));
      rmSync(empty, { recursive: true });
      await tab.until(({ pages }) => !('/truong/' in pages) && '/' in pages);
    }));

    test('a city that turns it off clears away what was kept, and the worker', visit(first, async (tab, host) => {
      await tab.start('/');
      await tab.page.evaluate(() => caches.open('another of this host'));
      await publish(tab, host, built.off);
      await lookAway(tab);
      const registered = () => tab.page.evaluate(async () => Boolean(await navigator.serviceWorker.getRegistration()));
      await tab.eventually(registered, (there) => !there);
      assert.deepEqual(await tab.page.evaluate(() => caches.keys()), ['another of this host']);
      await tab.go('/');
      assert.equal(await tab.page.getAttribute('body', 'data-worker'), null);
      await tab.page.waitForTimeout(1500);
      assert.equal(await registered(), false);
    }));

    test('what is being written is never kept', async () => {
      const live = await serveLive(root);
      const { page, context, problems } = await openTab(browser, live.origin, { serviceWorkers: 'allow' });
      try {
        await page.goto(`${live.origin}/truong/`, { waitUntil: 'load' });
        await page.waitForTimeout(2000);
        assert.equal(await page.evaluate(async () => Boolean(await navigator.serviceWorker.getRegistration())), false);
        assert.match(await page.evaluate(() => fetch('/sw.js').then((answer) => answer.text())), /registration\.unregister/);
        assert.deepEqual(problems, []);
      } finally {
        await context.close();
        live.close();
      }
    });

    test('a site in a folder of its host keeps its own pages only', async () => {
      const parent = mkdtempSync(join(tmpdir(), 'nghe-below-'));
      cpSync(built.below, join(parent, 'thu/muc'), { recursive: true });
      cpSync(join(built.first, 'truong'), join(parent, 'khac'), { recursive: true });
      try {
        await visit(() => parent, async (tab) => {
          const folder = '/thu/muc/';
          await tab.start(folder, folder);
          await tab.open('/thu/muc/truong/', folder);
          await tab.go('/khac/').catch(() => {});
          await tab.go('/thu/muc/');
          await tab.network(false);
          await tab.go('/thu/muc/truong/');
          assert.match(await tab.line(), vietnamese);
          await tab.go('/thu/muc/nghe/');
          await tab.page.waitForSelector('[data-part=visited] li a');
          const { pages, files } = await tab.kept(folder);
          assert.deepEqual(Object.keys(pages).sort(), ['/thu/muc/', '/thu/muc/khong-mang/', '/thu/muc/truong/']);
          assert.ok(files.every((path) => path.startsWith('/thu/muc/assets/')), `${files}`);
          tab.problems = () => [];
        })();
      } finally {
        rmSync(parent, { recursive: true });
      }
    });
  });

  async function audit(page) {
    await page.evaluate(install);
    for (const [width, scheme] of [[320, 'light'], [1280, 'dark']]) {
      await apply(page, state(width, scheme, { tall: true }));
      assert.deepEqual(await axeAudit(page), [], `axe, ${width} px`);
    }
    await apply(page, state(320, 'light'));
    assert.deepEqual(await reflowAudit(page), [], 'reflow');
    await settled(page);
  }
});
