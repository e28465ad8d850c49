import { YztError } from '@yizhangtu/standard';

/**
 * The most features of one document. Measured with a million points: 121 MB of text, 280 MB in the worker, and
 * 5 s for the one tile that shows them all, which is then 24 MB. More would stop a desk of today.
 */
export const MOST_FEATURES = 1_000_000;
/** The most bytes of one document, unpacked. */
export const MOST_BYTES = 512 * 1024 * 1024;

/** The refusal of a document with more than a page can hold; undefined for one that is not too large. */
export function tooLarge(features: number, bytes: number, where: string): YztError | undefined {
  if (features <= MOST_FEATURES && bytes <= MOST_BYTES) return undefined;
  const many = features > MOST_FEATURES;
  return new YztError({
    code: 'too_large',
    message: many ? `more than ${MOST_FEATURES} features` : `more than ${MOST_BYTES} bytes`,
    where,
    issues: [
      {
        path: many ? 'features' : '',
        code: 'too_large',
        message: many
          ? {
              'zh-CN': `文件超过 ${MOST_FEATURES} 个要素，浏览器放不下`,
              en: `The file has more than ${MOST_FEATURES} features, which a browser cannot hold`,
            }
          : {
              'zh-CN': `文件超过 ${MOST_BYTES / 1024 / 1024} MB，浏览器放不下`,
              en: `The file has more than ${MOST_BYTES / 1024 / 1024} MB, which a browser cannot hold`,
            },
        mend: {
          'zh-CN': '请做成矢量瓦片（PMTiles），或用按范围读取的 FlatGeobuf、要素服务',
          en: 'Make vector tiles of it (PMTiles), or serve it as FlatGeobuf or by a feature service, which are read by what is in view',
        },
      },
    ],
  });
}
