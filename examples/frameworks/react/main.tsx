import { setAssetBase } from '@yizhangtu/core';
import { createRoot } from 'react-dom/client';
import { App } from './App.js';
import { messages } from './messages.js';

setAssetBase('/assets/');
createRoot(document.body).render(<App messages={messages} />);
