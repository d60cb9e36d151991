//! What the form writes: a file of which nothing was changed stays as it is, to the byte, and of a changed one the rest does.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';

const project = resolve(import.meta.dirname, '../..');
const content = join(project, 'content');
const school = 'truong/cd-sao-khue/index.md';

describe('files written by the form', () => {
  let folder;
  let formatOf;
  before(async () => {
    // As they stand beside each other below /admin/.
    folder = mkdtempSync(join(tmpdir(), 'nghe-records-'));
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
    for (const name of ['records.js', 'edit.js']) cpSync(join(project, 'src/admin/client', name), join(folder, name));
    cpSync(join(project, 'tests/.admin/node_modules/yaml/browser'), join(folder, 'yaml'), { recursive: true });
    ({ formatOf } = await import(join(folder, 'records.js')));
  });
  after(() => rmSync(folder, { recursive: true }));

  const kind = (more) => ({ list: false, markdown: false, order: ['id', 'name', 'title', 'summary', 'status'], tagged: [], figures: [], ...more });
  const text = (name) => readFileSync(join(content, name), 'utf8').trim();

  /** What a change of the school's fields makes of its lines. */
  function changed(change) {
    const format = formatOf(kind({ markdown: true }));
    const value = format.fromFile(text(school));
    change(value);
    const [before, now] = [text(school).split('\n'), format.toFile(value).trim().split('\n')];
    return { gone: before.filter((line) => !now.includes(line)), come: now.filter((line) => !before.includes(line)) };
  }

  test('every file of the content is written as it was read', () => {
    const names = readdirSync(content, { recursive: true }).filter((name) => /\.(md|yaml)$/.test(name) && name !== 'site.yaml');
    assert.ok(names.length > 500);
    for (const name of names) {
      const format = formatOf(
        kind({
          list: /^- /.test(text(name)),
          markdown: name.endsWith('.md'),
          tagged: name.startsWith('thong-bao') ? ['scope'] : [],
          figures: name.startsWith('trac-nghiem') ? ['questions.*.options.*.scores'] : [],
        }),
      );
      const value = format.fromFile(text(name));
      if (value) assert.equal(format.toFile(structuredClone(value)).trim(), text(name), name);
    }
  });

  test('a figure in braces keeps its line', () => {
    const { gone, come } = changed((value) => (value.enrolment_plan[0].enrolled = 402));
    assert.deepEqual(gone, ['- {year: 2025, level: cao-dang, places: 420, enrolled: 401, certified: 296}']);
    assert.deepEqual(come, ['- {year: 2025, level: cao-dang, places: 420, enrolled: 402, certified: 296}']);
  });

  test('what other readers of YAML take for something else is quoted', () => {
    const { come } = changed((value) => {
      value.campuses[1].transit = '8:30';
      value.phones.push('+842439990013');
    });
    assert.deepEqual(come, ['  transit: "8:30"', '- "+842439990013"']);
  });

  test('what was emptied goes, and what is new stands in its place', () => {
    const { gone, come } = changed((value) => {
      value.email = '';
      value.status = 'draft';
      value.facilities.splice(1, 1);
    });
    assert.deepEqual(gone, ['email: tuyensinh@sao-khue.example', '- Phòng PLC và biến tần 24 chỗ']);
    assert.deepEqual(come, ['status: draft']);
  });

  test('what the CMS fills in and says nothing is left out', () => {
    const { gone, come } = changed((value) => {
      value.publish_at = '';
      value.aliases = [];
      value.campuses.push({ id: 'ba', name: 'Cơ sở ba', address: 'Số 3', area: 'xa-dong-anh', lat: null, transit: '' });
    });
    assert.deepEqual(gone, []);
    assert.deepEqual(come, ['- id: ba', '  name: Cơ sở ba', '  address: Số 3']);
  });

  test('comments stay', () => {
    const format = formatOf(kind());
    const source = '# Nguồn: sổ tay\nname: A # tên\nkind: b\n';
    const value = format.fromFile(source);
    value.kind = 'c';
    assert.equal(format.toFile(value).trim(), '# Nguồn: sổ tay\nname: A # tên\nkind: c');
  });

  test('a new record has its keys in order, and its text', () => {
    const format = formatOf(kind({ markdown: true }));
    const made = format.toFile({ summary: 'b: c', name: 'Hàn', note: 'a\nb', body: 'Xin chào', sample: false, keywords: [] });
    assert.equal(made, '---\nname: Hàn\nsummary: "b: c"\nnote: |-\n  a\n  b\n---\n\nXin chào\n');
  });

  test('items that are words or mappings of one key, and figures, are turned and turned back', () => {
    const format = formatOf(kind({ tagged: ['scope'], figures: ['scores'] }));
    const value = format.fromFile('scope: [site, {area: xa-a}]\nscores:\n  "co-khi": 2');
    assert.deepEqual(value.scope, [{ type: 'site' }, { type: 'area', area: 'xa-a' }]);
    value.scope.push({ type: 'school', school: 'cd-a' });
    value.scores = { 'co-khi': '2', 'dien': '3' };
    assert.equal(format.toFile(value), 'scope: [site, {area: xa-a}, {school: cd-a}]\nscores:\n  "co-khi": 2\n  dien: 3');
  });
});
