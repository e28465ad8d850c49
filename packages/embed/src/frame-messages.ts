import * as z from 'zod/mini';

/** What a frame tells the page around it. */
export const FromFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('yzt-frame-ready') }),
  z.object({
    type: z.literal('yzt-frame-height'),
    height: z.number().check(z.int(), z.minimum(0), z.maximum(100_000)),
  }),
]);
export type FromFrame = z.infer<typeof FromFrame>;

/** What the page around tells a frame. */
export const ToFrame = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('yzt-frame-looks'),
    lang: z.optional(z.enum(['zh-CN', 'en'])),
    theme: z.optional(z.enum(['light', 'dark', 'wall', 'auto'])),
    largeText: z.optional(z.boolean()),
  }),
  z.object({
    type: z.literal('yzt-frame-token'),
    /** A bearer token for the county's backend; null signs out. */
    token: z.nullable(z.string().check(z.regex(/^[\w.~+/=-]{1,8192}$/))),
  }),
]);
export type ToFrame = z.infer<typeof ToFrame>;

/** The message; undefined for anything else. */
export function readMessage<T>(schema: z.ZodMiniType<T>, data: unknown): T | undefined {
  const read = z.safeParse(schema, data, { jitless: true });
  return read.success ? read.data : undefined;
}
