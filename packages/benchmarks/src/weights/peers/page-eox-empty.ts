/** EOxElements' map with no layer on it. */
import '@eox/map';

const map = document.createElement('eox-map');
Object.assign(map.style, { display: 'block', height: '100vh' });
document.querySelector('#map')!.append(map);
