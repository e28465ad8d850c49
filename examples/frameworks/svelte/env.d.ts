import '@yizhangtu/map/svelte.js';
import '@yizhangtu/messages/svelte.js';
