import { define } from '@yizhangtu/core';
import { YztGepCalculator } from './calculator/gep-calculator.ts';
import { YztGepReport } from './report/gep-report.ts';
import { YztGepResult } from './result/gep-result.ts';

define('yzt-gep-calculator', YztGepCalculator);
define('yzt-gep-result', YztGepResult);
define('yzt-gep-report', YztGepReport);
