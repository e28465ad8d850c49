import type { DefaultTheme, LocaleSpecificConfig } from 'vitepress';

export const zhCN: LocaleSpecificConfig<DefaultTheme.Config> & { label: string } = {
  label: '简体中文',
  lang: 'zh-CN',
  title: '一张图',
  description:
    '任何一个县都能放进自己门户的数字乡村一张图：网页组件、接口客户端、标准与参考服务器。',
  themeConfig: {
    nav: [
      { text: '开始', link: '/guide/start' },
      { text: '组件', link: '/elements/', activeMatch: '^/elements/' },
      { text: '县文件', link: '/guide/county-file' },
      { text: '接口', link: '/reference/', activeMatch: '^/(reference|api)/' },
    ],
    sidebar: [
      {
        text: '指南',
        items: [
          { text: '四种用法', link: '/guide/start' },
          { text: '县文件', link: '/guide/county-file' },
          { text: '图层的数据从哪里来', link: '/guide/sources' },
          { text: '导入数据', link: '/guide/import' },
          { text: '检查县文件', link: '/guide/check' },
          { text: '服务器', link: '/guide/server' },
          { text: '地图与审图号', link: '/guide/map-rules' },
        ],
      },
      {
        text: '组件',
        items: [
          { text: '总览', link: '/elements/' },
          { text: 'yzt-provider', link: '/elements/yzt-provider' },
          { text: 'yzt-map', link: '/elements/yzt-map' },
          { text: 'yzt-map-panel', link: '/elements/yzt-map-panel' },
          { text: 'yzt-map-search', link: '/elements/yzt-map-search' },
          { text: 'yzt-layer-list', link: '/elements/yzt-layer-list' },
          { text: 'yzt-legend', link: '/elements/yzt-legend' },
          { text: 'yzt-map-export', link: '/elements/yzt-map-export' },
          { text: 'yzt-feature-card', link: '/elements/yzt-feature-card' },
          { text: 'yzt-draw', link: '/elements/yzt-draw' },
          { text: 'yzt-measure', link: '/elements/yzt-measure' },
          { text: 'yzt-feature-table', link: '/elements/yzt-feature-table' },
          { text: 'yzt-add-data', link: '/elements/yzt-add-data' },
        ],
      },
      {
        text: '参考',
        items: [
          { text: '类型与函数', link: '/reference/' },
          { text: '图层种类', link: '/reference/layer-kinds' },
          { text: '服务接口', link: '/reference/service' },
          { text: '错误', link: '/reference/errors' },
          { text: '浏览器下限', link: '/reference/browsers' },
          { text: '体积', link: '/reference/sizes' },
          { text: '设计决定', link: '/reference/decisions' },
        ],
      },
    ],
    outline: { label: '本页', level: [2, 3] },
    docFooter: { prev: '上一页', next: '下一页' },
    darkModeSwitchLabel: '深色',
    lightModeSwitchTitle: '换为浅色',
    darkModeSwitchTitle: '换为深色',
    sidebarMenuLabel: '目录',
    returnToTopLabel: '回到顶部',
    langMenuLabel: '语言',
    skipToContentLabel: '跳到正文',
    notFound: {
      title: '没有这一页',
      quote: '地址可能已经变了。',
      linkLabel: '回到首页',
      linkText: '回到首页',
    },
  },
};
