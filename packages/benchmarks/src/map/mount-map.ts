import type { CountyFile } from '@yizhangtu/standard';
import type { YztMap } from '@yizhangtu/map';

/** Puts `<yzt-map>` on the page as a vendor would, looking at `view`. */
export async function mountMap(
  county: CountyFile,
  view: { readonly center: [number, number]; readonly zoom: number; readonly pitch: number },
): Promise<YztMap> {
  const { setAssetBase } = await import('@yizhangtu/core');
  setAssetBase('/bench/');
  await import('@yizhangtu/core/define.js');
  await import('@yizhangtu/map/define.js');
  const provider = document.createElement('yzt-provider');
  provider.county = county;
  const map = document.createElement('yzt-map');
  Object.assign(map.style, { display: 'block', height: '100vh' });
  map.view = { ...view, bearing: 0 };
  provider.append(map);
  document.querySelector('#map')!.append(provider);
  return map;
}
