import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { boardsOf, turnAfter, turnsOf } from './turns.ts';

describe('turns of a wall', () => {
  it('are figures, what nature is worth and what the page adds, in the order of the rail', () => {
    const boards = boardsOf(['map', 'services', 'cases', 'reservoirs', 'orders', 'gep', 'trees']);
    assert.deepEqual(boards, ['reservoirs', 'gep', 'trees']);
    assert.deepEqual(turnsOf(true, boards, new Set()), [
      'month',
      'category',
      'division',
      'reservoirs',
      'gep',
      'trees',
    ]);
    assert.deepEqual(turnsOf(false, boards, new Set()), ['reservoirs', 'gep', 'trees']);
  });

  it('leave out what has nothing to show', () => {
    assert.deepEqual(turnsOf(true, ['gep', 'trees'], new Set(['figures'])), ['gep', 'trees']);
    assert.deepEqual(turnsOf(true, ['gep'], new Set(['gep'])), ['month', 'category', 'division']);
  });

  it('follow each other, from the first again after the last and after one that is gone', () => {
    assert.equal(turnAfter(['month', 'gep'], 'month'), 'gep');
    assert.equal(turnAfter(['month', 'gep'], 'gep'), 'month');
    assert.equal(turnAfter(['month', 'gep'], 'trees'), 'month');
    assert.equal(turnAfter([], 'month'), undefined);
  });
});
