import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultOf, revealable } from './reveal-request.ts';

test('a request names an attribute and says what it is for, in characters and not in code units', () => {
  assert.equal(faultOf({ attributes: [], reason: '核对补助名单' }), 'noneChosen');
  assert.equal(faultOf({ attributes: ['phone'], reason: ' 查一下 ' }), 'reasonShort');
  assert.equal(faultOf({ attributes: ['phone'], reason: '𠮷𠮷' }), 'reasonShort');
  assert.equal(faultOf({ attributes: ['phone'], reason: '核对名单' }), undefined);
});

test('a reason with a phone or id number is refused however it is written; a year or a case number is not', () => {
  const of = (reason: string) => faultOf({ attributes: ['phone'], reason });
  assert.equal(of('联系 139-0000-0009'), 'reasonNumber');
  assert.equal(of('证件 330521199001010011'), 'reasonNumber');
  assert.equal(of('2026 年补助，案件 20261121'), undefined);
});

test('what may be asked for stands in the order of the standard, what this kit does not know left out', () => {
  const unknown = 'blood' as 'phone';
  const revealed = revealable({ id: 'x', revealable: ['idNumber', unknown, 'phone'] });
  assert.deepEqual(revealed, ['phone', 'idNumber']);
});
