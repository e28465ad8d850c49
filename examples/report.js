/** The page's own words, and the ways between the form, one's cases and a matter that was chosen. */
const WORDS = {
  'zh-CN': {
    title: '上报与查询',
    report: '上报一件事',
    lookup: '凭编号查询',
    mine: '我上报的事',
    matter: '这件事',
    other: 'English',
  },
  en: {
    title: 'Report and follow',
    report: 'Report a matter',
    lookup: 'Look up by number',
    mine: 'What I reported',
    matter: 'This matter',
    other: '中文',
  },
};

const button = document.querySelector('.language');
const report = document.querySelector('.report');
const matter = document.querySelector('.matter');

const query = new URLSearchParams(location.search);
let lang = query.get('lang') === 'en' ? 'en' : 'zh-CN';

function speak() {
  const words = WORDS[lang];
  document.documentElement.lang = lang;
  document.title = words.title;
  button.textContent = words.other;
  button.lang = lang === 'en' ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = words[element.dataset.word];
  }
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

button.addEventListener('click', () => {
  lang = lang === 'en' ? 'zh-CN' : 'en';
  keep();
  speak();
});
speak();

document.addEventListener('yzt-report-start', () => {
  report.open = true;
  report.scrollIntoView();
});

document.addEventListener('yzt-case-choose', (event) => {
  for (const element of matter.querySelectorAll('yzt-case-detail, yzt-case-timeline')) {
    element.caseId = event.case.id;
  }
  matter.hidden = false;
  matter.focus({ preventScroll: true });
  matter.scrollIntoView();
});
