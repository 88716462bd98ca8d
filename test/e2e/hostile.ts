import type { Page } from '@playwright/test'

/** Markup, templates and styles in every language this app might be tricked to speak. */
export function hostileTexts(address: string) {
  const image = `<img src="${address}/image" onerror="window.led=1">`
  return {
    image,
    script: `<script src="${address}/script">window.led=2</script>`,
    template: "{@html '<b>svelte</b>'} {{constructor.constructor('window.led=3')()}} ${1+1}",
    style: '</style><style>* { display: none !important }</style>',
    attribute: `" onmouseover="window.led=4" x="`,
    link: `<a href="${address}/link" target="_blank">tryck här</a>`,
    frame: `<iframe src="${address}/frame"></iframe>`,
    entity: '&lt;b&gt; &amp; &#60;i&#62;',
  }
}

/** Elements that no text may become; our own document has none of them but its one script and style. */
export async function plantedElements(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const kinds =
      'img, iframe, object, embed, i, a, meta[http-equiv=refresh], [onerror], [onmouseover]'
    const inBody = document.body.querySelectorAll(`${kinds}, script, style, link`)
    const found = [...inBody].map((element) => element.outerHTML.slice(0, 100))
    return 'led' in window ? [...found, 'a script ran'] : found
  })
}
