import { checkElement } from '@yizhangtu/core/testing.js';
import 'axe-core';
import { GAUGES } from '../src/sample.js';

it('my-panel keeps the contract of elements', async function () {
  // Many states, one after another: a slow machine takes longer than mocha's two seconds.
  this.timeout(60_000);
  await checkElement({
    tag: 'my-panel',
    module: new URL('../src/define.js', import.meta.url).href,
    give: (element) => (element.gauges = GAUGES),
    giveEmpty: (element) => (element.gauges = []),
    // What the backend answers, in full and with nothing in it, and words that are then seen.
    data: GAUGES,
    empty: [],
    shows: '示例站二',
    fetches: true,
    axe: globalThis.axe,
  });
});
