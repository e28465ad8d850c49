/**
 * The accounts that the county has stored: whoever is signed in opens one, changes it, stores it as a new version
 * and has it signed. The pictures follow what is open; before that they are of what is published.
 */
const WORDS = {
  'zh-CN': { title: '县里的生态产品总值核算', sample: '示例数据' },
  en: { title: 'Accounts of gross ecosystem product', sample: 'Sample data' },
};
const OTHER = { 'zh-CN': ['en', 'English'], en: ['zh-CN', '中文'] };
/** Milliseconds without a key after which the pictures are drawn anew. */
const PAUSE = 200;

const calculator = document.querySelector('yzt-gep-calculator');
const result = document.querySelector('yzt-gep-result');
const language = document.querySelector('.language');
let lang = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'zh-CN';

function speak() {
  document.documentElement.lang = lang;
  document.title = WORDS[lang].title;
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = WORDS[lang][element.dataset.word];
  }
  [language.lang, language.textContent] = OTHER[lang];
}

let soon = 0;
calculator.addEventListener('yzt-gep-change', ({ run, account }) => {
  // While something is missing the pictures stay as they were.
  if (!account) return;
  clearTimeout(soon);
  soon = setTimeout(() => (result.data = run), PAUSE);
});
language.addEventListener('click', () => {
  lang = OTHER[lang][0];
  speak();
});
speak();
