/* eslint-disable no-var -- browsers that are too old read this file */
/*
 * Says in the place of each element of the kit that the browser is too old for it. In the oldest words of the
 * language: it is built for ES5, and a page may name it with `nomodule`.
 */
(function () {
  var WORDS = {
    zh: '此浏览器版本过低，这部分内容无法显示。请用 Chrome 109、Edge 109、Firefox 115、Safari 16.4 或更新的版本打开。',
    en: 'This browser is too old to show this part. Please use Chrome 109, Edge 109, Firefox 115, Safari 16.4 or newer.',
  };
  var PREFIX = 'yzt-';

  function isOurs(element: Element | null): boolean {
    return element !== null && element.nodeName.toLowerCase().indexOf(PREFIX) === 0;
  }

  function isInside(element: Element): boolean {
    var above = element.parentElement;
    while (above !== null) {
      if (isOurs(above)) return true;
      above = above.parentElement;
    }
    return false;
  }

  function say(): void {
    var english = /^en\b/i.test(document.documentElement.lang);
    var all = document.getElementsByTagName('*');
    var places: Element[] = [];
    for (var index = 0; index < all.length; index += 1) {
      var element = all[index] as Element;
      if (isOurs(element) && !isInside(element)) places.push(element);
    }
    for (var index = 0; index < places.length; index += 1) {
      var note = document.createElement('p');
      note.setAttribute('role', 'alert');
      note.className = 'yzt-old-browser';
      note.appendChild(document.createTextNode(english ? WORDS.en : WORDS.zh));
      (places[index] as Element).appendChild(note);
    }
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', say);
  else say();
})();
