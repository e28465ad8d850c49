/** Capabilities of a WMS 1.1.1 with a type declaration, hints of scale and a tree of two levels. */
export const WMS_111 = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE WMT_MS_Capabilities SYSTEM "http://schemas.opengis.net/wms/1.1.1/WMS_MS_Capabilities.dtd" [
  <!ELEMENT VendorSpecificCapabilities EMPTY>
]>
<WMT_MS_Capabilities version="1.1.1">
  <Service><Name>OGC:WMS</Name><Title>县级地图服务</Title></Service>
  <Capability>
    <Request>
      <GetMap><Format>image/jpeg</Format><Format>image/png</Format>
        <DCPType><HTTP><Get><OnlineResource xmlns:xlink="http://www.w3.org/1999/xlink"
          xlink:href="http://inner.invalid:8080/geoserver/wms?"/></Get></HTTP></DCPType></GetMap>
      <GetFeatureInfo><Format>text/html</Format><Format>text/plain</Format></GetFeatureInfo>
    </Request>
    <Layer><Title>全部</Title><SRS>EPSG:4326 EPSG:3857</SRS>
      <LatLonBoundingBox minx="119.7" miny="30.4" maxx="120.4" maxy="30.7"/>
      <Layer><Title>水利</Title>
        <Layer queryable="1"><Name>water:rivers</Name><Title>河道</Title>
          <ScaleHint min="0" max="40"/>
          <Style><Name>line</Name><Title>线</Title><LegendURL width="20" height="20">
            <Format>image/png</Format><OnlineResource xmlns:xlink="http://www.w3.org/1999/xlink"
            xlink:href="http://inner.invalid:8080/geoserver/wms?request=GetLegendGraphic"/>
          </LegendURL></Style></Layer>
      </Layer>
    </Layer>
  </Capability>
</WMT_MS_Capabilities>`;

/** Capabilities of a WMS 1.3.0 with so many layers. */
export const manyLayers = (count: number): string => {
  const layers = Array.from(
    { length: count },
    (_, index) =>
      `<Layer queryable="1"><Name>layer-${index}</Name><Title>图层 ${index}</Title>
      <CRS>EPSG:3857</CRS><Style><Name>s</Name><Title>s</Title></Style></Layer>`,
  );
  // A GeoServer lists every reference system it knows, for each layer to inherit.
  const systems = Array.from({ length: 6000 }, (_, index) => `<CRS>EPSG:${20_000 + index}</CRS>`);
  return `<WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms"><Service>
    <Title>T</Title></Service><Capability><Request><GetMap><Format>image/png</Format></GetMap>
    </Request><Layer><Title>T</Title>${systems.join('')}${layers.join('')}</Layer></Capability>
    </WMS_Capabilities>`;
};

interface WmtsInit {
  readonly crs: string;
  /** Scale denominator of the first level; each next has half of it. */
  readonly scale: number;
  readonly corner: string;
  readonly first: number;
  /** What stands before each element of OWS Common. */
  readonly prefix?: string;
  readonly declared?: boolean;
}

/** Capabilities of a WMTS with one layer in one tile matrix set of 18 levels. */
export function wmts({ crs, scale, corner, first, prefix = 'ows:', declared = true }: WmtsInit) {
  const p = prefix;
  const levels = Array.from({ length: 18 }, (_, index) => {
    const columns = 2 ** (index + first);
    return `<TileMatrix><${p}Identifier>L${index}</${p}Identifier>
      <ScaleDenominator>${scale / 2 ** index}</ScaleDenominator>
      <TopLeftCorner>${corner}</TopLeftCorner><TileWidth>256</TileWidth>
      <TileHeight>256</TileHeight><MatrixWidth>${columns}</MatrixWidth>
      <MatrixHeight>${columns}</MatrixHeight></TileMatrix>`;
  });
  const spaces = declared
    ? 'xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1" xmlns:xlink="http://www.w3.org/1999/xlink"'
    : '';
  return `<?xml version="1.0" encoding="UTF-8"?><Capabilities version="1.0.0" ${spaces}>
    <${p}ServiceIdentification><${p}Title>瓦片</${p}Title></${p}ServiceIdentification>
    <${p}OperationsMetadata><${p}Operation name="GetTile"><${p}DCP><${p}HTTP>
      <${p}Get xlink:href="http://example.test/wmts?"/></${p}HTTP></${p}DCP></${p}Operation>
    </${p}OperationsMetadata>
    <Contents><Layer><${p}Title>影像</${p}Title><${p}Identifier>img</${p}Identifier>
      <Style isDefault="true"><${p}Identifier>default</${p}Identifier></Style>
      <Format>image/png</Format>
      <TileMatrixSetLink><TileMatrixSet>set</TileMatrixSet></TileMatrixSetLink></Layer>
      <TileMatrixSet><${p}Identifier>set</${p}Identifier>
      <${p}SupportedCRS>${crs}</${p}SupportedCRS>${levels.join('')}</TileMatrixSet></Contents>
    </Capabilities>`;
}
