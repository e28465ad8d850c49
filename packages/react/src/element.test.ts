import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createElement, isValidElement } from 'react';
import { elementComponent, shellProps } from './element.ts';

const description = {
  attributes: { baseMap: 'base-map', htmlFor: 'for', largeText: 'large-text' },
  events: { onYztThingOpen: 'yzt-thing-open' },
};

test('the shell has what can be written as attributes, under their names', () => {
  const props = { baseMap: 'plain', htmlFor: 'map', largeText: true, level: 3, county: '/c.json' };
  assert.deepEqual(shellProps(props, description), {
    'base-map': 'plain',
    for: 'map',
    'large-text': '',
    level: '3',
    county: '/c.json',
  });
});

test('the shell leaves out what only a browser can set, and what is not', () => {
  const props = {
    rows: [1],
    view: { zoom: 3 },
    onYztThingOpen: () => undefined,
    onClick: () => undefined,
    largeText: false,
    county: undefined,
    layer: null,
  };
  assert.deepEqual(shellProps(props, description), {});
});

test('the shell keeps children, class and style for React', () => {
  const props = { children: ['a'], className: 'wide', style: { height: 3 }, id: 'x' };
  assert.deepEqual(shellProps(props, description), {
    children: ['a'],
    class: 'wide',
    style: { height: 3 },
    id: 'x',
  });
});

test('on a server a component is its tag', () => {
  const Thing = elementComponent<HTMLElement, { baseMap?: string }>({
    tagName: 'yzt-thing',
    elementClass: class {} as unknown as new () => HTMLElement,
    ...description,
  });
  const made = (Thing as unknown as (props: object) => unknown)({ baseMap: 'plain' });
  assert.ok(isValidElement(made));
  assert.deepEqual(made, createElement('yzt-thing', { 'base-map': 'plain' }));
});
