/** A script for a page, before its own: notes on the page's clock when a button of this name can be pressed. */
export function watchForButton(label) {
  return `(${watch.toString()})(${JSON.stringify(label)})`;
}

function watch(label) {
  const observer = new MutationObserver(() => {
    for (const button of document.querySelectorAll('button')) {
      if (button.textContent !== label || button.disabled || button.getAttribute('aria-disabled') === 'true') continue;
      observer.disconnect();
      window.linkspanButtonAt = performance.now();
      return;
    }
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true });
}
