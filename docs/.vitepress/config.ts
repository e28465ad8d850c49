import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformerStyleToClass } from '@shikijs/transformers';
import { defineConfig, type MarkdownEnv, type MarkdownRenderer } from 'vitepress';
import { en } from './locales/en.ts';
import { zhCN } from './locales/zh-cn.ts';
import { miniSearchOptions, searched } from '../site/search.ts';
import { searchOptionsPlugin } from '../site/search-plugin.ts';
import { zhLabels } from '../site/zh-labels.ts';

const codeClasses = transformerStyleToClass({ classPrefix: 'shiki-' });

/** Seen where the index is made, not sent to the browser: see `search-plugin.ts`. */
const hidden = <T extends object>(target: T, name: string, value: unknown): T =>
  Object.defineProperty(target, name, { value, enumerable: false });

export default defineConfig({
  title: '一张图',
  cleanUrls: false,
  lastUpdated: false,
  // Without it the theme switch writes a style tag, which the policy of the site blocks.
  appearance: { disableTransition: false },
  metaChunk: true,
  srcExclude: ['README.md'],
  // Colours of code as classes: the policy of the site allows no style attributes.
  markdown: {
    codeTransformers: [codeClasses],
    config: (md) => {
      // An address in a sentence is an example of one, not a link.
      md.set({ linkify: false });
      zhLabels(md);
    },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('yzt-') } } },
  vite: {
    plugins: [searchOptionsPlugin()],
    // Nothing is inlined as a data: address, so that `default-src 'self'` is enough.
    build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 800 },
    server: { fs: { allow: [fileURLToPath(new URL('../..', import.meta.url))] } },
  },
  buildEnd: ({ outDir }) => writeFileSync(join(outDir, 'assets/code.css'), codeClasses.getCSS()),
  // Style attributes of the theme, which the policy of the site blocks: one starts at zero anyway, the
  // other stands in `theme/style.css`.
  transformHtml: (html) => html.replaceAll(/ style="(--vp-vh:0px;|position:relative;|)"/g, ''),
  head: [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: '/mark.svg' }],
    ['link', { rel: 'stylesheet', href: '/assets/code.css' }],
    ['meta', { name: 'theme-color', content: '#1f6f54' }],
  ],
  locales: { root: zhCN, en },
  themeConfig: {
    logo: { src: '/mark.svg', alt: '' },
    search: { provider: 'local', options: searchOptions() },
    externalLinkIcon: false,
  },
});

function searchOptions() {
  const options = { ...searchWords(), miniSearch: hidden({}, 'options', miniSearchOptions) };
  const render = (text: string, env: MarkdownEnv, md: MarkdownRenderer) => {
    const html = md.render(searched(text), env);
    return env.frontmatter?.['search'] === false ? '' : html;
  };
  return hidden(options, '_render', render);
}

function searchWords() {
  return {
    locales: {
      root: {
        translations: {
          button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
          modal: {
            displayDetails: '显示详情',
            resetButtonTitle: '清除',
            backButtonTitle: '关闭',
            noResultsText: '没有找到',
            footer: {
              selectText: '打开',
              selectKeyAriaLabel: '回车',
              navigateText: '移动',
              navigateUpKeyAriaLabel: '上',
              navigateDownKeyAriaLabel: '下',
              closeText: '关闭',
              closeKeyAriaLabel: 'Esc',
            },
          },
        },
      },
    },
  };
}
