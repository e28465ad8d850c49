import assert from 'node:assert/strict';
import { test } from 'node:test';
import MiniSearch from 'minisearch';
import { miniSearchOptions, searched, tokenize, tokenizeQuery } from './search.ts';

test('Chinese and Latin in one text are split apart', () => {
  assert.deepEqual(tokenize('用yzt-map显示图层'), [
    '用',
    'yzt',
    'map',
    '显示',
    '示图',
    '图层',
    '层',
  ]);
  assert.deepEqual(tokenizeQuery('图层'), ['图层']);
  assert.deepEqual(tokenizeQuery('县'), ['县']);
});

test('a Chinese word is found in the middle of a sentence, and only where all of it stands', () => {
  const search = new MiniSearch({ fields: ['title', 'text'], ...miniSearchOptions });
  search.addAll([
    { id: 'approval', title: '地图规则', text: '公开地图须在左下角标注审图号。' },
    { id: 'layers', title: '图层列表', text: '图层按领域和分组排列，可调透明度。' },
    { id: 'en', title: 'Layer list', text: 'Layers by domain and group' },
  ]);
  const ids = (query: string) => search.search(query).map((hit) => String(hit['id']));
  assert.deepEqual(ids('审图号'), ['approval']);
  assert.deepEqual(ids('透明度'), ['layers']);
  assert.deepEqual(ids('图号层'), []);
  assert.deepEqual(ids('号'), ['approval']);
  assert.deepEqual(ids('group'), ['en']);
  assert.deepEqual(ids('grop'), ['en']);
});

test('what stands in the framework tabs of an element is not searched, what is around them is', () => {
  const page = '# yzt-x\n\n<!--tabs-->\n\n## React\n\n<!--/tabs-->\n\n## Events\n';
  const two = `${page}\n<!--tabs-->Vue<!--/tabs-->\n\nThe end.\n`;
  assert.equal(searched(page), '# yzt-x\n\n\n\n## Events\n');
  assert.match(searched(two), /## Events\n\n\n\nThe end\.\n$/);
});
