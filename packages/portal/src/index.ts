/**
 * The whole one map of a county, and its public services.
 *
 * @packageDocumentation
 */
export { YztPortal } from './portal/portal.ts';
export { YztPanelOpenEvent } from './portal/portal.events.ts';
export { PANELS, type PanelId, type PanelName } from './portal/panels.ts';
export { YztServiceList } from './service-list/service-list.ts';
export { YztServiceChooseEvent } from './service-list/service-list.events.ts';
