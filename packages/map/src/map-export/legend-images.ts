import type { LegendSection } from '../legend/legend-model.ts';

/** Pictures that services draw as legends, by address; one that may not be read is missing. */
export type LegendImages = ReadonlyMap<string, ImageBitmap>;

async function read(href: string, signal: AbortSignal): Promise<ImageBitmap | undefined> {
  try {
    const answer = await fetch(href, { signal });
    return answer.ok ? await createImageBitmap(await answer.blob()) : undefined;
  } catch {
    // A page may show a picture of a service without CORS and not read it: the sheet says so in its place.
    return undefined;
  }
}

/** Reads the pictures of a legend that are not known yet. */
export async function readLegendImages(
  sections: readonly LegendSection[],
  known: LegendImages,
  signal: AbortSignal,
): Promise<LegendImages> {
  const wanted = new Set(sections.flatMap(({ pictures }) => pictures.map(({ href }) => href)));
  const images = await Promise.all(
    [...wanted].map(async (href) => [href, known.get(href) ?? (await read(href, signal))] as const),
  );
  return new Map(images.flatMap(([href, image]) => (image === undefined ? [] : [[href, image]])));
}
