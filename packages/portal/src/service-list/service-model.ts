import type { Domain, PublicService, ServiceLink, Text } from '@yizhangtu/standard';

/** Services of one domain, in the order of the file. */
export interface ServiceGroup {
  /** Undefined for services whose domain is not known here. */
  readonly domain: Domain | undefined;
  readonly services: readonly PublicService[];
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

const wordsOf = (text: Text | undefined): string[] =>
  text === undefined
    ? []
    : typeof text === 'string'
      ? [text]
      : Object.values(text).filter((word) => typeof word === 'string');

/** Services that hold every word of `query`: in the title, what they are for, who answers for them, other words. */
export function findServices(
  services: readonly PublicService[],
  query: string,
): readonly PublicService[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return services;
  return services.filter(({ title, summary, owner, words = [] }) => {
    const held = [title, summary, owner].flatMap(wordsOf).concat(words).map(fold);
    return wanted.every((word) => held.some((text) => text.includes(word)));
  });
}

/** Services by domain, in the order of the domains; those of no known domain at the end. */
export function groupServices(
  services: readonly PublicService[],
  domains: readonly Domain[],
): readonly ServiceGroup[] {
  const known = new Set(domains.map(({ id }) => id));
  const groups: ServiceGroup[] = domains.map((domain) => ({
    domain,
    services: services.filter((service) => service.domain === domain.id),
  }));
  const others = services.filter(({ domain }) => !known.has(domain));
  return [...groups, { domain: undefined, services: others }].filter(
    ({ services: held }) => held.length > 0,
  );
}

export type LinkKind = 'web' | 'phone' | 'zlb' | 'alipay' | 'wechat' | 'dingtalk';

/** Where a link leads: by its address, or as the file says. */
export function linkKind({ href, app }: ServiceLink): LinkKind {
  if (href.startsWith('tel:')) return 'phone';
  if (href.startsWith('alipays:')) return 'alipay';
  if (href.startsWith('weixin:')) return 'wechat';
  if (href.startsWith('dingtalk:')) return 'dingtalk';
  return app === 'zlb' || app === 'alipay' || app === 'wechat' || app === 'dingtalk' ? app : 'web';
}

/** Whether the link opens a page and not an app or a telephone. */
export const isPage = ({ href }: ServiceLink): boolean => !/^(?!https?:)[a-z]+:/i.test(href);

/** The digits of a telephone link, as they are dialled. */
export const phoneNumber = ({ href }: ServiceLink): string => href.replace(/^tel:/, '');
