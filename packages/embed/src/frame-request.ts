import * as z from 'zod/mini';

/** What the server says of its frame page. */
export const FramePage = z.object({
  county: z.string(),
  origins: z.array(z.string()),
  tags: z.record(z.string(), z.array(z.string())),
});
export type FramePage = z.infer<typeof FramePage>;

/** What an address asks a frame page for. */
export interface FrameRequest {
  readonly tag: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly lang: string;
  readonly theme: string | undefined;
  readonly largeText: boolean;
  /** Parameters that are not allowed, and were left out. */
  readonly refused: readonly string[];
}

const THEMES = ['light', 'dark', 'wall', 'auto'];
const OWN = ['tag', 'lang', 'theme', 'large-text'];

/** The request of an address; undefined where its tag is not allowed. */
export function readRequest(search: string, { tags }: FramePage): FrameRequest | undefined {
  const said = new URLSearchParams(search);
  const tag = said.get('tag') ?? '';
  if (!Object.hasOwn(tags, tag)) return undefined;
  const allowed = tags[tag] ?? [];
  const rest = Array.from(said).filter(([name]) => !OWN.includes(name));
  const theme = said.get('theme');
  return {
    tag,
    attributes: rest.filter(([name]) => allowed.includes(name)),
    lang: said.get('lang') === 'en' ? 'en' : 'zh-CN',
    theme: theme !== null && THEMES.includes(theme) ? theme : undefined,
    largeText: said.has('large-text'),
    refused: rest.filter(([name]) => !allowed.includes(name)).map(([name]) => name),
  };
}
