import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { contrast, type CountyFile } from '@yizhangtu/standard';
import { type CheckElement } from './check-element.test.fixture.ts';
import { expectAccessible, until } from './testing/page.test.fixture.ts';
import './define.ts';
import type { YztErrorEvent } from './error-event.ts';
import type { YztProvider } from './provider.ts';

const at = (name: string) => new URL(`./fixtures/${name}`, import.meta.url).href;
const GOOD = at('county.json');

async function failing(county: string, attributes: Record<string, string> = {}) {
  const provider = document.createElement('yzt-provider');
  for (const [name, value] of Object.entries(attributes)) provider.setAttribute(name, value);
  const parent = await fixture<HTMLElement>(html`<div></div>`);
  const failed = oneEvent(provider, 'yzt-error') as Promise<unknown> as Promise<YztErrorEvent>;
  provider.county = county;
  parent.append(provider);
  const { error } = await failed;
  // The words of errors come with the first one.
  await until(() => provider.shadowRoot!.querySelector('.state-title')?.textContent.trim());
  return { provider, error, text: provider.shadowRoot?.textContent ?? '' };
}

async function loaded(county: string | CountyFile = GOOD) {
  const provider = await fixture<YztProvider>(
    html`<yzt-provider .county=${county}><yzt-check></yzt-check></yzt-provider>`,
  );
  await until(() => provider.loaded);
  return { provider, child: provider.querySelector<CheckElement>('yzt-check')! };
}

/** A file with `count` layers, each of which lacks its datum. */
async function withBadLayers(count: number): Promise<string> {
  const county = (await (await fetch(GOOD)).json()) as CountyFile;
  const layers = Array.from({ length: count }, (_, i) => ({
    id: `layer-${i}`,
    domain: 'environment',
    title: `图层 ${i}`,
    style: { geometry: 'point' },
    source: { type: 'geojson', href: 'a.geojson' },
  }));
  const file = JSON.stringify({ ...county, catalogue: { layers } });
  return URL.createObjectURL(new Blob([file], { type: 'application/json' }));
}

