/**
 * An account of gross ecosystem product: change a figure on the left, and the pictures, the map and the
 * report follow. The accounts are those that the county has published.
 */
const WORDS = {
  'zh-CN': {
    title: '生态产品总值核算',
    sample: '示例数据',
    work: '核算',
    report: '报告',
    map: '每公顷的价值，按村',
    failed: '没有取到示例核算，请刷新页面。',
  },
  en: {
    title: 'Gross ecosystem product',
    sample: 'Sample data',
    work: 'Account',
    report: 'Report',
    map: 'Value of a hectare, by village',
    failed: 'The sample account did not come. Reload the page.',
  },
};
const OTHER = { 'zh-CN': ['en', 'English'], en: ['zh-CN', '中文'] };
const ACCOUNTS = '/api/counties/330521/gep/accounts';
/** Milliseconds without a key after which the pictures are drawn anew. */
const PAUSE = 200;

const calculator = document.querySelector('yzt-gep-calculator');
const result = document.querySelector('yzt-gep-result');
const report = document.querySelector('yzt-gep-report');
const language = document.querySelector('.language');
const query = new URLSearchParams(location.search);
let lang = query.get('lang') === 'en' ? 'en' : 'zh-CN';

function speak() {
  document.documentElement.lang = lang;
  document.title = WORDS[lang].title;
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = WORDS[lang][element.dataset.word];
  }
  [language.lang, language.textContent] = OTHER[lang];
}

/** In the docs' editor the page has no address of its own. */
function keep() {
  if (!location.protocol.startsWith('http')) return;
  if (lang === 'en') query.set('lang', 'en');
  else query.delete('lang');
  const search = String(query);
  const path = search === '' ? location.pathname : `?${search}`;
  history.replaceState(history.state, '', `${path}${location.hash}`);
}

async function read(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}

/** The newest account and the one of an earlier year, as run packages. */
async function readAccounts() {
  const { items } = await read(`${ACCOUNTS}?status=published`);
  const newest = [...items].sort((a, b) => b.year - a.year).slice(0, 2);
  const versions = newest.map(({ id, published, version }) =>
    read(`${ACCOUNTS}/${id}/versions/${published ?? version}`),
  );
  return (await Promise.all(versions)).map((one) => one.package);
}

function show(name) {
  for (const button of document.querySelectorAll('[data-show]')) {
    button.setAttribute('aria-pressed', String(button.dataset.show === name));
  }
  for (const part of document.querySelectorAll('main'))
    part.hidden = !part.classList.contains(name);
}

let changed;
let soon = 0;
/** The report is written when it is looked at. */
function follow() {
  result.data = changed;
  if (!document.querySelector('main.report').hidden) report.data = changed;
}

calculator.addEventListener('yzt-gep-change', ({ run, account }) => {
  // While something is missing the pictures stay as they were.
  if (!account) return;
  changed = run;
  clearTimeout(soon);
  soon = setTimeout(follow, PAUSE);
});
for (const button of document.querySelectorAll('[data-show]')) {
  button.addEventListener('click', () => {
    show(button.dataset.show);
    if (button.dataset.show === 'report') report.data = changed;
  });
}
language.addEventListener('click', () => {
  lang = OTHER[lang][0];
  keep();
  speak();
});

speak();
try {
  const [newest, earlier] = await readAccounts();
  changed = newest;
  calculator.data = newest;
  result.data = newest;
  result.earlier = earlier;
  report.earlier = earlier;
} catch (error) {
  console.warn(error);
  document.querySelector('.failed').hidden = false;
}
