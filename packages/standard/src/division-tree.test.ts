import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rightCounty } from './county.test.helper.ts';
import { divisionPath, divisionTree } from './division-tree.ts';

const units = rightCounty().divisions.units;

describe('divisionTree', () => {
  it('puts each division under its parent, whatever the order', () => {
    const [county, ...more] = divisionTree([...units].reverse());
    assert.deepEqual(more, []);
    assert.equal(county?.division.code, '330521');
    assert.equal(county.children[0]?.division.code, '330521102');
    assert.equal(county.children[0].children[0]?.division.code, '330521102201');
  });

  it('makes roots of those whose parent is not among them', () => {
    assert.deepEqual(
      divisionTree(units.slice(1)).map(({ division }) => division.code),
      ['330521102'],
    );
  });
});

describe('divisionPath', () => {
  it('leads from the county down', () => {
    assert.deepEqual(
      divisionPath(units, '330521102201').map(({ code }) => code),
      ['330521', '330521102', '330521102201'],
    );
    assert.deepEqual(divisionPath(units, 'nowhere'), []);
  });

  it('ends on a circle of parents', () => {
    const circle = [
      { code: 'a', name: 'A', kind: 'town', parent: 'b' },
      { code: 'b', name: 'B', kind: 'town', parent: 'a' },
    ];
    assert.deepEqual(
      divisionPath(circle, 'a').map(({ code }) => code),
      ['b', 'a'],
    );
  });
});
