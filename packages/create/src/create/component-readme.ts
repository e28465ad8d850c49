import type { Locale } from '@yizhangtu/standard';

/** `README.md` of a new panel. */
export const componentReadme = (tag: string, locale: Locale): string =>
  locale === 'zh-CN' ? chinese(tag) : english(tag);

const chinese = (tag: string): string => `# ${tag}

\`\`\`sh
npm install
npm start
npm test
\`\`\`

\`npm start\` 打开 http://127.0.0.1:8000/ ，看组件的几种样子；\`npm test\` 在 Chrome 里按公共组件的标准检查它，哪里不合、怎样改，都写出来。

| 文件 | 是什么 |
| --- | --- |
| \`src/${tag}.js\` | 组件：数据由页面给，或经 provider 的客户端取 |
| \`src/${tag}.strings.js\` | 中文和英文 |
| \`src/${tag}.styles.js\` | 样式，只用令牌 |
| \`src/sample.js\` | 展示和测试用的数据 |
| \`test/${tag}.test.js\` | 标准的检查 |

放进门户：\`npm run build\`，把 \`dist/${tag}.js\` 放到站点上，然后

\`\`\`html
<script type="module" src="${tag}.js"></script>
<yzt-portal county="county.json">
  <${tag} slot="gauges" data-title="水位" data-title-en="Water"></${tag}>
</yzt-portal>
\`\`\`
`;

const english = (tag: string): string => `# ${tag}

\`\`\`sh
npm install
npm start
npm test
\`\`\`

\`npm start\` serves http://127.0.0.1:8000/ , which shows the panel in several states. \`npm test\` checks it in Chrome against the standard of public components, and says what is wrong and what to mend.

| File | What it is |
| --- | --- |
| \`src/${tag}.js\` | the element: data given by a page, or fetched through the client of the provider |
| \`src/${tag}.strings.js\` | Chinese and English |
| \`src/${tag}.styles.js\` | styles, of tokens alone |
| \`src/sample.js\` | data for the page and for the tests |
| \`test/${tag}.test.js\` | the checks of the standard |

Into a portal: \`npm run build\`, put \`dist/${tag}.js\` on the site, then

\`\`\`html
<script type="module" src="${tag}.js"></script>
<yzt-portal county="county.json">
  <${tag} slot="gauges" data-title="水位" data-title-en="Water"></${tag}>
</yzt-portal>
\`\`\`
`;
