import type { Locale } from '@yizhangtu/standard';
import type { Answers } from './answers.ts';
import { LIST_DATE, type KnownCounty } from './divisions.ts';

/** What a new portal does not have yet, a line each: the county fills it in. */
export function toFillIn({ baseMap }: Answers, known: KnownCounty, locale: Locale): string[] {
  const zh = locale === 'zh-CN';
  const line =
    known.line === undefined
      ? {
          'zh-CN': '现在是范围的矩形，换成县界（自然资源部门有）',
          en: 'a rectangle for now; put the county’s line there',
        }
      : known.isRough
        ? {
            'zh-CN': '粗略的非官方轮廓，换成自然资源部门的县界',
            en: 'a rough unofficial outline; put the official line there',
          }
        : {
            'zh-CN': '非官方的县界，换成自然资源部门的',
            en: 'an unofficial line; put the official one there',
          };
  const hasVillages = known.divisions.some(({ code }) => code.length === 12);
  return [
    `county/line.geojson${zh ? '：' : ': '}${line[locale]}`,
    ...(hasVillages
      ? []
      : [
          zh
            ? `county/divisions.json：有乡镇（${LIST_DATE}），没有村`
            : `county/divisions.json: has the towns (${LIST_DATE}), no villages`,
        ]),
    zh
      ? '乡镇和村的位置：在 county/divisions.json 里写 centre（[经度, 纬度]），或把它们的面放进 county/division-areas.geojson；有了才能按村名导入（--join）'
      : 'places of towns and villages: a centre ([longitude, latitude]) in county/divisions.json, or their areas in county/division-areas.geojson; without them no table is imported by names (--join)',
    ...(baseMap === 'plain'
      ? []
      : [
          zh
            ? '环境变量 TIANDITU_KEY：天地图的密钥，没有它底图是空白'
            : 'TIANDITU_KEY in the environment: the key of Tianditu; without it the base map is blank',
        ]),
    zh
      ? 'county/county.json 的 approvalNumber：公开前写底图的审图号'
      : 'approvalNumber in county/county.json: the approval number (审图号) of the base map, before it is public',
    zh
      ? 'county/county.server.json 的 signIn：公开前接入身份服务；在那之前只有虚构的人员'
      : 'signIn in county/county.server.json: the identity service, before it is public; until then the people are made up',
  ];
}

/** `README.md` of a new portal. */
export function readme(answers: Answers, known: KnownCounty): string {
  const { name, code, locale } = answers;
  const list = toFillIn(answers, known, locale)
    .map((item) => `- ${item}`)
    .join('\n');
  return locale === 'zh-CN'
    ? `# ${name}一张图

县代码 ${code}。

\`\`\`sh
npm install
npm start
\`\`\`

| 文件 | 是什么 |
| --- | --- |
| \`county/county.json\` | 公开的县文件；改完用 \`npm run check\` 检查 |
| \`county/county.server.json\` | 只在服务器上：密钥、令牌、登录、派单规则 |
| \`county/divisions.json\`、\`county/division-areas.geojson\`、\`county/line.geojson\` | 区划，区划的面，县界 |
| \`county/catalogue.json\` | 图层目录 |
| \`public/\` | 页面 \`index.html\`，它的样式和图标 |
| \`data/\` | 服务器的数据库，自动建立 |

还要填的：

${list}

导入本县的数据：设好环境变量 \`YZT_IMPORT_TOKEN\`（至少 8 个字符）再启动，然后

\`\`\`sh
npx yizhangtu import 古树名木.csv --server http://127.0.0.1:8080/api --county ${code} --title 古树名木
\`\`\`
`
    : `# ${name}: one map

County code ${code}.

\`\`\`sh
npm install
npm start
\`\`\`

| File | What it is |
| --- | --- |
| \`county/county.json\` | the public county file; after a change, \`npm run check\` |
| \`county/county.server.json\` | on the server only: keys, tokens, sign-in, dispatch rules |
| \`county/divisions.json\`, \`county/division-areas.geojson\`, \`county/line.geojson\` | divisions, their areas, the county’s line |
| \`county/catalogue.json\` | layer catalogue |
| \`public/\` | the page \`index.html\`, its styles and its icon |
| \`data/\` | the server’s database, made by itself |

Still to fill in:

${list}

To import data of the county, set \`YZT_IMPORT_TOKEN\` (at least 8 characters) before the start, then

\`\`\`sh
npx yizhangtu import trees.csv --server http://127.0.0.1:8080/api --county ${code} --title Trees
\`\`\`
`;
}
