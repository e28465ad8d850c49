import { setAssetBase } from '@yizhangtu/core';
import '@yizhangtu/core/define.js';
import '@yizhangtu/map/define.js';
import { ARCHIVE, viewOfPage, watchDrawing } from './subject.ts';

globalThis.subject = watchDrawing();
setAssetBase('/bench/');

const { center, zoom, pitch } = viewOfPage();
const provider = document.createElement('yzt-provider');
provider.county = {
  standard: '1.0',
  county: {
    code: '330521',
    name: '德清县',
    line: { href: '/api/counties/330521/line', datum: 'WGS84' },
    bounds: [119.756811, 30.428117, 120.340147, 30.697778],
  },
  sample: true,
  divisions: { kinds: [{ id: 'county', name: '县', rank: 0 }] },
  domains: { preset: '2020' },
  baseMaps: [{ type: 'plain', id: 'plain', name: '素图', approvalNumber: null }],
  catalogue: {
    layers: [
      {
        id: 'buildings',
        domain: 'infrastructure',
        title: '房屋建筑',
        source: { type: 'pmtiles', href: ARCHIVE, sourceLayer: 'buildings', datum: 'WGS84' },
        style: { geometry: 'building', colour: '#c9b79c', heightField: 'height' },
      },
    ],
  },
  start: { layers: ['buildings'] },
};
const map = document.createElement('yzt-map');
Object.assign(map.style, { display: 'block', height: '100vh' });
map.view = { center, zoom, bearing: 0, pitch };
provider.append(map);
document.querySelector('#map')!.append(provider);
