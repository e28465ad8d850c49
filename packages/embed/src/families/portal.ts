import '../asset-base.ts';
import '@yizhangtu/portal/define.js';
