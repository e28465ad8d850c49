/**
 * What the elements of the kit stand on.
 *
 * @packageDocumentation
 */
export { AccentSheet } from './accent-sheet.ts';
export { nearestLocale } from './ancestors.ts';
export { assetUrl, hasAssetBase, setAssetBase } from './asset-base.ts';
export {
  AsyncController,
  type AsyncHost,
  type AsyncInit,
  type AsyncState,
} from './async-controller.ts';
export { calm } from './calm-virtualizer.ts';
export {
  ContextController,
  countyContext,
  mapHostContext,
  sessionContext,
  type ClosableSession,
  type CountyContext,
  type SessionPlace,
} from './context.ts';
export { copyText } from './copy-text.ts';
export { countyErrorStyles, countyErrorTemplate } from './county-error.ts';
export { readCounty, type CountyInput } from './read-county.ts';
export { define } from './define-element.ts';
export { YztErrorEvent } from './error-event.ts';
export { errorWords } from './error-words.ts';
export { FeedList, type FeedContent } from './feed/feed-list.ts';
export { feedStyles } from './feed/feed.styles.ts';
export { grouped } from './grouped.ts';
export { icon } from './icon.ts';
export { ICONS, isIconName, type IconName } from './icons.ts';
export type { Live } from './live.ts';
export { LooksController, type Looks } from './looks.ts';
export { MapHostController, type MapHostUser } from './map-host-controller.ts';
export { MapHostRegistry } from './map-host-registry.ts';
export type {
  DrawOptions,
  EditableShape,
  FeatureHit,
  FeaturesInView,
  LayerStatus,
  LegendPicture,
  MapHost,
  MapHostState,
  MapImprint,
  MapPicture,
  MapTaskKind,
  MapView,
  PickOptions,
  PictureOptions,
  ShownLayer,
} from './map-host.ts';
export { CountyLoadEvent, YztProvider } from './provider.ts';
export { saveFile } from './save-file.ts';
export { SessionController, type SessionUserHost } from './session-controller.ts';
export {
  emptyTemplate,
  errorTemplate,
  stateTemplate,
  type Standing,
  type StateParts,
} from './state-template.ts';
export { NewsController, type NewsInit } from './news-controller.ts';
export { Epoch } from './epoch.ts';
export * as PANEL_ICONS from './panel-icons.ts';
export { strokeIcon } from './stroke-icon.ts';
export { StringsController, type StringTable } from './strings.ts';
export { baseStyles, stateStyles, tokens } from './tokens.ts';
export type { Theme } from './token-values.ts';
export { VERSION } from './version.ts';
export { YztElement } from './yzt-element.ts';
