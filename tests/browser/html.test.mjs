//! Valid HTML on every page, by an independent validator and by what a strict policy allows.

import { describe, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { Findings } from './lib/findings.mjs';
import { sitePages } from './lib/pages.mjs';
import { site } from './lib/site.mjs';

/** The recommended rules, all as errors; each change has its reason. */
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // The pages are minified: the tags and quotes that the standard lets out are left out on purpose.
    'attr-quotes': 'off',
    'no-implicit-close': 'off',
    'void-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-implicit-button-type': 'off', // tests/theme.rs holds the templates to it.
    'no-raw-characters': ['error', { relaxed: true }],
    // Numbers are held together by the style of the span around them, so that they can be copied with plain spaces.
    'tel-non-breaking': 'off',
    // The theme's own ids begin with "_", so that no id made from a heading of the content meets them.
    'valid-id': ['error', { relaxed: true }],
    // Titles name the site as well; search engines cut them without harm.
    'long-title': 'off',
  },
});

describe('html', () => {
  const pages = sitePages(site.folder);

  test(`html-validate finds nothing on any of ${pages.length} pages`, () => {
    const findings = new Findings();
    for (const page of pages) {
      for (const result of validator.validateStringSync(page.html).results) {
        for (const message of result.messages) {
          findings.add({
            page: page.path,
            state: `${message.line}:${message.column}`,
            element: message.selector?.replace(/:nth-child\(\d+\)/g, ''),
            sample: page.html.split('\n')[message.line - 1]?.slice(message.column - 1, message.column + 60),
            problem: `${message.ruleId}: ${message.message}`,
            remedy: message.ruleUrl,
          });
        }
      }
    }
    findings.assertNone();
  });

  test('every page of a language has a title of its own', () => {
    const findings = new Findings();
    const known = new Map();
    for (const page of pages.filter(({ redirect }) => !redirect)) {
      const [, language] = /<html[^>]* lang="?([a-z-]+)/.exec(page.html);
      const [, title] = /<title>([^<]*)/.exec(page.html);
      const key = `${language} ${title}`;
      if (known.has(key)) findings.add({ page: page.path, problem: `has the title of ${known.get(key)}: ${title}`, remedy: 'say what only this page is' });
      else known.set(key, page.path);
    }
    findings.assertNone();
  });

  test('help stands in the same places on every page', () => {
    const findings = new Findings();
    for (const page of pages.filter(({ redirect }) => !redirect)) {
      const [header, footer] = ['header', 'footer'].map((name) => new RegExp(`<${name}[ >].*</${name}>`, 's').exec(page.html)?.[0] ?? '');
      if (!/href="?tel:/.test(header)) findings.add({ page: page.path, problem: 'has no hotline in its header', remedy: 'keep what layout.html has' });
      if (!/href="?tel:/.test(footer)) findings.add({ page: page.path, problem: 'has no hotline in its footer', remedy: 'keep what layout.html has' });
    }
    findings.assertNone();
  });

  test('no page has inline style or script', () => {
    const findings = new Findings();
    const inline = [
      [/<style\b/gi, 'a style element', 'put it into a stylesheet of the theme'],
      [/<[a-z][^>]*\sstyle\s*=/gi, 'a style attribute', 'give it a class'],
      [/<[a-z][^>]*\son[a-z]+\s*=/gi, 'an event attribute', 'listen in a module of the theme'],
      [/(?:href|src|action)\s*=\s*["']?\s*javascript:/gi, 'a javascript: address', 'use a button and a module of the theme'],
      [/<script(?![^>]*\b(?:src=|type=["']?application\/(?:ld\+)?json))/gi, 'an inline script', 'put it into a module of the theme'],
    ];
    for (const page of pages) {
      // Texts in JSON are data, whatever tags they talk about.
      const markup = page.html.replace(/(<script type=["']?application\/[^>]*>).*?<\/script>/gs, '$1</script>');
      for (const [form, problem, remedy] of inline) {
        for (const found of markup.matchAll(form)) findings.add({ page: page.path, sample: found[0].slice(-50), problem: `has ${problem}`, remedy });
      }
    }
    findings.assertNone();
  });
});
