import { describe } from 'node:test';
import { DIVIDED } from '../divided-county.ts';
import { scanAnswers } from '../scanned.ts';
import { testServer, type Kind } from '../test-server.ts';
import { archiveSuite } from './archives.ts';
import { bodySuite } from './bodies.ts';
import { catalogueSuite } from './catalogue.ts';
import { contractSuite } from './contract.ts';
import { countySuite } from './county.ts';
import { featureSuite } from './features.ts';
import { frameSuite } from './frame.ts';
import { grantSuite } from './grants.ts';
import { importSuite } from './import.ts';
import { matrixSuite } from './matrix.ts';
import { peopleSuite } from './people.ts';
import { placeSuite } from './places.ts';
import { roleSuite } from './roles.ts';
import { scanSuite } from './scan.ts';
import { sessionAuditSuite } from './sessions-audited.ts';
import { tileSuite } from './tiles.ts';
import { visibilitySuite } from './visibility.ts';

/** What the server does, whichever database is behind it. */
export function endpointSuites(kind: Kind): void {
  describe(`identity on ${kind}`, () => {
    const server = testServer(kind, DIVIDED);
    const scan = scanAnswers();
    matrixSuite(server);
    visibilitySuite(server);
    peopleSuite(server);
    sessionAuditSuite(server);
    grantSuite(server);
    frameSuite(server);
    bodySuite(server);
    scanSuite(server, scan);
  });
  describe(`endpoints on ${kind}`, () => {
    const server = testServer(kind, {}, { mostBodyBytes: 300_000 });
    countySuite(server);
    catalogueSuite(server);
    featureSuite(server);
    tileSuite(server);
    archiveSuite(server);
    roleSuite(server);
    importSuite(server);
    placeSuite(server);
    contractSuite(server);
  });
}
