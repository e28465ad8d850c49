/**
 * Icons of panels and their states, apart from those of layers because every element needs some of them, and one by one,
 * so that a bundler leaves out those that a page does not use. See `ICONS` for how they are drawn.
 */

// What people do with a panel.
export const close = 'M6 6l12 12M18 6L6 18';
export const check = 'M5 12.5l4.5 4.5L19 7.5';
export const plus = 'M12 5v14M5 12h14';
export const minus = 'M5 12h14';
export const chevronRight = 'M9.5 6l6 6-6 6';
export const chevronLeft = 'M14.5 6l-6 6 6 6';
export const chevronDown = 'M6 9.5l6 6 6-6';
export const chevronUp = 'M6 14.5l6-6 6 6';
export const up = 'M12 19V5M6 11l6-6 6 6';
export const down = 'M12 5v14M6 13l6 6 6-6';
export const refresh = 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.4M20 4.5v4.9h-4.9';
export const search = 'M17 11a6 6 0 1 1-12 0 6 6 0 0 1 12 0zM15.5 15.5L20 20';
export const list = 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01';
export const layers =
  'M12 3.5l9 4.7-9 4.7-9-4.7zM3.5 12.4l8.5 4.4 8.5-4.4M3.5 16.3l8.5 4.4 8.5-4.4';
export const opacity = 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 3v18M12 8h8M12 12h9M12 16h8';
export const info = 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 11v5.5M12 7.5h.01';
export const warning = 'M12 4L2.8 19.5h18.4zM12 10v4.5M12 17h.01';
export const home = 'M4 11.5L12 4.5l8 7M6 10v9.5h12V10M10 19.5v-5h4v5';
export const locate =
  'M18.5 12a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0zM12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M12 12h.01';
export const pin =
  'M12 21c4.5-5 6.5-8.3 6.5-11.2a6.5 6.5 0 0 0-13 0C5.5 12.7 7.5 16 12 21zM12 10h.01';
export const link =
  'M10 14.5l4.5-5M11 7l2-2a4.2 4.2 0 0 1 6 6l-2 2M13 17l-2 2a4.2 4.2 0 0 1-6-6l2-2';
export const photo = 'M4 5h16v14H4zM4 16l5-5 4.5 4.5 2.5-2.5 4 4M15.5 9h.01';
export const phone =
  'M6 3.5h3.5l1.5 4.5-2.3 1.7a12 12 0 0 0 5.6 5.6L16 13l4.5 1.5V18a2.5 2.5 0 0 1-2.7 2.5C10.5 20 4 13.5 3.5 6.2A2.5 2.5 0 0 1 6 3.5z';
export const clock = 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 7v5l3.5 2';
export const lock = 'M5.5 11h13v9.5h-13zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11';
export const undo = 'M9 5L4.5 9.5 9 14M5 9.5h9a5.5 5.5 0 0 1 0 11h-3';
export const redo = 'M15 5l4.5 4.5L15 14M19 9.5h-9a5.5 5.5 0 0 0 0 11h3';
export const pencil = 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5';
export const ruler = 'M3 15.5L15.5 3l5.5 5.5L8.5 21zM7 11.5l2 2M10 8.5l3 3M13 5.5l2 2';
export const download = 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4.5 19.5h15';
export const upload = 'M12 15.5v-11M7.5 9L12 4.5 16.5 9M4.5 19.5h15';
export const copy = 'M9 9h11v11.5H9zM15 9V3.5H4V15h5';
export const line = 'M5 18.5l5-9 5 5 4.5-9.5M5 18.5h.01M10 9.5h.01M15 14.5h.01M19.5 5h.01';
export const area = 'M5 7l9-2.5 5.5 7L16 19.5l-10-1z';
export const map = 'M3.5 6.5l5.5-2 6 2 5.5-2v13l-5.5 2-6-2-5.5 2zM9 4.5v13M15 6.5v13';
