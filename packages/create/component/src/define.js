import { define } from '@yizhangtu/core';
import { MyPanel } from './my-panel.js';

define('my-panel', MyPanel);
