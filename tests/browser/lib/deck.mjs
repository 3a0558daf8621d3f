// A page on stage: how tests open it, move it, and ask where it is.
import { open, until } from './browser.mjs';

export const SCREEN = { viewport: { width: 1280, height: 720 } };
export const mode = (page, wanted) => until(page, (m) => document.documentElement.dataset.mode === m, wanted);
export const address = (page) => page.evaluate(() => location.href);
export const at = (page) => page.evaluate(() => document.querySelector('section.slide[aria-current]')?.id);
export const press = async (page, ...keys) => { for (const key of keys) await page.keyboard.press(key); };

export async function present(browser, url, options = SCREEN) {
  const page = await open(browser, url, options);
  await mode(page, 'present');
  return page;
}
