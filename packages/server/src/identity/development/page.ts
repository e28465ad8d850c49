import { textIn, type Locale } from '@yizhangtu/standard';
import {
  ASSURANCE_NAMES,
  ASSURANCES,
  ROLE_NAMES,
  ROLES,
  type Assurance,
  type SamplePerson,
} from '@yizhangtu/standard/identity.js';
import { html } from 'hono/html';
import { wholePage } from '../sign-in-page.ts';

type Html = ReturnType<typeof html>;

const WORDS = {
  'zh-CN': {
    title: '选择一位示例人员',
    note: '这是开发用的身份服务，人员都是虚构的，任何人都可以选用。正式服务器请在 county.server.json 的 signIn 中设置本县的身份服务。',
    level: '核验级别',
    none: '没有岗位',
    cancel: '取消登录',
    failed: '登录没有完成',
    restart: '请回到原来的页面重新登录。',
    where: '、',
  },
  en: {
    title: 'Choose a made-up person',
    note: 'This is the issuer for development. Its people do not exist, and anyone may be one of them. A real server names the issuer of its county in signIn of county.server.json.',
    level: 'Proved by',
    none: 'No post',
    cancel: 'Cancel',
    failed: 'The sign-in was not completed',
    restart: 'Go back to where you were and sign in again.',
    where: ', ',
  },
} as const;

export interface Choice {
  readonly locale: Locale;
  readonly people: readonly SamplePerson[];
  /** The level that the application asks for. */
  readonly assurance: Assurance;
}

function personButton({ id, name, posts }: SamplePerson, locale: Locale): Html {
  const where = posts.map(({ division }) => textIn(division.name, locale));
  return html`<li>
    <button name="person" value="${id}">
      ${name}<small>${[...new Set(where)].join(WORDS[locale].where)}</small>
    </button>
  </li>`;
}

// More of one role are folded, so that every role is in sight.
const FEW = 4;

/** People by their first role, each role a list. */
function groups({ people, locale }: Choice): Html[] {
  const of = (role: string | undefined): SamplePerson[] =>
    people.filter(({ posts }) => posts[0]?.role === role);
  return [...ROLES, undefined].flatMap((role) => {
    const some = of(role);
    if (some.length === 0) return [];
    const name = role === undefined ? WORDS[locale].none : ROLE_NAMES[role][locale];
    const list = html`<ul>
      ${some.map((person) => personButton(person, locale))}
    </ul>`;
    if (some.length <= FEW) return [html`<h2>${name}</h2>`, list];
    return [
      html`<details>
        <summary>
          <h2>${name}</h2>
          <span class="soft">${some.length}</span>
        </summary>
        ${list}
      </details>`,
    ];
  });
}

/** Whom to be, with nothing to type. */
export async function choicePage(choice: Choice): Promise<string> {
  const { locale, assurance } = choice;
  const words = WORDS[locale];
  const body = html`<h1>${words.title}</h1>
    <p class="note">${words.note}</p>
    <form method="post">
      <p>
        <label for="assurance">${words.level}</label>
        <select id="assurance" name="assurance">
          ${ASSURANCES.map((level) =>
            level === assurance
              ? html`<option value="${level}" selected>${ASSURANCE_NAMES[level][locale]}</option>`
              : html`<option value="${level}">${ASSURANCE_NAMES[level][locale]}</option>`,
          )}
        </select>
      </p>
      ${groups(choice)}
      <div class="ways"><button name="cancel" value="1">${words.cancel}</button></div>
    </form>`;
  return String(await wholePage(locale, words.title, body));
}

/** The issuer cannot go on. */
export async function problemPage(locale: Locale, reason: string): Promise<string> {
  const words = WORDS[locale];
  const body = html`<h1>${words.failed}</h1>
    <p>${words.restart}</p>
    <p class="soft">${reason}</p>`;
  return String(await wholePage(locale, words.failed, body));
}
