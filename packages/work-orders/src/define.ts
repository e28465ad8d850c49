import { define } from '@yizhangtu/core';
import { YztCaseDetail } from './case-detail/case-detail.ts';
import { YztCaseLayer } from './case-layer/case-layer.ts';
import { YztCaseLookup } from './case-lookup/case-lookup.ts';
import { YztMyCases } from './my-cases/my-cases.ts';
import { YztReportForm } from './report-form/report-form.ts';
import { YztCaseStats } from './case-stats/case-stats.ts';
import { YztWorkOrderList } from './work-order-list/work-order-list.ts';

define('yzt-report-form', YztReportForm);
define('yzt-case-lookup', YztCaseLookup);
define('yzt-my-cases', YztMyCases);
define('yzt-case-detail', YztCaseDetail);
define('yzt-work-order-list', YztWorkOrderList);
define('yzt-case-stats', YztCaseStats);
define('yzt-case-layer', YztCaseLayer);
