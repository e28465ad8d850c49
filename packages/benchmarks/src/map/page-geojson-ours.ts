import { buildingsEntry, countyOf } from './county-of.ts';
import { mountMap } from './mount-map.ts';
import { HEAVY, viewOfPage, watchDrawing } from './subject.ts';

globalThis.subject = watchDrawing(HEAVY);
await mountMap(countyOf([buildingsEntry('/bench/buildings.geojson')], ['buildings']), viewOfPage());
