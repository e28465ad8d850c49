import { bootstrapApplication } from '@angular/platform-browser';
import { setAssetBase } from '@yizhangtu/core';
import { App } from './app';

setAssetBase('/assets/');
bootstrapApplication(App).catch(console.error);
