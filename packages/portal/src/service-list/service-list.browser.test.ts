import { expect, fixture, html } from '@open-wc/testing';
import '@yizhangtu/core/define.js';
import { define, type YztProvider } from '@yizhangtu/core';
import type { PublicService } from '@yizhangtu/standard';
import {
  countyOf,
  expectAccessible,
  SERVICES,
  text,
  until,
} from '../testing/portal.test.fixture.ts';
import type { YztServiceChooseEvent } from './service-list.events.ts';
import { YztServiceList } from './service-list.ts';

define('yzt-service-list', YztServiceList);

const alone = (services: readonly PublicService[] | undefined, lang = 'zh-CN') =>
  fixture<YztServiceList>(
    html`<yzt-service-list lang=${lang} .services=${services}></yzt-service-list>`,
  );
const links = (element: YztServiceList) => [
  ...element.shadowRoot!.querySelectorAll<HTMLAnchorElement>('a'),
];
const titles = (element: YztServiceList) =>
  [...element.shadowRoot!.querySelectorAll('h4')].map(text);

describe('yzt-service-list', () => {
  it('shows services by domain, with their links, without a provider', async () => {
    const element = await alone(SERVICES);
    expect(titles(element)).to.have.length(6);
    expect(titles(element)[0]).to.equal('就业 示例');
    const [page, phone] = links(element);
    expect(page!.href).to.equal('https://jobs.example/');
    expect(page!.rel).to.equal('noopener noreferrer');
    expect(text(page)).to.contain('就业').and.to.contain('浙里办');
    expect(phone!.getAttribute('href')).to.equal('tel:12333');
    expect(phone!.target).to.equal('');
    expect(text(phone)).to.contain('拨打 12333');
    await expectAccessible(element);
  });

  it('takes services and domains from the county, in the order of its domains', async () => {
    const provider = await fixture<YztProvider>(
      html`<yzt-provider lang="en" .county=${countyOf()}
        ><yzt-service-list large-text></yzt-service-list
      ></yzt-provider>`,
    );
    const element = provider.querySelector<YztServiceList>('yzt-service-list')!;
    await until(() => titles(element).length === 6);
    const groups = [...element.shadowRoot!.querySelectorAll('h3')].map(text);
    expect(groups).to.deep.equal(['Rural economy', 'Rural services']);
    expect(text(element.shadowRoot!.querySelector('.service'))).to.contain('土地流转');
    await expectAccessible(element);
  });

  it('finds by words, and says when there is nothing', async () => {
    const element = await alone(SERVICES);
    const input = element.shadowRoot!.querySelector('input')!;
    const find = async (query: string) => {
      input.value = query;
      input.dispatchEvent(new Event('input'));
      await element.updateComplete;
    };
    await find('培训');
    expect(titles(element)).to.deep.equal(['就业 示例']);
    await find('月球');
    expect(titles(element)).to.deep.equal([]);
    expect(text(element.shadowRoot!.querySelector('[role=status]'))).to.contain('月球');
    await expectAccessible(element);
  });

  it('is led through by arrows', async () => {
    const element = await alone(SERVICES);
    const { shadowRoot: root } = element;
    root!.querySelector('input')!.focus();
    const press = (key: string) =>
      root!.activeElement!.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
      );
    press('ArrowDown');
    expect(root!.activeElement).to.equal(links(element)[0]);
    press('ArrowDown');
    expect(text(root!.activeElement)).to.contain('就医');
    press('ArrowUp');
    press('ArrowUp');
    expect(root!.activeElement!.localName).to.equal('input');
  });

  it('makes no link of an address that could run something', async () => {
    const bad = ['javascript:alert(1)', 'data:text/html,x', ' javascript:alert(1)'].map((href) => ({
      href,
    }));
    const element = await alone([{ ...SERVICES[0]!, links: bad }]);
    expect(links(element)).to.deep.equal([]);
    expect(element.shadowRoot!.querySelectorAll('.refused')).to.have.length(3);
  });

  it('tells what is chosen, and leaves it to a page that cancels', async () => {
    const element = await alone(SERVICES);
    let chosen: string | undefined;
    element.addEventListener('yzt-service-choose', (event: YztServiceChooseEvent) => {
      event.preventDefault();
      chosen = `${event.service.id} ${event.link.href}`;
    });
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    links(element)[1]!.dispatchEvent(click);
    expect(chosen).to.equal('jobs tel:12333');
    expect(click.defaultPrevented).to.equal(true);
  });

  it('says that there is nothing, and is no wider than 280 px', async () => {
    const element = await alone([]);
    expect(text(element.shadowRoot!.firstElementChild)).to.contain('还没有登记服务');
    element.services = SERVICES;
    element.style.width = '280px';
    await element.updateComplete;
    expect(element.scrollWidth).to.be.at.most(280);
  });
});
