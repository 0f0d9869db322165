import { readFileSync } from 'node:fs';
import { Window } from 'happy-dom';

// Opens a report page, clicks the first button beside a command, and prints what the page copied and the button says.
const [file, browser] = process.argv.slice(2) as [string, string];
const window = new Window({
  url: 'http://127.0.0.1/',
  settings: { enableJavaScriptEvaluation: true, suppressInsecureJavaScriptEnvironmentWarning: true },
});
const { document } = window;
let copied = '';
const clipboard = browser === 'clipboard' ? { writeText: async (text: string) => { copied = text; } } : undefined;
Object.defineProperty(window.navigator, 'clipboard', { value: clipboard });
Object.defineProperty(document, 'execCommand', {
  value: () => {
    copied = document.querySelector('textarea')?.value ?? '';
    return browser === 'command';
  },
});
document.write(readFileSync(file, 'utf8'));
const button = document.querySelector('button.copy') as unknown as { click(): void; textContent: string };
button.click();
await new Promise(done => setImmediate(done));
console.log(`${copied}\n${button.textContent}`);
await window.happyDOM.close();
