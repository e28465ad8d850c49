import { define } from '@yizhangtu/core';
import { YztMap } from './map/map.ts';

define('yzt-map', YztMap);
