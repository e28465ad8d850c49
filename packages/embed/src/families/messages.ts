import '../asset-base.ts';
import '@yizhangtu/core/define.js';
import '@yizhangtu/messages/define.js';
