import { hash } from 'node:crypto';
import {
  describeError,
  errorToProblem,
  toYztError,
  type Locale,
  type YztError,
} from '@yizhangtu/standard';
import { html, raw } from 'hono/html';
import { PRIVATE } from '../http/answer.ts';

type Html = ReturnType<typeof html>;

const STYLE = `
:root{color-scheme:light dark;--ink:#1c2522;--soft:#56615c;--ground:#f6f7f5;--card:#fff;--line:#d9dedb;--accent:#1f6f5c;--on:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#e8edea;--soft:#a3afa9;--ground:#141a18;--card:#1c2421;--line:#33403b;--accent:#7cc7b2;--on:#10201b}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:46rem;margin:0 auto;padding:2.5rem 1rem 4rem}
h1{margin:0 0 .5rem;font-size:1.5rem;line-height:1.3}
h2{margin:2rem 0 .5rem;font-size:1.0625rem}
p{margin:.5rem 0}
.soft{color:var(--soft);font-size:.9375rem}
.note{background:var(--card);border:1px solid var(--line);border-inline-start:.25rem solid var(--accent);border-radius:.5rem;padding:.75rem 1rem;margin:1rem 0}
ul{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(13rem,100%),1fr));gap:.5rem}
button,.button{font:inherit;color:inherit;text-align:start;text-decoration:none;display:block;width:100%;min-height:2.75rem;background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.5rem .875rem;cursor:pointer;overflow-wrap:anywhere}
button:hover,.button:hover{border-color:var(--accent)}
button small{display:block;color:var(--soft);font-size:.875rem}
button:focus-visible,a:focus-visible,select:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.ways{display:flex;flex-wrap:wrap;gap:.75rem;margin:1.5rem 0}
.ways>*{width:auto}
.main{background:var(--accent);border-color:var(--accent);color:var(--on)}
summary{min-height:2.75rem;cursor:pointer;margin-top:1rem;align-content:center}
summary h2{display:inline;margin:0}
select{font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:.5rem;min-height:2.75rem;padding:.375rem .5rem;max-width:100%}
`;

// Whole, so that no blank comes between: its hash stands in the policy.
const STYLE_TAG = raw(`<style>${STYLE}</style>`);

/** Nothing but the page's own style, and forms to this server: no script, no picture, no other host. */
export const PAGE_POLICY =
  `default-src 'none'; style-src 'sha256-${hash('sha256', STYLE, 'base64')}'; ` +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** A whole page of the server's own, of words that are safe already. */
export const wholePage = (locale: Locale, title: string, body: Html): Html =>
  html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${STYLE_TAG}
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;

const WORDS = {
  'zh-CN': {
    title: '没有登录成功',
    again: '重新登录',
    back: '返回原来的页面',
    id: '请求编号',
    kept: '原来的页面没有改变，您填写的内容还在。',
  },
  en: {
    title: 'You are not signed in',
    again: 'Sign in again',
    back: 'Back to where you were',
    id: 'Request',
    kept: 'Nothing has changed there, and nothing that you typed is lost.',
  },
} as const;

export interface Failure {
  readonly locale: Locale;
  readonly requestId: string;
  /** Path of the page where the person came from. */
  readonly back: string;
  /** Where the sign-in begins once more. */
  readonly again: string;
}

function failureBody(error: YztError, { locale, requestId, back, again }: Failure): Html {
  const words = WORDS[locale];
  const { what, mend } = describeError(error, locale);
  const [issue] = error.issues;
  return html`<h1>${words.title}</h1>
    <p>${issue?.message[locale] ?? what}</p>
    <p>${issue?.mend[locale] ?? mend}</p>
    <p class="soft">${words.kept}</p>
    <div class="ways">
      <a class="button main" href="${again}">${words.again}</a>
      <a class="button" href="${back}">${words.back}</a>
    </div>
    <p class="soft">${words.id}: ${requestId}</p>`;
}

/** A navigation that failed, as a page for a person, with a way back. */
export async function failurePage(thrown: unknown, failure: Failure): Promise<Response> {
  const error = toYztError(thrown);
  const { locale } = failure;
  const page = await wholePage(locale, WORDS[locale].title, failureBody(error, failure));
  return new Response(String(page), {
    status: errorToProblem(error).status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': locale,
      'content-security-policy': PAGE_POLICY,
      'cache-control': PRIVATE,
      vary: 'Accept-Language',
      ...(error.retryAfter === undefined ? {} : { 'retry-after': String(error.retryAfter) }),
    },
  });
}
