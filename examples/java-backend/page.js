import { javaTransport } from './transport.js';

await customElements.whenDefined('yzt-provider');
const provider = document.querySelector('yzt-provider');
provider.transport = javaTransport('/java');
provider.county = 'county.json';
