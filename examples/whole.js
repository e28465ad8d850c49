/** The page around a portal speaks the portal's language, and its title names the county. */
const TITLE = {
  'zh-CN': (county) => `${county}数字乡村一张图`,
  en: (county) => (county ? `${county} on one map` : 'One map'),
};

const portal = document.querySelector('yzt-portal');

function speak() {
  const lang = portal.lang === 'en' ? 'en' : 'zh-CN';
  const name = portal.loaded?.county.name ?? '';
  document.documentElement.lang = lang;
  document.title = TITLE[lang](typeof name === 'string' ? name : (name[lang] ?? name['zh-CN']));
}

portal.addEventListener('yzt-county-load', speak);
new MutationObserver(speak).observe(portal, { attributeFilter: ['lang'] });
speak();
