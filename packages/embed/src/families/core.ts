import '../asset-base.ts';
import '@yizhangtu/core/define.js';
