// Bundles the extension into dist/extension.js; vscode itself is given by the editor. dist/meta.json says what is inside.
import { build } from 'esbuild';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const { metafile } = await build({
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    logLevel: 'warning',
    metafile: true,
});
writeFileSync(new URL('../dist/meta.json', import.meta.url), JSON.stringify(metafile));
