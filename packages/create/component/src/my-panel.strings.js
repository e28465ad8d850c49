// Both languages have the same keys; the nearest `lang` decides.
export const strings = {
  'zh-CN': {
    pending: '正在取水位',
    empty: '还没有水位站。在后台添加之后，这里会显示。',
    caption: (all, high) =>
      high > 0 ? `${high} 个水位站超过警戒水位` : `${all} 个水位站都在警戒水位以下`,
    gauge: '水位站',
    level: '水位（米）',
    high: '超警戒',
  },
  en: {
    pending: 'Getting the water levels',
    empty: 'There are no gauges yet. They will be here once they are added in the backend.',
    caption: (all, high) =>
      high > 0
        ? `${high} of ${all} gauges stand above warning level`
        : `All ${all} gauges stand below warning level`,
    gauge: 'Gauge',
    level: 'Level (m)',
    high: 'high',
  },
};
