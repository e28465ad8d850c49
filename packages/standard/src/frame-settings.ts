import * as z from 'zod/mini';
import { checked } from './checked.ts';
import { Href } from './geo.ts';

const tag = checked(z.string(), z.regex(/^yzt-[a-z]+(-[a-z]+)*$/, 'frame_tag'));
/** None that runs something, looks like something, or says whose county it is: these are the server's. */
const attribute = checked(
  z.string(),
  z.regex(/^(?!on|style$|county$|slot$|id$|class$|is$)[a-z]+(-[a-z]+)*$/, 'frame_attribute'),
);

/** What other sites may show of a county in a frame. Without it there is no such page. */
export const FrameSettings = z.looseObject({
  /** Sites whose pages may hold the frame, and whose messages are read. */
  origins: checked(z.array(z.string()), z.minLength(1)),
  /** Elements that may be shown, each with the attributes that an address may give it. */
  tags: z.record(tag, z.array(attribute)),
  /** Where the self-hosted folder of the elements stands on this server; `/yzt/` when absent. */
  assets: z.optional(Href),
});
export type FrameSettings = z.infer<typeof FrameSettings>;
