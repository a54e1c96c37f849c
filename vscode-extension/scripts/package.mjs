// Makes the .vsix for the platform the server was frozen on and checks its size. A server of one platform runs on no other: asked for another target, it refuses.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const LIMIT_MB = 20;
/** The time of every file in the package, in seconds: two builds of the same sources are the same package. */
const FILE_TIME = process.env.SOURCE_DATE_EPOCH ?? '315619200'; // 1980-01-02, for a zip knows no time before 1980
const here = fileURLToPath(new URL('..', import.meta.url));
// Where there is no glibc, Linux is Alpine to the galleries.
const isMusl = process.platform === 'linux' && process.report.getReport().header.glibcVersionRuntime === undefined;
const target = `${isMusl ? 'alpine' : process.platform}-${process.arch}`;
const asked = process.argv.slice(2).filter((word) => word !== '--target');
if (asked.some((one) => one !== target)) {
    console.error(`This machine makes the package for ${target}. One for ${asked.join(', ')} is made on such a machine: see .github/workflows/package.yml`);
    process.exit(1);
}
const server = path.join(here, 'server', 'sqlcopilot-ls', process.platform === 'win32' ? 'sqlcopilot-ls.exe' : 'sqlcopilot-ls');
if (!existsSync(server)) {
    console.error(`There is no server to package at ${server}. Run: npm run freeze`);
    process.exit(1);
}
const { name, version } = JSON.parse(readFileSync(path.join(here, 'package.json'), 'utf8'));
const out = path.join(here, `${name}-${version}-${target}.vsix`);
for (const name of ['LICENSE', 'CHANGELOG.md']) {
    copyFileSync(path.join(here, '..', name), path.join(here, name));
}
const vsce = path.join(here, 'node_modules', '@vscode', 'vsce', 'vsce');
execFileSync(process.execPath, [vsce, 'package', '--no-dependencies', '--target', target, '--out', out], {
    cwd: here, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, SOURCE_DATE_EPOCH: FILE_TIME, TZ: 'UTC' },
});
const megabytes = statSync(out).size / 1e6;
console.log(`${path.basename(out)}: ${megabytes.toFixed(2)} MB, SHA-256 ${createHash('sha256').update(readFileSync(out)).digest('hex')}`);
if (megabytes > LIMIT_MB) {
    console.error(`The package is larger than ${LIMIT_MB} MB.`);
    process.exit(1);
}
