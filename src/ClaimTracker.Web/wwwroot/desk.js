// Keys of the desk: every key presses the visible button that carries it in data-key. None fires while somebody types.
// The head is rendered twice, before and after the circuit opens: the second time finds the first.
(() => {
  if (window.deskSelection) return;
  const typing = target => target.closest?.("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (typing(event.target) && event.key !== "Escape") return;
    if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
    const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]:not([disabled])`);
    if (button) { event.preventDefault(); button.click(); }
  });
  window.deskSelection = area => [area.selectionStart, area.selectionEnd];
  window.deskFocus = selector => document.querySelector(selector)?.focus();
})();
