import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ROLES } from '@yizhangtu/standard/identity.js';
import {
  fitting,
  HANDLERS,
  layoutOf,
  namesIn,
  ownPanelsOf,
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
  own: [],
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

  it('has those that the page adds where they are to stand, for everyone', () => {
    const own = ownPanelsOf([
      { slot: 'water', dataset: { title: '水库', titleEn: 'Reservoirs', before: 'orders' } },
      { slot: 'flood', dataset: { title: '防汛', icon: 'rain' } },
      { slot: 'roads', dataset: { title: '道路', before: 'nothing' } },
    ]);
    const filled = new Set(['water', 'flood', 'roads']);
    const mine = (change: Partial<PanelFacts>) => panelsOf(facts({ own, filled, ...change }));
    assert.deepEqual(mine({ signedIn: false, role: undefined }), [
      ...['map', 'services', 'cases', 'water', 'gep', 'flood', 'roads'],
    ]);
    assert.deepEqual(mine({ without: ['flood', 'cases'], api: false, services: false }), [
      ...['map', 'water', 'roads'],
    ]);
  });

  it('knows roles of the standard alone', () => {
    for (const role of HANDLERS) assert.ok((ROLES as readonly string[]).includes(role), role);
  });
});

describe('ownPanelsOf', () => {
  it('takes a title in one language or in two, and an icon', () => {
    const [one, two] = ownPanelsOf([
      { slot: 'water', dataset: { title: '水库', icon: 'water' } },
      { slot: 'flood-2', dataset: { title: '防汛', titleEn: 'Floods', before: 'gep' } },
    ]);
    assert.deepEqual(one, { id: 'water', title: '水库', icon: 'water', before: undefined });
    assert.deepEqual(two?.title, { 'zh-CN': '防汛', en: 'Floods' });
  });

  it('leaves what has no title or no name, what the kit names itself, and a second of the same name', () => {
    const title = '水库';
    const own = ownPanelsOf([
      { slot: 'water', dataset: {} },
      { slot: '', dataset: { title } },
      { slot: 'two words', dataset: { title } },
      ...['gep', 'title', 'actions', 'board', 'who'].map((slot) => ({ slot, dataset: { title } })),
      { slot: 'flood', dataset: { title } },
      { slot: 'flood', dataset: { title: '第二个' } },
    ]);
    assert.deepEqual(own, [{ id: 'flood', title, icon: undefined, before: undefined }]);
  });
});

describe('panelForCase', () => {
  it('stays where the case was chosen, else opens what the person has', () => {
    assert.equal(panelForCase('inbox', ['map', 'inbox']), 'inbox');
    assert.equal(panelForCase('map', ['map', 'cases', 'orders']), 'orders');
    assert.equal(panelForCase('map', ['map', 'cases']), 'cases');
    assert.equal(panelForCase('map', ['map']), undefined);
    assert.equal(panelForCase('water', ['map', 'cases', 'water']), 'cases');
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
