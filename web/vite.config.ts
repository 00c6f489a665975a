import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm run web` finds the server that answers the API. */
const server = 'http://127.0.0.1:8460';
const served = ['/api', '/health', '/docs', '/icon.svg', '/style.css', '/set-up', '/join', '/openapi.json'];

// Vite takes its settings as a default export.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    manifest: 'manifest.json',
    // Everything is a file of its own, so that the Content-Security-Policy needs no exceptions.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { port: 5173, strictPort: true, proxy: Object.fromEntries(served.map((path) => [path, server])) },
});
