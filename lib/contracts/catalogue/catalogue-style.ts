/** What the catalogue has beyond the style of every page. */
export const catalogueStyle = `
[hidden] { display: none !important; }
form { display: flex; flex-wrap: wrap; gap: 12px 20px; align-items: end; padding: 12px 0; border-bottom: 2px solid var(--edge);
  position: sticky; top: 0; background: var(--paper); z-index: 1; }
form p { margin: 0; }
form .box { flex: 1 1 340px; }
form label { display: block; font-size: 14px; color: var(--faint); }
input, select { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--faint); border-radius: 6px;
  padding: 6px 10px; max-width: 100%; }
input { width: 100%; }
input::placeholder { color: var(--faint); opacity: 1; }
input:focus-visible, select:focus-visible { outline: 3px solid var(--link); outline-offset: 1px; }
.topic { border-bottom: 1px solid var(--edge); padding: 14px 0; scroll-margin-top: 110px; }
.topic > h2 { font-size: 18px; margin: 0 0 2px; padding: 0; border: 0; overflow-wrap: anywhere; }
.topic > p { margin: 0 0 8px; }
.facts { display: flex; flex-wrap: wrap; gap: 2px 18px; list-style: none; margin: 0 0 4px; padding: 0; font-size: 14px;
  color: var(--faint); }
@media screen { .topic { content-visibility: auto; contain-intrinsic-size: auto 130px; } }
@media (max-width: 720px) { form { position: static; } form p { flex: 1 1 100%; } select { width: 100%; } .topic { scroll-margin-top: 0; }
  .table[id$=':facts'] td { grid-template-columns: 1fr; } .table[id$=':facts'] td::before { display: none; } }
@media print { form { display: none; } .topic { break-inside: auto; } }
`.trim();
