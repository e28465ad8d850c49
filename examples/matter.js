/**
 * The elements of a matter on one page. They open nothing by themselves: the page shows the case that a person
 * chose, and keeps its id in the address, so that a link leads back to it.
 */
const WORDS = {
  'zh-CN': {
    title: '一件事的全过程',
    sample: '示例数据',
    map: '地图',
    report: '上报一件事',
    lookup: '用受理编号查询',
    mine: '我上报的事',
    orders: '要办的事',
    matter: '这件事',
  },
  en: {
    title: 'A matter from report to answer',
    sample: 'Sample data',
    map: 'Map',
    report: 'Report a matter',
    lookup: 'Find it by receipt number',
    mine: 'What I reported',
    orders: 'Work orders',
    matter: 'This matter',
  },
};
const OTHER = { 'zh-CN': ['en', 'English'], en: ['zh-CN', '中文'] };

const provider = document.querySelector('yzt-provider');
const language = document.querySelector('.language');
const matter = document.querySelector('.matter');
const detail = document.querySelector('yzt-case-detail');
const timeline = document.querySelector('yzt-case-timeline');
const orders = document.querySelector('yzt-work-order-list');
const report = document.querySelector('.report');
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
  history.replaceState(null, '', search === '' ? location.pathname : `?${search}`);
}

function show(id, token) {
  matter.hidden = id === null;
  orders.selected = id ?? undefined;
  for (const element of [detail, timeline]) {
    element.token = token;
    element.caseId = id ?? undefined;
  }
}

function open(id, token) {
  query.set('case', id);
  keep();
  show(id, token);
  matter.focus({ preventScroll: true });
  matter.scrollIntoView();
}

language.addEventListener('click', () => {
  lang = OTHER[lang][0];
  keep();
  speak();
});
provider.addEventListener('yzt-county-load', () => {
  document.querySelector('.sample').hidden = provider.loaded?.sample !== true;
});
provider.addEventListener('yzt-case-choose', (event) => open(event.case.id));
provider.addEventListener('yzt-message-open', (event) => open(event.message.case));
provider.addEventListener('yzt-case-find', ({ target }) => open(target.case.id, target.token));
provider.addEventListener('yzt-report-start', () => {
  report.open = true;
  report.scrollIntoView({ block: 'nearest' });
});
speak();
show(query.get('case'));
