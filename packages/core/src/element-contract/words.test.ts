import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chineseIn, stringsIn, untranslatedIn } from './words.ts';

const DATA = stringsIn([{ name: '武康站', kind: { en: 'Rain gauge' }, level: 3 }]);

test('words of the data are the county’s', () => {
  assert.deepEqual(chineseIn(['Station: 武康站'], DATA), []);
  assert.deepEqual(untranslatedIn(['Rain gauge 水位'], ['Rain gauge level'], DATA), []);
});

test('Chinese that is left in English is told, once', () => {
  assert.deepEqual(chineseIn(['水位 3 m', '水位：武康站'], DATA), ['水位']);
});

test('what is said alike in both languages is not translated, but for abbreviations', () => {
  assert.deepEqual(untranslatedIn(['Stations', 'GEP 3'], ['Stations', 'GEP 3'], DATA), [
    'Stations',
  ]);
  assert.deepEqual(untranslatedIn(['雨量站'], ['Stations'], DATA), []);
});
