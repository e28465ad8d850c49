import type { DefaultTheme, LocaleSpecificConfig } from 'vitepress';

export const en: LocaleSpecificConfig<DefaultTheme.Config> & { label: string } = {
  label: 'English',
  lang: 'en',
  title: 'Yizhangtu',
  description:
    'One map for every county: web components, typed clients, the standard as code and a reference server.',
  themeConfig: {
    nav: [
      { text: 'Start', link: '/en/guide/start' },
      { text: 'Elements', link: '/en/elements/', activeMatch: '^/en/elements/' },
      { text: 'County file', link: '/en/guide/county-file' },
      { text: 'API', link: '/en/reference/', activeMatch: '^/en/(reference|api)/' },
    ],
    sidebar: [
      {
        text: 'Guide',
        items: [
          { text: 'Four ways in', link: '/en/guide/start' },
          { text: 'The county file', link: '/en/guide/county-file' },
          { text: 'Where layers come from', link: '/en/guide/sources' },
          { text: 'Importing data', link: '/en/guide/import' },
          { text: 'Checking a county file', link: '/en/guide/check' },
          { text: 'The server', link: '/en/guide/server' },
          { text: 'Sign-in and sessions', link: '/en/guide/identity' },
          { text: 'Sessions in a page', link: '/en/guide/sessions' },
          { text: 'Maps and approval numbers', link: '/en/guide/map-rules' },
        ],
      },
      {
        text: 'Elements',
        items: [
          { text: 'Overview', link: '/en/elements/' },
          { text: 'yzt-provider', link: '/en/elements/yzt-provider' },
          { text: 'yzt-map', link: '/en/elements/yzt-map' },
          { text: 'yzt-map-panel', link: '/en/elements/yzt-map-panel' },
          { text: 'yzt-map-search', link: '/en/elements/yzt-map-search' },
          { text: 'yzt-layer-list', link: '/en/elements/yzt-layer-list' },
          { text: 'yzt-legend', link: '/en/elements/yzt-legend' },
          { text: 'yzt-map-export', link: '/en/elements/yzt-map-export' },
          { text: 'yzt-feature-card', link: '/en/elements/yzt-feature-card' },
          { text: 'yzt-draw', link: '/en/elements/yzt-draw' },
          { text: 'yzt-measure', link: '/en/elements/yzt-measure' },
          { text: 'yzt-feature-table', link: '/en/elements/yzt-feature-table' },
          { text: 'yzt-add-data', link: '/en/elements/yzt-add-data' },
          { text: 'yzt-login', link: '/en/elements/yzt-login' },
          { text: 'yzt-user-menu', link: '/en/elements/yzt-user-menu' },
          { text: 'yzt-role-switch', link: '/en/elements/yzt-role-switch' },
          { text: 'yzt-guard', link: '/en/elements/yzt-guard' },
          { text: 'yzt-person', link: '/en/elements/yzt-person' },
          { text: 'yzt-report-form', link: '/en/elements/yzt-report-form' },
          { text: 'yzt-case-lookup', link: '/en/elements/yzt-case-lookup' },
          { text: 'yzt-my-cases', link: '/en/elements/yzt-my-cases' },
        ],
      },
      {
        text: 'Reference',
        items: [
          { text: 'Types and functions', link: '/en/reference/' },
          { text: 'Layer kinds', link: '/en/reference/layer-kinds' },
          { text: 'Service API', link: '/en/reference/service' },
          { text: 'Errors', link: '/en/reference/errors' },
          { text: 'Browser floor', link: '/en/reference/browsers' },
          { text: 'Sizes', link: '/en/reference/sizes' },
          { text: 'Decisions', link: '/en/reference/decisions' },
        ],
      },
    ],
    outline: { label: 'On this page', level: [2, 3] },
  },
};
