import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ROLES } from '@yizhangtu/standard/identity.js';
import {
  fitting,
  HANDLERS,
  layoutOf,
  namesIn,
  panelForCase,
  panelsOf,
  type PanelFacts,
} from './panels.ts';

const facts = (change: Partial<PanelFacts> = {}): PanelFacts => ({
  api: true,
  services: true,
  signedIn: true,
  role: 'town-command',
  filled: new Set(),
  without: [],
  ...change,
});

describe('panelsOf', () => {
  it('gives each person what is of use to them', () => {
    assert.deepEqual(panelsOf(facts()), ['map', 'services', 'cases', 'orders', 'inbox', 'gep']);
    assert.deepEqual(panelsOf(facts({ role: 'resident' })), [
      'map',
      'services',
      'cases',
      'inbox',
      'gep',
    ]);
    assert.deepEqual(panelsOf(facts({ signedIn: false, role: undefined })), [
      'map',
      'services',
      'cases',
      'gep',
    ]);
    assert.deepEqual(panelsOf(facts({ api: false, services: false })), ['map']);
  });

  it('leaves out what the page does not want, and shows what it fills itself', () => {
    assert.deepEqual(panelsOf(facts({ without: ['cases', 'inbox', 'else'] })), [
      'map',
      'services',
      'orders',
      'gep',
    ]);
    const filled = new Set(['gep', 'inbox', 'else']);
    assert.deepEqual(panelsOf(facts({ api: false, filled, without: ['inbox'] })), [
      'map',
      'services',
      'gep',
    ]);
  });

  it('knows roles of the standard alone', () => {
    for (const role of HANDLERS) assert.ok((ROLES as readonly string[]).includes(role), role);
  });
});

describe('panelForCase', () => {
  it('stays where the case was chosen, else opens what the person has', () => {
    assert.equal(panelForCase('inbox', ['map', 'inbox']), 'inbox');
    assert.equal(panelForCase('map', ['map', 'cases', 'orders']), 'orders');
    assert.equal(panelForCase('map', ['map', 'cases']), 'cases');
    assert.equal(panelForCase('map', ['map']), undefined);
  });
});

describe('layoutOf', () => {
  it('goes by room and theme', () => {
    assert.equal(layoutOf(390, undefined), 'phone');
    assert.equal(layoutOf(1440, 'dark'), 'desk');
    assert.equal(layoutOf(3840, 'wall'), 'wall');
  });
});

describe('namesIn', () => {
  it('takes blanks and commas', () => {
    assert.deepEqual(namesIn(' gep, inbox\ncases '), ['gep', 'inbox', 'cases']);
    assert.deepEqual(namesIn(''), []);
  });
});

describe('fitting', () => {
  it('leaves all where they fit, and room for “more” where they do not', () => {
    assert.equal(fitting([60, 60, 60], 56, 180), 3);
    assert.equal(fitting([60, 60, 60], 56, 179), 2);
    assert.equal(fitting([100, 100, 100, 100], 60, 390), 3);
    assert.equal(fitting([100, 100, 100, 100], 60, 350), 2);
  });

  it('keeps the first, however narrow it is', () => {
    assert.equal(fitting([200, 200], 60, 100), 1);
  });
});
