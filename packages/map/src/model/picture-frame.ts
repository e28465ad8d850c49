interface Size {
  readonly width: number;
  readonly height: number;
}

/** How a second map must be set up to show what the screen shows, and no less, in a picture of a size. */
export interface PictureFrame extends Size {
  /** Pixels of the picture to one of the second map. */
  readonly pixelRatio: number;
  /** Degrees from its lower to its upper edge: more for a taller one, so that a tilted view stays the same. */
  readonly fieldOfView: number;
  /** Size of what the screen shows, which lies in its middle. */
  readonly screen: Size;
}

/**
 * @param screen - CSS pixels of the map on screen
 * @param wanted - pixels of the picture
 * @param limits - `most` pixels of the picture in one direction; the screen's field of view in degrees
 */
export function pictureFrame(
  screen: Size,
  wanted: Size,
  limits: { readonly most: number; readonly fieldOfView: number },
): PictureFrame {
  const lowered = Math.min(1, limits.most / wanted.width, limits.most / wanted.height);
  const fits = Math.min(wanted.width / screen.width, wanted.height / screen.height);
  const width = Math.round(wanted.width / fits);
  const height = Math.round(wanted.height / fits);
  const half = Math.tan((limits.fieldOfView * Math.PI) / 360) * (height / screen.height);
  return {
    width,
    height,
    pixelRatio: Math.min((wanted.width * lowered) / width, (wanted.height * lowered) / height),
    fieldOfView: (Math.atan(half) * 360) / Math.PI,
    screen,
  };
}
