import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { blocksHtml, type Pictures } from './block-html.ts';
import type { Scene } from './scene.ts';

const require = createRequire(import.meta.url);

/** The gallery as one page for a browser on this computer. */
export function pageHtml(scenes: readonly Scene[], pictures: Pictures): string {
  const contents = scenes
    .map(({ title }, index) => `<li><a href="#s${index}">${text(title)}</a></li>`)
    .join('');
  return `<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><title>Askbird in Slack</title>
<style>${fontFaces()}${libraryCss()}
${readFileSync(join(import.meta.dirname, 'page.css'), 'utf8')}</style></head>
<body><nav><h1>Askbird in Slack</h1><ol>${contents}</ol></nav>
${scenes.map((scene, index) => sceneHtml(scene, index, pictures)).join('\n')}
</body></html>
`;
}

function sceneHtml(scene: Scene, index: number, pictures: Pictures): string {
  const body = blocksHtml(scene.blocks, pictures);
  const findings = scene.findings.map((each) => `<li>${text(each)}</li>`).join('');
  return `<section class="scene" id="s${index}"><h2>${index + 1}. ${text(scene.title)}</h2>
${scene.after === null ? '' : `<p class="asked"><b>하나</b> ${text(scene.after)}</p>`}
<div class="${scene.surface}">${framed(scene, body)}</div>
<ul class="findings">${findings}</ul>
<details><summary>${scene.blocks.length} blocks</summary><pre>${text(JSON.stringify(scene.blocks, null, 2))}</pre></details>
</section>`;
}

function framed({ surface, frame }: Scene, body: string): string {
  if (surface === 'home') return body;
  if (frame !== null) {
    const submit = frame.submit === null ? '' : `<b class="submit">${text(frame.submit)}</b>`;
    return `<header>${text(frame.title)}<i>×</i></header><main>${body}</main><footer><b>${text(frame.close)}</b>${submit}</footer>`;
  }
  return `<div class="avatar">🐦</div><div class="said"><p class="who">물어보새 <span>APP</span> <time>10:00</time></p>${body}</div>`;
}

function text(value: string): string {
  return renderToStaticMarkup(createElement('x', null, value)).slice(3, -4);
}

/** The library asks for fonts without Korean letters; ours is put behind them, and in front for plain text. */
function libraryCss(): string {
  return readFileSync(require.resolve('slack-blocks-to-jsx/dist/style.css'), 'utf8')
    .replaceAll('-apple-system,', "'Nanum Gothic',-apple-system,")
    .replaceAll('Courier New,monospace', "Courier New,'Nanum Gothic',monospace");
}

/** Of the fonts the charts are drawn with, so that Korean shows wherever the page is opened on this computer. */
function fontFaces(): string {
  const folder = join(require.resolve('@expo-google-fonts/nanum-gothic/package.json'), '..');
  const faces = [
    ['400Regular/NanumGothic_400Regular.ttf', 400],
    ['700Bold/NanumGothic_700Bold.ttf', 700],
  ] as const;
  return faces
    .map(
      ([file, weight]) =>
        `@font-face{font-family:'Nanum Gothic';font-weight:${weight};src:url('${pathToFileURL(join(folder, file)).href}')}`,
    )
    .join('\n');
}
