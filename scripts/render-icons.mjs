// node scripts/render-icons.mjs: draws assets/icon.svg with the system's Chromium as the icons of the three systems.
// They are in the repository, since the packager needs them: run this again after a change of the drawing.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { encodeIcns, icnsSizes } from './package/icns.mjs';
import { encodeIco } from './package/ico.mjs';

const assets = resolve(import.meta.dirname, '../assets');
const linuxSizes = [16, 32, 48, 64, 128, 256, 512];
const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256];
/** Apple's grid keeps a tenth of the tile free on each side. */
const appleMargin = 100 / 1024;

const drawing = readFileSync(join(assets, 'icon.svg'), 'base64');
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage();
  mkdirSync(join(assets, 'icons'), { recursive: true });
  for (const size of linuxSizes) writeFileSync(join(assets, `icons/${size}x${size}.png`), await draw(page, size));
  writeFileSync(join(assets, 'icon.ico'), encodeIco(await drawAll(page, windowsSizes)));
  writeFileSync(join(assets, 'icon.icns'), encodeIcns(await drawAll(page, icnsSizes, appleMargin)));
} finally {
  await browser.close();
}

async function drawAll(page, sizes, margin) {
  const images = [];
  for (const size of sizes) images.push(await draw(page, size, margin));
  return images;
}

async function draw(page, size, margin = 0) {
  const side = Math.round(size * (1 - 2 * margin));
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<body style="margin:0;display:grid;place-items:center;height:100vh">
      <img width="${side}" height="${side}" src="data:image/svg+xml;base64,${drawing}" alt="">`,
  );
  return page.screenshot({ omitBackground: true });
}

function findChromium() {
  const candidates = [process.env.STANDIN_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'];
  const found = candidates.find((path) => path !== undefined && existsSync(path));
  if (!found) throw new Error('No Chromium here: name one in STANDIN_CHROMIUM');
  return found;
}
