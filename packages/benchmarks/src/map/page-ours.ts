import { define, setAssetBase, YztProvider } from '@yizhangtu/core';
import { YztMap } from '@yizhangtu/map';
import { buildingsEntry, countyOf } from './county-of.ts';
import { ARCHIVE, viewOfPage, watchDrawing } from './subject.ts';

globalThis.subject = watchDrawing();
setAssetBase('/bench/');
define('yzt-provider', YztProvider);
define('yzt-map', YztMap);

const { center, zoom, pitch } = viewOfPage();
const provider = document.createElement('yzt-provider');
const buildings = buildingsEntry(ARCHIVE);
const source = {
  type: 'pmtiles' as const,
  href: ARCHIVE,
  sourceLayer: 'buildings',
  datum: 'WGS84' as const,
};
provider.county = countyOf([{ ...buildings, source }], ['buildings']);
const map = document.createElement('yzt-map');
Object.assign(map.style, { display: 'block', height: '100vh' });
map.view = { center, zoom, bearing: 0, pitch };
provider.append(map);
document.querySelector('#map')!.append(provider);
