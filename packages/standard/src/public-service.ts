import * as z from 'zod/mini';
import { checked } from './checked.ts';
import { Id } from './geo.ts';
import { openEnum } from './open.ts';
import { Text } from './text.ts';

const SERVICE_HREF =
  /^(https?:\/\/[!-\uffff]+|tel:\+?\d[\d-]{1,19}|(alipays|weixin|dingtalk):\/\/[!-\uffff]+|(?![a-zA-Z][a-zA-Z0-9+.-]*:)[!-\uffff]+)$/;

/**
 * Where a service is used: a web page (absolute, or relative to the county file), a telephone number
 * (`tel:12345`), or a page of an app (`alipays://…`, `weixin://…`, `dingtalk://…`). No other scheme: a link is
 * followed with one press.
 */
export const ServiceHref = checked(z.string(), z.regex(SERVICE_HREF, 'service_href'));

/** The apps of Zhejiang's government and those that most people have, by name. */
export const SERVICE_APPS = ['zlb', 'alipay', 'wechat', 'dingtalk'] as const;

export const ServiceLink = z.looseObject({
  href: ServiceHref,
  /** What the link is called; unset: by where it leads. */
  title: z.optional(Text),
  /** The app whose page it is, where the address does not say so: `zlb` is 浙里办. */
  app: z.optional(openEnum(SERVICE_APPS)),
});
export type ServiceLink = z.infer<typeof ServiceLink>;

/** A public service that people find in the one entrance (一端), such as 就业, 就医 or 养老. */
export const PublicService = z.looseObject({
  id: Id,
  title: Text,
  /** What it is for, in a sentence. */
  summary: z.optional(Text),
  /** Id of one of the county's domains. */
  domain: Id,
  /** Name of an icon of the kit. */
  icon: z.optional(z.string()),
  /** Who answers for it. */
  owner: Text,
  /** The ways to it, the usual one first. */
  links: checked(z.array(ServiceLink), z.minLength(1)),
  /** Found by these words too, such as what people call it. */
  words: z.optional(z.array(z.string())),
  sample: z.optional(z.boolean()),
});
export type PublicService = z.infer<typeof PublicService>;

/** Whether an address is one that {@link ServiceHref} lets pass. */
export const isServiceHref = (href: string): boolean => SERVICE_HREF.test(href);

/** The service with its pages' addresses absolute, by `at`. Numbers and pages of apps stay as they are. */
export const serviceWithAbsoluteHrefs = (
  service: PublicService,
  at: (href: string) => string,
): PublicService => ({
  ...service,
  links: service.links.map((link) =>
    /^(?!https?:)[a-z]+:/i.test(link.href) ? link : { ...link, href: at(link.href) },
  ),
});
