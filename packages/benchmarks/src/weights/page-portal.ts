/** A county's whole one map. */
import { setAssetBase } from '@yizhangtu/core';
import '@yizhangtu/portal/define.js';
import { watchDrawing } from '../map/subject.ts';

globalThis.subject = watchDrawing();
setAssetBase('/bench/');
const portal = document.createElement('yzt-portal');
portal.county = '/api/counties/330521/county.json';
document.querySelector('#map')!.append(portal);
