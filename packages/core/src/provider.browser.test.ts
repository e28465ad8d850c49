import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import './define.ts';
import type { YztProvider } from './provider.ts';

describe('yzt-provider', () => {
  it('is defined and shows its slot', async () => {
    const provider = await fixture<YztProvider>(html`<yzt-provider><p>x</p></yzt-provider>`);
    expect(provider.shadowRoot?.querySelector('slot')).to.exist;
    expect(getComputedStyle(provider).getPropertyValue('--y-surface').trim()).to.equal('#ffffff');
  });

  it('says what is wrong', async () => {
    setTimeout(() => undefined);
    const provider = await fixture<YztProvider>(html`<yzt-provider></yzt-provider>`);
    provider.setAttribute('county', '/nowhere.json');
    const event = await oneEvent(provider, 'yzt-error');
    expect((event as never as { error: { code: string } }).error.code).to.equal('not_found');
    await provider.updateComplete;
    expect(provider.shadowRoot?.textContent).to.contain('没有找到');
  });
});
