import { setAssetBase } from '@yizhangtu/core';
import '@yizhangtu/core/define.js';
import '@yizhangtu/map/define.js';

setAssetBase('/bench/');

/** Contexts made on this page, with whether each still lives. Held weakly: they are under measurement. */
const contexts: WeakRef<WebGL2RenderingContext>[] = [];
const getContext = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (
  this: HTMLCanvasElement,
  ...args: Parameters<typeof getContext>
) {
  const context = getContext.apply(this, args);
  if (context instanceof WebGL2RenderingContext) contexts.push(new WeakRef(context));
  return context;
} as typeof getContext;

declare global {
  var lifetime: { mountAndUnmount(): Promise<void>; liveContexts(): number };
}

globalThis.lifetime = {
  async mountAndUnmount() {
    const provider = document.createElement('yzt-provider');
    provider.setAttribute('county', '/api/counties/330521/county.json');
    const map = document.createElement('yzt-map');
    Object.assign(map.style, { display: 'block', height: '480px' });
    provider.append(map);
    document.querySelector('#map')!.append(provider);
    await map.whenReady();
    provider.remove();
  },
  liveContexts: () =>
    contexts.filter((reference) => {
      const context = reference.deref();
      return context !== undefined && !context.isContextLost();
    }).length,
};
