import '../asset-base.ts';
import '@yizhangtu/core/define.js';
import '@yizhangtu/case-timeline/define.js';
