import '../asset-base.ts';
import '@yizhangtu/core/define.js';
import '@yizhangtu/work-orders/define.js';
