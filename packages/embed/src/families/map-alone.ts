import '../asset-base.ts';
import '@yizhangtu/core/define.js';
import { define } from '@yizhangtu/core';
import { YztMap } from '@yizhangtu/map';

// The two lines need no more of its family; another tag of it brings the rest.
define('yzt-map', YztMap);
