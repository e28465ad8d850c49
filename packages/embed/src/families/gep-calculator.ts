import '../asset-base.ts';
import '@yizhangtu/core/define.js';
import '@yizhangtu/gep-calculator/define.js';
