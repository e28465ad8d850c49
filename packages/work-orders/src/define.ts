import { define } from '@yizhangtu/core';
import { YztCaseDetail } from './case-detail/case-detail.ts';
import { YztCaseLookup } from './case-lookup/case-lookup.ts';
import { YztMyCases } from './my-cases/my-cases.ts';
import { YztReportForm } from './report-form/report-form.ts';

define('yzt-report-form', YztReportForm);
define('yzt-case-lookup', YztCaseLookup);
define('yzt-my-cases', YztMyCases);
define('yzt-case-detail', YztCaseDetail);
