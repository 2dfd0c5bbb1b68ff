// Opens reports in Debian's Chromium and holds them to the accessibility rules of axe-core, wide and narrow, light and dark; and
// prints them.
//
//     node check-page.mjs FOLDER PAGE:VIEW,VIEW...
//
// FOLDER has the node_modules; a view is wide, dark or narrow, or paper. Results on standard output, as TAP.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, ...pages] = process.argv.slice(2);
const require = createRequire(pathToFileURL(path.join(folder, 'x.js')));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// Contrast is most of the work: it changes with the style, and not with the width; all other rules the other way round.
const views = {
  wide: { width: 1280, colorScheme: 'light', options: { runOnly: { type: 'tag', values: tags } } },
  dark: { width: 1280, colorScheme: 'dark', options: { runOnly: { type: 'rule', values: ['color-contrast'] } } },
  narrow: {
    width: 320, colorScheme: 'light',
    options: { runOnly: { type: 'tag', values: tags }, rules: { 'color-contrast': { enabled: false } } },
  },
};

// The same words in a page and in its print: lines end elsewhere.
const flat = (text) => text.replace(/[\s\u2060]+/gu, '');

let tests = 0;
let failed = 0;

function report(ok, what, details = []) {
  tests += 1;
  failed += ok ? 0 : 1;
  for (const line of details)
    console.log(`# ${line}`);
  console.log(`${ok ? 'ok' : 'not ok'} ${tests} ${what}`);
}

// What a page must be whatever it looks like; run in the page.
function look() {
  const problems = [];
  const ids = new Set();
  const root = document.scrollingElement;

  for (const each of document.querySelectorAll('[id]')) {
    if (ids.has(each.id))
      problems.push(`two elements have the id ${each.id}`);
    ids.add(each.id);
  }
  for (const each of document.querySelectorAll('a[href^="#"]'))
    if (!ids.has(decodeURIComponent(each.getAttribute('href').slice(1))))
      problems.push(`a link leads to ${each.getAttribute('href')}, which is not there`);
  for (const name of ['aria-labelledby', 'aria-describedby'])
    for (const each of document.querySelectorAll(`[${name}]`))
      for (const id of each.getAttribute(name).split(' '))
        if (!ids.has(id))
          problems.push(`${name} names ${id}, which is not there`);
  for (const each of document.querySelectorAll('script, [onclick], [onload], link, img, iframe, object, embed, base, form'))
    problems.push(`there is a ${each.localName}`);
  for (const each of document.querySelectorAll('svg.chart'))
    if (!each.getAttribute('aria-labelledby') || each.getAttribute('role') !== 'img')
      problems.push('a chart has no name');
  // No figure goes on on another line, nor does a word above a column that scrolls.
  for (const [cells, piece] of [['td.n', /[0-9][0-9,.]*/g], ['.scroll thead th', /\p{L}{2,20}/gu]])
    for (const cell of document.querySelectorAll(cells)) {
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);

      while (texts.nextNode())
        for (const match of texts.currentNode.data.matchAll(piece)) {
          const range = document.createRange();

          range.setStart(texts.currentNode, match.index);
          range.setEnd(texts.currentNode, match.index + match[0].length);
          if (new Set([...range.getClientRects()].map((each) => Math.round(each.top))).size > 1)
            problems.push(`“${match[0]}” is broken`);
        }
    }
  if (root.scrollWidth > root.clientWidth)
    problems.push(`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}`);

  return problems;
}

// What stands first ends on the first page of paper, and the next chapter begins the second.
async function judgePaper(page) {
  const context = await browser.newContext({ bypassCSP: true, offline: true });
  const tab = await context.newPage();
  const file = `${page}.pdf`;
  const read = (from) => flat(execFileSync('pdftotext', ['-f', from, '-l', from, '-raw', file, '-'], { encoding: 'utf8' }));
  const problems = [];

  await tab.goto(pathToFileURL(path.resolve(page)).href);
  await tab.pdf({ path: file, preferCSSPageSize: true });
  const [last, next] = await tab.evaluate(() => [document.querySelector('section').lastElementChild.textContent,
                                                 document.querySelectorAll('section h2')[1].textContent]);
  if (!/Page size:.* \(A4\)/.test(execFileSync('pdfinfo', [file], { encoding: 'utf8' })))
    problems.push('it is not of A4');
  if (!read('1').includes(flat(last)))
    problems.push(`the first page does not end with “${last.trim()}”`);
  if (!read('2').includes(flat(next)))
    problems.push(`the second page does not begin with “${next}”`);
  report(problems.length === 0, `${path.basename(page)}: paper`, problems);
  await context.close();
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
for (const [page, names] of pages.map((each) => each.split(':')))
  for (const each of names.split(',')) {
    if (each === 'paper') {
      await judgePaper(page);
      continue;
    }
    const name = `${path.basename(page)}: ${each}`;
    const view = views[each];
    const context = await browser.newContext({
      viewport: { width: view.width, height: 900 }, colorScheme: view.colorScheme, bypassCSP: true, offline: true,
    });
    const tab = await context.newPage();
    const asked = [];

    tab.on('request', (request) => asked.push(request.url()));
    await tab.goto(pathToFileURL(path.resolve(page)).href);
    await tab.evaluate(() => document.querySelectorAll('details').forEach((each) => { each.open = true; }));
    const problems = await tab.evaluate(look);
    if (asked.length !== 1)
      problems.push(`the page asked for ${asked.slice(1).join(', ')}`);
    report(problems.length === 0, `${name}: form`, problems);

    await tab.evaluate(axe);
    const result = await tab.evaluate((options) => window.axe.run(document, { ...options, resultTypes: ['violations'] }),
                                      view.options);
    const violations = result.violations.flatMap((rule) => [
      `${rule.id} (${rule.impact}): ${rule.help}, ${rule.nodes.length} times`,
      ...rule.nodes.slice(0, 3).map((node) => `  ${node.html.slice(0, 200).replaceAll('\n', ' ')}  ${(node.failureSummary ?? '').replaceAll('\n', ' ').slice(0, 300)}`),
    ]);
    report(result.violations.length === 0, `${name}: axe-core ${result.testEngine.version}, ${result.passes.length} rules held`, violations);
    await context.close();
  }
await browser.close();

console.log(`1..${tests}`);
process.exitCode = failed > 0 ? 1 : 0;
