import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';

export default {
  input: 'main.js',
  output: { dir: 'dist', format: 'es' },
  // `browser`, and CommonJS, for libraries that the map loads when they are needed.
  plugins: [nodeResolve({ browser: true }), commonjs()],
};
