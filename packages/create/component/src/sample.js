/** For the page that shows the panel, and for its tests. */
export const GAUGES = [
  { id: '1', name: '示例站一', level: 3.42, warning: 4.5 },
  { id: '2', name: '示例站二', level: 4.61, warning: 4.5 },
  { id: '3', name: '示例站三', level: 2.08, warning: 3.6 },
];
