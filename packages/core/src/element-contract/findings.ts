import type { LocalText, Locale } from '@yizhangtu/standard';

/** What an element has to keep. */
export type RuleId = keyof typeof WORDS;

/** One thing to mend in an element. */
export interface Finding {
  readonly rule: RuleId;
  /** What was seen. */
  readonly message: LocalText;
  readonly mend: LocalText;
}

type Words = (seen: string) => { readonly message: LocalText; readonly mend: LocalText };

const words =
  (zh: string, en: string, mendZh: string, mendEn: string): Words =>
  (seen) => ({
    message: { 'zh-CN': zh.replaceAll('%', seen), en: en.replaceAll('%', seen) },
    mend: { 'zh-CN': mendZh, en: mendEn },
  });

/** `%` stands for what was seen. */
const WORDS = {
  not_defined: words(
    '模块加载之后没有标签 %。',
    'The module was loaded, and % is no element.',
    '在这个模块里用 define() 注册标签，并核对 tag 和 module。',
    'Register the tag in that module by define(), and check tag and module.',
  ),
  throws: words(
    '组件抛出错误：%',
    'The element throws: %',
    '数据没有来、为空、有未知字段时都不要抛出错误；错误交给 AsyncController。',
    'Do not throw when data are missing, empty or have unknown fields; leave errors to AsyncController.',
  ),
  given_not_shown: words(
    '给了数据，页面上却没有“%”。',
    'Data were given, and “%” is not shown.',
    '数据属性声明为响应式属性；有了它就不要等 provider。',
    'Declare the property of the data as a reactive one, and do not wait for a provider when it is set.',
  ),
  given_asks: words(
    '数据已经给了，组件还是去请求：%',
    'Data were given, and the element still asks for: %',
    '任务里先看属性：有数据就直接返回，不请求。',
    'Let the task look at the property first and return it without a request.',
  ),
  not_through_client: words(
    '在 provider 里没有经过它的客户端取数据%。',
    'Under a provider it does not fetch through the client of the provider%.',
    '用 ContextController(this, countyContext) 给的 client 和 getJson 或 call，不要用 fetch：登录、语言、重试和本县的映射都在那里。',
    'Use the client of ContextController(this, countyContext) with getJson or call, not fetch: sign-in, language, retries and the county’s mapping are in it.',
  ),
  fetched_not_shown: words(
    '后端答了，页面上却没有“%”。',
    'The backend answered, and “%” is not shown.',
    '把 AsyncController 的 value 画出来。',
    'Draw the value of the AsyncController.',
  ),
  loading_silent: words(
    '加载时读屏软件什么也听不到。',
    'While it loads, a screen reader hears nothing.',
    '用 stateTemplate 并给 pending 一句话；自己画时，用 role="status" 包住看得见或 sr-only 的文字。',
    'Use stateTemplate with words for pending; where you draw it yourself, put words, seen or sr-only, in a role="status".',
  ),
  empty_silent: words(
    '没有数据时没有说明，或者读屏软件听不到。',
    'Where there are no data it says nothing, or nothing that a screen reader hears.',
    '用 stateTemplate 的 empty（或 emptyTemplate）写一句话：为什么空，下一步做什么。',
    'Write a sentence for empty of stateTemplate (or emptyTemplate): why it is empty and what to do next.',
  ),
  error_silent: words(
    '出错时没有说明，或者读屏软件听不到。',
    'When fetching fails it says nothing, or nothing that a screen reader hears.',
    '用 stateTemplate，它按错误写出发生了什么、怎么办，并用 role="alert" 播报。',
    'Use stateTemplate: it says what happened and what to do, in a role="alert".',
  ),
  error_untold: words(
    '出错时没有发出 yzt-error 事件，页面没法自己处理。',
    'When fetching fails no yzt-error event comes, so the page cannot handle it.',
    '用 AsyncController 取数据，它会发出这个事件。',
    'Fetch by AsyncController, which dispatches it.',
  ),
  no_way_on: words(
    '出错之后没有能重试的按钮。',
    'After an error there is no button that asks again.',
    '把 AsyncController 本身交给 stateTemplate，它会画出“重试”。',
    'Hand the AsyncController itself to stateTemplate, which draws “Try again”.',
  ),
  not_aborted: words(
    '移除之后，请求还在继续。',
    'After removal the request goes on.',
    '把任务收到的 signal 交给 getJson 或 call。',
    'Pass the signal of the task on to getJson or call.',
  ),
  asks_again_on_move: words(
    '在页面里换个位置，它又请求了一次。',
    'Moved within the page, it asks again.',
    '请求写在 AsyncController 的 args 和 task 里，不要写在 connectedCallback 里。',
    'Fetch by args and task of an AsyncController, not in connectedCallback.',
  ),
  not_english: words(
    'lang="en" 时还有中文：%',
    'With lang="en" there still is Chinese: %',
    '文字放进 StringsController 的表里，英文一列要完整，也包括 aria-label、placeholder 和 title。',
    'Put the words into the table of a StringsController and complete the English column, with aria-label, placeholder and title.',
  ),
  not_chinese: words(
    'lang="zh-CN" 时还有没翻译的文字：%',
    'With lang="zh-CN" there are words in no Chinese: %',
    '文字放进 StringsController 的表里，中文一列要完整，也包括 aria-label、placeholder 和 title。',
    'Put the words into the table of a StringsController and complete the Chinese column, with aria-label, placeholder and title.',
  ),
  language_stays: words(
    '页面的 lang 变了，文字没有跟着变。',
    'The lang of the page changed and the words did not.',
    '在 render 里读 StringsController 的 t，不要在构造函数里存下文字。',
    'Read t of the StringsController in render; do not keep words from the constructor.',
  ),
  text_small: words(
    '大字模式（large-text）里有小于 20 像素的文字：%',
    'In large text there are words below 20 px: %',
    '字号只用 var(--y-font-size)、-small、-large、-title，或 inherit、em。',
    'Set sizes of type by var(--y-font-size), -small, -large or -title alone, or by inherit and em.',
  ),
  text_fixed: words(
    '字号放大到 200% 时，这些文字不变：%',
    'At 200 % these words stay as they are: %',
    '不要写固定的 px 字号，用 var(--y-font-size) 等令牌或 em。',
    'Write no fixed px for type; use var(--y-font-size) and its like, or em.',
  ),
  text_cut: words(
    '字号放大到 200% 时，这些文字被截断：%',
    'At 200 % these words are cut off: %',
    '去掉固定的 height 和 overflow: hidden；用 min-height，让文字换行。',
    'Leave out fixed heights and overflow: hidden; use min-height and let words wrap.',
  ),
  too_wide: words(
    '在 280 像素宽处要横向滚动（内容宽 %）。',
    'At 280 px wide it scrolls sideways (its content is % wide).',
    '不要写固定的宽度，用 max-width 和换行；表格放进自己能滚动的盒子里。',
    'Write no fixed widths; use max-width and let it wrap, and put a table into a box that scrolls by itself.',
  ),
  target_small: words(
    '大字模式里有小于 44×44 像素的按钮：%',
    'In large text there are controls below 44 by 44 px: %',
    '用 class="button"，或写 min-width 和 min-height: var(--y-target)。',
    'Use class="button", or set min-width and min-height to var(--y-target).',
  ),
  axe: words(
    '无障碍检查（axe）：%',
    'Accessibility (axe): %',
    '按这条规则的说明改；颜色用令牌，控件用原生元素并写名称。',
    'Mend it as the rule says; take colours from the tokens, and name native controls.',
  ),
  listener_left: words(
    '移除之后还留着监听：%',
    'After removal listeners are left: %',
    '在 disconnectedCallback 里 removeEventListener，用同一个函数；或用 AbortController 的 signal。',
    'Remove them in disconnectedCallback with the same function, or by the signal of an AbortController.',
  ),
  work_left: words(
    '移除之后还在运行：%',
    'After removal this still runs: %',
    '在 disconnectedCallback 里 disconnect()、close()、terminate()、clearInterval() 或 cancelAnimationFrame()。',
    'In disconnectedCallback call disconnect(), close(), terminate(), clearInterval() or cancelAnimationFrame().',
  ),
  foreign_request: words(
    '向别的网站请求：%',
    'It asks another site: %',
    '文件放到自己的站点；接口由县文件写明，经 provider 的客户端去取。',
    'Put the file on your own site; let the county file name services, and reach them by the client of the provider.',
  ),
  policy: words(
    "违反严格的安全策略（default-src 'self'）：%",
    "It breaks the strict policy (default-src 'self'): %",
    '样式写在 static styles 或用类，不用 style= 特性；脚本不用 eval。',
    'Put styles into static styles or classes, not into style=; use no eval.',
  ),
  trusted_types: words(
    '把字符串当作 HTML 或脚本写进页面：%',
    'A string is written into the page as HTML or script: %',
    '用 lit 的模板或 textContent；数据不要用 innerHTML 或 unsafeHTML。',
    'Use templates of lit or textContent; no innerHTML or unsafeHTML for data.',
  ),
} satisfies Record<string, Words>;

/** What was found against `rule`; `seen` goes into its words. */
export const finding = (rule: RuleId, seen = ''): Finding => ({ rule, ...WORDS[rule](seen) });

/** Two lines for each: what is wrong, and what to do. */
export function findingLines(findings: readonly Finding[], locale: Locale): string {
  return findings
    .map(({ rule, message, mend }) => `[${rule}] ${message[locale]}\n    ${mend[locale]}`)
    .join('\n');
}