describe('yzt-provider', () => {
  it('gives the county, its client and its maps to what is under it, and says so once', async () => {
    let told = 0;
    const count = () => told++;
    document.addEventListener('yzt-county-load', count);
    const { child } = await loaded();
    await until(() => told === 1);
    document.removeEventListener('yzt-county-load', count);
    expect(child.county.value?.county.county.code).to.equal('330521');
    expect(child.county.value?.county.county.line.href).to.equal(at('line.geojson'));
    expect(child.county.value?.client.baseUrl).to.equal(new URL('../api', GOOD).href);
    expect(told).to.equal(1);
  });

  it('takes the file itself', async () => {
    const county = (await (await fetch(GOOD)).json()) as CountyFile;
    const { child } = await loaded(county);
    expect(child.county.value?.county.county.line.href).to.equal(
      new URL('line.geojson', document.baseURI).href,
    );
  });

  it('gives the elements under it the accent of the county, legible on their ground', async () => {
    const { provider, child } = await loaded();
    await provider.updateComplete;
    const accent = () => getComputedStyle(child).getPropertyValue('--y-accent').trim();
    expect(accent()).to.equal('#5a1020');
    provider.theme = 'dark';
    await provider.updateComplete;
    // Too dark for a dark ground as it is (1.2): it was lightened.
    expect(accent())
      .to.match(/^#[0-9a-f]{6}$/)
      .and.not.equal('#5a1020');
    expect(contrast(accent(), '#161c1a')).to.be.at.least(3);
  });

  it('moved within the document, it does not fetch again', async () => {
    const { provider } = await loaded();
    const fetched = window.fetch;
    let asked = 0;
    window.fetch = (...args) => {
      asked++;
      return fetched(...args);
    };
    const file = provider.loaded;
    const place = await fixture<HTMLElement>(html`<section></section>`);
    place.append(provider);
    await provider.updateComplete;
    await new Promise((resolve) => setTimeout(resolve));
    window.fetch = fetched;
    expect(asked).to.equal(0);
    expect(provider.loaded).to.equal(file);
    expect(provider.querySelector<CheckElement>('yzt-check')!.county.value?.county).to.equal(file);
  });

  it('two providers on a page stay apart', async () => {
    const other = (await (await fetch(GOOD)).json()) as CountyFile;
    const anji = {
      ...other,
      county: { ...other.county, code: '330523' },
      divisions: {
        ...other.divisions,
        units: [{ code: '330523', name: '安吉县', kind: 'county' }],
      },
    };
    const [one, two] = [await loaded(), await loaded(anji)];
    expect(one.child.county.value?.county.county.code).to.equal('330521');
    expect(two.child.county.value?.county.county.code).to.equal('330523');
    expect(one.child.maps.value).to.not.equal(two.child.maps.value);
    two.provider.append(one.child);
    await one.child.updateComplete;
    expect(one.child.county.value?.county.county.code).to.equal('330523');
  });

  it('serves children that were there before it was defined', async () => {
    const { YztProvider } = await import('./provider.ts');
    class LateProvider extends YztProvider {}
    const place = await fixture<HTMLElement>(
      html`<yzt-late-provider county=${GOOD}><yzt-check></yzt-check></yzt-late-provider>`,
    );
    const child = (place.querySelector('yzt-check') ?? place.firstElementChild) as CheckElement;
    expect(child.county.value).to.equal(undefined);
    customElements.define('yzt-late-provider', LateProvider);
    await until(() => child.county.value);
    expect(child.county.value?.county.county.code).to.equal('330521');
  });

  it('lets go of children that leave', async () => {
    const { child } = await loaded();
    child.remove();
    await until(() => child.county.value === undefined);
  });

  describe('what can go wrong', () => {
    it('a file that is not there', async () => {
      const { error, text, provider } = await failing(at('nowhere.json'));
      expect(error.code).to.equal('not_found');
      expect(text).to.contain('没有找到').and.contain('nowhere.json').and.contain('重试');
      await expectAccessible(provider);
    });

    it('a page in place of the file', async () => {
      const { error, text } = await failing(at('page.html'));
      expect(error.code).to.equal('bad_response');
      expect(text).to.contain('page.html');
    });

    it('a file that is not JSON', async () => {
      const { error, text } = await failing(at('broken.txt'));
      expect(error.code).to.equal('invalid');
      expect(error.issues).to.have.length(1);
      expect(text).to.contain(error.issues[0]!.message['zh-CN']);
    });

    it('fifty problems: the first twenty are written out, all are counted', async () => {
      const { error, provider, text } = await failing(await withBadLayers(50));
      expect(error.code).to.equal('invalid');
      expect(error.issues).to.have.length(50);
      const rows = [...provider.shadowRoot!.querySelectorAll('.issues > li')];
      expect(rows).to.have.length(20);
      expect(text).to.contain('50').and.contain('20');
      expect(rows[3]!.textContent).to.contain('catalogue.layers[3].source.datum');
      expect(rows[3]!.textContent).to.contain(error.issues[3]!.mend['zh-CN']);
      await expectAccessible(provider);
    });

    for (const attributes of [
      { lang: 'en' },
      { 'large-text': '' },
      { theme: 'dark' },
      { theme: 'wall' },
    ] as Record<string, string>[]) {
      it(`is accessible: ${JSON.stringify(attributes)}`, async () => {
        const { provider, error, text } = await failing(await withBadLayers(3), attributes);
        if (attributes['lang']) expect(text).to.contain(error.issues[0]!.message.en);
        if ('large-text' in attributes) {
          const button = provider.shadowRoot!.querySelector('button')!;
          expect(getComputedStyle(button).fontSize).to.equal('22px');
          expect(button.getBoundingClientRect().height).to.be.at.least(44);
        }
        await expectAccessible(provider);
      });
    }

    it('the slot stays, and the page may show the error itself', async () => {
      const provider = document.createElement('yzt-provider');
      provider.append('content');
      provider.addEventListener('yzt-error', (event) => event.preventDefault());
      const failed = oneEvent(provider, 'yzt-error');
      provider.county = at('nowhere.json');
      (await fixture<HTMLElement>(html`<div></div>`)).append(provider);
      await failed;
      await provider.updateComplete;
      expect(provider.shadowRoot!.querySelector('[role=alert]')).to.equal(null);
      expect(provider.shadowRoot!.querySelector('slot')!.assignedNodes()).to.have.length(1);
    });

    it('retry asks again, and a good answer takes the error away', async () => {
      const real = window.fetch;
      window.fetch = async () => new Response('', { status: 404 });
      const { provider } = await failing(GOOD);
      window.fetch = real;
      provider.shadowRoot!.querySelector<HTMLButtonElement>('button')!.click();
      await until(() => provider.loaded);
      await provider.updateComplete;
      expect(provider.shadowRoot!.querySelector('[role=alert]')).to.equal(null);
    });

    it('an answer that never comes is given up when the provider leaves', async () => {
      const real = window.fetch;
      let signal: AbortSignal | null | undefined;
      window.fetch = (_, init) => {
        signal = init?.signal;
        return new Promise(() => undefined);
      };
      const provider = await fixture<YztProvider>(
        html`<yzt-provider county="slow.json"></yzt-provider>`,
      );
      let errors = 0;
      provider.addEventListener('yzt-error', () => errors++);
      provider.remove();
      await until(() => signal?.aborted);
      window.fetch = real;
      expect(errors).to.equal(0);
    });
  });
});
