import { setAssetBase } from '@yizhangtu/core';
import '@yizhangtu/map/define.js';
import '@yizhangtu/messages/define.js';
import { messages } from './messages.js';

setAssetBase('/assets/');
const [map, inbox, output, button] = ['yzt-map', 'yzt-inbox', 'output', 'button'].map((name) =>
  document.querySelector(name),
);
inbox.messages = messages;
inbox.addEventListener('yzt-messages-mark', (event) => {
  output.textContent = event.messages.length;
});
button.addEventListener('click', () => {
  map.largeText = inbox.largeText = !map.largeText;
});
