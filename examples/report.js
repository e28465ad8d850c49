/** The page's own words, and the way from one's cases to the form. */
const WORDS = {
  'zh-CN': {
    title: '上报与查询',
    report: '上报一件事',
    lookup: '凭编号查询',
    mine: '我上报的事',
    other: 'English',
  },
  en: {
    title: 'Report and follow',
    report: 'Report a matter',
    lookup: 'Look up by number',
    mine: 'What I reported',
    other: '中文',
  },
};

const button = document.querySelector('.language');
const report = document.querySelector('.report');

button.addEventListener('click', () => {
  const lang = document.documentElement.lang === 'en' ? 'zh-CN' : 'en';
  const words = WORDS[lang];
  document.documentElement.lang = lang;
  document.title = words.title;
  button.textContent = words.other;
  button.lang = lang === 'en' ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = words[element.dataset.word];
  }
});

document.addEventListener('yzt-report-start', () => {
  report.open = true;
  report.scrollIntoView();
});
