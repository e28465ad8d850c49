/** Brings a family's code and registers its tags. */
type Load = () => Promise<unknown>;

const core: Load = () => import('./families/core.ts');
const mapAlone: Load = () => import('./families/map-alone.ts');
const map: Load = () => import('./families/map.ts');
const identity: Load = () => import('./families/identity.ts');
const workOrders: Load = () => import('./families/work-orders.ts');
const caseTimeline: Load = () => import('./families/case-timeline.ts');
const messages: Load = () => import('./families/messages.ts');
const gepCalculator: Load = () => import('./families/gep-calculator.ts');
const portal: Load = () => import('./families/portal.ts');

/** Which family a tag comes with. */
export const FAMILIES: Readonly<Record<string, Load>> = {
  'yzt-provider': core,
  'yzt-map': mapAlone,
  'yzt-map-panel': map,
  'yzt-map-search': map,
  'yzt-layer-list': map,
  'yzt-map-export': map,
  'yzt-legend': map,
  'yzt-add-data': map,
  'yzt-feature-card': map,
  'yzt-feature-table': map,
  'yzt-draw': map,
  'yzt-measure': map,
  'yzt-login': identity,
  'yzt-user-menu': identity,
  'yzt-role-switch': identity,
  'yzt-guard': identity,
  'yzt-person': identity,
  'yzt-report-form': workOrders,
  'yzt-case-lookup': workOrders,
  'yzt-my-cases': workOrders,
  'yzt-case-detail': workOrders,
  'yzt-work-order-list': workOrders,
  'yzt-case-stats': workOrders,
  'yzt-case-layer': workOrders,
  'yzt-case-timeline': caseTimeline,
  'yzt-message-bell': messages,
  'yzt-inbox': messages,
  'yzt-gep-calculator': gepCalculator,
  'yzt-gep-result': gepCalculator,
  'yzt-gep-report': gepCalculator,
  'yzt-portal': portal,
  'yzt-service-list': portal,
};
