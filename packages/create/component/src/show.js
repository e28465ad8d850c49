import './define.js';
import { GAUGES } from './sample.js';

// The panel with data that a page gives it: no provider, no backend.
for (const panel of document.querySelectorAll('my-panel')) {
  panel.gauges = panel.classList.contains('empty') ? [] : GAUGES;
}
