import axe from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

// Opens a page in a browser and does what the first argument says; prints what is wrong, and at the end that it is done.

async function open(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ permissions: [], ...options })).newPage();
  page.on('pageerror', error => console.log(`error on the page: ${error.message}`));
  page.on('console', message => {
    // The browser also reports each response that is a rejection.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      console.log(`error on the page: ${message.text()}`);
    }
  });
  await page.goto(address);
  return page;
}

/** Accessibility in light and dark, in a wide and in a narrow window. */
async function look(browser: Browser, address: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 400]) {
      const page = await open(browser, address, { colorScheme, viewport: { width, height: 900 } });
      await page.evaluate(axe.source);
      const { violations, passes } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run({ preload: false }));
      for (const { id, nodes } of violations) {
        console.log(`${colorScheme}, ${width} pixels: ${id} at ${nodes.map(node => node.target.join(' ')).join(', ')}`);
      }
      if (!passes.some(({ id }) => id === 'color-contrast')) {
        console.log('contrast was not looked at');
      }
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) {
        console.log(`${colorScheme}, ${width} pixels: scrolls sideways`);
      }
      await page.close();
    }
  }
}

/** What a page without a server that can be tried has, with a script and without. */
async function read(browser: Browser, address: string): Promise<void> {
  for (const javaScriptEnabled of [true, false]) {
    const page = await open(browser, address, { javaScriptEnabled });
    console.log(`controls: ${await page.locator('form, input, select, textarea').count()}`);
    console.log(`commands: ${await page.locator('article pre.copy').count()}`);
    await page.keyboard.press('Tab');
    console.log(`first to be reached: ${await page.locator(':focus').innerText()}`);
  }
}

/** Prints it: what is folded or a control is not for paper. */
async function print(browser: Browser, address: string): Promise<void> {
  const page = await open(browser, address);
  await page.emulateMedia({ media: 'print' });
  console.log(`controls: ${await page.locator(':is(button, input, select, textarea):visible').count()}`);
  console.log(`hidden fields: ${await page.locator('.fields > li:not(:visible)').count()}`);
}

/** Sends each example, with a wrong key first; sets the next response; shows what was recorded. */
async function use(browser: Browser, address: string): Promise<void> {
  const page = await open(browser, address);
  const key = page.getByLabel('API key', { exact: true });
  const known = await key.inputValue();
  console.log(`key: ${known}`);
  let send = async (): Promise<string> => '';
  for (const operation of await page.locator('article').all()) {
    const form = operation.locator('form.try');
    send = async () => {
      await form.getByRole('button', { name: 'Send' }).click();
      await form.locator('button:enabled', { hasText: 'Send' }).waitFor();
      return (await form.locator('.received-status').innerText()).slice(0, 3);
    };
    await key.fill('wrong');
    console.log(`wrong key: ${await send()}`);
    await key.fill(known);
    for (const pair of await operation.locator('.pair').all()) {
      const name = await pair.locator('h5 code').innerText();
      await form.getByLabel('Fill in an example').selectOption(name);
      const expected = await pair.locator('.status').innerText();
      const status = await send();
      if (status !== expected) {
        console.log(`${name}: expected ${expected}, received ${status}`);
      }
      const command = await form.locator('.command').textContent();
      if (command !== await pair.locator('pre.curl code').textContent()) {
        console.log(`${name}: the command of what was sent is ${command}`);
      }
      console.log(`sent ${name}`);
    }
  }
  await page.getByLabel('Response to the next request').selectOption('code=401');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await page.locator('output', { hasText: 'Set, for one request.' }).waitFor();
  console.log(`next response: ${await send()}`);
  await page.getByRole('button', { name: 'Show recorded requests' }).click();
  const recorded = page.locator('#recorded', { hasText: '"status"' });
  await recorded.waitFor();
  console.log(`recorded: ${JSON.parse(await recorded.innerText()).length}`);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run({ preload: false }));
  violations.forEach(({ id, nodes }) => console.log(`after all of this: ${id} at ${nodes.map(node => node.target.join(' ')).join(', ')}`));
}

const [executablePath, what, address] = process.argv.slice(2) as [string, string, string];
const browser = await chromium.launch({ executablePath });
try {
  await { look, read, print, use }[what]!(browser, address);
  console.log('done');
} finally {
  await browser.close();
}
