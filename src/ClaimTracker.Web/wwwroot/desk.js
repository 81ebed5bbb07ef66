// Keys of the desk: every key presses the visible button that carries it in data-key. None fires while somebody types.
// The head is rendered twice, before and after the circuit opens: the second time finds the first.
(() => {
  if (window.deskSelection) return;
  const typing = target => target.closest?.("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");
  // The dialog's own focus trap asks the server; somebody who tabs fast would be out before it answers.
  const keepInside = (dialog, event) => {
    const stops = [...dialog.querySelectorAll("button:not([disabled]), input:not([disabled]), select, textarea, a[href]")];
    const [edge, other] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
    if (!edge || (document.activeElement !== edge && stops.includes(document.activeElement))) return;
    event.preventDefault();
    other.focus();
  };
  document.addEventListener("keydown", event => {
    const dialogs = document.querySelectorAll(".mud-dialog");
    const scope = dialogs.length ? dialogs[dialogs.length - 1] : document;
    if (event.key === "Tab" && scope !== document) keepInside(scope, event);
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (typing(event.target) && event.key !== "Escape") return;
    if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
    const button = scope.querySelector(`[data-key="${CSS.escape(event.key)}"]:not([disabled])`);
    if (button) { event.preventDefault(); button.click(); }
  });
  window.deskSelection = area => [area.selectionStart, area.selectionEnd];
  window.deskIsDark = () => (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  // A page without a circuit listens who else is at its record.
  const listen = () => {
    for (const notice of document.querySelectorAll("[data-here]")) {
      const stream = new EventSource(notice.dataset.here);
      stream.onmessage = event => { notice.textContent = event.data; };
      addEventListener("pagehide", () => stream.close());
    }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", listen); else listen();
  window.deskFocus = selector => document.querySelector(selector)?.focus();
})();
