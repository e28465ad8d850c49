import { expect, fixture, html } from '@open-wc/testing';
import { describeError, YztError, type ErrorCode, type Locale } from '@yizhangtu/standard';
import { render } from 'lit';
import { until } from './testing/page.test.fixture.ts';
import { errorWordsBy } from './error-words.ts';

const errorOf = (code: ErrorCode) => new YztError({ code, message: 'x' });

async function shown(words: ReturnType<typeof errorWordsBy>) {
  const place = await fixture<HTMLElement>(html`<div></div>`);
  const text = () => [...place.querySelectorAll('p')].map((p) => p.textContent).join('');
  const show = (code: ErrorCode, locale: Locale = 'zh-CN') => {
    const error = errorOf(code);
    render(
      html`<p>${words(error, locale, 'what')}</p>
        <p>${words(error, locale, 'mend')}</p>`,
      place,
    );
    return text();
  };
  return { place, show, text };
}

const all = (code: ErrorCode, locale: Locale = 'zh-CN') => {
  const { what, mend } = describeError(errorOf(code), locale);
  return what + mend;
};

describe('words of errors', () => {
  it('come with the first error, and are there at once for the next', async () => {
    const { show, text } = await shown(errorWordsBy(() => import('./describe-error.ts')));
    expect(show('denied')).to.equal('');
    await until(() => text() === all('denied'));
    expect(show('denied', 'en')).to.equal(all('denied', 'en'));
    expect(show('not_found')).to.equal(all('not_found'));
  });

  it('of the connection are at hand, and nothing is loaded for them', async () => {
    let asked = 0;
    const { show } = await shown(
      errorWordsBy(() => {
        asked += 1;
        return Promise.reject(new Error('offline'));
      }),
    );
    for (const code of ['network', 'timeout', 'unavailable'] as const)
      expect(show(code)).to.equal(all(code));
    expect(asked).to.equal(0);
  });

  it('that do not come are those of the connection, until they do', async () => {
    let offline = true;
    const { show, text } = await shown(
      errorWordsBy(() =>
        offline ? Promise.reject(new Error('offline')) : import('./describe-error.ts'),
      ),
    );
    show('denied');
    await until(() => text() === all('network'));
    offline = false;
    expect(show('denied'), 'what is said stays until there is better').to.equal(all('network'));
    await until(() => text() === all('denied'));
  });

  it('go to a place that has left the page meanwhile without harm', async () => {
    let arrive = () => {};
    const gate = new Promise<void>((resolve) => (arrive = resolve));
    const { place, show, text } = await shown(
      errorWordsBy(() => gate.then(() => import('./describe-error.ts'))),
    );
    show('denied');
    render(html``, place);
    arrive();
    await gate;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(text()).to.equal('');
    expect(show('denied')).to.equal(all('denied'));
  });
});
