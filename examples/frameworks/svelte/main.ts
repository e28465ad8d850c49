import { setAssetBase } from '@yizhangtu/core';
import { mount } from 'svelte';
import App from './App.svelte';
import { messages } from './messages.js';

setAssetBase('/assets/');
mount(App, { target: document.body, props: { messages } });
