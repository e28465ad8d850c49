/** Whether bytes begin as a page or an XML message does: what servers send where they have no data. */
export const startsLikeMarkup = (bytes: ArrayBuffer | Uint8Array): boolean =>
  /^\s*<(!|html|\?)/i.test(new TextDecoder().decode(bytes.slice(0, 64)));
