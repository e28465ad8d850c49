import { define } from '@yizhangtu/core';
import { YztFeatureCard } from './feature-card/feature-card.ts';
import { YztFeatureTable } from './feature-table/feature-table.ts';
import { YztLayerList } from './layer-list/layer-list.ts';
import { YztLegend } from './legend/legend.ts';
import { YztMap } from './map/map.ts';
import { YztMapSearch } from './map-search/map-search.ts';
import { YztMapExport } from './map-export/map-export.ts';
import { YztMapPanel } from './panel/map-panel.ts';

define('yzt-map', YztMap);
define('yzt-layer-list', YztLayerList);
define('yzt-legend', YztLegend);
define('yzt-feature-card', YztFeatureCard);
define('yzt-feature-table', YztFeatureTable);
define('yzt-map-search', YztMapSearch);
define('yzt-map-export', YztMapExport);
define('yzt-map-panel', YztMapPanel);
