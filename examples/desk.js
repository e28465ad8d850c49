/**
 * The desk of those who handle cases: a list, a map and one case beside each other. A case that is chosen in
 * one of them is shown in all; its id stands in the address, so that a link leads back to it.
 */
const WORDS = {
  'zh-CN': { title: '工单处理台', sample: '示例数据', map: '地图', matter: '事件' },
  en: { title: 'Work-order desk', sample: 'Sample data', map: 'Map', matter: 'Case' },
};
const OTHER = { 'zh-CN': ['en', 'English'], en: ['zh-CN', '中文'] };

const provider = document.querySelector('yzt-provider');
const language = document.querySelector('.language');
const matter = document.querySelector('.matter');
const detail = document.querySelector('yzt-case-detail');
const timeline = document.querySelector('yzt-case-timeline');
const followers = document.querySelectorAll('yzt-work-order-list, yzt-case-layer');
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

function show(id) {
  detail.caseId = timeline.caseId = id ?? undefined;
  timeline.hidden = id === null;
  for (const element of followers) element.selected = id ?? undefined;
}

function open(id) {
  query.set('case', id);
  keep();
  show(id);
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
speak();
show(query.get('case'));
