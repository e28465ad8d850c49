/** The engine and what is shown of a result: loaded when a result is first shown. */
export { computeAccount } from '@yizhangtu/gep';
export { KNOWN_PROFILES } from '@yizhangtu/gep/profiles.js';
export { readSource } from '../account-source.ts';
export { money } from '@yizhangtu/gep/export.js';
export { chartHeight, chartOption } from './chart-option.ts';
export { layerOf } from './map-layer.ts';
export { resultWords } from './result-words.strings.ts';
export { compositionView, divisionsView, rangesView, yearsView } from './views.ts';
