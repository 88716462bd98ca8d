const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

/** The only way of a value into the markup of a sheet or its footer (X01). */
export function escapeText(value: string): string {
  return value.replace(/[&<>"'`]/g, (character) => ESCAPES[character] ?? '')
}
