const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text that is nothing but text in HTML and SVG, in an element or an attribute. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => String(entities[letter]));

/** The same with `code` as code. */
export const inline = (text: string): string => escaped(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
