/**
 * The page around the map: its words in two languages, its looks, and both in the address, so that a link
 * shows what was seen. The map keeps its own state behind the `#`.
 */
const WORDS = {
  'zh-CN': {
    title: (county) => `${county}数字乡村一张图`,
    sample: '示例数据',
    settings: '显示设置',
    language: '语言',
    theme: '外观',
    light: '浅色',
    dark: '深色',
    wall: '大屏',
    large: '大字',
    people: '人员',
  },
  en: {
    title: (county) => (county ? `${county} on one map` : 'One map'),
    sample: 'Sample data',
    settings: 'Display',
    language: 'Language',
    theme: 'Theme',
    light: 'Light',
    dark: 'Dark',
    wall: 'Wall',
    large: 'Large text',
    people: 'People',
  },
};

const provider = document.querySelector('yzt-provider');
const settings = document.querySelector('.settings');
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const query = new URLSearchParams(location.search);

const wanted = {
  lang: query.get('lang') === 'en' ? 'en' : 'zh-CN',
  theme: query.get('theme') ?? 'auto',
  large: query.has('large'),
};

function countyName() {
  const name = provider.loaded?.county.name ?? '';
  return typeof name === 'string' ? name : (name[wanted.lang] ?? name['zh-CN']);
}

function show() {
  const words = WORDS[wanted.lang];
  const auto = prefersDark.matches ? 'dark' : 'light';
  document.documentElement.lang = wanted.lang;
  provider.setAttribute('theme', wanted.theme);
  provider.toggleAttribute('large-text', wanted.large);
  for (const element of document.querySelectorAll('[data-word]')) {
    const word = words[element.dataset.word];
    element.textContent = typeof word === 'function' ? word(countyName()) : word;
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', words[element.dataset.label]);
  }
  for (const button of document.querySelectorAll('#tools button')) {
    const { name, value } = button;
    const current = name === 'theme' && wanted.theme === 'auto' ? auto : wanted[name];
    button.setAttribute(
      'aria-pressed',
      String(name === 'large' ? wanted.large : current === value),
    );
  }
  document.title = words.title(countyName());
  document.querySelector('.sample').hidden = provider.loaded?.sample !== true;
}

/** In the docs' editor the page has no address of its own. */
function keep() {
  if (!location.protocol.startsWith('http')) return;
  const next = new URLSearchParams();
  if (wanted.lang !== 'zh-CN') next.set('lang', wanted.lang);
  if (wanted.theme !== 'auto') next.set('theme', wanted.theme);
  if (wanted.large) next.set('large', '');
  const search = String(next);
  const path = search === '' ? location.pathname : `?${search}`;
  history.replaceState(history.state, '', `${path}${location.hash}`);
}

document.querySelector('#tools').addEventListener('click', ({ target }) => {
  const { name, value } = target.closest('button') ?? {};
  if (!name) return;
  wanted[name] = name === 'large' ? !wanted.large : value;
  show();
  keep();
});
settings.addEventListener('click', () => {
  const open = settings.getAttribute('aria-expanded') !== 'true';
  settings.setAttribute('aria-expanded', String(open));
});
provider.addEventListener('yzt-county-load', show);
prefersDark.addEventListener('change', show);
show();
