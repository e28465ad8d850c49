import { define } from '@yizhangtu/core';
import '@yizhangtu/core/define.js';
import { YztPortalFrame } from './portal/portal-frame.ts';
import { YztPortal } from './portal/portal.ts';
import { YztServiceList } from './service-list/service-list.ts';

define('yzt-service-list', YztServiceList);
define('yzt-portal-frame', YztPortalFrame);
define('yzt-portal', YztPortal);
