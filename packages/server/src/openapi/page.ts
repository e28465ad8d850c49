import { hash } from 'node:crypto';
import type { Locale } from '@yizhangtu/standard';
import { PROBLEM_STATUS, type Operation } from '@yizhangtu/standard/contract.js';
import { openApiPath, type OpenApiDocument } from '@yizhangtu/standard/schemas.js';
import { html, raw } from 'hono/html';
import { CHINESE_NAMES, TAG_NAMES } from './names.ts';
import { PAGE_STYLE } from './page-style.ts';

type Html = ReturnType<typeof html>;

/** Nothing but the page's own style: no script, no picture, no other host. */
export const PAGE_POLICY =
  `default-src 'none'; style-src 'sha256-${hash('sha256', PAGE_STYLE, 'base64')}'; ` +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

const WORDS = {
  'zh-CN': {
    title: '一张图接口',
    lead: '客户端、服务器和本页都出自同一张接口表。坐标为 WGS84，经度在前。',
    base: '基础地址',
    other: 'English',
    parameters: '参数',
    path: '路径',
    query: '查询',
    comma: '，',
    required: '必填',
    optional: '可选',
    answers: '应答',
    token: '需要导入令牌（Authorization: Bearer）',
  },
  en: {
    title: 'Yizhangtu API',
    lead: 'Clients, the server and this page come from one table. Coordinates are WGS84, longitude first.',
    base: 'Base address',
    other: '中文',
    parameters: 'Parameters',
    path: 'path',
    query: 'query',
    comma: ', ',
    required: 'required',
    optional: 'optional',
    answers: 'Answers',
    token: 'Needs an import token (Authorization: Bearer)',
  },
} as const;

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: { readonly type?: string; readonly pattern?: string; readonly $ref?: string };
}

function parameterRows(document: OpenApiDocument, row: Operation, locale: Locale): Html[] {
  const found = document.paths[openApiPath(row)]?.[row.method.toLowerCase()] as
    { parameters?: readonly Parameter[] } | undefined;
  const words = WORDS[locale];
  return (found?.parameters ?? []).map(
    ({ name, in: place, required, schema }) =>
      html`<tr>
        <td><code>${name}</code></td>
        <td>${words[place]}${words.comma}${required ? words.required : words.optional}</td>
        <td>
          <code>${schema.pattern ?? schema.$ref?.split('/').at(-1) ?? schema.type ?? ''}</code>
        </td>
      </tr>`,
  );
}

function answerRows(row: Operation): Html[] {
  const type =
    'json' in row.response ? (row.response.type ?? 'application/json') : row.response.type;
  const codes = ['invalid', ...row.errors, 'rate_limited', 'internal'] as const;
  const problems = [...new Set(codes)].map(
    (code) =>
      html`<tr>
        <td>${PROBLEM_STATUS[code]}</td>
        <td><code>${code}</code></td>
      </tr>`,
  );
  return [
    html`<tr>
      <td>${row.status}</td>
      <td><code>${type}</code></td>
    </tr>`,
    ...problems,
  ];
}

function operation(document: OpenApiDocument, row: Operation, locale: Locale): Html {
  const words = WORDS[locale];
  const name =
    locale === 'en' || !Object.hasOwn(CHINESE_NAMES, row.id)
      ? row.summary
      : CHINESE_NAMES[row.id as keyof typeof CHINESE_NAMES];
  const parameters = parameterRows(document, row, locale);
  return html`<li id="${row.id}">
    <details>
      <summary>
        <span class="method ${row.method}">${row.method}</span><code>${row.path}</code
        ><span class="what">${name}</span>
      </summary>
      <div class="more">
        ${row.permission === 'public' ? '' : html`<p>${words.token}</p>`}
        ${
          parameters.length === 0
            ? ''
            : html`<h3>${words.parameters}</h3>
                <table>
                  ${parameters}
                </table>`
        }
        <h3>${words.answers}</h3>
        <table>
          ${answerRows(row)}
        </table>
      </div>
    </details>
  </li>`;
}

/** The contract as a page to read: every operation, its parameters and its answers. */
export function apiPage(
  operations: readonly Operation[],
  document: OpenApiDocument,
  locale: Locale,
): Html {
  const words = WORDS[locale];
  const base = document.servers[0]?.url ?? '/';
  const tags = [...new Set(operations.map((row) => row.tag))];
  const groups = tags.map(
    (tag) =>
      html`<section>
        <h2>${TAG_NAMES[tag]?.[locale] ?? tag}</h2>
        <ul>
          ${operations
            .filter((row) => row.tag === tag)
            .map((row) => operation(document, row, locale))}
        </ul>
      </section>`,
  );
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${words.title}</title>
        ${raw(`<style>${PAGE_STYLE}</style>`)}
      </head>
      <body>
        <main>
          <header>
            <h1>${words.title}</h1>
            <nav>
              <a href="?lang=${locale === 'en' ? 'zh-CN' : 'en'}">${words.other}</a> ·
              <a href="openapi.json">OpenAPI 3.1</a>
            </nav>
          </header>
          <p class="lead">${words.lead}</p>
          <p>${words.base} <code>${base}</code></p>
          ${groups}
        </main>
      </body>
    </html>`;
}
