import '@yizhangtu/map/vue.js';
import '@yizhangtu/messages/vue.js';
