import { setAssetBase } from '@yizhangtu/core';
import { createApp } from 'vue';
import App from './App.vue';
import { messages } from './messages.js';

setAssetBase('/assets/');
createApp(App, { messages }).mount(document.body);
